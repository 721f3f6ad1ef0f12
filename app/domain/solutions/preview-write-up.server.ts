import { findSolution } from "~db/queries/solutions";
import { type Attachment, imageFiles } from "../attachments/attachment";
import { draftAttachments } from "../attachments/attachments.server";
import type { MemberCtx } from "../context.server";
import { isAuthor } from "./policy";

/** A write-up as publishing renders it, with the images of the viewer's own draft. Empty HTML for an empty text. */
export async function previewWriteUp(
  ctx: MemberCtx,
  { id, body }: { id: string; body: string },
): Promise<string> {
  const files = imageFiles(await ownDraftFiles(ctx, id));
  const [rendered] = await ctx.render([body], { files });
  return rendered?.html ?? "";
}

/** The files that the next revision of one of the viewer's solutions will have; none where it is not theirs. */
export async function ownDraftFiles(ctx: MemberCtx, id: string): Promise<Attachment[]> {
  const solution = await findSolution(ctx.db, id, ctx.viewer.id);
  return solution && isAuthor(solution, ctx.viewer) ? draftAttachments(ctx, id) : [];
}
