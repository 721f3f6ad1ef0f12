import {
  countRanked,
  countSettledPoints,
  findAuthorOf,
  listBestRanked,
  listMedalsBelow,
} from "~db/queries/medals";
import { type Ctx, inTransaction } from "../context.server";
import { giveMedals, takeMedals } from "./give-medals.server";
import {
  ACTED_ON,
  BEST_FROM_REVIEWS,
  BEST_KEPT_SHARE,
  BEST_OF_AT_LEAST,
  BEST_SHARE,
  type MedalKey,
} from "./medals";

/** Ranked solutions that are counted and walked; of more, the best of these are looked at. */
const RANKED_MAX = 5000;
const BATCH = 500;

/** Gives a solution its medal once enough points of it are solved. Call it in the transaction that settled some. */
export async function settleActedOn(ctx: Ctx, solutionId: string): Promise<void> {
  const { points, reviews } = await countSettledPoints(ctx.db, solutionId);
  if (points < ACTED_ON.points || reviews < ACTED_ON.reviews) return;
  const authorId = await findAuthorOf(ctx.db, solutionId);
  if (authorId) await giveMedals(ctx, [medalOf("acted-on", { id: solutionId, authorId })]);
}

/**
 * Gives a medal to every solution in the best-ranked tenth with enough reviews, and takes it from those that left the
 * best fifth; a withdrawn one keeps it for when it comes back. Each batch is a transaction of its own, so it can be
 * stopped anywhere and run again. Returns how many it gave and took.
 */
export async function settleAmongBest(ctx: Ctx): Promise<{ given: number; taken: number }> {
  const ranked = await countRanked(ctx.db, RANKED_MAX);
  if (ranked < BEST_OF_AT_LEAST) return { given: 0, taken: 0 };
  const fifth = await listBestRanked(ctx.db, Math.ceil(ranked * BEST_KEPT_SHARE));
  const best = fifth
    .slice(0, Math.ceil(ranked * BEST_SHARE))
    .filter((row) => row.reviewCount >= BEST_FROM_REVIEWS);
  let given = 0;
  for (let i = 0; i < best.length; i += BATCH) {
    const medals = best.slice(i, i + BATCH).map((row) => medalOf("among-best", row));
    given += await inTransaction(ctx, (ctx) => giveMedals(ctx, medals));
  }
  return { given, taken: await takeBelow(ctx, fifth.at(-1)?.rank ?? 0) };
}

async function takeBelow(ctx: Ctx, rank: number): Promise<number> {
  let taken = 0;
  let after = "";
  for (;;) {
    const rows = await listMedalsBelow(ctx.db, "among-best", { rank, after, limit: BATCH });
    if (rows.length === 0) return taken;
    await inTransaction(ctx, async (ctx) => {
      for (const { id } of rows) await takeMedals(ctx, id, ["among-best"]);
    });
    taken += rows.length;
    after = rows.at(-1)?.id ?? "";
    if (rows.length < BATCH) return taken;
  }
}

function medalOf(medal: MedalKey, { id, authorId }: { id: string; authorId: string }) {
  return { medal, userId: authorId, solutionId: id, reviewId: null };
}
