import { insertReputationEvent } from "~db/queries/reputation";
import { listStandingEvents, type listTakenBack } from "~db/queries/standing-events";
import { lockUsers } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { leftOfCaps } from "./award.server";
import { ruleCeiling } from "./rule-ceiling.server";
import type { LimitKey, RuleKey } from "./rules";
import { settle } from "./take-back.server";

type TakenBack = Awaited<ReturnType<typeof listTakenBack>>[number];

/**
 * Writes what was taken back by mistake into the ledger again, with the points of then, but with no more than caps leave
 * for what others were paid in its place meanwhile, nor than its rule pays for one review. What its act pays anew already is left out, and so is what was given
 * again before. Returns the points given.
 */
export async function giveAgain(ctx: Ctx, taken: TakenBack[]): Promise<number> {
  if (taken.length === 0) return 0;
  await lockUsers(
    ctx.db,
    taken.flatMap(({ userId, giverId }) => (giverId ? [userId, giverId] : [userId])),
  );
  let given = 0;
  for (const event of taken) {
    if (await standsAnew(ctx, event)) continue;
    const { points, limitedBy } = await pointsAgain(ctx, event);
    const inserted = await insertReputationEvent(ctx.db, {
      id: ctx.newId(),
      user_id: event.userId,
      rule: event.rule,
      points,
      limited_by: limitedBy || "restored",
      giver_id: event.giverId,
      review_id: event.reviewId,
      solution_id: event.solutionId,
      reverses_id: null,
      dedupe_key: `${event.dedupeKey}:again:${event.reversalId}`,
      happened_at: ctx.now,
    });
    if (inserted) given += points;
  }
  await settle(ctx, taken);
  return given;
}

/** Others may have been paid in its place meanwhile. */
async function pointsAgain(
  ctx: Ctx,
  event: TakenBack,
): Promise<{ points: number; limitedBy: LimitKey | "" }> {
  if (event.points <= 0) return { points: event.points, limitedBy: "" };
  const left = await leftOfCaps(ctx, event);
  const { rule, reviewId } = event;
  const most = reviewId ? await ruleCeiling(ctx, rule as RuleKey, reviewId) : left.points;
  return most < left.points ? { points: most, limitedBy: "rule-cap" } : left;
}

async function standsAnew(ctx: Ctx, event: TakenBack): Promise<boolean> {
  if (!event.reviewId) return false;
  const standing = await listStandingEvents(ctx.db, event.reviewId);
  return standing.some((other) => other.userId === event.userId && causeOf(other) === causeOf(event));
}

/** What an event pays for: acts that replace each other, as a new rating does the old one, have one cause. */
function causeOf({ rule, dedupeKey }: { rule: string; dedupeKey: string }): string {
  if (rule.startsWith("rated-") || rule === "closed-unrated") return "rating";
  if (rule === "first-review") return rule;
  const [kind, ...ids] = (dedupeKey.split(":again:")[0] ?? "").split(":");
  return [kind, ...(rule === "adopted" ? ids.slice(0, 1) : ids)].join(":");
}
