import { findCalibration } from "~db/queries/learning";
import type { Ctx } from "../context.server";
import { readingMinutes } from "../markdown/markdown";
import { distanceBetween, type Levels, levelsOfAddress, referenceLevels } from "./calibration";
import type { Example } from "./example";
import { EXAMPLES, findExample } from "./examples";

export interface PracticePage {
  slug: string;
  title: string;
  html: string;
  readingMinutes: number;
  /** How the reader scored it; null before they have. */
  result: PracticeResult | null;
  /** An example to go on with; null when this is the only one. */
  next: { slug: string } | null;
}

export interface PracticeResult {
  own: Levels;
  /** In levels. */
  distance: number;
  /** Whether it is the member's first try, which is kept; a visitor's is not. */
  kept: boolean;
  review: Omit<Example, "writeUp">;
}

/**
 * An example to score, or the comparison with its reference: a member's own from their first try, a visitor's from
 * the levels in the address. Null when there is no such example.
 */
export async function practicePage(
  ctx: Ctx,
  slug: string,
  shown: string | null,
): Promise<PracticePage | null> {
  const example = findExample(slug);
  if (!example) return null;
  const { html, words } = await renderExample(ctx, example);
  const kept = ctx.viewer ? await findCalibration(ctx.db, ctx.viewer.id, slug) : undefined;
  const own = kept ? (JSON.parse(kept.scores) as Levels) : ctx.viewer ? null : levelsOfAddress(shown ?? "");
  const { writeUp: _, ...review } = example;
  return {
    slug,
    title: example.title,
    html,
    readingMinutes: readingMinutes(words),
    result: own && {
      own,
      distance: distanceBetween(own, referenceLevels(example)),
      kept: kept !== undefined,
      review,
    },
    next: nextAfter(slug),
  };
}

function nextAfter(slug: string) {
  const at = EXAMPLES.findIndex((example) => example.slug === slug);
  const next = EXAMPLES[(at + 1) % EXAMPLES.length];
  return next && next.slug !== slug ? { slug: next.slug } : null;
}

const rendered = new Map<string, { html: string; words: number }>();

/** An example as the site shows it. It does not change while the process runs. */
async function renderExample(ctx: Ctx, { slug, writeUp }: Example): Promise<{ html: string; words: number }> {
  const kept = rendered.get(slug);
  if (kept) return kept;
  const [result = { html: "", words: 0, plain: true }] = await ctx.render([writeUp]);
  const { html, words, plain } = result;
  // A thread that was too busy to render in time is no reason to show the source for good.
  if (!plain) rendered.set(slug, { html, words });
  return { html, words };
}
