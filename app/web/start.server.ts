import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { deleteOldHeldForms } from "~/domain/accounts/held-forms.server";
import { deleteOrphanedFiles } from "~/domain/attachments/delete-orphaned-files.server";
import { deleteOldDraftCopies } from "~/domain/drafts/drafts-page.server";
import { measureHealth } from "~/domain/health/measure-health.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { endExpiredClaims } from "~/domain/queue/claims.server";
import { askVolunteers, moveLateForward } from "~/domain/queue/keep-promise.server";
import { payHeldBack } from "~/domain/reputation/pay-held-back.server";
import { settleAmongBest } from "~/domain/reputation/solution-medals.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { fitIsDue } from "~/domain/scoring/fit-is-due.server";
import { payReachedMedian } from "~/domain/scoring/pay-reached-median.server";
import { liftEmbargoes } from "~/domain/solutions/lift-embargoes.server";
import { revealNames } from "~/domain/solutions/reveal-author.server";
import { connect } from "~db/connection";
import { migrate, pendingMigrations } from "~db/migrate";
import { type App, createApp } from "./app.server";
import { readEnv } from "./env.server";
import { sweepIncoming } from "./files/open-storage.server";
import { type RecomputeJob, recompute } from "./recompute-scores.server";
import { createSiteServer, type ServerParts } from "./server.server";
import { readStaticFiles } from "./static-files.server";

const HOUR = 3600_000;
const CLAIMS_EVERY = 60_000;
/** A process that is started anew every hour would never come to its chores. */
const FIRST_CHORES_MS = 10_000;
/** How long a balancer has to see that this process is not ready, before it stops listening. */
const NOTICE_MS = 500;
/** How long requests under way may take once the process is told to end. */
const DRAIN_MS = 8000;

export interface StartOptions {
  build: ServerParts["build"];
  /** Where the built server stands; the client files and the worker are beside it. */
  serverFolder: string;
  /** Vite's middleware, where the site runs from its sources. */
  assets?: ServerParts["assets"];
  /** Where it listens when `HOST` does not say; all addresses of the machine where this is not set either. */
  host?: string;
  /** Runs after the migrations and before the first request. */
  prepare?(app: App): Promise<void>;
}

/** Connects, migrates, listens, and ends in order on SIGTERM or SIGINT. Returns the address it listens on. */
export async function start({ build, serverFolder, assets, host, prepare }: StartOptions): Promise<string> {
  const env = readEnv(process.env);
  const app = createApp(env, { workerFile: join(serverFolder, "worker.js") });
  if (!env.rateLimits) app.log.warn("RATE_LIMITS=off: nobody is limited. Never run a public site like this.");
  await prepareDatabase(app);
  sweepIncoming(app.incoming);
  await prepare?.(app);

  // From its sources Vite serves everything but the scripts, which are built apart.
  const files = readStaticFiles(
    join(serverFolder, assets ? "../client/js" : "../client"),
    assets ? "/js" : "",
  );
  const site = createSiteServer(app, { build, files, assets });
  site.http.listen(env.port, env.host ?? host);
  await once(site.http, "listening");
  const { port } = site.http.address() as AddressInfo;
  const address = env.origin ?? `http://localhost:${port}`;
  app.log.info({ address, database: app.connection.engine.name }, "listening");

  const stop = new AbortController();
  const chore = () => runChores(app, { workerFile: join(serverFolder, "worker.js"), signal: stop.signal });
  const chores = setInterval(chore, HOUR);
  chores.unref();
  const claims = setInterval(() => endClaims(app), CLAIMS_EVERY);
  claims.unref();
  const firstChores = globalThis.setTimeout(chore, FIRST_CHORES_MS);
  firstChores.unref();
  let ending = false;
  const end = async (signal: string) => {
    if (ending) return;
    ending = true;
    app.log.info({ signal }, "ending");
    clearInterval(chores);
    clearInterval(claims);
    clearTimeout(firstChores);
    stop.abort();
    site.drain();
    await setTimeout(NOTICE_MS);
    const closed = once(site.http, "close");
    site.http.close();
    site.http.closeIdleConnections();
    const force = globalThis.setTimeout(() => site.http.closeAllConnections(), DRAIN_MS);
    await closed;
    clearTimeout(force);
    await app.close();
    process.exit(0);
  };
  process.on("SIGTERM", end);
  process.on("SIGINT", end);
  return address;
}

/** SQLite belongs to this process, so it migrates by itself; a server's database is migrated by `npm run db:migrate`. */
async function prepareDatabase({ connection, log }: App) {
  if (connection.engine.name === "sqlite") {
    const done = await migrate(connection.db);
    if (done.length > 0) log.info({ migrations: done }, "migrated");
    return;
  }
  const pending = await pendingMigrations(connection.db);
  if (pending.length > 0)
    throw new Error(`Cannot start: the database lacks ${pending.join(", ")}. Run npm run db:migrate first.`);
}

let choresRun = false;

/** One chore that fails leaves the others to be done. */
async function runChores(app: App, job: RecomputeJob) {
  // A full fit of a large site may take longer than an hour.
  if (choresRun) return;
  choresRun = true;
  for (const [name, chore] of Object.entries(CHORES)) {
    try {
      await chore(app, job);
    } catch (error) {
      app.log.error({ err: error, chore: name }, "hourly work failed; it is tried again in an hour");
    }
  }
  choresRun = false;
}

const CHORES: Record<string, (app: App, job: RecomputeJob) => Promise<unknown>> = {
  async tidy(app) {
    await app.sessions.deleteExpiredSessions();
    await deleteOldHeldForms(app.ctx());
    await deleteOldDraftCopies(app.ctx());
    sweepIncoming(app.incoming);
  },
  async orphans(app) {
    const orphans = await deleteOrphanedFiles(app.ctx());
    if (orphans > 0) app.log.info({ orphans }, "deleted files that nobody can see");
  },
  async unrated(app) {
    const closed = await closeUnratedReviews(app.ctx());
    if (closed > 0) app.log.info({ closed }, "closed unrated reviews");
  },
  proven: (app) => untilDone(() => payProven(app.ctx())),
  heldBack: (app) => payHeldBack(app.ctx()),
  embargoes: (app) => untilDone(() => liftEmbargoes(app.ctx())),
  names: (app) => untilDone(() => revealNames(app.ctx())),
  async promise(app) {
    await moveLateForward(app.ctx());
    const asked = await askVolunteers(app.ctx());
    if (asked > 0) app.log.info({ asked }, "asked members to review what waits");
  },
  abuse: (app) => untilDone(() => auditAbuse(app.ctx())),
  async scores(app, job) {
    if (!(await fitIsDue(app.ctx()))) return;
    const { isDone, isElsewhere, reviews, rings } = await recompute(app.ctx(), job);
    if (isElsewhere) return;
    app.log.info({ isDone, reviews, rings: rings.length }, "fitted all scores anew");
  },
  // Behind the fit, which may have moved solutions there.
  median: (app) => payReachedMedian(app.ctx()),
  medals: (app) => settleAmongBest(app.ctx()),
  health: (app) => measureHealth(app.ctx()),
};

async function untilDone(batch: () => Promise<number>) {
  while ((await batch()) > 0);
}

/** A place that nobody uses is free again soon. */
async function endClaims(app: App) {
  try {
    while ((await endExpiredClaims(app.ctx())) > 0);
  } catch (error) {
    app.log.error({ err: error }, "claims were not ended; it is tried again in a minute");
  }
}

/** Brings the database of DATABASE_URL to the latest migration. Returns the names of those that ran now. */
export async function migrateDatabase(): Promise<string[]> {
  const { db } = connect(readEnv(process.env).databaseUrl);
  try {
    return await migrate(db);
  } finally {
    await db.destroy();
  }
}
