import { listReputationEvents, listTopOfMonth } from "~db/queries/reputation";
import { findUserByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx } from "../context.server";
import { type Page, pageOf, parseCursor } from "../paging";
import { hasBegun, monthOf } from "../time";
import { LIMITS, type LimitKey, REPUTATION_RULES, type RuleKey } from "./rules";

export interface ReputationRow {
  id: string;
  rule: RuleKey;
  label: string;
  points: number;
  /** Whether the row takes an earlier one back. */
  reversal: boolean;
  /** Why it paid less than the rule says, in words; empty when it did not. */
  limit: string;
  happenedAt: string;
  /** The member who caused it. */
  giver: string | null;
  /** What it was about; null where that is not public any more. */
  cause: { reviewId: string; title: string } | null;
}

export interface ReputationPage extends Page<ReputationRow> {
  handle: string;
  reputation: number;
}

/** A member's ledger, newest first. Null when there is no such member or the cursor is none. */
export async function reputationPage(
  ctx: Ctx,
  handle: string,
  cursor: string | null,
): Promise<ReputationPage | null> {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  const position = cursor === null ? null : parseCursor(cursor, ["text", "text"]);
  if (user?.handle !== handle || (cursor !== null && !position)) return null;
  const events = await listReputationEvents(ctx.db, user.id, {
    before: position && { happenedAt: String(position[0]), id: String(position[1]) },
    limit: 51,
  });
  const page = pageOf(events, 50, (event) => [event.happenedAt, event.id]);
  return {
    handle: user.handle,
    reputation: user.reputation,
    nextCursor: page.nextCursor,
    rows: page.rows.map((event) => ({
      id: event.id,
      rule: event.rule as RuleKey,
      label: REPUTATION_RULES[event.rule as RuleKey].label,
      points: event.points,
      reversal: event.reversesId !== null,
      limit: event.limitedBy ? LIMITS[event.limitedBy as LimitKey] : "",
      happenedAt: event.happenedAt,
      giver: event.giver,
      cause:
        event.reviewId && event.title && isPublic(event, ctx.now)
          ? { reviewId: event.reviewId, title: event.title }
          : null,
    })),
  };
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
