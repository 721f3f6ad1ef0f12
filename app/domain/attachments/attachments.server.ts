import { listDraftAttachments, listRevisionAttachments } from "~db/queries/attachments";
import type { Ctx } from "../context.server";
import type { ImageFiles } from "../markdown/markdown";
import { type Attachment, imageFiles } from "./attachment";
import { toAttachment } from "./attachment-row.server";

/**
 * The files that the next revision of a solution will have, in their order, without recordings. It does not ask who is
 * looking: call it where the viewer is known to be the author.
 */
export async function draftAttachments(ctx: Ctx, solutionId: string): Promise<Attachment[]> {
  const rows = await listDraftAttachments(ctx.db, solutionId);
  return rows.filter((row) => row.kind !== "recording").map(toAttachment);
}

/** The recordings of a solution's draft, the oldest first. For the author's pages, as above. */
export async function draftTakes(ctx: Ctx, solutionId: string): Promise<Attachment[]> {
  const rows = await listDraftAttachments(ctx.db, solutionId);
  return rows.filter((row) => row.kind === "recording").map(toAttachment);
}

/** What rendering a draft needs to know of its images. */
export async function draftImageFiles(ctx: Ctx, solutionId: string): Promise<ImageFiles> {
  return imageFiles(await draftAttachments(ctx, solutionId));
}

/** The files that a revision was published with, in their order, the chosen recording among them. For those who may see the solution. */
export async function revisionAttachments(
  ctx: Ctx,
  solutionId: string,
  revision: number,
): Promise<Attachment[]> {
  return (await listRevisionAttachments(ctx.db, solutionId, revision)).map(toAttachment);
}

/** Whether the next revision of a solution will have other files than one that is published; recordings do not count. */
export async function draftFilesDiffer(ctx: Ctx, solutionId: string, revision: number): Promise<boolean> {
  const published = await listRevisionAttachments(ctx.db, solutionId, revision);
  const without = published.filter((row) => row.kind !== "recording").map((row) => row.id);
  const draft = (await draftAttachments(ctx, solutionId)).map((file) => file.id);
  return without.join() !== draft.join();
}
