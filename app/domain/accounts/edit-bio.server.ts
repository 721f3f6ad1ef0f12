import { updateBio } from "~db/queries/users";
import type { MemberCtx } from "../context.server";

/** Sets what the viewer says about themselves, in plain text. */
export async function editBio(ctx: MemberCtx, bio: string): Promise<void> {
  await updateBio(ctx.db, ctx.viewer.id, bio);
}
