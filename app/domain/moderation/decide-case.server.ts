import {
  findCase,
  findCaseMember,
  insertCaseMeasures,
  listCaseMeasures,
  listCaseMembers,
  lockCase,
  updateCaseClosed,
} from "~db/queries/cases";
import { insertModerationAct } from "~db/queries/moderation";
import { findReviewWeight } from "~db/queries/reading";
import { sumReputation } from "~db/queries/reputation";
import type { ModerationActs } from "~db/schema";
import { inTransaction, type MemberCtx } from "../context.server";
import { type CaseEvidence, reviewsIn, VERDICTS, type Verdict } from "../integrity/case";
import { tellOfCase } from "../integrity/open-case.server";
import type { Fields, Parsed } from "../parse";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { REPUTATION_RULES } from "../reputation/rules";
import { upholdReport } from "../reputation/uphold-report.server";
import type { DecideResult } from "./decide-takedown.server";
import { giveBack, upheldSubject } from "./give-back.server";
import { canModerate, whyCannotDecide } from "./policy";
import { parseWhy } from "./takedown";

const MEMBERS_MAX = 200;
const MEASURES_MAX = 1000;
const DECIDED = "This case has been decided about meanwhile. The log says how.";
const FOREIGN: DecideResult = {
  ok: false,
  problem: "refused",
  why: "This review is not part of the case, or a report of it was upheld before.",
};

/** Lets stand what a rule found, closes the case, notes it in the log and tells its members. */
export function letCaseStand(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  return decide(ctx, caseId, { verdict: "stand", fields });
}

/** Gives back what a rule took, then closes the case as `letCaseStand` does. */
export function liftCase(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  return decide(ctx, caseId, { verdict: "lift", fields });
}

async function decide(
  ctx: MemberCtx,
  caseId: string,
  { verdict, fields }: { verdict: Verdict; fields: Fields },
): Promise<DecideResult> {
  const begun = await begin(ctx, caseId, fields);
  if (!begun.ok) return begun.result;
  if (verdict === "lift") await giveBack(ctx, caseId);
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    const current = await lockCase(ctx.db, caseId);
    if (current?.closedAt !== null) return { ok: false, problem: "refused", why: DECIDED };
    // What the rule took while the rest was given back.
    const [late] = verdict === "lift" ? await listCaseMeasures(ctx.db, caseId, { limit: 1 }) : [];
    if (late) return { ok: false, problem: "refused", why: "The rule took more meanwhile. Decide again." };
    await updateCaseClosed(ctx.db, caseId, { closed_at: ctx.now, verdict, why: begun.why });
    await noteCaseAct(ctx, caseId, { act: VERDICTS[verdict].act, why: begun.why });
    const members = await listCaseMembers(ctx.db, caseId, MEMBERS_MAX);
    const userIds = members.map(({ userId }) => userId);
    await tellOfCase(ctx, { caseId, kind: "case-decided", userIds });
    return { ok: true };
  });
}

/**
 * Upholds a report of one review of a case: all that it earned is taken back, and its points for an upheld report.
 * Lifting the case gives both back. Noted in the log; the case stays open.
 */
export async function upholdInCase(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  const begun = await begin(ctx, caseId, fields);
  if (!begun.ok) return begun.result;
  const { review: reviewId = "" } = fields;
  const evidence = JSON.parse(begun.evidence) as CaseEvidence;
  const measures = await listCaseMeasures(ctx.db, caseId, { limit: MEASURES_MAX });
  const known = [...reviewsIn(evidence), ...measures.map((measure) => measure.reviewId)];
  const review = known.includes(reviewId) ? await findReviewWeight(ctx.db, reviewId) : undefined;
  // A moderator cannot judge their own review.
  if (!review || review.reviewerId === ctx.viewer.id) return FOREIGN;
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    await lockAroundReview(ctx, reviewId);
    const current = await lockCase(ctx.db, caseId);
    if (current?.closedAt !== null) return { ok: false, problem: "refused", why: DECIDED };
    const about = { reviewId, userId: review.reviewerId };
    const before = await sumReputation(ctx.db, about);
    if (!(await upholdReport(ctx, reviewId))) return FOREIGN;
    const taken = before - (await sumReputation(ctx.db, about));
    await insertCaseMeasures(ctx.db, [
      {
        case_id: caseId,
        subject_id: upheldSubject(reviewId),
        what: "points",
        user_id: review.reviewerId,
        review_id: reviewId,
        points: Math.max(taken, -REPUTATION_RULES["report-upheld"].points),
      },
    ]);
    await noteCaseAct(ctx, caseId, { act: "report-upheld", why: begun.why });
    return { ok: true };
  });
}

type Begun = { ok: true; why: string; evidence: string } | { ok: false; result: DecideResult };

async function begin(ctx: MemberCtx, caseId: string, fields: Fields): Promise<Begun> {
  const found = canModerate(ctx.viewer) ? await findCase(ctx.db, caseId) : undefined;
  if (!found) return { ok: false, result: { ok: false, problem: "missing" } };
  const own = await findCaseMember(ctx.db, caseId, ctx.viewer.id);
  const refused = whyCannotDecide({ isMember: own !== undefined, isClosed: found.closedAt !== null });
  if (refused) return { ok: false, result: { ok: false, problem: "refused", why: refused } };
  const parsed: Parsed<{ why: string }> = parseWhy(fields);
  if (!parsed.ok) return { ok: false, result: { ok: false, problem: "invalid", errors: parsed.errors } };
  return { ok: true, why: parsed.value.why, evidence: found.evidence };
}

function noteCaseAct(ctx: MemberCtx, caseId: string, { act, why }: Pick<ModerationActs, "act" | "why">) {
  return insertModerationAct(ctx.db, {
    id: ctx.newId(),
    moderator_id: ctx.viewer.id,
    act,
    subject_kind: "case",
    subject_id: caseId,
    why,
    happened_at: ctx.now,
  });
}
