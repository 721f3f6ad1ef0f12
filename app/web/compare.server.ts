import { createHash } from "node:crypto";
import type { Compare, Comparison } from "~/domain/comparing/comparison";
import type { RequestContext } from "./context.server";
import { tooMany } from "./responses.server";

const KEPT_MAX_CHARACTERS = 16 * 1024 * 1024;
/** How long a comparison that took too long is not tried again. */
const GIVEN_UP_MS = 60_000;
const GIVEN_UP_MAX = 1000;

export interface KeptComparisons {
  /** The comparison; null when it took too long just now, undefined when it is not known. */
  find(key: string): Comparison | null | undefined;
  keep(key: string, comparison: Comparison | null): void;
}

/** Revisions never change, so neither do comparisons: they outlive the pages that show them. */
export function createKeptComparisons(): KeptComparisons {
  const kept = new Map<string, { comparison: Comparison; size: number }>();
  const givenUp = new Map<string, number>();
  let keptSize = 0;
  return {
    find(key) {
      if ((givenUp.get(key) ?? 0) > Date.now()) return null;
      return kept.get(key)?.comparison;
    },
    keep(key, comparison) {
      givenUp.delete(key);
      if (!comparison) {
        givenUp.set(key, Date.now() + GIVEN_UP_MS);
        const [oldest] = givenUp.keys();
        if (givenUp.size > GIVEN_UP_MAX && oldest !== undefined) givenUp.delete(oldest);
        return;
      }
      if (kept.has(key)) return;
      const size = sizeOf(comparison);
      kept.set(key, { comparison, size });
      keptSize += size;
      for (const [oldest, entry] of kept) {
        if (keptSize <= KEPT_MAX_CHARACTERS) break;
        kept.delete(oldest);
        keptSize -= entry.size;
      }
    },
  };
}

/** Comparing as one visitor may do it: what is kept is free, for the rest it throws 429 when it is asked too often. */
export function limitedCompare({ app, ctx, address }: RequestContext): Compare {
  return async (texts) => {
    const key = keyOf(texts);
    const known = app.comparisons.find(key);
    if (known !== undefined) return known;
    const wait = await app.limits.take("compare", ctx.viewer?.id ?? address);
    if (wait > 0) throw tooMany(wait, `At most 30 comparisons a minute. The next one in ${wait} seconds.`);
    const comparison = await ctx.compare(texts);
    app.comparisons.keep(key, comparison);
    return comparison;
  };
}

function keyOf({ before, after }: { before: string; after: string }): string {
  return createHash("sha256").update(`${before.length} ${before}${after}`).digest("base64");
}

function sizeOf({ sections }: Comparison): number {
  const blocks = sections.flatMap((section) => section.blocks);
  return blocks.reduce((sum, { html, source }) => sum + html.length + source.length, 1000);
}
