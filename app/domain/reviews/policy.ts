import { whyLacksPrivilege } from "../reputation/privileges";
import { LOWERED_WITHIN } from "../reputation/rules";
import { canSeeSolution, isAuthor, type SolutionState } from "../solutions/policy";
import { SCORES_HELD } from "../solutions/scores";
import { after, before, DAY, elapsed } from "../time";
import { isLower, type Rating } from "./review";

type Someone = { id: string } | null;

/** What is between a person and a solution's reviews. */
export interface ReviewerState {
  /** They submitted a review of it. */
  hasReviewed: boolean;
  /** They chose to read the reviews before writing one. */
  hasOpened: boolean;
}

/** What to say to somebody whose invitation was taken back while they wrote a review. */
export const NOT_INVITED = "The author shows this solution to other people for the time being.";

/** Why somebody who may see a solution cannot review it now, in a sentence; null when they can. */
export function whyCannotReview(
  solution: SolutionState,
  viewer: { id: string },
  { hasReviewed }: Pick<ReviewerState, "hasReviewed">,
): string | null {
  if (isAuthor(solution, viewer)) return "This is your own solution. Reviews come from others.";
  if (!isOpen(solution)) return "The author has withdrawn this solution, so it takes no reviews.";
  if (hasReviewed) return "You have reviewed this solution. One review a person and solution.";
  return null;
}

/**
 * Whether a solution's reviews and scores are kept from somebody: from every member who could still review it, until
 * their own review is in or they chose to read first. Visitors and the author see them.
 */
export function isSealed(solution: SolutionState, viewer: Someone, state: ReviewerState): boolean {
  if (!viewer || isAuthor(solution, viewer)) return false;
  return !state.hasReviewed && !state.hasOpened;
}

/**
 * Whether somebody may read one review at a time: its writer always, others with the solution and once it is not sealed
 * from them.
 */
export function canSeeReview(
  review: { reviewerId: string; solution: SolutionState },
  viewer: Someone,
  { now, ...state }: ReviewerState & { now: string },
): boolean {
  if (viewer?.id === review.reviewerId) return true;
  return canSeeSolution(review.solution, viewer, now) && !isSealed(review.solution, viewer, state);
}

/** Why somebody cannot rate a review; null when they can. */
export function whyCannotRate(review: { solution: SolutionState }, viewer: { id: string }): string | null {
  return isAuthor(review.solution, viewer) ? null : "Only the author of the solution rates its reviews.";
}

/** What a review was rated, and when. */
export interface GivenRating {
  rating: Rating;
  ratedAt: string;
}

/**
 * Why the author of a solution cannot lower the rating of a review now; null when they can. `history`: all that it was
 * rated, the first one first. It never goes below all that it was in the last 30 days, so that raising a rating opens no
 * way to lower what has long been given.
 */
export function whyCannotLower(rating: Rating, history: GivenRating[], now: string): string | null {
  const since = before(now, LOWERED_WITHIN);
  const isLongGiven = (it: GivenRating | undefined) => it !== undefined && it.ratedAt < since;
  const lately = history.filter((it, i) => !isLongGiven(it) || !isLongGiven(history[i + 1]));
  if (!isLongGiven(lately[0]) || lately.some((given) => !isLower(rating, given.rating))) return null;
  return `What you gave more than ${LOWERED_WITHIN / DAY} days ago cannot be lowered any more. You can still raise the rating, or change its reason.`;
}

/**
 * When the scores of a review open to the author of the solution, who reads the comments first; null where they are
 * open: they answered it in any way, or 48 hours have passed. Nobody else's wait.
 */
export function scoresHeldUntil(
  { submittedAt, answeredAt }: { submittedAt: string; answeredAt: string | null },
  now: string,
): string | null {
  if (answeredAt !== null || elapsed(submittedAt, now) >= SCORES_HELD) return null;
  return after(submittedAt, SCORES_HELD);
}

/**
 * Why somebody cannot answer what a review says, point by point and question by question, or mark how it explains the
 * solution back; null when they can.
 */
export function whyCannotAnswer(review: { solution: SolutionState }, viewer: { id: string }): string | null {
  if (!isAuthor(review.solution, viewer)) return "Only the author of the solution answers its reviews.";
  return isOpen(review.solution) ? null : "This solution is withdrawn. Bring it back to answer its reviews.";
}

/** Why somebody cannot judge the answers to a review's questions at a time; null when they can. */
export function whyCannotJudge(
  review: { reviewerId: string; solution: SolutionState },
  viewer: { id: string },
  now: string,
): string | null {
  if (viewer.id !== review.reviewerId) return "Only who asked a question judges its answer.";
  if (!isOpen(review.solution)) return "This solution is withdrawn, so its answers are not judged any more.";
  return canSeeSolution(review.solution, viewer, now) ? null : NOT_INVITED;
}

/** Why somebody cannot endorse a review; null when they can. */
export function whyCannotEndorse(
  review: { reviewerId: string; solution: SolutionState },
  viewer: { id: string; reputation: number },
  { hasReviewed, isYoungSite }: Pick<ReviewerState, "hasReviewed"> & { isYoungSite: boolean },
): string | null {
  if (viewer.id === review.reviewerId) return "This is your own review.";
  if (isAuthor(review.solution, viewer)) return "As the author of the solution you rate its reviews instead.";
  if (!hasReviewed) return "You can endorse a review once your own review of the solution is in.";
  return whyLacksPrivilege("endorse", viewer.reputation, isYoungSite);
}

/** Why somebody who may read a review cannot report it; null when they can. */
export function whyCannotReport(
  review: { reviewerId: string },
  viewer: { id: string; reputation: number },
  { isYoungSite, isReported }: { isYoungSite: boolean; isReported: boolean },
): string | null {
  if (viewer.id === review.reviewerId) return "This is your own review.";
  if (isReported) return REPORTED;
  return whyLacksPrivilege("flag", viewer.reputation, isYoungSite);
}

/** What to say to somebody whose report of a review is open. */
export const REPORTED = "You reported this review. Moderators look at it, and you can read it meanwhile.";

/** Why somebody cannot answer below a review at a time; null when they can. */
export function whyCannotReply(
  review: { reviewerId: string; solution: SolutionState },
  viewer: { id: string },
  { now, hasReviewed }: Pick<ReviewerState, "hasReviewed"> & { now: string },
): string | null {
  const inThread = viewer.id === review.reviewerId || isAuthor(review.solution, viewer) || hasReviewed;
  if (!inThread)
    return "The thread below a review is open to its writer, the author, and those whose own review is in.";
  if (!isOpen(review.solution)) return "This solution is withdrawn, so its threads are closed.";
  return canSeeSolution(review.solution, viewer, now) ? null : NOT_INVITED;
}

/** Whether a solution takes reviews and replies from those who may see it. */
function isOpen({ publishedAt, withdrawnAt }: SolutionState): boolean {
  return publishedAt !== null && withdrawnAt === null;
}
