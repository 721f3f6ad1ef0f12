import { z } from "zod";
import { boundedText, type Fields, type Parsed, parseFields } from "../parse";

export const REPLY_MAX = 5000;
/** How often one reply can be changed. */
export const EDITS_MAX = 20;
/** Characters of a reply that quoting it takes over. */
const QUOTED_LENGTH = 600;

export interface ReplyInput {
  body: string;
  /** Id of the point of the review that it is about; empty for the review. */
  point: string;
}

/** Reads a reply. */
export function parseReply(fields: Fields): Parsed<ReplyInput> {
  const body = boundedText(REPLY_MAX).pipe(z.string().min(1, "Write the reply first."));
  return parseFields(z.object({ body, point: z.string() }), { body: "", point: "", ...fields });
}

/** The reply's fields out of everything that a form sent. */
export function replyFields({ body = "", point }: Fields): Fields {
  return point ? { body, point } : { body };
}

/** A reply's Markdown as a quotation, cut at the end of a word; what it quotes itself is left out where it says more. */
export function quoteReply(body: string): string {
  const own = body.split("\n").filter((line) => !line.startsWith(">"));
  const text = own.join("\n").trim() || body;
  const cut = text.length > QUOTED_LENGTH ? `${text.slice(0, QUOTED_LENGTH).replace(/\s*\S*$/, "")} …` : text;
  const lines = cut.split("\n").map((line) => (line ? `> ${line}` : ">"));
  return `${lines.join("\n")}\n\n`;
}

/** Where one writes below a review: a reply to a point or with a quotation, or another text for a reply. */
export function writingPath(
  reviewId: string,
  what: { about: string } | { quote: string } | { edit: string },
): string {
  const place = "edit" in what ? `reply-${what.edit}` : replyFormId(reviewId);
  return `/reviews/${reviewId}?${new URLSearchParams(what)}#${place}`;
}

/** The id of the form in which one answers below a review. */
export function replyFormId(reviewId: string): string {
  return `reply-to-${reviewId}`;
}
