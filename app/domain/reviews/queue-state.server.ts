import { findQueued } from "~db/queries/queue";
import { findLastTriage } from "~db/queries/triages";
import type { Ctx } from "../context.server";
import type { QueueState } from "./queue-state";
import { isTriageReason, TRIAGE_REASONS } from "./triage";

/** What a solution's page says of the queue: its clock until there is a review, or why it went back. Null for neither. */
export async function queueStateOf(
  ctx: Ctx,
  solution: { id: string; mine: boolean; latestRevision: number; reviewCount: number },
): Promise<QueueState | null> {
  if (solution.reviewCount > 0) return null;
  const queued = await findQueued(ctx.db, solution.id);
  if (queued)
    return {
      kind: "waiting",
      since: queued.waitingSince,
      mayTriage: ctx.viewer !== null && !solution.mine,
    };
  if (!solution.mine) return null;
  const triage = await findLastTriage(ctx.db, solution.id);
  if (triage?.revision !== solution.latestRevision || triage.liftedAt || !isTriageReason(triage.reason))
    return null;
  return { kind: "returned", ...TRIAGE_REASONS[triage.reason], note: triage.note, at: triage.happenedAt };
}
