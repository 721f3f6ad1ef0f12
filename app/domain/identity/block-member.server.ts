import { deleteBlock, findBlock, insertBlock } from "~db/queries/blocks";
import { findUserByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx, MemberCtx } from "../context.server";

/** Whether the viewer blocked a member. */
export async function hasBlocked(ctx: Ctx, userId: string): Promise<boolean> {
  return ctx.viewer !== null && (await findBlock(ctx.db, ctx.viewer.id, userId)) !== undefined;
}

/**
 * Blocks a member, or ends it: the queue gives neither of the two the other's work. Nobody is told. Twice is once.
 * Returns false where there is no such member, or it is the viewer.
 */
export async function blockMember(ctx: MemberCtx, handle: string, isBlocked: boolean): Promise<boolean> {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  if (user?.handle !== handle || user.id === ctx.viewer.id) return false;
  const pair = { user_id: ctx.viewer.id, blocked_id: user.id };
  if (isBlocked) await insertBlock(ctx.db, { ...pair, blocked_at: ctx.now });
  else await deleteBlock(ctx.db, pair);
  return true;
}
