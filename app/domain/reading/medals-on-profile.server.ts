import { listMedalsOfMember } from "~db/queries/medals";
import type { Ctx } from "../context.server";
import { isBlind } from "../identity/person";
import { isMedal, MEDALS, type MedalKey } from "../reputation/medals";
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

/**
 * A member's medals as the viewer may know them, in the order of the guide: those for work under a pseudonym only the
 * member sees here, and nobody those for what they may not read.
 */
export async function medalsOnProfile(ctx: Ctx, user: { id: string }): Promise<ShownMedal[]> {
  const isOwn = ctx.viewer?.id === user.id;
  const rows = await listMedalsOfMember(ctx.db, user.id, ctx.viewer?.id ?? "", SHOWN);
  const shown = rows.flatMap((row) => {
    const work = row.reviewId
      ? { pseudonym: row.reviewerPseudonym, revealedAt: row.reviewerRevealedAt }
      : { pseudonym: row.authorPseudonym, revealedAt: row.authorRevealedAt };
    const blind = isBlind(work);
    if (!isMedal(row.medal) || (blind && !isOwn) || !canSeeSolution(row, ctx.viewer, ctx.now)) return [];
    const path = row.reviewId
      ? `/reviews/${row.reviewId}`
      : solutionPath({ id: row.solutionId, slug: row.slug });
    return [{ medal: row.medal, path, title: row.title, earnedAt: row.earnedAt, isBlind: blind }];
  });
  const order = Object.keys(MEDALS) as MedalKey[];
  return order.flatMap((medal) => {
    const works = shown.filter((row) => row.medal === medal).map(({ medal: _, ...work }) => work);
    return works.length > 0 ? [{ medal, label: MEDALS[medal].label, works }] : [];
  });
}
