/**
 * One interface per table, as the columns are stored. Times are ISO-8601 UTC text with milliseconds; ids are
 * app-made, time-ordered text; a state is a nullable `*_at`.
 */
export interface Database {
  users: Users;
  sessions: Sessions;
  held_forms: HeldForms;
  drafts: Drafts;
  challenges: Challenges;
  challenge_tags: ChallengeTags;
  solutions: Solutions;
  revisions: Revisions;
  listings: Listings;
  solution_scores: SolutionScores;
  reviews: Reviews;
  review_scores: ReviewScores;
  seal_openings: SealOpenings;
  ratings: Ratings;
  endorsements: Endorsements;
  replies: Replies;
  reputation_events: ReputationEvents;
  reputation_months: ReputationMonths;
}

export interface Users {
  id: string;
  handle: string;
  /** The handle folded so that look-alikes collide; unique. */
  handle_key: string;
  email: string;
  /** The address lower-cased; unique. */
  email_key: string;
  password_hash: string;
  bio: string;
  /** Sum of the ledger, kept by `award` and `reverse` alone. */
  reputation: number;
  created_at: string;
}

export interface Sessions {
  /** SHA-256 of the id in the cookie. */
  id_hash: string;
  user_id: string;
  created_at: string;
  expires_at: string;
}

/** What someone sent after their session had ended, kept until they sign in again. */
export interface HeldForms {
  id_hash: string;
  path: string;
  /** JSON: field name to value. */
  fields: string;
  created_at: string;
}

/** Unpublished text of one person about one thing: the next revision of a solution, or a review. */
export interface Drafts {
  author_id: string;
  kind: "solution" | "review";
  subject_id: string;
  /** JSON: field name to value. */
  fields: string;
  version: number;
  updated_at: string;
}

export interface Challenges {
  id: string;
  slug: string;
  author_id: string;
  title: string;
  brief: string;
  brief_html: string;
  summary: string;
  time_box_hours: number;
  /** JSON array. */
  tags: string;
  solution_count: number;
  renderer_version: number;
  created_at: string;
}

export interface ChallengeTags {
  challenge_id: string;
  tag: string;
}

export interface Solutions {
  id: string;
  author_id: string;
  challenge_id: string | null;
  /** Number of the latest revision; 0 while it is only a draft. */
  revision: number;
  review_count: number;
  created_at: string;
  /** When revision 1 was published. */
  published_at: string | null;
  withdrawn_at: string | null;
}

export interface Revisions {
  solution_id: string;
  revision: number;
  title: string;
  slug: string;
  summary: string;
  brief: string;
  brief_html: string;
  body: string;
  body_html: string;
  /** JSON array of headings. */
  outline: string;
  word_count: number;
  ask: string;
  /** JSON array. */
  tags: string;
  repo_url: string;
  repo_commit: string;
  change_note: string;
  renderer_version: number;
  published_at: string;
}

/**
 * One row for each list that a published solution stands in: `all`, `challenge:<id>`, `tag:<tag>`. The sort keys
 * stand beside the scope so that each list is one walk along one index. Drafts and withdrawn solutions have no row.
 * A rank is null while nobody has scored, and lies below zero while there are too few reviews to rank.
 */
export interface Listings {
  scope: string;
  solution_id: string;
  published_at: string;
  review_count: number;
  rank_overall: number | null;
  rank_framing: number | null;
  rank_ambiguity: number | null;
  rank_tradeoffs: number | null;
  rank_communication: number | null;
  rank_iteration: number | null;
}

/** Estimates on the 1 to 5 scale; `dimension` is a rubric key or `overall`. */
export interface SolutionScores {
  solution_id: string;
  dimension: string;
  mean: number;
  sd: number;
  lower: number;
  upper: number;
  rank: number;
  /** Reviews that scored this dimension. */
  scored: number;
}

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
}

/** The ledger: rows are only ever inserted. */
export interface ReputationEvents {
  id: string;
  user_id: string;
  rule: string;
  points: number;
  /** Why it paid less than the rule says: a cap's key, or empty. */
  limited_by: string;
  /** Who caused it, where a person did. */
  giver_id: string | null;
  review_id: string | null;
  solution_id: string | null;
  /** The event that this row takes back. */
  reverses_id: string | null;
  dedupe_key: string;
  happened_at: string;
}

/** Points by person and calendar month ("2026-11"), recomputed from the ledger. */
export interface ReputationMonths {
  month: string;
  user_id: string;
  points: number;
}
