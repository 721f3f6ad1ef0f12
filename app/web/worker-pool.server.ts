import { Piscina } from "piscina";
import type { Render, Rendered, RenderTextsOptions } from "~/domain/markdown/markdown";
import { renderPlain } from "~/domain/markdown/render-plain.server";
import { createPlaces } from "./places.server";
import type * as worker from "./worker.server";

type Worker = typeof worker;
type TaskName = keyof Worker;
type Argument<Name extends TaskName> = Parameters<Worker[Name]>[0];
type Result<Name extends TaskName> = Awaited<ReturnType<Worker[Name]>>;

const THREADS = 2;
const WAITING_MAX = 100;
const WAIT_MS = 20_000;
const PER_OWNER = { running: 2, waiting: 10 };
const START_MS = 15_000;
const MEMORY_MB = 192;

export interface WorkerPool {
  /**
   * Renders texts, the answers in their order. A text that takes longer than the time-out, or that the thread
   * fails on, comes back plain, with the others of the same call tried alone so that they do not suffer.
   *
   * @param owner who the call is for: the calls of one owner leave room for those of others.
   * @throws WorkersBusy when too many calls wait already, this one has waited for too long, or the pool is closing.
   *   Nothing was rendered then: the text is to be kept and the request to be answered 503.
   */
  render(texts: string[], options?: RenderTextsOptions, owner?: string): ReturnType<Render>;
  /**
   * Runs a function of `worker.server.ts` in a thread. Null when it took longer than the time-out, ran out of memory
   * or threw: with hostile input that is an answer, not an accident.
   *
   * @throws WorkersBusy as `render` does.
   */
  call<Name extends TaskName>(
    name: Name,
    argument: Argument<Name>,
    owner?: string,
  ): Promise<Result<Name> | null>;
  /** Lets running calls finish, then ends the threads. */
  close(): Promise<void>;
}

export class WorkersBusy extends Error {
  override name = "WorkersBusy";
}

export interface WorkerPoolOptions {
  /** Absolute path of the built worker, `build/server/worker.js`. */
  workerFile: string;
  /** For one call, from the moment a thread begins it. */
  timeoutMs?: number;
  threads?: number;
  /** How many calls of one owner may run at a time, and how many more may wait. */
  perOwner?: { running: number; waiting: number };
  /** How long a call may wait for a thread. */
  waitMs?: number;
  /** Heap of one thread. */
  memoryMb?: number;
}

/** Threads for work that is slow or may be hostile: it costs its sender the result, and the web process nothing. */
export function createWorkerPool(options: WorkerPoolOptions): WorkerPool {
  const { workerFile, timeoutMs = 2000, threads: count = THREADS, memoryMb = MEMORY_MB } = options;
  const { perOwner = PER_OWNER, waitMs = WAIT_MS } = options;
  const threads = new Piscina({
    filename: workerFile,
    minThreads: 1,
    maxThreads: count,
    idleTimeout: 60_000,
    // Rendering gives way to answering where both want the processor.
    niceIncrement: 10,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: 32 },
  });
  // A thread that dies without a job in hand. The next call starts another one, or fails and says so.
  threads.on("error", () => {});
  const places = createPlaces({ count, waitingMax: WAITING_MAX, waitMs, perOwner });
  const accepted = new Set<Promise<unknown>>();
  let closing = false;

  /** Null when it took too long or its thread died. */
  async function run<Name extends TaskName>(
    name: Name,
    argument: Argument<Name>,
  ): Promise<Result<Name> | null> {
    // An empty job first, so that the clock of the real one does not run while a thread is starting. It fails only
    // when no thread can start at all, which is no fault of the input and must not be stored as one.
    await threads.run([], { name: "render", signal: AbortSignal.timeout(START_MS) });
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      return (await threads.run(argument, { name, signal: stop.signal })) as Result<Name>;
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
    }
  }

  async function renderAll(texts: worker.RenderText[]): Promise<Rendered[]> {
    const together = await run("render", texts);
    if (together) return together;
    if (texts.length === 1) return texts.map(({ markdown }) => renderPlain(markdown));
    const alone: Rendered[] = [];
    for (const text of texts) {
      const [rendered] = (await run("render", [text])) ?? [];
      alone.push(rendered ?? renderPlain(text.markdown));
    }
    return alone;
  }

  async function inTurn<T>(owner: string | undefined, work: () => Promise<T>): Promise<T> {
    if (closing) throw new WorkersBusy("The worker pool is closing.");
    const call = places.take(owner).then((leave) => {
      if (!leave) throw new WorkersBusy("Too many calls are waiting.");
      return work().finally(leave);
    });
    accepted.add(call);
    try {
      return await call;
    } finally {
      accepted.delete(call);
    }
  }

  return {
    render: (texts, options, owner) => inTurn(owner, () => renderAll(withOptions(texts, options))),
    call: (name, argument, owner) => inTurn(owner, () => run(name, argument)),
    async close() {
      closing = true;
      await Promise.allSettled(accepted);
      await threads.destroy();
    },
  };
}

function withOptions(texts: string[], { idScope, files }: RenderTextsOptions = {}): worker.RenderText[] {
  return texts.map((markdown, i) => ({ markdown, idScope: idScope ? `${idScope}-${i}-` : "", files }));
}
