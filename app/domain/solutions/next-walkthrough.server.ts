import { deleteDraft } from "~db/queries/drafts";
import type { findRevision } from "~db/queries/solutions";
import { draftTakes } from "../attachments/attachments.server";
import type { Ctx, MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import type { Parsed } from "../parse";
import { parseWalkthrough, type WalkthroughInput, walkthroughFields } from "../walkthroughs/walkthrough";

export type PublishedWalkthrough = Pick<
  NonNullable<Awaited<ReturnType<typeof findRevision>>>,
  keyof WalkthroughInput
>;

interface Solution {
  id: string;
  /** Its latest revision, if there is one. */
  latest: PublishedWalkthrough | undefined;
}

/**
 * The walkthrough that the viewer's next revision will have: that of the draft, else that of the latest revision. Its
 * take is one that can be published. Errors are those of the walkthrough's page, by field.
 */
export async function nextWalkthrough(
  ctx: MemberCtx,
  { id, latest }: Solution,
): Promise<Parsed<WalkthroughInput>> {
  const draft = await loadDraft(ctx, { kind: "walkthrough", id });
  if (!draft) return { ok: true, value: walkthroughFields(latest ?? {}) };
  const parsed = parseWalkthrough(draft.fields);
  if (!parsed.ok || (await isTake(ctx, id, parsed.value.walkthroughTake))) return parsed;
  return { ok: false, errors: { walkthroughTake: TAKE_GONE } };
}

const TAKE_GONE = "The recording is not there any more. Choose another one, or none.";

async function isTake(ctx: Ctx, solutionId: string, take: string): Promise<boolean> {
  return take === "" || (await draftTakes(ctx, solutionId)).some(({ id }) => id === take);
}

/** Whether the viewer's next revision would have another walkthrough than the latest one. */
export async function walkthroughDiffers(
  ctx: MemberCtx,
  { id, latest }: { id: string; latest: PublishedWalkthrough },
): Promise<boolean> {
  const next = await nextWalkthrough(ctx, { id, latest });
  return !next.ok || JSON.stringify(next.value) !== JSON.stringify(walkthroughFields(latest));
}

/** What is wrong with a walkthrough, for the page of the write-up that it belongs to. */
export function walkthroughProblem(errors: Record<string, string>): { walkthrough: string } {
  return { walkthrough: `The walkthrough is not ready: ${Object.values(errors).join(" ")}` };
}

/** Ends the viewer's draft of a walkthrough because it was published. */
export async function endWalkthrough(ctx: MemberCtx, id: string): Promise<void> {
  await deleteDraft(ctx.db, { author_id: ctx.viewer.id, kind: "walkthrough", subject_id: id });
}

/** A walkthrough as the columns of a revision. */
export function walkthroughColumns(walkthrough: WalkthroughInput) {
  return {
    walkthrough_take: walkthrough.walkthroughTake,
    walkthrough_url: walkthrough.walkthroughUrl,
    walkthrough_script: walkthrough.walkthroughScript,
  };
}
