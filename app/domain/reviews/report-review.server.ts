import { hasOpenReport, insertReport, listReportTimes } from "~db/queries/reports";
import { lockUsers } from "~db/queries/users";
import { inTransaction, type MemberCtx } from "../context.server";
import { openCase } from "../integrity/open-case.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { isYoung } from "../reputation/young-site.server";
import { before } from "../time";
import { findVisibleReview } from "./find-visible-review.server";
import { REPORTED, whyCannotReport } from "./policy";
import { parseReport, REPORTS_A_DAY, whyTooMany } from "./report";

export type ReportResult = { ok: true } | Missing | Refused | Invalid;

/**
 * Reports a review to the moderators: opens a case of its writer, or adds to the open one. One open report of each person
 * and review, ten in 24 hours. Who reported it is told to moderators alone.
 */
export async function reportReview(ctx: MemberCtx, reviewId: string, fields: Fields): Promise<ReportResult> {
  const found = await findVisibleReview(ctx, reviewId);
  if (!found) return { ok: false, problem: "missing" };
  const { reviewerId } = found.row;
  const open = { reviewId, reporterId: ctx.viewer.id };
  const why = whyCannotReport({ reviewerId }, ctx.viewer, {
    isYoungSite: await isYoung(ctx),
    isReported: await hasOpenReport(ctx.db, open),
  });
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseReport(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  return inTransaction(ctx, async (ctx): Promise<ReportResult> => {
    await lockUsers(ctx.db, [ctx.viewer.id, reviewerId]);
    const sent = { reporterId: ctx.viewer.id, since: before(ctx.now, REPORTS_A_DAY.within) };
    const tooMany = whyTooMany(await listReportTimes(ctx.db, sent, REPORTS_A_DAY.reports));
    if (tooMany) return { ok: false, problem: "refused", why: tooMany };
    if (await hasOpenReport(ctx.db, open)) return { ok: false, problem: "refused", why: REPORTED };
    const caseId = await openCase(ctx, {
      kind: "reported-review",
      key: reviewId,
      members: [reviewerId],
      evidence: { reviews: [reviewId] },
    });
    if (!caseId) throw new Error(`No case for a report of ${reviewId}`);
    const { reason, note } = parsed.value;
    await insertReport(ctx.db, {
      case_id: caseId,
      reporter_id: ctx.viewer.id,
      review_id: reviewId,
      reason,
      note,
      reported_at: ctx.now,
    });
    return { ok: true };
  });
}
