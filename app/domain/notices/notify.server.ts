import { deleteNoticeSince, insertNotices } from "~db/queries/notices";
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
    told.map((userId) => rowOf(ctx, { userId, ...notice }, ctx.newId())),
  );
}

/** Tells a member of something once and never again, as `notify` does: `key` names what, over all members. */
export async function notifyOnce(ctx: Ctx, notice: NewNotice, key: string): Promise<void> {
  if (notice.userId === ctx.viewer?.id) return;
  await insertNotices(ctx.db, [rowOf(ctx, notice, key)]);
}

/** Takes back what was told under a key by the act under way, which undoes it itself. What was told before stays. */
export async function unsay(ctx: Ctx, key: string): Promise<void> {
  await deleteNoticeSince(ctx.db, key, ctx.now);
}

function rowOf(ctx: Ctx, { userId, kind, path, solutionId, reviewId }: NewNotice, id: string) {
  return {
    id,
    user_id: userId,
    kind,
    path,
    solution_id: solutionId,
    review_id: reviewId ?? null,
    created_at: ctx.now,
    read_at: null,
  };
}
