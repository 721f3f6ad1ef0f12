import type { Habits } from "../queue/habits";

/** A solution to review. Its author is not named: the choice is for the work. */
export interface Suggestion {
  id: string;
  path: string;
  title: string;
  summary: string;
  tags: string[];
  readingMinutes: number;
  ask: string;
  /** How long it has waited, in words. */
  waited: string;
  reviews: number;
  why: string[];
}

/** A claim of the viewer. */
export interface HeldPlace {
  id: string;
  title: string;
  /** Whether a review was begun, which holds the place for two days more. */
  begun: boolean;
  expiresAt: string;
  /** Whole minutes until then, at least 1. */
  minutesLeft: number;
}

/** What the page of the queue shows. */
/** A review that its author asks the viewer to do again. */
export interface AskedAgain {
  reviewId: string;
  title: string;
  round: number;
  requestedAt: string;
}

export interface ReviewQueuePage {
  /** The latest ones first. */
  asked: AskedAgain[];
  places: HeldPlace[];
  /** Whether the viewer may hold one more. */
  hasRoom: boolean;
  /** The best one first. */
  suggestions: Suggestion[];
  habits: Habits;
  /** Reviews of the last seven days; counted no further than the largest weekly load. */
  reviewsThisWeek: number;
  isAway: boolean;
}
