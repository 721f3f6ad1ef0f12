import { insertNotice } from "~db/queries/notices";
import type { Ctx } from "../context.server";
import type { NoticeKind } from "./notice";

export interface NewNotice {
  userId: string;
  kind: NoticeKind;
  /** Where it leads, from "/". */
  path: string;
  solutionId: string;
  reviewId?: string;
}

/** Tells a member of something, in the transaction of the act. Who acted is told nothing of it. */
export async function notify(ctx: Ctx, notice: NewNotice): Promise<void> {
  if (notice.userId === ctx.viewer?.id) return;
  await insertNotice(ctx.db, {
    id: ctx.newId(),
    user_id: notice.userId,
    kind: notice.kind,
    path: notice.path,
    solution_id: notice.solutionId,
    review_id: notice.reviewId ?? null,
    created_at: ctx.now,
    read_at: null,
  });
}
