import type { DimensionKey } from "../domain/rubric/rubric";

/** What the demo community is made of. Times are given as days before today; the seeder turns them into dates. */
export interface DemoChallenge {
  author: string;
  title: string;
  timeBoxHours: number;
  tags: string[];
  /** Markdown. */
  brief: string;
}

export interface DemoSolution {
  author: string;
  /** Title of the challenge it answers; null when the author brought a brief of their own. */
  challenge: string | null;
  /** Markdown; only where `challenge` is null. */
  brief?: string;
  title: string;
  /** What feedback the author asks for, one to three sentences. */
  ask: string;
  tags: string[];
  repoUrl?: string;
  repoCommit?: string;
  postedDaysAgo: number;
  /** Markdown of revision 1. */
  writeUp: string;
  laterRevisions: { daysAgo: number; changeNote: string; writeUp: string }[];
  reviews: DemoReview[];
}

export interface DemoScore {
  /** 1 to 5, or null for "can't tell from the write-up". */
  score: 1 | 2 | 3 | 4 | 5 | null;
  reason: string;
  /** An exact passage of the revision under review. Required with a 1 or a 2. */
  quote?: string;
  /** One concrete thing to do. Required with a 1 or a 2. */
  step?: string;
}

export interface DemoReview {
  by: string;
  daysAgo: number;
  scores: Record<DimensionKey, DemoScore>;
  strength: string;
  change: string;
  question: string;
  /** How the author rated it; left out when it is not rated yet. "not-helpful" needs a reason. */
  rating?: { value: "very-helpful" | "helpful" | "not-helpful"; reason?: string; daysAgo: number };
  /** The thread below the review, oldest first; `by` is the solution's author or this reviewer. */
  replies: { by: string; body: string; daysAgo: number }[];
  /** Members who also reviewed this solution and found this review right. */
  endorsedBy: string[];
}
