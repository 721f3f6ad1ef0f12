import type { DimensionKey } from "../domain/rubric/rubric";
import type { Plot } from "./plot";

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
  files?: DemoFile[];
  /** Until when, in days from today, only the author and those invited see it. */
  embargo?: { daysAhead: number; invited: string[] };
  laterRevisions: DemoRevision[];
  reviews: DemoReview[];
  /** Whether the author goes by a pseudonym. */
  blind?: boolean;
  /** What grew from its reviews, by reviewer. */
  work?: Record<string, DemoWork>;
  /** When the author asked reviewers of earlier revisions to look again. */
  rounds?: { daysAgo: number; reviewers: string[] }[];
}

export interface DemoRevision {
  daysAgo: number;
  changeNote: string;
  /** Markdown. A link to `file:NAME` leads to one of the files. */
  writeUp: string;
  /** Added to those of the revision before. */
  files?: DemoFile[];
  /** A video elsewhere, and what is said in it. */
  walkthrough?: { url: string; script: string };
}

/** A file as its author sent it: a text, or a plot that is drawn when the community is made. */
export type DemoFile =
  | {
      name: string;
      text: string;
      /** Plots in base64 for the marks such as `{{plot.png}}` in a notebook's outputs. */
      outputs?: Record<string, Plot>;
    }
  | { name: string; plot: Plot };

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
  /** The thread below the review, oldest first; `by` is the solution's author, this reviewer or another one. */
  replies: { by: string; body: string; daysAgo: number }[];
  /** Members who also reviewed this solution and found this review right. */
  endorsedBy: string[];
}

/** What a review holds besides its scores, and what its author and its reviewer made of that. */
export interface DemoWork {
  /** Problem and choice said back, at most 60 words. */
  explain?: string;
  match?: { value: "match" | "partly" | "no"; daysAgo: number };
  pseudonymous?: boolean;
  points?: DemoPoint[];
  /** By position: the review's own points first, then its steps, then the one thing to change. */
  pointAnswers?: DemoPointAnswer[];
  secondQuestion?: string;
  /** The author's answers to its questions in their order. */
  answers?: { texts: string[]; seconds?: number; daysAgo: number };
  verdict?: { question: 1 | 2; value: "answered" | "dodged" | "new-issue"; note?: string; daysAgo: number };
  /** The reviewer's word in the next round; levels that are left out are confirmed. */
  again?: {
    daysAgo: number;
    note: string;
    levels: Partial<Record<DimensionKey, { score: 1 | 2 | 3 | 4 | 5; reason: string }>>;
    /** Positions of the points that are solved now. */
    solved: number[];
  };
}

export interface DemoPoint {
  kind: "must-fix" | "consider" | "praise";
  dimension: DimensionKey;
  /** An exact passage of the revision under review. */
  quote: string;
  body: string;
  /** The thread below it. */
  replies?: { by: string; body: string; daysAgo: number }[];
}

export interface DemoPointAnswer {
  point: number;
  answer: "accepted" | "declined" | "asked" | "done";
  reason?: string;
  revision?: number;
  daysAgo: number;
}
