import { findReply } from "~db/queries/replies";
import type { Ctx } from "../context.server";
import { quoteReply } from "../discussion/reply";
import { openEdit } from "./open-edit";
import type { ReviewView } from "./review-view";

/** What an address asks for below a review: the id of a point to write about, of a reply to quote, of one to change. */
export interface Asked {
  about: string | null;
  quote: string | null;
  edit: string | null;
}

/**
 * Prepares a review's forms as the address asks: the reply begins with a quotation or is about a point, or a reply of
 * the viewer's is open to be changed. What is not there, or not the viewer's, is left out.
 */
export async function writeInThread(ctx: Ctx, review: ReviewView, asked: Asked): Promise<ReviewView> {
  if (!review.canReply) return review;
  const [quoted, edited] = [asked.quote, asked.edit].map((id) =>
    review.replies.find((reply) => reply.id === id && !reply.deletedAt),
  );
  if (edited?.author.isViewer) {
    const body = (await findReply(ctx.db, edited.id))?.body ?? "";
    return openEdit(review, edited.id, { body, error: "" });
  }
  const point = review.points.find(({ id }) => id === asked.about)?.id ?? quoted?.pointId ?? "";
  if (!quoted && !point) return review;
  const quotation = quoted ? quoteReply((await findReply(ctx.db, quoted.id))?.body ?? "") : "";
  const draft = review.replyDraft ?? { body: "", point: "", version: 0, savedAt: null };
  const body = [draft.body.trimEnd(), quotation].filter(Boolean).join("\n\n");
  return { ...review, replyDraft: { ...draft, body, point: point || draft.point } };
}
