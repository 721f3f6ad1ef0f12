import { countRatingsBy, findLastLift, listRatedOfPair, listRatingsOfPair } from "~db/queries/rating-series";
import { listStandingOfPair } from "~db/queries/standing-events";
import type { Ctx } from "../context.server";
import { reverseRatings } from "../reputation/reverse-ratings.server";
import type { RuleKey } from "../reputation/rules";
import { after, before, monthOf } from "../time";
import { noteInCase, openCase } from "./open-case.server";
import { isSerial, SERIAL } from "./rules";

/** What one person's opinion of a review pays by. */
const PAYING: RuleKey[] = ["rated-very-helpful", "rated-helpful", "first-review", "endorsed"];
const EVENTS_MAX = 100;

interface Pair {
  raterId: string;
  /** Who was rated. */
  userId: string;
}

/**
 * Takes back what a member was paid by the ratings of another where these are a series (SCORING: 5 or more in 24 hours,
 * or 10 in 30 days that make 60 % of the rater's), and opens a case for both; the open one always tells the latest counts.
 * Ratings until moderators last said that the pair's are no series do not count, nor do those under a pseudonym that still
 * holds. Call it in the transaction of a rating, behind the lock on both members. Looks at the time before `at`, now where
 * none is named. Returns how many awards it took back.
 */
export async function reverseSerialRatings(ctx: Ctx, pair: Pair, at = ctx.now): Promise<number> {
  const { raterId, userId } = pair;
  const lift = await findLastLift(ctx.db, pair);
  const from = (within: number) => {
    const [since, lifted] = [before(at, within), lift ? after(lift, 1) : ""];
    return { since: since > lifted ? since : lifted, until: at };
  };
  const [aDay, aMonth] = [from(SERIAL.day.within), from(SERIAL.month.within)];
  const month = await listRatedOfPair(ctx.db, pair, aMonth);
  if (month.length < SERIAL.day.ratings) return 0;
  const day = await listRatedOfPair(ctx.db, pair, aDay);
  const all = month.length < SERIAL.month.ratings ? 0 : await countRatingsBy(ctx.db, raterId, aMonth);
  const isMonth = isSerial({ day: 0, month: month.length, all });
  if (!isMonth && !isSerial({ day: day.length, month: month.length, all })) return 0;

  const stretch = isMonth ? aMonth : aDay;
  const standing = await listStandingOfPair(
    ctx.db,
    { userId, giverId: raterId },
    { rules: PAYING, ...stretch, limit: EVENTS_MAX },
  );
  const paid = standing.filter(({ points }) => points > 0);
  const found = {
    kind: "serial-ratings" as const,
    key: `${raterId}:${userId}:${monthOf(ctx.now)}`,
    evidence: {
      ratingsInADay: day.length,
      ratingsInAMonth: month.length,
      reviews: isMonth ? month : day,
    },
  };
  if (paid.length === 0) {
    await noteInCase(ctx, found);
    return 0;
  }
  await reverseRatings(ctx, pair, stretch);
  await openCase(ctx, {
    ...found,
    members: [raterId, userId],
    measures: paid.flatMap(({ id, reviewId, points }) =>
      reviewId
        ? [{ subject_id: id, what: "points" as const, user_id: userId, review_id: reviewId, points }]
        : [],
    ),
  });
  return paid.length;
}

/**
 * Looks again at the ratings around those of a solution, at each as of when it was given, since a pseudonym that kept
 * them from being counted has ended. Call it as `reverseSerialRatings`. Returns how many awards it took back.
 */
export async function lookAgainAtRatings(ctx: Ctx, pair: Pair, solutionId: string): Promise<number> {
  const ratings = await listRatingsOfPair(ctx.db, pair, EVENTS_MAX);
  const named = ratings.filter((rating) => rating.solutionId === solutionId).map(({ ratedAt }) => ratedAt);
  const [last, first] = [named[0], named.at(-1)];
  if (first === undefined || last === undefined) return 0;
  const until = after(last, SERIAL.month.within);
  const times = ratings.map(({ ratedAt }) => ratedAt).filter((at) => at >= first && at <= until);
  let taken = 0;
  for (const at of new Set(times)) taken += await reverseSerialRatings(ctx, pair, at);
  return taken;
}
