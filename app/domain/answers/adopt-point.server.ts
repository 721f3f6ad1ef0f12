import { findAttachment } from "~db/queries/attachments";
import { findPlace, type findPoint, updatePointAdoption } from "~db/queries/points";
import { listRevisionTexts } from "~db/queries/solutions";
import { listEventsOfReview } from "~db/queries/standing-events";
import { locateQuote } from "../anchoring/locate-quote";
import { textOf } from "../anchoring/text-of.server";
import type { Ctx, MemberCtx } from "../context.server";
import { placeFilePoints, readSources } from "../points/place-file-points.server";
import { type Adoption, isAdopted } from "../points/point";
import { award, reverseOne } from "../reputation/award.server";
import { ruleCeiling } from "../reputation/rule-ceiling.server";
import { LOWERED_WITHIN } from "../reputation/rules";
import { isProven } from "../reviews/standing.server";
import { elapsed } from "../time";
import { judgeAdoption } from "./adoption";

type PointRow = NonNullable<Awaited<ReturnType<typeof findPoint>>>;

/** What comes of a point that is said to be done in a later revision. Reads both texts: not for transactions. */
export async function adoptionIn(
  ctx: Ctx,
  point: PointRow,
  revision: number,
): Promise<Exclude<Adoption, "over-limit">> {
  if (point.fileId) return adoptionInFile(ctx, point, revision);
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

/** A point about a file asks for a change of its cell, its line or, where it names none, of the file. */
async function adoptionInFile(ctx: Ctx, point: PointRow, revision: number) {
  if (point.kind === "praise") return "praise";
  await placeFilePoints(ctx, { solutionId: point.solutionId, revision });
  const place = await findPlace(ctx.db, point.id, revision);
  // Nobody found out in time: then nothing is paid.
  if (!place) return "passage-same";
  const was = await spotContent(ctx, { id: point.fileId, part: point.filePart });
  const is = await spotContent(ctx, { id: place.fileId, part: place.filePart });
  return was === is ? "passage-same" : "adopted";
}

/** What tells whether a spot in a file changed; null where there is none. */
async function spotContent(ctx: Ctx, { id, part }: { id: string | null; part: number | null }) {
  const file = id === null ? undefined : await findAttachment(ctx.db, id, "");
  if (!file) return null;
  if (part === null) return file.sha256;
  const sources = await readSources(ctx, file);
  return sources[part - 1] ?? null;
}

function placed({ start, end }: { start: number | null; end: number | null }) {
  return start === null || end === null ? null : { start, end };
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, "");
}

interface Adopted {
  reviewerId: string;
  reviewId: string;
  solutionId: string;
}

/**
 * Pays the reviewer for a point that was adopted, or takes back what it paid in the last 30 days where it is not any
 * more; then the earliest point that was done without pay, as enough of the review were paid, is paid in its place. Call
 * it behind `lockReview`, in the transaction of the answer. Returns what came of the point.
 */
export async function settleAdoption(
  ctx: MemberCtx,
  point: PointRow,
  { reviewerId, reviewId, adoption }: { reviewerId: string; reviewId: string; adoption: Adoption | null },
): Promise<Adoption | null> {
  const was = isAdopted(point.adoption);
  const about = { reviewerId, reviewId, solutionId: point.solutionId };
  if (adoption !== "adopted") {
    if (was) await takeBackAdoption(ctx, point.id, about);
    return adoption;
  }
  if (was) return point.adoption;
  return (await payAdoption(ctx, point.id, about)) ? "adopted" : "over-limit";
}

async function payAdoption(ctx: MemberCtx, pointId: string, about: Adopted): Promise<boolean> {
  const events = await listEventsOfReview(ctx.db, about.reviewId, "adopted");
  // It was done before, and undone too late to take anything back.
  if (events.some(({ stands, dedupeKey }) => stands && isOf(pointId, dedupeKey))) return true;
  const paid = await award(ctx, {
    userId: about.reviewerId,
    rule: "adopted",
    reviewId: about.reviewId,
    solutionId: about.solutionId,
    // A point that is done, undone and done again pays anew what was taken back.
    dedupeKey: keyOf(pointId, events.filter(({ dedupeKey }) => isOf(pointId, dedupeKey)).length),
    giver: { id: ctx.viewer.id, proven: await isProven(ctx, ctx.viewer) },
    ruleCeiling: await ruleCeiling(ctx, "adopted", about.reviewId),
  });
  return paid > 0;
}

async function takeBackAdoption(ctx: MemberCtx, pointId: string, about: Adopted) {
  const { reviewId } = about;
  const all = await listEventsOfReview(ctx.db, reviewId, "adopted");
  const events = all.filter(({ stands }) => stands);
  const event = events.find(({ dedupeKey }) => isOf(pointId, dedupeKey));
  if (!event || elapsed(paidFirst(all, event), ctx.now) > LOWERED_WITHIN) return;
  await reverseOne(ctx, { reviewId, rule: "adopted", dedupeKey: event.dedupeKey });
  const next = events.find(({ points, limitedBy }) => points === 0 && limitedBy === "rule-cap");
  if (event.points === 0 || !next) return;
  await reverseOne(ctx, { reviewId, rule: "adopted", dedupeKey: next.dedupeKey });
  const nextPoint = next.dedupeKey.split(":")[1] ?? "";
  if (await payAdoption(ctx, nextPoint, about)) await updatePointAdoption(ctx.db, nextPoint, "adopted");
}

/** When a point was adopted, where it was paid anew later, by a longer key. */
function paidFirst(all: { dedupeKey: string; happenedAt: string }[], event: (typeof all)[number]): string {
  const key = event.dedupeKey.split(":").slice(0, 3).join(":");
  return all.find(({ dedupeKey }) => dedupeKey === key)?.happenedAt ?? event.happenedAt;
}

function keyOf(pointId: string, times: number): string {
  return `adopted:${pointId}:${times}`;
}

function isOf(pointId: string, dedupeKey: string): boolean {
  return dedupeKey.startsWith(`adopted:${pointId}:`);
}
