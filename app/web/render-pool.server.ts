import { Piscina } from "piscina";
import { renderPlain } from "../domain/writing/render-plain.server";
import type { RenderJob, RenderText } from "../domain/writing/render-worker.server";
import type { Render, Rendered } from "../domain/writing/writing";

const THREADS = 2;
const WAITING_MAX = 100;
const START_MS = 15_000;
const MEMORY = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 32 };

export interface RenderPool {
  /**
   * Renders texts, the answers in their order. A text that takes longer than the time-out, or that the thread
   * fails on, comes back plain, with the others of the same call tried alone so that they do not suffer.
   *
   * @throws RenderBusy when too many calls wait already, or the pool is closing. Nothing was rendered then: the text
   *   is to be kept and the request to be answered 503.
   */
  render: Render;
  /** Lets running calls finish, then ends the threads. */
  close(): Promise<void>;
}

export class RenderBusy extends Error {
  override name = "RenderBusy";
}

export interface RenderPoolOptions {
  /** Absolute path of the built worker, `build/server/render-worker.js`. */
  workerFile: string;
  /** For one job, from the moment a thread begins it. */
  timeoutMs?: number;
}

/** Threads that render Markdown: a hostile text costs its author a plain page, and the web process nothing. */
export function createRenderPool({ workerFile, timeoutMs = 2000 }: RenderPoolOptions): RenderPool {
  const threads = new Piscina<RenderJob, Rendered[]>({
    filename: workerFile,
    minThreads: 1,
    maxThreads: THREADS,
    idleTimeout: 60_000,
    resourceLimits: MEMORY,
  });
  // A thread that dies without a job in hand. The next call starts another one, or fails and says so.
  threads.on("error", () => {});
  const places = createPlaces(THREADS, WAITING_MAX);
  const accepted = new Set<Promise<Rendered[]>>();
  let closing = false;

  async function runJob(texts: RenderText[]): Promise<Rendered[]> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      return await threads.run({ texts }, { signal: stop.signal });
    } finally {
      clearTimeout(timer);
    }
  }

  /** Null when the job took too long or its thread died. */
  async function tryJob(texts: RenderText[]): Promise<Rendered[] | null> {
    // An empty job first, so that the clock of the real one does not run while a thread is starting. It fails only
    // when no thread can start at all, which is no fault of the text and must not be stored as one.
    await threads.run({ texts: [] }, { signal: AbortSignal.timeout(START_MS) });
    return runJob(texts).catch(() => null);
  }

  async function renderAll(texts: RenderText[]): Promise<Rendered[]> {
    await places.take();
    try {
      const together = await tryJob(texts);
      if (together) return together;
      if (texts.length === 1) return texts.map(({ markdown }) => renderPlain(markdown));
      const alone: Rendered[] = [];
      for (const text of texts) {
        const [rendered] = (await tryJob([text])) ?? [];
        alone.push(rendered ?? renderPlain(text.markdown));
      }
      return alone;
    } finally {
      places.leave();
    }
  }

  return {
    async render(texts, idScope) {
      if (closing) throw new RenderBusy("The render pool is closing.");
      const call = renderAll(scoped(texts, idScope));
      accepted.add(call);
      try {
        return await call;
      } finally {
        accepted.delete(call);
      }
    },
    async close() {
      closing = true;
      await Promise.allSettled(accepted);
      await threads.destroy();
    },
  };
}

function scoped(texts: string[], idScope: string | undefined): RenderText[] {
  return texts.map((markdown, i) => ({ markdown, idScope: idScope ? `${idScope}-${i}-` : "" }));
}

/** Lets `count` callers in at a time. Piscina's own queue does not bound jobs that can be aborted. */
function createPlaces(count: number, waitingMax: number) {
  let free = count;
  const waiting: (() => void)[] = [];
  return {
    async take(): Promise<void> {
      if (free > 0) {
        free -= 1;
        return;
      }
      if (waiting.length >= waitingMax) throw new RenderBusy("Too many texts are waiting to be rendered.");
      await new Promise<void>((enter) => waiting.push(enter));
    },
    leave() {
      const enter = waiting.shift();
      if (enter) enter();
      else free += 1;
    },
  };
}
