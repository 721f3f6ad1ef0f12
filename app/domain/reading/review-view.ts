import type { Person } from "../identity/person";
import type { QuestionView } from "../panel/question";
import type { PointView } from "../points/point";
import type { Rating } from "../reviews/review";
import type { ReviewRoundView } from "../rounds/round";
import type { DimensionKey, Level } from "../rubric/rubric";

export interface ReviewScoreView {
  dimension: DimensionKey;
  score: Level | null;
  reasonHtml: string;
  quote: string;
  stepHtml: string;
}

export interface ReplyView {
  id: string;
  author: Person;
  /** What they are in this thread. */
  role: "author" | "reviewer" | "fellow";
  /** Empty where it was taken back. */
  bodyHtml: string;
  postedAt: string;
}

/** Whether the author finds their meaning in how the reviewer explained it back. */
export type ExplainedMatch = "match" | "partly" | "no";

/** A submitted review as it is shown, with all that grew from it and what the viewer may do. */
export interface ReviewView {
  id: string;
  reviewer: Person;
  revision: number;
  rubricVersion: number;
  independent: boolean;
  submittedAt: string;
  /** In the latest round. A score is null for "can't tell", and in all of them while they are held. */
  scores: ReviewScoreView[];
  /** When its scores open to the author, who has not answered yet; null where they are shown. */
  scoresHeldUntil: string | null;
  strengthHtml: string;
  changeHtml: string;
  /** Problem and choice in the reviewer's words; empty where they did not say. */
  explained: string;
  explainedMatch: ExplainedMatch | null;
  points: PointView[];
  questions: QuestionView[];
  /** Oldest first; one of them unless the reviewer looked again. */
  rounds: ReviewRoundView[];
  rating: Rating | null;
  ratingReason: string;
  endorsements: number;
  replies: ReplyView[];
  /** The viewer's unfinished reply. */
  replyDraft: { body: string; version: number; savedAt: string } | null;
  mine: boolean;
  /** Whether the viewer wrote the solution. */
  viewerIsAuthor: boolean;
  endorsedByMe: boolean;
  canRate: boolean;
  canReply: boolean;
  canEndorse: boolean;
}
