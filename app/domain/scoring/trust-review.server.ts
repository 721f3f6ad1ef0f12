import { countIndependentAuthors, countReviewsBetween } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import { TRUST } from "./method";
import { isStraightLiner, type LevelSums, mutualFactor, repetitionFactor } from "./trust";
import { noteOf, type TrustNote } from "./trust-note";

interface NewReview {
  id: string;
  reviewerId: string;
  authorId: string;
  counts: number;
  /** Whether reviewer or author goes by a pseudonym that holds; see `ReviewTable.blind`. */
  isBlind: boolean;
  /** The reviewer's overall levels with this one. */
  levels: LevelSums;
  siteDeviation: number;
}

/**
 * What a review counts as it comes in, before the caps of its solution: rings are those of the last audit, and earlier
 * reviews keep what they counted until the next full fit. Three bounded queries.
 */
export async function trustReview(
  ctx: Ctx,
  { id, reviewerId, authorId, counts, isBlind, levels, siteDeviation }: NewReview,
): Promise<TrustNote & { ring: string }> {
  const openOnly = !isBlind;
  const between = await countReviewsBetween(
    ctx.db,
    { reviewerId, authorId },
    { exceptReviewId: id, openOnly },
  );
  const others = await countIndependentAuthors(
    ctx.db,
    { reviewerId, exceptAuthorId: authorId, openOnly },
    TRUST.establishedFrom,
  );
  const note = noteOf(others >= TRUST.establishedFrom, {
    counts,
    mutual: mutualFactor(between.given + 1, between.received),
    repetition: repetitionFactor(between.earlier),
    straightLiner: isStraightLiner(levels, siteDeviation) ? TRUST.straightLiner.factor : 1,
    ring: between.ring ? TRUST.ring.flagged : 1,
    cap: 1,
  });
  return { ...note, ring: between.ring };
}
