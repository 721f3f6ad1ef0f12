import type { Generated } from "kysely";

export interface Reviews {
  id: string;
  solution_id: string;
  /** The revision that was judged. */
  revision: number;
  reviewer_id: string;
  rubric_version: number;
  strength: string;
  strength_html: string;
  change: string;
  change_html: string;
  question: string;
  question_html: string;
  /** 1 when the reviewer had not opened the other reviews. */
  independent: number;
  submitted_at: string;
  /** Set when it stayed unrated for 14 days. */
  closed_at: string | null;
  /** The name its reviewer goes by until `revealed_at`; null where it was written under their own. */
  pseudonym: string | null;
  revealed_at: string | null;
  /** Problem and choice in the reviewer's own words, plain text; empty where they did not say. */
  explained: string;
  /** Whether the author finds their meaning in it. */
  explained_match: "match" | "partly" | "no" | null;
  /** When the author first answered it in any way; from then on they see its scores. */
  answered_at: string | null;
  /** 1 when the queue gave it to the reviewer. */
  assigned: number;
  /** From when its reviewer first opened the solution or the form until they sent it; null where that is not known. */
  seconds: number | null;
  /** A factor on what it counts in scores, 0 to 1; below 1 `counts_why` names the rule. */
  counts: Generated<number>;
  counts_why: Generated<string>;
  /** Names all of its words, so that the same words again are found; empty where they are few. */
  words_hash: Generated<string>;
}

export interface ReviewScores {
  review_id: string;
  dimension: string;
  /** 1 to 5, or null for "can't tell". */
  score: number | null;
  reason: string;
  reason_html: string;
  quote: string;
  step: string;
  step_html: string;
}

/** When a member first opened a solution that they might review, or its form. */
export interface ReadingStarts {
  solution_id: string;
  user_id: string;
  started_at: string;
}

/** Who chose to read a solution's reviews before writing one. */
export interface SealOpenings {
  solution_id: string;
  user_id: string;
  opened_at: string;
}

export interface Ratings {
  review_id: string;
  rater_id: string;
  rating: "very-helpful" | "helpful" | "not-helpful";
  reason: string;
  /** How often it was changed; part of the ledger's dedupe key. */
  changes: number;
  rated_at: string;
}

export interface Endorsements {
  review_id: string;
  user_id: string;
  endorsed_at: string;
}

export interface Replies {
  id: string;
  review_id: string;
  author_id: string;
  body: string;
  body_html: string;
  posted_at: string;
  /** The point that it is about; null where it is about the review. */
  point_id: string | null;
  edited_at: string | null;
  /** When its writer took it back: the text is kept and not shown. */
  deleted_at: string | null;
}

/** What a reply said before it was edited; numbered from 1. */
export interface ReplyVersions {
  reply_id: string;
  version: number;
  body: string;
  body_html: string;
  replaced_at: string;
}

/** One thing that a review says about one passage, or about the whole; the author answers each. */
export interface Points {
  id: string;
  review_id: string;
  solution_id: string;
  /** The revision that it was made on; its selectors below speak of that one's text. */
  revision: number;
  /** Within its review, from 1. */
  position: number;
  /** Made as a point of its own, or out of a dimension's step or the one thing to change. */
  origin: Generated<"point" | "step" | "change">;
  kind: "must-fix" | "consider" | "praise";
  /** A rubric key; null where it is about the whole. */
  dimension: string | null;
  body: string;
  body_html: string;
  /** TextQuoteSelector: the passage, and up to 32 characters before and behind it. Empty where it has none. */
  quote: string;
  prefix: string;
  suffix: string;
  /** TextPositionSelector: where the passage begins in the text of the revision; null where it was not found in it. */
  start_at: number | null;
  /** Id of the heading that the passage stands below; empty for none. */
  section: string;
  /** A second of the walkthrough. */
  moment: number | null;
  /** The attached file that it is about, and in that a cell or a line, from 1; null for the write-up and for a whole file. */
  file_id: string | null;
  file_part: number | null;
  /** What the author makes of it. */
  answer: "accepted" | "declined" | "asked" | "done" | null;
  answer_reason: string;
  /** The revision in which it was done. */
  done_revision: number | null;
  answered_at: string | null;
  /** What came of it where it is done; see `ADOPTIONS`. */
  adoption: "adopted" | "over-limit" | "text-same" | "passage-same" | "praise" | null;
  /** When its reviewer looked again and called it solved. */
  settled_at: string | null;
}

/** Where what a point is about stands in a later revision; without a place or a file it was not found there. */
export interface PointPlaces {
  point_id: string;
  revision: number;
  start_at: number | null;
  end_at: number | null;
  section: string;
  /** As in `Points`, where the point is about a file. */
  file_id: string | null;
  file_part: number | null;
}

/** What a reviewer would ask in the interview, at most two a review, with the author's answer. */
export interface PanelQuestions {
  id: string;
  review_id: string;
  /** 1 or 2. */
  position: number;
  question: string;
  question_html: string;
  asked_at: string;
  answer: string;
  answer_html: string;
  /** How long the clock ran; null where the answer was written without it. */
  answer_seconds: number | null;
  answered_at: string | null;
  verdict: "answered" | "dodged" | "new-issue" | null;
  verdict_note: string;
  verdict_at: string | null;
}

/** From 1: the author opens another one on a later revision. */
export interface Rounds {
  solution_id: string;
  round: number;
  revision: number;
  opened_at: string;
}

/** Whom the author asked to look again. */
export interface RoundRequests {
  solution_id: string;
  round: number;
  reviewer_id: string;
  review_id: string;
  requested_at: string;
  answered_at: string | null;
}

/** A review as it was in one round; `review_scores` holds the scores of its latest. */
export interface ReviewRounds {
  review_id: string;
  round: number;
  solution_id: string;
  /** The revision that was judged. */
  revision: number;
  note: string;
  note_html: string;
  submitted_at: string;
}

export interface RoundScores {
  review_id: string;
  round: number;
  dimension: string;
  score: number | null;
  reason: string;
  reason_html: string;
}
