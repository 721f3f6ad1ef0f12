import { findRevision, findSolution } from "~db/queries/solutions";
import { uploadedPath } from "../attachments/attachment";
import { draftTakes } from "../attachments/attachments.server";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import { type WalkthroughField, walkthroughFields } from "../walkthroughs/walkthrough";
import { isAuthor } from "./policy";

export interface WalkthroughPage {
  id: string;
  title: string;
  takes: { id: string; src: string; hasVideo: boolean; seconds: number | null }[];
  fields: Record<WalkthroughField, string>;
  /** When the draft was saved; null where there is none and the fields are the latest revision's. */
  savedAt: string | null;
  version: number;
}

/** Where the author of a solution records or writes the walkthrough of its next revision. Null when it is not theirs. */
export async function walkthroughPage(ctx: MemberCtx, id: string): Promise<WalkthroughPage | null> {
  const solution = await findSolution(ctx.db, id, ctx.viewer.id);
  if (!solution || !isAuthor(solution, ctx.viewer)) return null;
  const writeUp = await loadDraft(ctx, { kind: "solution", id });
  const draft = await loadDraft(ctx, { kind: "walkthrough", id });
  const latest =
    solution.revision > 0 ? await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id) : undefined;
  const takes = await draftTakes(ctx, id);
  return {
    id,
    title: writeUp?.fields.title || latest?.title || "Untitled",
    takes: takes.map(({ id, mediaType, durationMs }) => ({
      id,
      src: uploadedPath(id),
      hasVideo: mediaType.startsWith("video/"),
      seconds: durationMs === null ? null : durationMs / 1000,
    })),
    fields: walkthroughFields(draft?.fields ?? latest ?? {}),
    savedAt: draft?.updatedAt ?? null,
    version: draft?.version ?? 0,
  };
}
