import { listReputationEvents, listTopOfMonth, sumReputation } from "~db/queries/reputation";
import { findUserByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx, Viewer } from "../context.server";
import { canSeeName, type Person, personOf } from "../identity/person";
import { type Page, pageOf, parseCursor } from "../paging";
import { hasBegun, monthOf } from "../time";
import {
  CORRECTIONS,
  type CorrectionKey,
  LIMITS,
  type LimitKey,
  REPUTATION_RULES,
  type RuleKey,
} from "./rules";

export interface ReputationRow {
  id: string;
  rule: RuleKey;
  label: string;
  points: number;
  /** Whether the row takes an earlier one back. */
  reversal: boolean;
  /** Why it paid less than the rule says, in words; empty when it did not. */
  limit: string;
  /** Why it was taken back or given again by others than who acted, told to the member alone; empty when it was not. */
  correction: string;
  happenedAt: string;
  /** Who caused it, where a person did. */
  giver: Person | null;
  /** What it was about; null where that is not public any more. */
  cause: { path: string; title: string } | null;
}

export interface ReputationPage extends Page<ReputationRow> {
  handle: string;
  reputation: number;
  /** Points that come to it once the member's name is shown; told to them alone, 0 for others. */
  waiting: number;
}

/**
 * A member's ledger, newest first. Rows about what they posted or reviewed under a pseudonym only they see, and their
 * points are not in the sum. Null when there is no such member or the cursor is none.
 */
export async function reputationPage(
  ctx: Ctx,
  handle: string,
  cursor: string | null,
): Promise<ReputationPage | null> {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (user?.handle !== handle || (cursor !== null && !position)) return null;
  const isOwn = ctx.viewer?.id === user.id;
  const events = await listReputationEvents(ctx.db, user.id, {
    withBlind: isOwn,
    before: position && { happenedAt: String(position[0]), id: String(position[1]) },
    limit: 51,
  });
  const page = pageOf(events, 50, (event) => [event.happenedAt, event.id]);
  return {
    handle: user.handle,
    reputation: user.reputation,
    waiting: isOwn ? (await sumReputation(ctx.db, { userId: user.id })) - user.reputation : 0,
    nextCursor: page.nextCursor,
    rows: page.rows.map((event) => {
      const isVerdict = event.rule === "report-upheld" && !isOwn;
      return {
        id: event.id,
        rule: event.rule as RuleKey,
        label: isVerdict ? VERDICT : REPUTATION_RULES[event.rule as RuleKey].label,
        points: event.points,
        reversal: event.reversesId !== null,
        limit: limitOf(event, ctx.viewer),
        correction: isOwn ? correctionOf(event, ctx.viewer) : "",
        happenedAt: event.happenedAt,
        giver: giverOf(event, ctx.viewer)?.person ?? null,
        cause: isVerdict ? null : causeOf(event, ctx.now),
      };
    }),
  };
}

/** What others read of a report that was upheld: it is the member's to tell which review it was. */
const VERDICT = "Decision of a moderator";

type Row = Awaited<ReturnType<typeof listReputationEvents>>[number];

/** Who caused a row as the viewer may know them, and whether their own name is kept from the viewer. */
function giverOf(row: Row, viewer: Viewer | null): { person: Person; isHidden: boolean } | null {
  const { giverId, giver, authorId } = row;
  if (!giverId || !giver) return null;
  const by = {
    userId: giverId,
    handle: giver,
    reputation: null,
    pseudonym: giverId === authorId ? row.authorPseudonym : row.giverPseudonym,
    revealedAt: giverId === authorId ? row.authorRevealedAt : row.giverRevealedAt,
  };
  return { person: personOf(by, viewer), isHidden: !canSeeName(by, viewer) };
}

/** Most limits say something of who gave the points, so those of somebody who goes by a pseudonym are not named. */
function limitOf(row: Row, viewer: Viewer | null): string {
  if (!(row.limitedBy in LIMITS) || isCorrection(row)) return "";
  return giverOf(row, viewer)?.isHidden
    ? "which limit is kept back with the name"
    : LIMITS[row.limitedBy as LimitKey];
}

/** Corrections that say something of who gave the points. */
const TELLING: string[] = ["serial-ratings", "proven", "ring"] satisfies CorrectionKey[];

function correctionOf(row: Row, viewer: Viewer | null): string {
  if (!isCorrection(row)) return "";
  return giverOf(row, viewer)?.isHidden && TELLING.includes(row.limitedBy)
    ? "which rule is kept back with the name"
    : CORRECTIONS[row.limitedBy as CorrectionKey];
}

/** A row that takes another one back, or gives it again, says why; one that only paid less says which limit. */
function isCorrection({ limitedBy, reversesId }: Row): boolean {
  return limitedBy in CORRECTIONS && (reversesId !== null || limitedBy === "restored");
}

/** What a row was about, where that is public. */
function causeOf(row: Row, now: string): ReputationRow["cause"] {
  if (!row.title || !row.slug || !isPublic(row, now)) return null;
  const path = row.reviewId ? `/reviews/${row.reviewId}` : `/solutions/${row.solutionId}/${row.slug}`;
  return { path, title: row.title };
}

function isPublic(
  { withdrawnAt, embargoUntil }: { withdrawnAt: string | null; embargoUntil: string | null },
  now: string,
): boolean {
  return withdrawnAt === null && (embargoUntil === null || hasBegun(embargoUntil, now));
}

/** The members who earned most since the beginning of the month. */
export function topReviewersOfMonth(ctx: Ctx, limit: number): Promise<{ handle: string; points: number }[]> {
  return listTopOfMonth(ctx.db, monthOf(ctx.now), limit);
}
