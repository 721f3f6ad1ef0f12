import type { Engine } from "~db/engine";
import type { Stored } from "./send.server";

const MAX_BYTES = 64 * 1024 * 1024;
/** Of one page: no single one pushes all others out. */
const PAGE_MAX_BYTES = MAX_BYTES / 8;
const HOUR = 3600_000;

/** The pages where people read, each with the query parameters that it reads. */
const READING_PAGES: [RegExp, string[]][] = [
  [/^\/$/, []],
  [/^\/solutions$/, ["challenge", "cursor", "dimension", "period", "sort", "tag"]],
  [/^\/solutions\/[^/]+\/compare$/, ["from", "to", "view"]],
  [/^\/solutions\/[^/]+\/scores$/, ["round"]],
  [
    /^\/solutions\/[^/]+\/(?!edit$|review$|files$|walkthrough$|takedown$|triage$|rounds$)[^/]+$/,
    ["cursor", "t", "view"],
  ],
  [/^\/solutions\/[^/]+\/files\/[^/]+$/, ["revision"]],
  [/^\/solutions\/[^/]+\/revisions\/\d+$/, ["t"]],
  [/^\/reviews\/[^/]+$/, ["about", "edit", "quote", "sent"]],
  [/^\/challenges$/, ["cursor", "tag"]],
  [/^\/challenges\/(?!new$)[^/]+$/, []],
  [/^\/u\/[^/]+$/, []],
  [/^\/u\/[^/]+\/reputation$/, ["cursor", "month"]],
  [/^\/guide(\/\w+)?$/, []],
  [/^\/guide\/reviewing\/gallery$/, ["cursor"]],
  [/^\/moderation\/log$/, ["cursor"]],
];

/**
 * The address under which a page is kept: one for all spellings of it, with the parameters that the page reads and
 * that are set, in one order. Others are dropped, so that nobody fills the cache with made-up ones. Null for pages
 * where people write, which are never kept.
 */
export function keptAddress(url: string): string | null {
  const mark = url.indexOf("?");
  const path = mark < 0 ? url : url.slice(0, mark);
  const page = READING_PAGES.find(([pattern]) => pattern.test(path));
  if (!page) return null;
  if (mark < 0) return path;
  const sent = new URLSearchParams(url.slice(mark + 1));
  const kept = new URLSearchParams();
  for (const name of page[1]) {
    const value = sent.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}

/**
 * Pages as one person sees them: all visitors without a session are one, each member is another. A page is good for an
 * hour, as lists speak of this week and month, and as long as the database says that nothing was written since it was
 * begun, whoever wrote. Who asks for the same missing page at one moment shares one rendering.
 */
export class PageCache {
  readonly #pages = new Map<string, { version: string; page: Stored }>();
  readonly #rendering = new Map<string, Promise<Stored>>();
  #bytes = 0;

  constructor(readonly versions: Pick<Engine, "dataVersion">) {}

  /** The page under a key, who sees it and where, rendered now if it must be. Only answers of status 200 are kept. */
  async get(key: string, render: () => Promise<Stored>): Promise<Stored> {
    const asked = this.#currentVersion();
    const version = `${Math.floor(Date.now() / HOUR)} ${typeof asked === "string" ? asked : await asked}`;
    const kept = this.#pages.get(key);
    if (kept?.version === version) return kept.page;

    const job = `${version} ${key}`;
    const running = this.#rendering.get(job);
    if (running) return running;
    const rendering = render()
      .then((page) => {
        if (page.status === 200) this.#keep(key, { version, page });
        return page;
      })
      .finally(() => this.#rendering.delete(job));
    this.#rendering.set(job, rendering);
    return rendering;
  }

  #keep(key: string, entry: { version: string; page: Stored }) {
    this.#drop(key);
    if (size(entry.page) > PAGE_MAX_BYTES) return;
    this.#pages.set(key, entry);
    this.#bytes += size(entry.page);
    for (const oldest of this.#pages.keys()) {
      if (this.#bytes <= MAX_BYTES) break;
      this.#drop(oldest);
    }
  }

  #drop(key: string) {
    const entry = this.#pages.get(key);
    if (!entry) return;
    this.#pages.delete(key);
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
