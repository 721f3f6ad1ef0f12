import { listMedalsOfMember } from "~db/queries/medals";
import type { Ctx } from "../context.server";
import { canSeeName, isBlind } from "../identity/person";
import { isMedal, MEDALS, type MedalKey, seesReviewMedals } from "../reputation/medals";
import { canSeeSolution } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";

/** The latest that are shown. */
const SHOWN = 60;

export interface ShownMedal {
  medal: MedalKey;
  label: string;
  /** What they were given for, latest first. */
  works: { path: string; title: string; earnedAt: string; isBlind: boolean }[];
}

/** A medal with what it was given for. */
export interface EarnedMedal {
  medal: MedalKey;
  solutionId: string;
  work: ShownMedal["works"][number];
}

/**
 * A member's latest medals as the viewer may know them: those for work under a pseudonym only the member sees here, as
 * those of reviews whose author goes by one, and nobody those for what they may not read.
 */
export async function earnedMedals(ctx: Ctx, user: { id: string }): Promise<EarnedMedal[]> {
  const isOwn = ctx.viewer?.id === user.id;
  const rows = await listMedalsOfMember(ctx.db, user.id, ctx.viewer?.id ?? "", SHOWN);
  return rows.flatMap((row) => {
    const author = { pseudonym: row.authorPseudonym, revealedAt: row.authorRevealedAt };
    const reviewer = { pseudonym: row.reviewerPseudonym, revealedAt: row.reviewerRevealedAt };
    const blind = isBlind(row.reviewId ? reviewer : author);
    const isAuthorKept = !canSeeName({ ...author, userId: row.authorId }, ctx.viewer);
    const isKept = row.reviewId
      ? !seesReviewMedals(isOwn, { isReviewerKept: blind, isAuthorKept })
      : isAuthorKept;
    if (!isMedal(row.medal) || isKept || !canSeeSolution(row, ctx.viewer, ctx.now)) return [];
    const path = row.reviewId
      ? `/reviews/${row.reviewId}`
      : solutionPath({ id: row.solutionId, slug: row.slug });
    const work = { path, title: row.title, earnedAt: row.earnedAt, isBlind: blind };
    return [{ medal: row.medal, solutionId: row.solutionId, work }];
  });
}

/** Medals of one kind together, in the order of the guide. */
export function medalsByKind(earned: EarnedMedal[]): ShownMedal[] {
  const order = Object.keys(MEDALS) as MedalKey[];
  return order.flatMap((medal) => {
    const works = earned.filter((row) => row.medal === medal).map(({ work }) => work);
    return works.length > 0 ? [{ medal, label: MEDALS[medal].label, works }] : [];
  });
}
