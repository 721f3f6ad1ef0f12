import { draftTakes } from "../attachments/attachments.server";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import { againstTarget, spokenSeconds } from "../walkthroughs/clock";
import { spokenText } from "../walkthroughs/cues";
import { walkthroughFields } from "../walkthroughs/walkthrough";
import type { PublishedWalkthrough } from "./next-walkthrough.server";

/** What the walkthrough of the viewer's next revision is so far, in a sentence; null where there is none. */
export async function walkthroughSummary(
  ctx: MemberCtx,
  { id, latest }: { id: string; latest: PublishedWalkthrough | undefined },
): Promise<string | null> {
  const draft = await loadDraft(ctx, { kind: "walkthrough", id });
  const takes = await draftTakes(ctx, id);
  const {
    walkthroughTake,
    walkthroughScript: script,
    walkthroughUrl,
  } = walkthroughFields(draft?.fields ?? latest ?? {});
  const take = takes.find(({ id }) => id === walkthroughTake);
  const spoken = spokenSeconds(spokenText(script));
  const parts = [
    take ? `a recording, ${againstTarget((take.durationMs ?? 0) / 1000)}` : "",
    script ? (take ? "a transcript" : `a script, about ${againstTarget(spoken)}`) : "",
    walkthroughUrl ? "a link to a video" : "",
  ].filter(Boolean);
  if (parts.length > 0) return `It has ${parts.join("; ")}.`;
  return takes.length > 0 ? "Takes are recorded; none is chosen yet." : null;
}
