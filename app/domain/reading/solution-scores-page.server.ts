import { listReviewsToExplain } from "~db/queries/explained-reviews";
import { findRevision } from "~db/queries/solutions";
import { scorePanel } from "../answers/score-panel.server";
import type { Ctx } from "../context.server";
import { authorOf, isBlind, type Person, personOf } from "../identity/person";
import { isSealed } from "../reviews/policy";
import { RUBRIC } from "../rubric/rubric";
import { currentState } from "../scoring/current-state.server";
import { type Arithmetic, averageOf, type ExplainedNumber, explainNumber } from "../scoring/explained-number";
import type { FitState } from "../scoring/fit";
import { round4, Z_90 } from "../scoring/method";
import { CHANNEL_KEYS, type ChannelKey, estimatesFrom, type PartsByChannel } from "../scoring/state";
import { readParts } from "../scoring/stored-parts";
import type { TrustNote } from "../scoring/trust-note";
import { trustReasons } from "../scoring/trust-reasons";
import { canSeeSolution } from "../solutions/policy";
import { REVIEWS_TO_RANK } from "../solutions/rank";
import type { Score, Scores } from "../solutions/scores";
import { solutionPath } from "../solutions/solution";
import { inHundredths, type Reviewed, type Terms, termsOf } from "./score-terms";
import { type ScoresInRound, scoresInRound } from "./scores-in-round.server";

/** Reviews of one solution that are estimated from, the oldest first. */
const REVIEWS_COUNTED = 1000;
/** Stored parts and stored estimates are rounded; further apart they belong to different computations. */
const TOLERANCE = 0.0002;

/** A number's arithmetic, two decimals, so that the site's average, what is above it and its own part fit. */
export interface ExplainedView {
  average: number;
  above: number | null;
  terms: Terms;
  /** Variances, and the standard deviation of both together. */
  variance: { overall: number; own: number };
  sd: number;
}

/** One number of a solution with its arithmetic. */
export interface NumberView {
  key: ChannelKey;
  label: string;
  /** With two decimals, with one where the arithmetic is kept back; null while no review has told. */
  score: Score | null;
  /** Null where it is kept back, or not stored: before the first full computation, or in the middle of one. */
  explained: ExplainedView | null;
  /** Where it is kept back, what each review gave; null elsewhere. */
  gave: Given[] | null;
}

/** What a review gave: overall the mean of its scores, in a dimension its score. */
export interface Given {
  id: string;
  reviewer: Person;
  submittedAt: string;
  level: number;
}

export interface SolutionScoresPage {
  solution: { id: string; title: string; path: string; author: Person };
  /** Reviews by the round that is shown. */
  reviewCount: number;
  /** What every solution begins at; null while no number is shown. */
  average: number | null;
  /** Whether all arithmetic is kept back. */
  isKept: boolean;
  /** Why no number is shown to the viewer, and when an author's scores open. */
  hidden: { why: "sealed" } | { why: "held"; held: number; until: string } | null;
  /** Overall first, then the dimensions in the order of the rubric; none while they are hidden. */
  numbers: NumberView[];
  /** Where there was more than one round: which there are, and which is shown. */
  rounds: { all: number[]; shown: number } | null;
  /** How much the reviewers of the first round see it improved by the round that is shown, and what that is the sum of. */
  improved: { mean: number; terms: Terms | null } | null;
}

/**
 * Every score of a solution taken apart, as the viewer may know it, now or as the reviews stood after a round. Null when
 * the solution is not theirs to see, or there is no such round.
 */
export async function solutionScoresPage(
  ctx: Ctx,
  id: string,
  round: number | null,
): Promise<SolutionScoresPage | null> {
  const row = await findRevision(ctx.db, { id, revision: null }, ctx.viewer?.id ?? "");
  if (!row?.publishedAt || !canSeeSolution(row, ctx.viewer, ctx.now)) return null;
  const author = authorOf(row, ctx.viewer);
  const { title, reviewCount } = row;
  const solution = { id, title, path: solutionPath(row), author };
  const state = { hasReviewed: row.ownReviewId !== null, hasOpened: row.sealOpenedAt !== null };
  const none = { average: null, isKept: false, numbers: [], rounds: null, improved: null };
  const nothing = { solution, reviewCount, ...none };
  if (isSealed(row, ctx.viewer, state)) return { ...nothing, hidden: { why: "sealed" } };
  const { scores, answers } = await scorePanel(ctx, row);
  if (!scores) {
    const { held = 0, heldUntil } = answers ?? {};
    return { ...nothing, hidden: { why: "held", held, until: heldUntil ?? ctx.now } };
  }
  if (!scores.overall) return { ...nothing, hidden: null };

  const fit = await currentState(ctx);
  const reviews = await measuredReviews(ctx, id);
  const by = { pseudonym: row.authorPseudonym, revealedAt: row.authorRevealedAt };
  const isKept = isBlind(by) || reviews.some((review) => review.isBlind);
  const hasRounds = round !== null || (row.latestRound ?? 1) > 1;
  const inRound = hasRounds ? await scoresInRound(ctx, { solutionId: id, round, state: fit }) : null;
  if (round !== null && !inRound) return null;
  const known = new Map(reviews.map(({ parts: _, isBlind: __, ...review }) => [review.id, review]));
  const numbers =
    inRound && round !== null
      ? numbersOfRound(inRound, { known, fit })
      : currentNumbers(scores, { reviews, known, fit });
  return {
    solution,
    reviewCount: inRound && round !== null ? inRound.parts.size : reviewCount,
    average: inHundredths(averageOf(fit, "overall")),
    isKept,
    hidden: null,
    numbers: isKept ? numbers.map(keptBack) : numbers,
    rounds: inRound && { all: inRound.rounds, shown: inRound.round },
    improved: inRound?.improved ? improvedView(inRound.improved, { known, isKept }) : null,
  };
}

/**
 * A number without its arithmetic, to a tenth, as lists show it: from two decimals the weights could be computed all
 * the same.
 */
function keptBack({ key, label, score, explained }: NumberView): NumberView {
  const gave = explained?.terms.reviews ?? [];
  return {
    ...{ key, label, explained: null },
    score: score && {
      ...score,
      mean: tenth(score.mean),
      lower: tenth(score.lower),
      upper: tenth(score.upper),
    },
    gave: gave.map(({ id, reviewer, submittedAt, plain }) => ({ id, reviewer, submittedAt, level: plain })),
  };
}

function improvedView(arithmetic: Arithmetic, { known, isKept }: Pick<Known, "known"> & { isKept: boolean }) {
  if (isKept) return { mean: tenth(arithmetic.mean), terms: null };
  return { mean: inHundredths(arithmetic.mean), terms: termsOf(arithmetic, known) };
}

type MeasuredReview = Reviewed & { parts: PartsByChannel | null; isBlind: boolean };

/**
 * The reviews with what each counts. That tells how often its writer and the author reviewed each other, so it is kept
 * back where one of them goes by a pseudonym here: from everybody, as the two need not know of each other either. Between
 * two who go by their names, what they did elsewhere under a pseudonym does not count (`ReviewTable.blind`).
 */
async function measuredReviews({ db, viewer }: Ctx, solutionId: string): Promise<MeasuredReview[]> {
  const rows = await listReviewsToExplain(db, solutionId, REVIEWS_COUNTED);
  return rows.map((row) => {
    const { id, reviewerId, reviewer, pseudonym, revealedAt, submittedAt, trust, trustWhy, channels } = row;
    const by = { userId: reviewerId, handle: reviewer, reputation: null, pseudonym, revealedAt };
    const note = trustWhy === null ? null : (JSON.parse(trustWhy) as TrustNote);
    const all = viewer !== null && (viewer.isModerator || viewer.id === reviewerId);
    return {
      id,
      reviewer: personOf(by, viewer),
      submittedAt,
      counts: trust ?? 1,
      reasons: note ? trustReasons(note, { all }) : [],
      parts: channels === null ? null : readParts(channels),
      isBlind: isBlind(by),
    };
  });
}

interface Known {
  known: ReadonlyMap<string, Reviewed>;
  fit: FitState;
}

function currentNumbers(
  scores: Scores,
  { reviews, known, fit }: Known & { reviews: MeasuredReview[] },
): NumberView[] {
  const measured = reviews.flatMap(({ id, parts }) => (parts ? [{ reviewId: id, parts }] : []));
  return CHANNEL_KEYS.map((key) => {
    const score = key === "overall" ? scores.overall : scores.dimensions[key];
    const label = labelOf(key);
    const number = explainNumber(measured, fit, key);
    const isStored = measured.length === reviews.length;
    if (!score || !isStored || Math.abs(number.mean - score.mean) > TOLERANCE)
      return { key, label, score, explained: null, gave: null };
    return numberView({ key, label, score, number }, { known, fit });
  });
}

function numbersOfRound({ parts }: ScoresInRound, { known, fit }: Known): NumberView[] {
  const measured = [...known.keys()].flatMap((reviewId) => {
    const own = parts.get(reviewId);
    return own ? [{ reviewId, parts: own }] : [];
  });
  const estimates = estimatesFrom([...parts.values()], fit);
  return CHANNEL_KEYS.map((key) => {
    const { mean, lower, upper, scored } = estimates[key];
    const label = labelOf(key);
    if (scored === 0) return { key, label, score: null, explained: null, gave: null };
    // What ranks it and whether reviewers disagree is told of the present alone.
    const score = { mean, lower, upper, scored, countsForTop: REVIEWS_TO_RANK, spread: 0 };
    return numberView({ key, label, score, number: explainNumber(measured, fit, key) }, { known, fit });
  });
}

/** A number as it is shown: whatever of it stands twice on the page is the same to the last digit, and all adds up. */
function numberView(
  { key, label, score, number }: { key: ChannelKey; label: string; score: Score; number: ExplainedNumber },
  { known, fit }: Known,
): NumberView {
  const mean = inHundredths(score.mean);
  const sd = Math.sqrt(number.variance.overall + number.variance.own);
  const half = inHundredths(Z_90 * sd);
  const shown = {
    ...score,
    mean,
    lower: Math.max(1, inHundredths(mean - half)),
    upper: Math.min(5, inHundredths(mean + half)),
  };
  const { average, above, own } = shownParts(number, { mean, averageOverall: averageOf(fit, "overall") });
  const terms = termsOf(number.arithmetic, known, own);
  return {
    ...{ key, label, score: shown, gave: null },
    explained: { average, above, terms, variance: number.variance, sd },
  };
}

/**
 * The parts of a number in two decimals. What a solution is above average is what the page shows for the two, and a
 * dimension's own part takes what rounding leaves, as it has a sum of its own.
 */
function shownParts(
  { average, above }: ExplainedNumber,
  { mean, averageOverall }: { mean: number; averageOverall: number },
) {
  const site = inHundredths(average);
  if (above === null) return { average: site, above, own: mean };
  const overall = inHundredths(round4(averageOverall + above));
  const shown = inHundredths(overall - inHundredths(averageOverall));
  return { average: site, above: shown, own: inHundredths(mean - site - shown) };
}

function tenth(value: number): number {
  return Math.round(10 * value) / 10;
}

function labelOf(key: ChannelKey): string {
  return RUBRIC.find((dimension) => dimension.key === key)?.label ?? "Overall";
}
