import { listReplies } from "~db/queries/replies";
import type { Ctx } from "../context.server";
import { personOf } from "../identity/person";
import type { ReplyView } from "./review-view";

/** The most replies that are shown below the reviews of one page; the latest count. */
const REPLIES_SHOWN = 200;

/** The replies below some reviews as the viewer may read them, oldest first, and whether there are older ones. One query. */
export async function viewReplies(
  ctx: Ctx,
  reviewIds: string[],
): Promise<{ byReview: Map<string, ReplyView[]>; more: boolean }> {
  const latest = await listReplies(ctx.db, reviewIds, REPLIES_SHOWN + 1);
  const byReview = new Map<string, ReplyView[]>();
  for (const row of latest.slice(0, REPLIES_SHOWN).reverse()) {
    const replies = byReview.get(row.reviewId) ?? [];
    replies.push(replyView(ctx, row));
    byReview.set(row.reviewId, replies);
  }
  return { byReview, more: latest.length > REPLIES_SHOWN };
}

function replyView({ viewer }: Ctx, row: Awaited<ReturnType<typeof listReplies>>[number]): ReplyView {
  const { userId, handle, reputation } = row;
  const byAuthor = userId === row.authorId;
  const pseudonym = byAuthor ? row.authorPseudonym : row.ownPseudonym;
  const revealedAt = byAuthor ? row.authorRevealedAt : row.ownRevealedAt;
  return {
    id: row.id,
    author: personOf({ userId, handle, reputation, pseudonym, revealedAt }, viewer),
    role: byAuthor ? "author" : userId === row.reviewerId ? "reviewer" : "fellow",
    pointId: row.pointId,
    bodyHtml: row.deletedAt ? "" : row.bodyHtml,
    postedAt: row.postedAt,
    editedAt: row.editedAt,
    deletedAt: row.deletedAt,
    versions: [],
    edit: null,
  };
}
