import { findPlace, type findPoint } from "~db/queries/points";
import { listEventsOfReview } from "~db/queries/reputation";
import { listRevisionTexts } from "~db/queries/solutions";
import { locateQuote } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { Ctx, MemberCtx } from "../context.server";
import { type Adoption, isAdopted } from "../points/point";
import { award, reverseOne } from "../reputation/award.server";
import { ADOPTED_PER_REVIEW, REPUTATION_RULES } from "../reputation/rules";
import { isProven } from "../reviews/standing.server";
import { judgeAdoption } from "./adoption";

type PointRow = NonNullable<Awaited<ReturnType<typeof findPoint>>>;

/** What comes of a point that is said to be done in a later revision. Reads both texts: not for transactions. */
export async function adoptionIn(
  ctx: Ctx,
  point: PointRow,
  revision: number,
): Promise<Exclude<Adoption, "over-limit">> {
  const texts = await listRevisionTexts(ctx.db, point.solutionId, [point.revision, revision]);
  const before = texts.find((text) => text.revision === point.revision);
  const after = texts.find((text) => text.revision === revision);
  if (!before || !after) throw new Error(`Solution ${point.solutionId} lacks a revision`);
  const [beforeText, afterText] = [textOf(before.bodyHtml), textOf(after.bodyHtml)];
  const place = await findPlace(ctx.db, point.id, revision);
  return judgeAdoption(
    { kind: point.kind, passage: locateQuote(beforeText, point) },
    {
      same: withoutSpace(before.body) === withoutSpace(after.body),
      before: beforeText,
      after: afterText,
      place: place ? placed(place) : locateQuote(afterText, { ...point, start: null }),
    },
  );
}

function placed({ start, end }: { start: number | null; end: number | null }) {
  return start === null || end === null ? null : { start, end };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

/**
 * Pays the reviewer for a point that was adopted, or takes back what it paid where it is not any more. Call it behind
 * `lockReview`, in the transaction of the answer. Returns what came of the point.
 */
export async function settleAdoption(
  ctx: MemberCtx,
  point: PointRow,
  { reviewerId, reviewId, adoption }: { reviewerId: string; reviewId: string; adoption: Adoption | null },
): Promise<Adoption | null> {
  const was = isAdopted(point.adoption);
  if (adoption !== "adopted") {
    if (was) await takeBackAdoption(ctx, reviewId, point.id);
    return adoption;
  }
  if (was) return point.adoption;
  const events = await listEventsOfReview(ctx.db, reviewId, "adopted");
  const paying = events.filter(({ stands, points }) => stands && points > 0).length;
  const paid = await award(ctx, {
    userId: reviewerId,
    rule: "adopted",
    reviewId,
    solutionId: point.solutionId,
    // A point that is done, undone and done again pays anew what was taken back.
    dedupeKey: keyOf(point.id, events.filter(({ dedupeKey }) => isOf(point.id, dedupeKey)).length),
    giver: { id: ctx.viewer.id, proven: await isProven(ctx, ctx.viewer) },
    ruleCeiling: paying < ADOPTED_PER_REVIEW ? REPUTATION_RULES.adopted.points : 0,
  });
  return paid > 0 ? "adopted" : "over-limit";
}

async function takeBackAdoption(ctx: Ctx, reviewId: string, pointId: string) {
  const events = await listEventsOfReview(ctx.db, reviewId, "adopted");
  const event = events.find(({ stands, dedupeKey }) => stands && isOf(pointId, dedupeKey));
  if (event) await reverseOne(ctx, { reviewId, rule: "adopted", dedupeKey: event.dedupeKey });
}

function keyOf(pointId: string, times: number): string {
  return `adopted:${pointId}:${times}`;
}

function isOf(pointId: string, dedupeKey: string): boolean {
  return dedupeKey.startsWith(`adopted:${pointId}:`);
}
