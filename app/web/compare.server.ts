import { createHash } from "node:crypto";
import type { Compare, Comparison } from "~/domain/comparing/comparison";
import type { RequestContext } from "./context.server";
import { tooMany } from "./responses.server";

const KEPT_MAX_CHARACTERS = 16 * 1024 * 1024;

/** Revisions never change, so neither do comparisons: they outlive the pages that show them. */
const kept = new Map<string, { comparison: Comparison; size: number }>();
let keptSize = 0;

/** Comparing as one visitor may do it: what is kept is free, for the rest it throws 429 when it is asked too often. */
export function limitedCompare({ app, ctx, address }: RequestContext): Compare {
  return async (texts) => {
    const key = keyOf(texts);
    const known = kept.get(key);
    if (known) return known.comparison;
    const wait = await app.limits.take("compare", ctx.viewer?.id ?? address);
    if (wait > 0) throw tooMany(wait, `At most 30 comparisons a minute. The next one in ${wait} seconds.`);
    const comparison = await ctx.compare(texts);
    if (comparison) keep(key, comparison);
    return comparison;
  };
}

function keyOf({ before, after }: { before: string; after: string }): string {
  return createHash("sha256").update(`${before.length} ${before}${after}`).digest("base64");
}

function keep(key: string, comparison: Comparison) {
  if (kept.has(key)) return;
  const size = sizeOf(comparison);
  kept.set(key, { comparison, size });
  keptSize += size;
  for (const [oldest, entry] of kept) {
    if (keptSize <= KEPT_MAX_CHARACTERS) break;
    kept.delete(oldest);
    keptSize -= entry.size;
  }
}

function sizeOf({ sections }: Comparison): number {
  const blocks = sections.flatMap((section) => section.blocks);
  return blocks.reduce((sum, { html, source }) => sum + html.length + source.length, 1000);
}
