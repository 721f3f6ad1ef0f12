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
  PAIR_CAP,
  REPUTATION_RULES,
  type RuleKey,
} from "./rules";
import { helpfulIn } from "./totals.server";

export interface ReputationRow {
  id: string;
  rule: RuleKey;
  label: string;
  points: number;
  /** Whether the row takes an earlier one back. */
  reversal: boolean;
  /** Whether it gives again what was taken back, after moderators looked at it. */
  restored: boolean;
  /** Why it paid less than the rule says, in words; empty when it did not. */
  limit: string;
  /** Why it was taken back by others than who acted, told to the member alone; empty when it was not. */
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
  return ledgerPage(ctx, handle, { cursor, month: null });
}

/**
 * The rows that add up to what a member's reviews earned by helping in a month ("2026-11"), newest first, the same for
 * everybody. Null when there is no such member or the month or the cursor is none.
 */
export async function helpfulPage(
  ctx: Ctx,
  handle: string,
  page: { month: string; cursor: string | null },
): Promise<(ReputationPage & { helpful: number }) | null> {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(page.month)) return null;
  const found = await ledgerPage(ctx, handle, page);
  const user = found && (await findUserByHandle(ctx.db, handleKey(handle)));
  return user ? { ...found, helpful: await sumReputation(ctx.db, helpfulIn(user.id, page.month)) } : null;
}

async function ledgerPage(
  ctx: Ctx,
  handle: string,
  { cursor, month }: { cursor: string | null; month: string | null },
): Promise<ReputationPage | null> {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (user?.handle !== handle || (cursor !== null && !position)) return null;
  const isOwn = ctx.viewer?.id === user.id;
  const events = await listReputationEvents(ctx.db, user.id, {
    withBlind: isOwn && month === null,
    only: month === null ? null : helpfulIn(user.id, month),
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
      const restored = event.reversesId === null && GIVEN_AGAIN.test(event.dedupeKey);
      const isVerdict = event.rule === "report-upheld" && !isOwn;
      return {
        id: event.id,
        rule: event.rule as RuleKey,
        label: isVerdict ? VERDICT : REPUTATION_RULES[event.rule as RuleKey].label,
        points: event.points,
        reversal: event.reversesId !== null,
        restored,
        limit: limitOf(event, ctx.viewer),
        correction: isOwn && !restored ? correctionOf(event, ctx.viewer) : "",
        happenedAt: event.happenedAt,
        giver: giverOf(event, ctx.viewer)?.person ?? null,
        cause: isVerdict ? null : causeOf(event, ctx.now),
      };
    }),
  };
}

/** What others read of a report that was upheld: it is the member's to tell which review it was. */
const VERDICT = "Decision of a moderator";

/** Keys of rows that were written when a case was lifted. */
const GIVEN_AGAIN = /:again:|:lifted$/;

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
  if (giverOf(row, viewer)?.isHidden) return "which limit is kept back with the name";
  return OF_PAIR.includes(row.limitedBy) ? PAIR : LIMITS[row.limitedBy as LimitKey];
}

/** Limits that count what two people did before: one sentence for both. */
const OF_PAIR: string[] = ["pair-cap", "reciprocal"] satisfies LimitKey[];
const PAIR = `what one person pays another in 30 days: at most ${PAIR_CAP} points, and less where they rated each other; where nothing more comes between them the rest is paid after 30 days`;

/** Corrections that say something of who gave the points. */
const TELLING: string[] = ["serial-ratings", "proven", "settled", "ring"] satisfies CorrectionKey[];

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

/**
 * The members whose reviews earned most by helping since the beginning of the month: ratings, endorsements, first reviews,
 * adopted points. Of equals who joined last stands first.
 */
export function topReviewersOfMonth(ctx: Ctx, limit: number): Promise<{ handle: string; points: number }[]> {
  return listTopOfMonth(ctx.db, monthOf(ctx.now), limit);
}
