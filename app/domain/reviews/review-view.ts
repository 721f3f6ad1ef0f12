import type { DimensionKey, Level } from "../rubric/rubric";
import type { Rating } from "./review";

export interface ReviewScoreView {
  dimension: DimensionKey;
  score: Level | null;
  reasonHtml: string;
  quote: string;
  stepHtml: string;
}

export interface ReplyView {
  id: string;
  author: string;
  isReviewer: boolean;
  bodyHtml: string;
  postedAt: string;
}

/** A submitted review as it is shown, with its thread and what the viewer may do. */
export interface ReviewView {
  id: string;
  reviewer: string;
  reviewerReputation: number;
  revision: number;
  rubricVersion: number;
  independent: boolean;
  submittedAt: string;
  scores: ReviewScoreView[];
  strengthHtml: string;
  changeHtml: string;
  questionHtml: string;
  rating: Rating | null;
  ratingReason: string;
  endorsements: number;
  replies: ReplyView[];
  /** The viewer's unfinished reply. */
  replyDraft: { body: string; version: number; savedAt: string } | null;
  mine: boolean;
  endorsedByMe: boolean;
  canRate: boolean;
  canReply: boolean;
  canEndorse: boolean;
}
