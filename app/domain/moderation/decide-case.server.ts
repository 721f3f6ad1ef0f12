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
import { hasReportedIn, isAroundReported } from "~db/queries/reports";
import { sumReputation } from "~db/queries/reputation";
import { inTransaction, type MemberCtx } from "../context.server";
import {
  type CaseEvidence,
  type CaseKind,
  reviewsIn,
  type Verdict,
  verdictsOf,
  wordsOfVerdict,
} from "../integrity/case";
import { tellOfCase } from "../integrity/open-case.server";
import { COUNTS, type CountsRule } from "../integrity/rules";
import type { Fields, Parsed } from "../parse";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { upholdReport } from "../reputation/uphold-report.server";
import { changeWeight } from "./change-weight.server";
import type { DecideResult } from "./decide-takedown.server";
import { giveBack, upheldSubject } from "./give-back.server";
import { canModerate, whyCannotDecide } from "./policy";
import { parseWhy } from "./takedown";

const MEMBERS_MAX = 200;
const DECIDED = "This case has been decided about meanwhile. The log says how.";

/** Lets stand what a rule found, closes the case, notes it in the log and tells its members. */
export function letCaseStand(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  return decide(ctx, caseId, { verdict: "stand", fields });
}

/** Gives back what a rule took, or says that a report was unfounded, then closes the case as `letCaseStand` does. */
export function liftCase(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  return decide(ctx, caseId, { verdict: "lift", fields });
}

async function decide(
  ctx: MemberCtx,
  caseId: string,
  { verdict, fields }: { verdict: Verdict; fields: Fields },
): Promise<DecideResult> {
  const begun = await begin(ctx, caseId, { verdict, fields });
  if (!begun.ok) return begun.result;
  if (verdict === "lift") await giveBack(ctx, caseId);
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    const current = await lockCase(ctx.db, caseId);
    if (current?.closedAt !== null) return { ok: false, problem: "refused", why: DECIDED };
    // What the rule took while the rest was given back.
    const [late] = verdict === "lift" ? await listCaseMeasures(ctx.db, caseId, { limit: 1 }) : [];
    if (late) return { ok: false, problem: "refused", why: "The rule took more meanwhile. Decide again." };
    return close(ctx, { ...begun, id: caseId, verdict });
  });
}

/**
 * Upholds the report that a case is about: the review loses all that it earned, and its points for an upheld report, earns
 * nothing any more and hardly counts in scores. Closes the case as `letCaseStand` does.
 */
export async function upholdInCase(ctx: MemberCtx, caseId: string, fields: Fields): Promise<DecideResult> {
  const begun = await begin(ctx, caseId, { verdict: "uphold", fields });
  if (!begun.ok) return begun.result;
  const [reviewId = ""] = reviewsIn(JSON.parse(begun.evidence) as CaseEvidence);
  return inTransaction(ctx, async (ctx): Promise<DecideResult> => {
    await lockAroundReview(ctx, reviewId);
    const current = await lockCase(ctx.db, caseId);
    if (current?.closedAt !== null) return { ok: false, problem: "refused", why: DECIDED };
    await takeUpheld(ctx, { caseId, reviewId });
    return close(ctx, { ...begun, id: caseId, verdict: "uphold" });
  });
}

/** Does what follows from an upheld report; nothing where one of the same review was upheld before. */
async function takeUpheld(ctx: MemberCtx, { caseId, reviewId }: { caseId: string; reviewId: string }) {
  const review = await findReviewWeight(ctx.db, reviewId);
  if (!review) throw new Error(`No review ${reviewId} of case ${caseId}`);
  const { reviewerId, solutionId } = review;
  const about = { reviewId, userId: reviewerId };
  const before = await sumReputation(ctx.db, about);
  if (!(await upholdReport(ctx, reviewId))) return;
  const points = before - (await sumReputation(ctx.db, about));
  const weight = { counts: COUNTS.upheld, why: "upheld" satisfies CountsRule };
  await changeWeight(ctx, { id: reviewId, reviewerId, solutionId }, weight);
  const measure = { case_id: caseId, user_id: reviewerId, review_id: reviewId };
  await insertCaseMeasures(ctx.db, [
    { ...measure, subject_id: upheldSubject(reviewId), what: "points", points },
    { ...measure, subject_id: reviewId, what: "counts", points: 0 },
  ]);
}

async function close(
  ctx: MemberCtx,
  { id, kind, verdict, why }: { id: string; kind: CaseKind; verdict: Verdict; why: string },
): Promise<DecideResult> {
  const { act, notice } = wordsOfVerdict(kind, verdict);
  await updateCaseClosed(ctx.db, id, { closed_at: ctx.now, verdict, why });
  await insertModerationAct(ctx.db, {
    id: ctx.newId(),
    moderator_id: ctx.viewer.id,
    act,
    subject_kind: "case",
    subject_id: id,
    why,
    happened_at: ctx.now,
  });
  const members = await listCaseMembers(ctx.db, id, MEMBERS_MAX);
  await tellOfCase(ctx, { caseId: id, kind: notice, userIds: members.map(({ userId }) => userId) });
  return { ok: true };
}

type Begun =
  | { ok: true; why: string; kind: CaseKind; evidence: string }
  | { ok: false; result: DecideResult };

async function begin(
  ctx: MemberCtx,
  caseId: string,
  { verdict, fields }: { verdict: Verdict; fields: Fields },
): Promise<Begun> {
  const found = canModerate(ctx.viewer) ? await findCase(ctx.db, caseId) : undefined;
  if (!found) return { ok: false, result: { ok: false, problem: "missing" } };
  const kind = found.kind as CaseKind;
  const refused = whyCannotDecide({ ...(await partIn(ctx, caseId)), isClosed: found.closedAt !== null });
  if (refused) return { ok: false, result: { ok: false, problem: "refused", why: refused } };
  if (!verdictsOf(kind)[verdict])
    return { ok: false, result: { ok: false, problem: "refused", why: "There is no such decision here." } };
  const parsed: Parsed<{ why: string }> = parseWhy(fields);
  if (!parsed.ok) return { ok: false, result: { ok: false, problem: "invalid", errors: parsed.errors } };
  return { ok: true, why: parsed.value.why, kind, evidence: found.evidence };
}

/** What the viewer has to do with a case themselves. */
async function partIn(ctx: MemberCtx, caseId: string) {
  const isMember = (await findCaseMember(ctx.db, caseId, ctx.viewer.id)) !== undefined;
  const hasReported = await hasReportedIn(ctx.db, caseId, ctx.viewer.id);
  return { isMember, hasReported, isAround: await isAroundReported(ctx.db, caseId, ctx.viewer.id) };
}
