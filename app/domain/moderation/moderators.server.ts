import { findUserByHandle, listModerators, updateModerator } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx } from "../context.server";

/** Who moderates, those who have done it longest first. */
export async function moderators(ctx: Pick<Ctx, "db">): Promise<string[]> {
  return (await listModerators(ctx.db)).map(({ handle }) => handle);
}

/** Makes a member a moderator, or takes it back. Returns false when there is no such member. */
export async function setModerator(
  ctx: Pick<Ctx, "db" | "now">,
  handle: string,
  isModerator: boolean,
): Promise<boolean> {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  if (user?.handle !== handle) return false;
  await updateModerator(ctx.db, user.id, isModerator ? ctx.now : null);
  return true;
}
