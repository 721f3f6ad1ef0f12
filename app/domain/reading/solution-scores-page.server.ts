import { listReviewsToExplain } from "~db/queries/explained-reviews";
import { findRevision } from "~db/queries/solutions";
import { scorePanel } from "../answers/score-panel.server";
import type { Ctx } from "../context.server";
import { authorOf, canSeeName, type Person, personOf } from "../identity/person";
import { isSealed } from "../reviews/policy";
import { RUBRIC } from "../rubric/rubric";
import { currentState } from "../scoring/current-state.server";
import { type ExplainedNumber, explainNumber } from "../scoring/explained-number";
import type { FitState } from "../scoring/fit";
import { CHANNEL_KEYS, type ChannelKey, estimatesFrom, type PartsByChannel } from "../scoring/state";
import { readParts } from "../scoring/stored-parts";
import type { TrustNote } from "../scoring/trust-note";
import { trustReasons } from "../scoring/trust-reasons";
import { canSeeSolution } from "../solutions/policy";
import { REVIEWS_TO_RANK } from "../solutions/rank";
import type { Score, Scores } from "../solutions/scores";
import { solutionPath } from "../solutions/solution";
import { type Reviewed, type Terms, termsOf } from "./score-terms";
import { type ScoresInRound, scoresInRound } from "./scores-in-round.server";

/** Reviews of one solution that are estimated from, the oldest first. */
const REVIEWS_COUNTED = 1000;
/** Stored parts and stored estimates are rounded; further apart they belong to different computations. */
const TOLERANCE = 0.0002;

/** One number of a solution with its arithmetic. */
export interface NumberView {
  key: ChannelKey;
  label: string;
  /** Null while no review has told. */
  score: Score | null;
  /** Null while it is not stored, before the first full computation or in the middle of one. */
  explained: { average: number; above: number | null; terms: Terms } | null;
}

export interface SolutionScoresPage {
  solution: { id: string; title: string; path: string; author: Person; reviewCount: number };
  /** Why no number is shown to the viewer, and when an author's scores open. */
  hidden: { why: "sealed" } | { why: "held"; held: number; until: string } | null;
  /** Overall first, then the dimensions in the order of the rubric; none while they are hidden. */
  numbers: NumberView[];
  /** Where there was more than one round: which there are, and which is shown. */
  rounds: { all: number[]; shown: number } | null;
  /** How much the reviewers of the first round see it improved by the round that is shown. */
  improved: Terms | null;
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
  const solution = { id, title, path: solutionPath(row), author, reviewCount };
  const state = { hasReviewed: row.ownReviewId !== null, hasOpened: row.sealOpenedAt !== null };
  const nothing = { solution, numbers: [], rounds: null, improved: null };
  if (isSealed(row, ctx.viewer, state)) return { ...nothing, hidden: { why: "sealed" } };
  const { scores, answers } = await scorePanel(ctx, row);
  if (!scores) {
    const { held = 0, heldUntil } = answers ?? {};
    return { ...nothing, hidden: { why: "held", held, until: heldUntil ?? ctx.now } };
  }
  if (!scores.overall) return { ...nothing, hidden: null };

  const isAuthorKept = author.handle === null;
  const fit = await currentState(ctx);
  const reviews = await measuredReviews(ctx, id, isAuthorKept);
  const hasRounds = round !== null || (row.latestRound ?? 1) > 1;
  const inRound = hasRounds ? await scoresInRound(ctx, { solutionId: id, round, state: fit }) : null;
  if (round !== null && !inRound) return null;
  const known = new Map(reviews.map(({ parts: _, ...review }) => [review.id, review]));
  return {
    solution,
    hidden: null,
    numbers:
      inRound && round !== null
        ? numbersOfRound(inRound, { known, fit })
        : currentNumbers(scores, { reviews, known, fit }),
    rounds: inRound && { all: inRound.rounds, shown: inRound.round },
    improved: inRound?.improved ? termsOf(inRound.improved, known) : null,
  };
}

type MeasuredReview = Reviewed & { parts: PartsByChannel | null };

async function measuredReviews(
  { db, viewer }: Ctx,
  solutionId: string,
  isAuthorKept: boolean,
): Promise<MeasuredReview[]> {
  const rows = await listReviewsToExplain(db, solutionId, REVIEWS_COUNTED);
  return rows.map((row) => {
    const { id, reviewerId, reviewer, pseudonym, revealedAt, submittedAt, trustWhy, channels } = row;
    const by = { userId: reviewerId, handle: reviewer, reputation: null, pseudonym, revealedAt };
    const isNameKept = !canSeeName(by, viewer);
    const isWeightKept = isNameKept || isAuthorKept;
    const note = trustWhy === null || isWeightKept ? null : (JSON.parse(trustWhy) as TrustNote);
    const all = viewer !== null && (viewer.isModerator || viewer.id === reviewerId);
    return {
      id,
      reviewer: personOf(by, viewer),
      submittedAt,
      isNameKept,
      isWeightKept,
      reasons: note ? trustReasons(note, { all }) : [],
      parts: channels === null ? null : readParts(channels),
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
      return { key, label, score, explained: null };
    return { key, label, score, explained: viewOf(number, known) };
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
    if (scored === 0) return { key, label, score: null, explained: null };
    // What ranks it and whether reviewers disagree is told of the present alone.
    const score = { mean, lower, upper, scored, countsForTop: REVIEWS_TO_RANK, spread: 0 };
    return { key, label, score, explained: viewOf(explainNumber(measured, fit, key), known) };
  });
}

function viewOf({ average, above, arithmetic }: ExplainedNumber, known: Known["known"]) {
  return { average, above, terms: termsOf(arithmetic, known) };
}

function labelOf(key: ChannelKey): string {
  return RUBRIC.find((dimension) => dimension.key === key)?.label ?? "Overall";
}
