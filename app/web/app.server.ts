import { type Logger, pino } from "pino";
import { monotonicFactory } from "ulid";
import { createSessions, type Sessions } from "~/domain/accounts/sessions.server";
import type { Ctx } from "~/domain/context.server";
import { type Connection, connect } from "~db/connection";
import { createKeptComparisons, type KeptComparisons } from "./compare.server";
import type { Env } from "./env.server";
import { openStorage } from "./files/open-storage.server";
import { createRateLimits, type RateLimits } from "./rate-limits.server";
import { unavailable } from "./responses.server";
import { createWorkerPool, type WorkerPool, WorkersBusy } from "./worker-pool.server";

/** What one process has once: made at the start, closed at the end. */
export interface App {
  env: Env;
  log: Logger;
  connection: Connection;
  sessions: Sessions;
  limits: RateLimits;
  pool: WorkerPool;
  comparisons: KeptComparisons;
  /** The folder where uploads lie until they are stored. */
  incoming: string;
  /** A `Ctx` without a viewer, at this moment. Work in threads is shared out between owners: members, or addresses. */
  ctx(owner?: string): Ctx;
  close(): Promise<void>;
}

/** Opens everything that the process needs. `workerFile` is the built Markdown worker. */
export function createApp(env: Env, { workerFile }: { workerFile: string }): App {
  const connection = connect(env.databaseUrl);
  const pool = createWorkerPool({ workerFile });
  // Of its own, so that no write-up waits for a file; with a thread that nobody's files keep busy alone.
  const filePool = createWorkerPool({
    workerFile,
    threads: 2,
    timeoutMs: 30_000,
    memoryMb: 512,
    perOwner: { running: 1, waiting: 4 },
  });
  const { storage, incoming } = openStorage(env.files);
  const newUlid = monotonicFactory();
  return {
    env,
    log: pino({ level: env.logLevel }),
    connection,
    sessions: createSessions(connection.db, { secure: env.secure }),
    limits: createRateLimits(env.rateLimits),
    pool,
    comparisons: createKeptComparisons(),
    incoming,
    ctx: (owner) => ({
      db: connection.db,
      now: new Date().toISOString(),
      viewer: null,
      newId: () => newUlid().toLowerCase(),
      render: (texts, options) => pool.render(texts, options, owner).catch(answerBusy),
      compare: (texts) => pool.call("compare", texts, owner).catch(answerBusy),
      placeAnchors: (job) => pool.call("placeAnchors", job, owner).catch(nullWhenBusy),
      importText: (job) => pool.call("importText", job, owner).catch(answerBusy),
      files: storage,
      readUpload: (job) => filePool.call("readUpload", job, owner),
      isUniqueViolation: connection.engine.isUniqueViolation,
    }),
    async close() {
      await Promise.all([pool.close(), filePool.close()]);
      await connection.db.destroy();
    },
  };
}

/** For work that is tried again later. */
function nullWhenBusy(error: unknown): null {
  if (!(error instanceof WorkersBusy)) throw error;
  return null;
}

function answerBusy(error: unknown): never {
  if (!(error instanceof WorkersBusy)) throw error;
  throw unavailable(
    "Too many texts are being rendered just now. Go back, your text is still there, and send it again.",
  );
}
