import type { Engine } from "~db/engine";
import type { Stored } from "./send.server";

const MAX_BYTES = 64 * 1024 * 1024;
const HOUR = 3600_000;

/** The query parameters that pages read, by path; all others are dropped, so that nobody fills the cache with made-up ones. */
const PARAMETERS: [RegExp, string[]][] = [
  [/^\/solutions$/, ["challenge", "cursor", "dimension", "period", "sort", "tag"]],
  [/^\/challenges$/, ["cursor", "tag"]],
  [/^\/solutions\/[^/]+\/[^/]+$/, ["cursor"]],
  [/^\/u\/[^/]+\/reputation$/, ["cursor"]],
];

/** Forms carry what their address says, so each would be kept apart. */
export function isCacheable(url: string): boolean {
  return !/^\/(login|signup|solutions\/new)\b/.test(url);
}

/** One address for all spellings of it: the parameters that its page reads and that are set, in one order. */
export function canonicalUrl(url: string): string {
  const mark = url.indexOf("?");
  if (mark < 0) return url;
  const path = url.slice(0, mark);
  const sent = new URLSearchParams(url.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of PARAMETERS.find(([pattern]) => pattern.test(path))?.[1] ?? []) {
    const value = sent.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/**
 * Pages as visitors without a session see them. A page is good for an hour, as lists speak of this week and month, and
 * as long as the database says that nothing was written since it was begun, whoever wrote. Visitors who ask for the
 * same missing page share one rendering.
 */
export class PageCache {
  readonly #pages = new Map<string, { version: string; page: Stored }>();
  readonly #rendering = new Map<string, Promise<Stored>>();
  #bytes = 0;

  constructor(readonly versions: Pick<Engine, "dataVersion">) {}

  /** The page at a canonical URL, rendered now if it must be. Only answers of status 200 are kept. */
  async get(url: string, render: () => Promise<Stored>): Promise<Stored> {
    const asked = this.#currentVersion();
    const version = `${Math.floor(Date.now() / HOUR)} ${typeof asked === "string" ? asked : await asked}`;
    const kept = this.#pages.get(url);
    if (kept?.version === version) return kept.page;

    const job = `${version} ${url}`;
    const running = this.#rendering.get(job);
    if (running) return running;
    const rendering = render()
      .then((page) => {
        if (page.status === 200) this.#keep(url, { version, page });
        return page;
      })
      .finally(() => this.#rendering.delete(job));
    this.#rendering.set(job, rendering);
    return rendering;
  }

  #keep(url: string, entry: { version: string; page: Stored }) {
    this.#drop(url);
    this.#pages.set(url, entry);
    this.#bytes += size(entry.page);
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#drop(oldest);
    }
  }

  #drop(url: string) {
    const entry = this.#pages.get(url);
    if (!entry) return;
    this.#pages.delete(url);
    this.#bytes -= size(entry.page);
  }

  #asking: Promise<string> | null = null;
  #next: Promise<string> | null = null;

  /**
   * The data version as of now or later. Where asking takes a round trip, all requests that arrive during one share
   * the next: an answer under way may have been given before the write that they follow.
   */
  #currentVersion(): string | Promise<string> {
    if (this.#next) return this.#next;
    if (this.#asking) {
      this.#next = this.#asking.then(
        () => this.#ask(),
        () => this.#ask(),
      );
      return this.#next;
    }
    return this.#ask();
  }

  #ask(): string | Promise<string> {
    this.#next = null;
    const answer = this.versions.dataVersion();
    if (typeof answer === "string") return answer;
    this.#asking = answer.finally(() => {
      this.#asking = null;
    });
    return this.#asking;
  }
}

// The compressed copy comes later and is about a quarter of the page.
function size(page: Stored): number {
  return page.body.length * 1.25 + 500;
}
