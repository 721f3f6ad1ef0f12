import { findReviewerFit } from "~db/queries/fits";
import { listCalibrations } from "~db/queries/learning";
import { countScoredByDimension, listMeasuredAs, listReviewsForCard } from "~db/queries/report-cards";
import type { Ctx } from "../context.server";
import { median } from "../queue/waiting";
import { RUBRIC } from "../rubric/rubric";
import { currentState } from "../scoring/current-state.server";
import { leniencyOf } from "../scoring/state";
import { readParts, readReviewer } from "../scoring/stored-parts";
import { EXAMPLES } from "./examples";
import { type LeaningSum, leaningSum } from "./leaning-sum";
import { type Leaning, leaningOf, type Share, shareOf } from "./report-card";

/** The latest reviews that the card rests on. */
export const CARD_REVIEWS = 200;
/** The latest reviews that the card takes apart, a row each. */
const SUMMED = 20;

export interface LeaningRow extends Leaning {
  /** "overall", or the key of a dimension. */
  key: string;
  label: string;
  /** Reviews that scored it. */
  reviews: number;
}

export interface ReportCard {
  handle: string;
  /** How many reviews it rests on; 200 at most, the latest. */
  reviews: number;
  /** Rated helpful or very helpful, of those that were rated. */
  helpful: Share;
  /** Points that ask for something and were done, of those that their authors answered. */
  adopted: Share;
  /** Points that ask for something. */
  points: number;
  /** Median seconds from first opening a solution to sending its review, and of how many that is known. */
  seconds: { median: number | null; of: number };
  /** How the member scores beside others: overall, then each dimension; null before the first review is in. */
  leanings: LeaningRow[] | null;
  /** What the latest reviews bring to it, where there are any. */
  leaningSum: LeaningSum | null;
  examples: { slug: string; title: string; distance: number | null }[];
}

/** What a member's reviews came to, for themselves alone. Null for everybody else. */
export async function reportCardPage(ctx: Ctx, handle: string): Promise<ReportCard | null> {
  const { viewer } = ctx;
  if (viewer?.handle !== handle) return null;
  const reviews = await listReviewsForCard(ctx.db, viewer.id, CARD_REVIEWS);
  const rated = reviews.filter(({ rating }) => rating !== null);
  const sum = (count: (row: (typeof reviews)[number]) => number | null) =>
    reviews.reduce((total, row) => total + Number(count(row) ?? 0), 0);
  const timed = reviews.flatMap(({ seconds }) => seconds ?? []);
  const done = await listCalibrations(ctx.db, viewer.id);
  return {
    handle,
    reviews: reviews.length,
    helpful: shareOf(rated.filter(({ rating }) => rating !== "not-helpful").length, rated.length),
    adopted: shareOf(
      sum(({ adopted }) => adopted),
      sum(({ answered }) => answered),
    ),
    points: sum(({ points }) => points),
    seconds: { median: median(timed), of: timed.length },
    ...(await leanings(ctx, viewer.id)),
    examples: EXAMPLES.map(({ slug, title }) => {
      return { slug, title, distance: done.find(({ example }) => example === slug)?.distance ?? null };
    }),
  };
}

async function leanings(ctx: Ctx, reviewerId: string): Promise<Pick<ReportCard, "leanings" | "leaningSum">> {
  const fit = await findReviewerFit(ctx.db, reviewerId);
  if (!fit) return { leanings: null, leaningSum: null };
  const { sums } = readReviewer(fit.channels);
  const state = await currentState(ctx);
  const known = leniencyOf(sums, state);
  const measured = await listMeasuredAs(ctx.db, reviewerId, SUMMED);
  const reviews = measured.map(({ channels, ...row }) => ({ ...row, parts: readParts(channels) }));
  const scored = new Map(
    (await countScoredByDimension(ctx.db, reviewerId, CARD_REVIEWS)).map((row) => [
      row.dimension,
      Number(row.n),
    ]),
  );
  const overall = { key: "overall", label: "Overall", reviews: Math.max(0, ...scored.values()) };
  const rows = RUBRIC.map(({ key, label }) => ({ key, label, reviews: scored.get(key) ?? 0 }));
  return {
    leanings: [
      { ...overall, ...leaningOf(known.overall) },
      ...rows.map((row) => ({ ...row, ...leaningOf(known[row.key]) })),
    ],
    leaningSum: reviews.length > 0 ? leaningSum(reviews, sums, state) : null,
  };
}
