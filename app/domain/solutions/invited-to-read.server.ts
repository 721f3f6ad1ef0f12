import { listOpenInvitations } from "~db/queries/invitations";
import type { Ctx } from "../context.server";
import { authorOf } from "../identity/person";
import { dayOf } from "../time";
import { solutionPath } from "./solution";

/** An invitation that waits for its reader. */
export interface InvitationRow {
  title: string;
  path: string;
  /** What the viewer may call its author. */
  author: string;
  /** The day on which the solution becomes public. */
  embargoUntil: string;
}

const SHOWN = 10;

/** What the viewer is invited to read and has not reviewed yet, the latest invitation first, ten at most; nothing for a visitor. */
export async function invitedToRead(ctx: Ctx): Promise<InvitationRow[]> {
  if (!ctx.viewer) return [];
  const rows = await listOpenInvitations(ctx.db, ctx.viewer.id, { today: dayOf(ctx.now), limit: SHOWN });
  return rows.map((row) => ({
    title: row.title,
    path: solutionPath(row),
    author: authorOf(row, ctx.viewer).name,
    embargoUntil: row.embargoUntil ?? "",
  }));
}
