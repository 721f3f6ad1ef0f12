import { findRecording, listRecordings } from "~db/queries/attachments";
import { uploadedPath } from "../attachments/attachment";
import type { Ctx } from "../context.server";
import { toCaptions } from "./captions";
import type { Cue } from "./cues";
import type { WalkthroughInput } from "./walkthrough";

/** The walkthrough of a revision as its page shows it. */
export interface WalkthroughView {
  recording: { src: string; hasVideo: boolean; seconds: number; captions: string | null } | null;
  /** What is said when; empty without a recording or a transcript. */
  cues: Cue[];
  /** What would be said, where there is no recording; else empty. */
  script: string;
  /** Address of a video elsewhere, or empty. */
  url: string;
}

type Published = WalkthroughInput & { id: string; revision: number };

/** The walkthrough of a revision that the viewer may see; null where it has none. */
export async function walkthroughView(ctx: Ctx, revision: Published): Promise<WalkthroughView | null> {
  const { id, walkthroughTake: take, walkthroughScript: script, walkthroughUrl: url } = revision;
  const recording = take ? await findRecording(ctx.db, take) : undefined;
  if (!recording) return script || url ? { recording: null, cues: [], script, url } : null;
  const durationMs = recording.durationMs ?? 0;
  const cues = toCaptions(script, durationMs);
  return {
    recording: {
      src: uploadedPath(take),
      hasVideo: recording.mediaType.startsWith("video/"),
      seconds: durationMs / 1000,
      captions: cues.length > 0 ? captionsPath(id, revision.revision) : null,
    },
    cues,
    script: "",
    url,
  };
}

/** The lengths of a solution's recordings in seconds, by revision. */
export async function recordingLengths(ctx: Ctx, solutionId: string): Promise<Map<number, number>> {
  const rows = await listRecordings(ctx.db, solutionId);
  return new Map(rows.map(({ revision, durationMs }) => [revision, (durationMs ?? 0) / 1000]));
}

function captionsPath(solutionId: string, revision: number): string {
  return `/solutions/${solutionId}/revisions/${revision}/captions.vtt`;
}
