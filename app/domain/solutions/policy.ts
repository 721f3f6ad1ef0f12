/** What deciding about a solution needs to know of it. */
export interface SolutionState {
  authorId: string;
  publishedAt: string | null;
  withdrawnAt: string | null;
}

type Someone = { id: string } | null;

/** Whether somebody may read a solution: everyone what is published, the author also drafts and what was withdrawn. */
export function canSeeSolution(solution: SolutionState, viewer: Someone): boolean {
  return isPublic(solution) || isAuthor(solution, viewer);
}

/** Whether a solution stands in lists. */
export function isPublic(solution: SolutionState): boolean {
  return solution.publishedAt !== null && solution.withdrawnAt === null;
}

export function isAuthor(solution: SolutionState, viewer: Someone): boolean {
  return viewer !== null && viewer.id === solution.authorId;
}
