import { hasBegun } from "../time";

/** What deciding about a solution and somebody needs to know of it. */
export interface SolutionState {
  authorId: string;
  publishedAt: string | null;
  withdrawnAt: string | null;
  /** The day before which only the author and those invited see it. */
  embargoUntil: string | null;
  /** When this somebody was invited to see it during its embargo. */
  invitedAt: string | null;
}

type Someone = { id: string } | null;

/**
 * Whether somebody may read a solution at a time: everyone what is public, those invited also what is under embargo,
 * the author also drafts and what was withdrawn.
 */
export function canSeeSolution(solution: SolutionState, viewer: Someone, now: string): boolean {
  if (isPublic(solution, now) || isAuthor(solution, viewer)) return true;
  const { publishedAt, withdrawnAt, invitedAt } = solution;
  return publishedAt !== null && withdrawnAt === null && viewer !== null && invitedAt !== null;
}

/** Whether everybody may read a solution at a time. */
export function isPublic(
  solution: Pick<SolutionState, "publishedAt" | "withdrawnAt" | "embargoUntil">,
  now: string,
): boolean {
  return solution.publishedAt !== null && solution.withdrawnAt === null && !isEmbargoed(solution, now);
}

/** Whether everybody could read a solution before it was withdrawn; false also where it is not. */
export function wasPublic(solution: Pick<SolutionState, "publishedAt" | "withdrawnAt" | "embargoUntil">) {
  const { publishedAt, withdrawnAt } = solution;
  if (publishedAt === null || withdrawnAt === null || withdrawnAt < publishedAt) return false;
  return !isEmbargoed(solution, withdrawnAt);
}

/** Whether the day on which a solution's embargo ends is still to come. */
export function isEmbargoed({ embargoUntil }: Pick<SolutionState, "embargoUntil">, now: string): boolean {
  return embargoUntil !== null && !hasBegun(embargoUntil, now);
}

/** Whether a solution stands in lists: one whose embargo has ended does once that is noted. */
export function isListed(solution: Pick<SolutionState, "publishedAt" | "withdrawnAt" | "embargoUntil">) {
  return solution.publishedAt !== null && solution.withdrawnAt === null && solution.embargoUntil === null;
}

export function isAuthor(solution: Pick<SolutionState, "authorId">, viewer: Someone): boolean {
  return viewer !== null && viewer.id === solution.authorId;
}
