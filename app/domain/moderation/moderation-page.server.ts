import { listOpenRequests } from "~db/queries/takedowns";
import { shownBrief } from "../challenges/brief";
import type { MemberCtx } from "../context.server";
import { type Person, personOf } from "../identity/person";
import { type Page, pageOf, parseCursor } from "../paging";
import { canSeeSolution, isEmbargoed } from "../solutions/policy";
import { canModerate, whyCannotShow } from "./policy";
import type { Relation } from "./takedown";

const SHOWN = 20;

/** An open request as moderators see it. */
export interface RequestRow {
  id: string;
  /** Of what it is about, and its page; null where the viewer may not see that. */
  about: { title: string; path: string } | null;
  /** Why they may not. */
  unseen: "embargoed" | "withdrawn" | null;
  /** The brief as it was when removal was asked for. */
  briefHtml: string;
  /** The member who asks; null for a visitor. */
  sender: Person | null;
  /** Address of a visitor; empty for a member. */
  contact: string;
  relation: Relation;
  reason: string;
  createdAt: string;
  /** Why the viewer cannot decline it; null when they can. */
  cannotDecline: string | null;
}

/** One page of the open requests, the longest waiting first. Null for who is no moderator, and for a wrong cursor. */
export async function moderationPage(
  ctx: MemberCtx,
  cursor: string | null,
): Promise<Page<RequestRow> | null> {
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (!canModerate(ctx.viewer) || (cursor !== null && !position)) return null;
  const rows = await listOpenRequests(ctx.db, ctx.viewer.id, {
    after: position && { createdAt: String(position[0]), id: String(position[1]) },
    limit: SHOWN + 1,
  });
  const page = pageOf(rows, SHOWN, (row) => [row.createdAt, row.id]);
  return { ...page, rows: page.rows.map((row) => requestRow(row, ctx)) };
}

type Row = Awaited<ReturnType<typeof listOpenRequests>>[number];

function requestRow(row: Row, ctx: MemberCtx): RequestRow {
  const path = row.challengeSlug ? `/challenges/${row.challengeSlug}` : `/solutions/${row.subjectId}`;
  const unseen = whyUnseen(row, ctx);
  const brief = { authorId: row.authorId ?? "", briefOrigin: row.briefOrigin, briefHiddenAt: null };
  return {
    id: row.id,
    about: unseen ? null : { title: row.title ?? "", path },
    unseen,
    briefHtml: shownBrief(brief, row.briefHtml ?? "", ctx.viewer).text,
    sender: senderOf(row, ctx),
    contact: row.contact,
    relation: row.relation as Relation,
    reason: row.reason,
    createdAt: row.createdAt,
    cannotDecline: whyCannotShow(brief, ctx.viewer),
  };
}

/** An author who asks about their own solution goes by its name here too. */
function senderOf(row: Row, { viewer }: MemberCtx): Person | null {
  if (!row.senderId || !row.sender) return null;
  const isItsAuthor = row.kind === "solution" && row.senderId === row.authorId;
  return personOf(
    {
      userId: row.senderId,
      handle: row.sender,
      reputation: null,
      pseudonym: isItsAuthor ? row.authorPseudonym : null,
      revealedAt: isItsAuthor ? row.authorRevealedAt : null,
    },
    viewer,
  );
}

function whyUnseen(row: Row, { viewer, now }: MemberCtx): RequestRow["unseen"] {
  if (row.kind === "challenge") return null;
  if (canSeeSolution({ ...row, authorId: row.authorId ?? "" }, viewer, now)) return null;
  return isEmbargoed(row, now) ? "embargoed" : "withdrawn";
}
