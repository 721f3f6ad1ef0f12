import { findAudit, upsertAudit } from "~db/queries/case-evidence";
import { deleteNamed, listNamed } from "~db/queries/pseudonyms";
import { listRatedPairsOf, listRatingsAfter } from "~db/queries/rating-series";
import { listReviewsAfter } from "~db/queries/reading";
import { listPaidBeforeNamed } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import { lookAgainAtRatings, reverseSerialRatings } from "../integrity/serial-ratings.server";
import { limitNamedPair } from "../reputation/limit-named.server";
import { before, DAY, dayOf, MINUTE } from "../time";
import { auditReview } from "./audit-review.server";

const NAME = "abuse";
const BATCH = 100;
/** Those whose ratings of one solution are looked at again; it has far fewer. */
const PAIRS_MAX = 500;
/** What was paid under pseudonyms about one solution. */
const EVENTS_MAX = 1000;
/** Batches of one call, so that it ends. */
const BATCHES_MAX = 50;
/** How far back the first audit of a site looks. */
const LOOK_BACK = 30 * DAY;
/** What is newer may still be on its way into the database; the next audit sees it. */
const SETTLED = 5 * MINUTE;

interface Place {
  at: string;
  id: string;
}

interface Position {
  reviews: Place;
  ratings: Place;
}

/**
 * Looks once a day at the reviews and ratings that came since the last time, and at ratings of a time when somebody still
 * went by a pseudonym that has ended since, in batches, and opens cases. It can be
 * stopped anywhere: each review and each pair is a transaction of its own, looking twice changes nothing, and the next
 * call goes on where this one was. Returns how many it looked at; 0 as well where the day's audit is done.
 */
export async function auditAbuse(ctx: Ctx): Promise<number> {
  const audit = await findAudit(ctx.db, NAME);
  const today = dayOf(ctx.now);
  if (audit?.day === today) return 0;
  const begin = { at: before(ctx.now, LOOK_BACK), id: "" };
  let position: Position = audit ? JSON.parse(audit.position) : { reviews: begin, ratings: begin };
  let looked = 0;
  for (let i = 0; i < BATCHES_MAX; i++) {
    const batch =
      (await auditReviews(ctx, position)) ??
      (await auditRatings(ctx, position)) ??
      (await auditNamed(ctx, position));
    position = batch?.position ?? position;
    looked += batch?.looked ?? 0;
    // An empty day says that it is under way.
    await upsertAudit(ctx.db, NAME, { day: batch ? "" : today, position: JSON.stringify(position) });
    if (!batch) break;
  }
  return looked;
}

interface Batch {
  looked: number;
  position: Position;
}

async function auditReviews(ctx: Ctx, position: Position): Promise<Batch | null> {
  const rows = await listReviewsAfter(ctx.db, position.reviews, {
    until: before(ctx.now, SETTLED),
    limit: BATCH,
  });
  const last = rows.at(-1);
  if (!last) return null;
  for (const review of rows) await auditReview(ctx, review);
  return { looked: rows.length, position: { ...position, reviews: { at: last.submittedAt, id: last.id } } };
}

async function auditRatings(ctx: Ctx, position: Position): Promise<Batch | null> {
  const rows = await listRatingsAfter(ctx.db, position.ratings, {
    until: before(ctx.now, SETTLED),
    limit: BATCH,
  });
  const last = rows.at(-1);
  if (!last) return null;
  const pairs = new Map(rows.map(({ raterId, userId }) => [`${raterId} ${userId}`, { raterId, userId }]));
  for (const pair of pairs.values())
    await inTransaction(ctx, async (ctx) => {
      await lockUsers(ctx.db, [pair.raterId, pair.userId]);
      await reverseSerialRatings(ctx, pair);
    });
  return { looked: rows.length, position: { ...position, ratings: { at: last.ratedAt, id: last.id } } };
}

async function auditNamed(ctx: Ctx, position: Position): Promise<Batch | null> {
  const named = await listNamed(ctx.db, BATCH);
  if (named.length === 0) return null;
  for (const { solutionId, since } of named) {
    for (const pair of await listRatedPairsOf(ctx.db, solutionId, PAIRS_MAX))
      await inTransaction(ctx, async (ctx) => {
        await lockUsers(ctx.db, [pair.raterId, pair.userId]);
        await lookAgainAtRatings(ctx, pair, solutionId);
      });
    const paid = await listPaidBeforeNamed(ctx.db, solutionId, EVENTS_MAX);
    // The oldest first: what came behind it between the two is looked at with it.
    const first = new Map(paid.toReversed().map((event) => [`${event.userId} ${event.giverId}`, event]));
    for (const { userId, giverId, happenedAt } of first.values())
      await inTransaction(ctx, async (ctx) => {
        if (!giverId) return;
        await lockUsers(ctx.db, [userId, giverId]);
        await limitNamedPair(ctx, { userId, giverId }, happenedAt);
      });
    await deleteNamed(ctx.db, { solutionId, since });
  }
  return { looked: named.length, position };
}
