import { countRatingsBy, countRatingsOfPair } from "~db/queries/rating-series";
import { listStandingOfPair } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { reverseRatings } from "../reputation/reverse-ratings.server";
import type { RuleKey } from "../reputation/rules";
import { before, monthOf } from "../time";
import { openCase } from "./open-case.server";
import { isSerial, SERIAL } from "./rules";

/** What one person's opinion of a review pays by. */
const PAYING: RuleKey[] = ["rated-very-helpful", "rated-helpful", "first-review", "endorsed"];
const EVENTS_MAX = 100;

/**
 * Takes back what a member was paid by the ratings of another where these are a series (SCORING: 5 or more in 24 hours,
 * or 10 in 30 days that make 60 % of the rater's), and opens a case for both. Ratings that moderators gave back do not
 * count, nor do those under a pseudonym that still holds. Call it in the transaction of a rating, behind the lock on both
 * members. Returns how many awards it took back.
 */
export async function reverseSerialRatings(
  ctx: Ctx,
  pair: { raterId: string; userId: string },
): Promise<number> {
  const { raterId, userId } = pair;
  const [aDay, aMonth] = [before(ctx.now, SERIAL.day.within), before(ctx.now, SERIAL.month.within)];
  const month = await countRatingsOfPair(ctx.db, pair, aMonth);
  if (month < SERIAL.day.ratings) return 0;
  const day = await countRatingsOfPair(ctx.db, pair, aDay);
  const all = month < SERIAL.month.ratings ? 0 : await countRatingsBy(ctx.db, raterId, aMonth);
  if (!isSerial({ day, month, all })) return 0;

  const since = isSerial({ day: 0, month, all }) ? aMonth : aDay;
  const standing = await listStandingOfPair(
    ctx.db,
    { userId, giverId: raterId },
    { rules: PAYING, since, limit: EVENTS_MAX },
  );
  const paid = standing.filter(({ points }) => points > 0);
  if (paid.length === 0) return 0;
  await reverseRatings(ctx, pair, since);
  await openCase(ctx, {
    kind: "serial-ratings",
    key: `${raterId}:${userId}:${monthOf(ctx.now)}`,
    members: [raterId, userId],
    evidence: {
      ratingsInADay: day,
      ratingsInAMonth: month,
      reviews: paid.flatMap(({ reviewId }) => reviewId ?? []),
    },
    measures: paid.flatMap(({ id, reviewId, points }) =>
      reviewId
        ? [{ subject_id: id, what: "points" as const, user_id: userId, review_id: reviewId, points }]
        : [],
    ),
  });
  return paid.length;
}
