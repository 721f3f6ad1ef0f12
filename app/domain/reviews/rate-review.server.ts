import { listRatingsOfReview } from "~db/queries/rating-series";
import { lockReview, upsertRating } from "~db/queries/ratings";
import { updateReviewAnswered } from "~db/queries/reviews";
import { listEventsOfReview, listStandingEvents } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { reverseSerialRatings } from "../integrity/serial-ratings.server";
import { notify } from "../notices/notify.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { award, reverse } from "../reputation/award.server";
import { REPUTATION_RULES, type RuleKey } from "../reputation/rules";
import { findVisibleReview } from "./find-visible-review.server";
import { whyCannotLower, whyCannotRate } from "./policy";
import { isLower, parseRating, type Rating } from "./review";
import { isProven, wasFirst } from "./standing.server";

export type RateResult = { ok: true } | Missing | Refused | Invalid;

const RULE_OF: Record<Rating, RuleKey> = {
  "very-helpful": "rated-very-helpful",
  helpful: "rated-helpful",
  "not-helpful": "rated-not-helpful",
};

/** What a rating decides about in the ledger, so what a new rating takes back first. */
const RATING_RULES: RuleKey[] = [...Object.values(RULE_OF), "first-review", "closed-unrated"];

/**
 * Rates a review of the viewer's solution and pays its writer. A new rating takes back what the old one paid, as
 * compensating rows; the same rating again changes nothing but its reason. A lower one is invalid once the old one has
 * stood for 30 days.
 */
export async function rateReview(ctx: MemberCtx, reviewId: string, fields: Fields): Promise<RateResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const why = whyCannotRate({ solution: found.solution }, ctx.viewer);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseRating(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const { rating, reason } = parsed.value;
  return inTransaction(ctx, async (ctx): Promise<RateResult> => {
    await lockUsers(ctx.db, [ctx.viewer.id, found.row.reviewerId]);
    const review = await lockReview(ctx.db, reviewId);
    const old = review?.rating;
    const refused = old && isLower(rating, old.rating) && (await whyNotLower(ctx, reviewId, rating));
    if (refused) return { ok: false, problem: "invalid", errors: { rating: refused } };
    const changes = (old?.changes ?? -1) + (old?.rating === rating ? 0 : 1);
    await upsertRating(ctx.db, {
      review_id: reviewId,
      rater_id: ctx.viewer.id,
      rating,
      reason,
      changes,
      rated_at: old?.rating === rating ? old.ratedAt : ctx.now,
    });
    await updateReviewAnswered(ctx.db, reviewId, ctx.now);
    if (old?.rating === rating) return { ok: true };
    // "Not helpful" never subtracts: what a review earned by staying unrated is left to it.
    const stood = await listStandingEvents(ctx.db, reviewId, RATING_RULES);
    if (old || pays(rating)) await reverse(ctx, reviewId, RATING_RULES);
    await payForRating(ctx, { ...found.row, rating, changes, stood });
    if (review?.closedAt && !pays(rating)) await keepClosingPay(ctx, { ...found.row, changes });
    const { reviewerId, solutionId } = found.row;
    await reverseSerialRatings(ctx, { raterId: ctx.viewer.id, userId: reviewerId });
    const path = `/reviews/${reviewId}`;
    await notify(ctx, { userId: reviewerId, kind: "rated", path, solutionId, reviewId });
    return { ok: true };
  });
}

async function whyNotLower(ctx: MemberCtx, reviewId: string, rating: Rating): Promise<string | null> {
  const ratings = Object.keys(RULE_OF) as Rating[];
  const history = (await listRatingsOfReview(ctx.db, reviewId)).flatMap(({ rule, ratedAt }) =>
    ratings.filter((key) => RULE_OF[key] === rule).map((rating) => ({ rating, ratedAt })),
  );
  return whyCannotLower(rating, history, ctx.now);
}

async function payForRating(
  ctx: MemberCtx,
  review: {
    id: string;
    solutionId: string;
    reviewerId: string;
    submittedAt: string;
    publishedAt: string | null;
    rating: Rating;
    changes: number;
    /** What was paid for it until now, and is taken back. */
    stood: { rule: string; points: number }[];
  },
) {
  const about = {
    userId: review.reviewerId,
    reviewId: review.id,
    solutionId: review.solutionId,
    giver: { id: ctx.viewer.id, proven: await isProven(ctx, ctx.viewer) },
  };
  const rule = RULE_OF[review.rating];
  // Who thinks better of a review than before takes nothing from it, whatever the caps of today leave.
  const stoodFor = (isFirst: boolean) =>
    review.stood.reduce(
      (sum, { rule, points }) => sum + ((rule === "first-review") === isFirst ? points : 0),
      0,
    );
  const atLeast = stoodFor(false);
  await award(ctx, { ...about, rule, dedupeKey: `rated:${review.id}:${review.changes}`, atLeast });
  if (pays(review.rating) && (await wasFirst(ctx, review))) {
    await award(ctx, {
      ...about,
      rule: "first-review",
      dedupeKey: `first-review:${review.id}:${review.changes}`,
      atLeast: stoodFor(true),
    });
  }
}

/**
 * Pays again what a review had earned by staying unrated, where a helpful rating took its place and was withdrawn since:
 * nobody takes points away by rating to and fro.
 */
async function keepClosingPay(
  ctx: MemberCtx,
  review: { id: string; solutionId: string; reviewerId: string; changes: number },
) {
  const about = { userId: review.reviewerId, reviewId: review.id, solutionId: review.solutionId };
  for (const rule of ["closed-unrated", "first-review"] as const) {
    const events = await listEventsOfReview(ctx.db, review.id, rule);
    const ofClosing = events.filter(({ dedupeKey }) => CLOSING_KEY.test(dedupeKey));
    if (ofClosing.length === 0 || ofClosing.some(({ stands }) => stands)) continue;
    await award(ctx, { ...about, rule, dedupeKey: `${rule}:${review.id}:closed:${review.changes}` });
  }
}

/** What `closeUnratedReviews` pays by, and what is paid in its place. */
const CLOSING_KEY = /^closed-unrated:|:closed\b/;

function pays(rating: Rating): boolean {
  return REPUTATION_RULES[RULE_OF[rating]].points > 0;
}
