import { insertNotices } from "~db/queries/notices";
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
export function notify(ctx: Ctx, { userId, ...notice }: NewNotice): Promise<void> {
  return notifyEach(ctx, [userId], notice);
}

/** Tells several members of the same, as `notify` does. */
export async function notifyEach(
  ctx: Ctx,
  userIds: string[],
  notice: Omit<NewNotice, "userId">,
): Promise<void> {
  const told = userIds.filter((id) => id !== ctx.viewer?.id);
  if (told.length === 0) return;
  await insertNotices(
    ctx.db,
    told.map((userId) => ({
      id: ctx.newId(),
      user_id: userId,
      kind: notice.kind,
      path: notice.path,
      solution_id: notice.solutionId,
      review_id: notice.reviewId ?? null,
      created_at: ctx.now,
      read_at: null,
    })),
  );
}
