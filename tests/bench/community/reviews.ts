import { CLOSES_AFTER } from "~/domain/reputation/rules";
import { NEEDS_EVIDENCE } from "~/domain/reviews/review";
import { DIMENSION_KEYS, type DimensionKey, type Level, RUBRIC_VERSION } from "~/domain/rubric/rubric";
import { PRIORS } from "~/domain/scoring/method";
import type { ReviewScores } from "~/domain/scoring/state";
import { DAY, HOUR } from "~/domain/time";
import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Community } from "./community";
import type { Member } from "./members";
import type { Random } from "./random";
import type { Solution } from "./solutions";
import { SENTENCES } from "./words";

export interface Review {
  id: string;
  reviewer: Member;
  at: number;
  scores: ReviewScores;
}

/** Of none, one, two … eight reviews. */
const COUNT_WEIGHTS = [30, 22, 15, 11, 8, 6, 4, 2.5, 1.5];
const CANT_TELL_SHARE = 0.06;
const OPENED_SHARE = 0.1;

/** Adds the reviews of a solution, oldest first. */
export function addReviews(batch: Batch, solution: Solution, community: Community): Review[] {
  const { random } = community;
  const count = random.weighted(COUNT_WEIGHTS);
  const level = levelsOf(random);
  const reviews: Review[] = [];
  let at = solution.publishedAt;
  for (let i = 0; i < count; i++) {
    at += Math.ceil(random.wait(i === 0 ? 30 * HOUR : 5 * DAY));
    if (at >= solution.publicUntil) break;
    const reviewer = pickReviewer(solution, reviews, at, community);
    const review = { id: random.id(at), reviewer, at, scores: scoresOf(reviewer, level, random) };
    addReview(batch, solution, review, community);
    reviews.push(review);
  }
  return reviews;
}

function pickReviewer(solution: Solution, reviews: Review[], at: number, { members }: Community): Member {
  for (;;) {
    const member = members.pick(at, 1.6);
    if (member !== solution.author && !reviews.some(({ reviewer }) => reviewer === member)) return member;
  }
}

/** What a solution deserves in each dimension. */
function levelsOf(random: Random): Record<DimensionKey, number> {
  const overall = random.normal(PRIORS.mean, 0.5);
  return Object.fromEntries(DIMENSION_KEYS.map((key) => [key, overall + random.normal(0, 0.2)])) as Record<
    DimensionKey,
    number
  >;
}

/** What a reviewer gives for it; at least one dimension gets a level. */
function scoresOf(reviewer: Member, deserved: Record<DimensionKey, number>, random: Random): ReviewScores {
  const scores: ReviewScores = {};
  for (const key of DIMENSION_KEYS) {
    if (random.chance(CANT_TELL_SHARE) && key !== "framing") continue;
    const given = Math.round(deserved[key] + reviewer.leniency + random.normal(0, 0.6));
    scores[key] = Math.min(5, Math.max(1, given));
  }
  return scores;
}

function addReview(batch: Batch, solution: Solution, review: Review, { random, calendar, texts }: Community) {
  const strength = random.pick(texts.reasons);
  const change = random.pick(texts.changes);
  const opened = random.chance(OPENED_SHARE);
  const revision = solution.revisedAt.filter((at) => at <= review.at).length;
  const closesAt = review.at + CLOSES_AFTER + random.below(HOUR);
  batch.reviews.push({
    id: review.id,
    solution_id: solution.id,
    revision,
    reviewer_id: review.reviewer.id,
    rubric_version: RUBRIC_VERSION,
    strength: strength.markdown,
    strength_html: strength.html,
    change: change.markdown,
    change_html: change.html,
    question: "",
    question_html: "",
    independent: opened ? 0 : 1,
    submitted_at: iso(review.at),
    closed_at: closesAt < calendar.now ? iso(closesAt) : null,
    explained: "",
    assigned: 0,
  });
  if (opened) {
    batch.seal_openings.push({
      solution_id: solution.id,
      user_id: review.reviewer.id,
      opened_at: iso(review.at - HOUR),
    });
  }
  batch.review_rounds.push({
    review_id: review.id,
    round: 1,
    solution_id: solution.id,
    revision,
    note: "",
    note_html: "",
    submitted_at: iso(review.at),
  });
  const points = createPoints(batch, { review_id: review.id, solution_id: solution.id, revision }, () =>
    random.id(review.at),
  );
  addScores(batch, review, { random, texts, points });
  points.add({ kind: "consider", dimension: null, body: change, quote: "" });
}

/** Adds the points of a review one by one, in their order. */
function createPoints(
  batch: Batch,
  about: { review_id: string; solution_id: string; revision: number },
  newId: () => string,
) {
  let position = 0;
  return {
    add({
      kind,
      dimension,
      body,
      quote,
    }: {
      kind: "must-fix" | "consider";
      dimension: string | null;
      body: { markdown: string; html: string };
      quote: string;
    }) {
      position += 1;
      batch.points.push({
        id: newId(),
        ...about,
        position,
        kind,
        dimension,
        body: body.markdown,
        body_html: body.html,
        quote,
        prefix: "",
        suffix: "",
        start_at: null,
        section: "",
        moment: null,
        answer_reason: "",
      });
    },
  };
}

function addScores(
  batch: Batch,
  review: Review,
  {
    random,
    texts,
    points,
  }: Pick<Community, "random" | "texts"> & { points: ReturnType<typeof createPoints> },
) {
  for (const dimension of DIMENSION_KEYS) {
    const score = review.scores[dimension] ?? null;
    const reason = score === null ? null : random.pick(texts.reasons);
    const step = NEEDS_EVIDENCE.includes(score as Level) ? random.pick(texts.steps) : null;
    const given = {
      review_id: review.id,
      dimension,
      score,
      reason: reason?.markdown ?? "",
      reason_html: reason?.html ?? "",
    };
    const quote = step ? random.pick(SENTENCES) : "";
    if (step) points.add({ kind: "must-fix", dimension, body: step, quote });
    batch.round_scores.push({ ...given, round: 1 });
    batch.review_scores.push({
      ...given,
      quote,
      step: step?.markdown ?? "",
      step_html: step?.html ?? "",
    });
  }
}
