import { DAY, elapsed, HOUR, MINUTE } from "../time";

/** Reviews and claims that the queue gives a solution; who finds it by themselves may still review it. */
export const SLOTS = 3;
/** How long a claim lasts for somebody who has not begun to write. */
export const CLAIM_FOR = 30 * MINUTE;
/** How long a claim lasts after the last change of a review that was begun. */
export const HELD_FOR = 48 * HOUR;
/** A draft that is saved more often than this renews its claim only so often. */
export const RENEW_EVERY = MINUTE;
/** Claims that somebody may have at once. */
export const CLAIMS_MAX = 2;
/** A solution without a review moves up after this long. */
export const LATE_AFTER = 24 * HOUR;
/** What the site aims at for a first review; later, those who offered to help are asked. */
export const PROMISE = 48 * HOUR;
/** What was skipped is not suggested for this long. */
export const SKIPPED_FOR = 30 * DAY;
/** Two members who reviewed each other this often, both ways together, are not given each other's work; … */
export const EXCHANGES_MAX = 2;
/** … once this often, only where little else waits: already a second rating between two pays half. */
export const EXCHANGES_FEW = 1;
/** Within this long. */
export const EXCHANGES_WITHIN = 30 * DAY;
/** Posts that wait with priority whatever their author gave. */
export const FREE_POSTS = 2;
/** Reviews since the post before that give the next one priority. */
export const REVIEWS_A_POST = 2;
/** Members who are asked about one solution. */
export const ASKED_MAX = 5;
/** Who offered to help is asked this often at most. */
export const ASK_EVERY = DAY;

/** Where a solution's reviews stand. */
export interface QueueCounts {
  reviews: number;
  /** Also those that expired and that nobody ended yet. */
  claims: number;
  /** The latest round; null where none was opened. */
  round: number | null;
  /** Reviews in that round. */
  roundReviews: number;
}

/**
 * How many of a solution's reviews are in or claimed, by which its position in the queue goes first. One that asked for
 * another round takes more than three, behind those that have fewer, until that round has its three.
 */
export function takenOf({ reviews, claims, round, roundReviews }: QueueCounts): number {
  const taken = reviews + claims;
  const hasRoom = (round ?? 1) > 1 && roundReviews + claims < SLOTS;
  return hasRoom ? Math.min(taken, SLOTS - 1) : taken;
}

/**
 * Whether a solution comes behind others with as many reviews, 1, or before them, 0: with priority, or without a review
 * for 24 hours.
 */
export function behindOf(
  it: { priority: number; reviews: number; waitingSince: string },
  now: string,
): 0 | 1 {
  const isLate = it.reviews === 0 && elapsed(it.waitingSince, now) >= LATE_AFTER;
  return it.priority > 0 || isLate ? 0 : 1;
}

/** Whether a post waits with priority: each author's first two, later ones for reviews given since the post before. */
export function hasPriority({ postsBefore, reviewsSince }: { postsBefore: number; reviewsSince: number }) {
  return postsBefore < FREE_POSTS || reviewsSince >= REVIEWS_A_POST;
}

/**
 * By how much one more review narrows down what is known of a solution, as the fall of its variance:
 * V − 1 / (1/V + 1/noise), for a normal mean with variance `variance` and a review that scatters with `noise`, the
 * variance of its scores and of its writer's leniency together.
 */
export function informationGain(variance: number, noise: number): number {
  return variance - 1 / (1 / variance + 1 / noise);
}
