import type { Generated } from "kysely";

/** A full recompute of all scores: the latest that is done holds the state that new reviews are added to. */
export interface Fits {
  id: string;
  started_at: string;
  /** What it is writing; see `STAGES`. */
  stage: string;
  /** The id up to which that is written. */
  position: string;
  /** Reviews that it read. */
  reviews: number;
  /** JSON: means of the dimensions, and each channel's hyperparameters. */
  state: string;
  done_at: string | null;
  /** Who is at it, and when they last said so; empty while nobody is. */
  worker: Generated<string>;
  renewed_at: Generated<string>;
  /** The same text while it is open, so that there is one; null once it is done. */
  open_key: string | null;
}

/** What is known of how a reviewer scores. */
export interface ReviewerFits {
  reviewer_id: string;
  /** Factor on the noise that is expected of them before their reviews tell, from helpful ratings; 0.7 to 1.4. */
  noise_factor: number;
  /** Levels by which they score above others (overall). */
  leniency: number;
  /** JSON: channel to sums; see `ReviewerSums`. */
  channels: string;
}

/** What a review counts, and what it adds to its solution and its reviewer. */
export interface ReviewFits {
  review_id: string;
  solution_id: string;
  reviewer_id: string;
  author_id: string;
  /** 0.001 to 1. */
  trust: number;
  /** JSON: the rules that lowered it, with their factors. */
  trust_why: string;
  /** The ring that the nightly audit sees it in, or empty. */
  ring: string;
  /** JSON: channel to parts; see `ReviewParts`. */
  channels: string;
}
