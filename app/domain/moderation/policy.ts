type Someone = { id: string; isModerator: boolean } | null;

/** Whether somebody sees the queue and decides. */
export function canModerate(viewer: Someone): boolean {
  return viewer?.isModerator ?? false;
}

/** Why a moderator cannot keep a brief shown, or show it again; null when they can. Anyone of them may hide any. */
export function whyCannotShow(brief: { authorId: string | null }, moderator: { id: string }): string | null {
  return brief.authorId === moderator.id ? "This is your own brief. Another moderator decides." : null;
}

/** Why a moderator cannot decide about a case; null when they can. */
export function whyCannotDecide({
  isMember,
  hasReported,
  isAround,
  isClosed,
}: {
  isMember: boolean;
  hasReported: boolean;
  /** Whether they posted the solution of the reported review, or reviewed it as well. */
  isAround: boolean;
  isClosed: boolean;
}): string | null {
  if (hasReported) return "You reported this review. Another moderator decides.";
  if (isMember) return "This case concerns you. Another moderator decides.";
  if (isAround) return "You posted or reviewed this solution. Another moderator decides.";
  return isClosed ? "This case has been decided about. The log says how." : null;
}
