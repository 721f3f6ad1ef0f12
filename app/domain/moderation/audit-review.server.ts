import { listMeasured } from "~db/queries/cases";
import { findReviewWeight, hasSameWords } from "~db/queries/reading";
import { listWordsAround } from "~db/queries/review-texts";
import { listStandingEvents } from "~db/queries/standing-events";
import { type Ctx, inTransaction } from "../context.server";
import type { CaseKind } from "../integrity/case";
import { openCase } from "../integrity/open-case.server";
import { COPIED_SHARE, COUNTS, type CountsRule } from "../integrity/rules";
import { lockAroundReview } from "../reputation/lock-around-review.server";
import { takeBack } from "../reputation/take-back.server";
import { isYoung } from "../reputation/young-site.server";
import { copiedShare } from "../reviews/checks/copied";
import { ownWords } from "../reviews/checks/texts";
import { monthOf } from "../time";
import { changeWeight, type WeighedReview } from "./change-weight.server";

/** So many earlier reviews of the solution, and of the writer, are looked at for copies. */
const REVIEWS_NEAR = 60;

/** Rules about reviews of which a case is opened. */
const KIND_OF: Partial<Record<string, CaseKind>> = { copied: "copied-reviews", rushed: "rushed-reviews" };

const UPHELD: CountsRule = "upheld";

export interface AuditedReview extends WeighedReview {
  submittedAt: string;
  countsWhy: string;
  wordsHash: string;
}

/**
 * Looks at one review again with more to compare than when it was sent: a copy loses its weight and what it paid. Opens a
 * case of its writer where the review counts less as a copy or as rushed. Looking twice is looking once.
 */
export async function auditReview(ctx: Ctx, review: AuditedReview): Promise<void> {
  // Moderators have decided about it, so no rule has more to say.
  if (review.countsWhy === UPHELD) return;
  const isNewCopy = !KIND_OF[review.countsWhy] && (await isCopied(ctx, review));
  const rule = isNewCopy ? "copied" : review.countsWhy;
  const kind = KIND_OF[rule];
  if (!kind) return;
  await inTransaction(ctx, async (ctx) => {
    await lockAroundReview(ctx, review.id);
    const current = await findReviewWeight(ctx.db, review.id);
    const [measured] = await listMeasured(ctx.db, [review.id]);
    // In a case already, or lifted by a moderator.
    if (measured || current?.countsWhy !== review.countsWhy) return;
    const taken = isNewCopy ? await takeCopy(ctx, review) : [];
    await openCase(ctx, {
      kind,
      key: `${review.reviewerId}:${monthOf(ctx.now)}`,
      members: [review.reviewerId],
      evidence: { reviews: [review.id] },
      measures: [
        {
          subject_id: review.id,
          what: "counts",
          user_id: review.reviewerId,
          review_id: review.id,
          points: 0,
        },
        ...taken,
      ],
    });
  });
}

async function isCopied(ctx: Ctx, review: AuditedReview): Promise<boolean> {
  if (await hasSameWords(ctx.db, review.wordsHash, review)) return true;
  const { own, earlier } = await listWordsAround(ctx.db, review, REVIEWS_NEAR);
  const shortToo = !(await isYoung(ctx));
  return copiedShare(own.map(ownWords), earlier, { shortToo }) > COPIED_SHARE;
}

async function takeCopy(ctx: Ctx, review: AuditedReview) {
  const rule: CountsRule = "copied";
  await changeWeight(ctx, review, { counts: COUNTS[rule], why: rule });
  const standing = await listStandingEvents(ctx.db, review.id);
  const paid = standing.filter(({ userId, points }) => userId === review.reviewerId && points > 0);
  await takeBack(ctx, paid, "copied-reviews");
  return paid.map(({ id, points }) => ({
    subject_id: id,
    what: "points" as const,
    user_id: review.reviewerId,
    review_id: review.id,
    points,
  }));
}
