import { listReplyVersions } from "~db/queries/replies";
import type { Ctx } from "../context.server";

/** Earlier texts that are shown on one page; the latest count. */
const VERSIONS_SHOWN = 100;

interface Versioned {
  id: string;
  editedAt: string | null;
  deletedAt: string | null;
  versions: { bodyHtml: string; replacedAt: string }[];
}

/** Replies with what they said before they were edited, oldest first; nothing of what was taken back. At most one query. */
export async function withVersions<Reply extends Versioned>(ctx: Ctx, replies: Reply[]): Promise<Reply[]> {
  const edited = replies.filter((reply) => reply.editedAt && !reply.deletedAt).map(({ id }) => id);
  if (edited.length === 0) return replies;
  const versions = (await listReplyVersions(ctx.db, edited, VERSIONS_SHOWN)).reverse();
  return replies.map((reply) => ({
    ...reply,
    versions: versions.filter(({ replyId }) => replyId === reply.id),
  }));
}
