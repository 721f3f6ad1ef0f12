import type { Viewer } from "~/domain/context.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import type { World } from "./world";

/** A member's total, and the points of their ledger's latest rows, the oldest first. */
export async function ledger(world: World, { handle }: Viewer) {
  const page = await reputationPage(world.ctx, handle, null);
  return { total: page?.reputation, rows: page?.rows.map((row) => row.points).toReversed() };
}

/** The cases that a member is in. */
export function casesOf(world: World, { id }: Viewer) {
  return world.ctx.db
    .selectFrom("case_members")
    .innerJoin("cases", "cases.id", "case_members.case_id")
    .select(["cases.id", "cases.kind", "cases.closed_at as closedAt"])
    .where("case_members.user_id", "=", id)
    .orderBy("cases.id")
    .execute();
}

/** Texts of a review that nobody else wrote. */
export const ownWords = (seed: string) => {
  const words = Array.from({ length: 60 }, (_, i) => `${seed}${i}`).join(" ");
  return { strength: words, change: `Say ${seed} more about p95.` };
};
