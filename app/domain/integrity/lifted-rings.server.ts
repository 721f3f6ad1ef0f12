import { listLiftedMembers } from "~db/queries/cases";
import type { Ctx } from "../context.server";

/** The groups that moderators said are no rings: the members of each lifted case. What looks for rings passes over them. */
export async function liftedRings(ctx: Ctx): Promise<ReadonlySet<string>[]> {
  const groups = new Map<string, Set<string>>();
  for (const { caseId, userId } of await listLiftedMembers(ctx.db, "ring")) {
    const group = groups.get(caseId) ?? new Set();
    groups.set(caseId, group.add(userId));
  }
  return [...groups.values()];
}
