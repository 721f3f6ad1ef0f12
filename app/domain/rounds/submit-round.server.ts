import { lockReview } from "~db/queries/ratings";
import { listReviewScores } from "~db/queries/reviews";
import {
  findRoundRequest,
  insertReviewRound,
  insertRoundScores,
  updatePointsSettled,
  updateReviewScore,
  updateRoundAnswered,
} from "~db/queries/rounds";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Draft, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import { notify } from "../notices/notify.server";
import type { FieldErrors, Fields } from "../parse";
import { queueRound } from "../queue/claims.server";
import { settleActedOn } from "../reputation/solution-medals.server";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { DIMENSION_KEYS, type Level } from "../rubric/rubric";
import { updateScores } from "../scoring/update-scores.server";
import { type Levels, parseRound, type RoundInput, roundFields, whyCannotLookAgain } from "./round";
import { updateImproved } from "./update-improved.server";

export type SubmitRoundResult =
  | { ok: true }
  | { ok: false; problem: "missing" }
  | { ok: false; problem: "refused"; why: string }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "conflict"; theirs: Draft };

/**
 * Submits the viewer's review in the round that they were asked for, once: what they say, the levels that changed, the
 * points that are solved and the solution's new estimates are one transaction. The review stays one review.
 */
export async function submitRound(
  ctx: MemberCtx,
  reviewId: string,
  fields: Fields,
): Promise<SubmitRoundResult> {
  const asked = await findAsked(ctx, reviewId);
  if (!asked.ok) return asked;
  const parsed = parseRound(fields, levels(await listReviewScores(ctx.db, [reviewId])));
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };

  const { scores, note, solved } = parsed.value;
  const html = await renderRound(ctx, `${reviewId}-round-${asked.request.round}`, parsed.value);
  return inTransaction(ctx, async (ctx): Promise<SubmitRoundResult> => {
    const { solutionId } = asked.row;
    await lockUsers(ctx.db, [ctx.viewer.id, asked.row.authorId]);
    await lockSolution(ctx.db, solutionId);
    await lockReview(ctx.db, reviewId);
    const stillAsked = await findAsked(ctx, reviewId);
    if (!stillAsked.ok) return stillAsked;
    const { row, request } = stillAsked;
    const { round } = request;
    const form = draftForm(fields, roundFields(fields));
    const theirs = await endDraft(ctx, { kind: "round", id: reviewId }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    await updateRoundAnswered(ctx.db, { reviewId, round }, ctx.now);
    await insertReviewRound(ctx.db, {
      review_id: reviewId,
      round,
      solution_id: solutionId,
      revision: judgedRevision(fields, { from: request.revision, to: row.latestRevision }),
      note,
      note_html: html.note,
      submitted_at: ctx.now,
    });
    const rows = DIMENSION_KEYS.map((dimension) => {
      const { score, reason } = scores[dimension];
      return { dimension, score, reason, reason_html: html.reasons[dimension] };
    });
    await insertRoundScores(
      ctx.db,
      rows.map((score) => ({ review_id: reviewId, round, ...score })),
    );
    for (const { dimension, ...score } of rows.filter(({ dimension }) => scores[dimension].changed))
      await updateReviewScore(ctx.db, { reviewId, dimension }, score);
    if (solved.length > 0) {
      await updatePointsSettled(ctx.db, reviewId, solved, ctx.now);
      await settleActedOn(ctx, solutionId);
    }
    await updateScores(ctx, solutionId, { changed: reviewId });
    await updateImproved(ctx, solutionId);
    await queueRound(ctx, solutionId);
    const path = `/reviews/${reviewId}#rounds-${reviewId}`;
    await notify(ctx, { userId: row.authorId, kind: "round-done", path, solutionId, reviewId });
    return { ok: true };
  });
}

/** The viewer's review and what they were asked last, or why they cannot look again. */
async function findAsked(ctx: MemberCtx, reviewId: string) {
  const found = await findVisibleReview(ctx, reviewId);
  if (found?.row.reviewerId !== ctx.viewer.id) return { ok: false, problem: "missing" } as const;
  const request = await findRoundRequest(ctx.db, reviewId);
  const why = whyCannotLookAgain(found.solution, ctx.viewer, { request, now: ctx.now });
  if (why) return { ok: false, problem: "refused", why } as const;
  return request
    ? ({ ok: true, row: found.row, request } as const)
    : ({ ok: false, problem: "missing" } as const);
}

function levels(rows: { dimension: string; score: number | null }[]): Levels {
  const level = (key: string) =>
    (rows.find(({ dimension }) => dimension === key)?.score ?? null) as Level | null;
  return Object.fromEntries(DIMENSION_KEYS.map((key) => [key, level(key)])) as Levels;
}

/** The revision that was latest when the form was made; the latest now where the form does not say. */
function judgedRevision(fields: Fields, { from, to }: { from: number; to: number }): number {
  const revision = Number(fields.revision);
  return Number.isInteger(revision) && revision >= from && revision <= to ? revision : to;
}

async function renderRound(ctx: MemberCtx, idScope: string, { note, scores }: RoundInput) {
  const texts = [note, ...DIMENSION_KEYS.map((key) => scores[key].reason)];
  const [noteHtml, ...reasons] = (await ctx.render(texts, { idScope })).map(({ html }) => html);
  return {
    note: noteHtml ?? "",
    reasons: Object.fromEntries(DIMENSION_KEYS.map((key, i) => [key, reasons[i] ?? ""])) as Record<
      (typeof DIMENSION_KEYS)[number],
      string
    >,
  };
}
