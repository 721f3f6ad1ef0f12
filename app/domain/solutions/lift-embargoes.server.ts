import { listEmbargoesUntil, lockSolution, updateRights } from "~db/queries/solutions";
import { type Ctx, inTransaction } from "../context.server";
import { dayOf, hasBegun } from "../time";
import { listLatest } from "./change-rights.server";

const BATCH = 100;

/**
 * Puts the solutions whose embargo has ended into lists, as published at the beginning of that day. Each is a
 * transaction of its own, so it can be stopped anywhere and run again. Returns how many it looked at, at most one
 * batch; 0 says that none is left.
 */
export async function liftEmbargoes(ctx: Ctx): Promise<number> {
  const ended = await listEmbargoesUntil(ctx.db, dayOf(ctx.now), BATCH);
  for (const { id } of ended) {
    await inTransaction(ctx, async (ctx) => {
      const solution = await lockSolution(ctx.db, id);
      if (!solution?.embargoUntil || !hasBegun(solution.embargoUntil, ctx.now)) return;
      await updateRights(ctx.db, id, {
        brief_origin: solution.briefOrigin,
        embargo_until: null,
        published_at: `${solution.embargoUntil}T00:00:00.000Z`,
      });
      await listLatest(ctx, id, { listed: false });
    });
  }
  return ended.length;
}
