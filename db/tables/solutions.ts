import type { Generated } from "kysely";

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
  /** When a moderator hid the brief. */
  brief_hidden_at: string | null;
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
  /** When revision 1 was published, or when its embargo ended. */
  published_at: string | null;
  withdrawn_at: string | null;
  /** What the author says of a brief of their own, of all revisions alike; null where nothing was said. */
  brief_origin: "own-words" | "public" | "with-permission" | "unsure" | null;
  /** When a moderator hid the brief of all revisions. */
  brief_hidden_at: string | null;
  /**
   * A day, "2027-03-03": before it begins (UTC) only the author and those invited see the solution. Null where there
   * is none, and once the solution stands in lists.
   */
  embargo_until: string | null;
  /** The name its author goes by until `revealed_at`; null where it was posted under their own. */
  pseudonym: string | null;
  /** When the author's own name was shown: the first round was over. */
  revealed_at: string | null;
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
  /** JSON array of the skim view's parts; empty where an older renderer made the revision. */
  skim: string;
  /** JSON array of what reviewers can point at. */
  evidence: string;
  word_count: number;
  ask: string;
  /** JSON array. */
  tags: string;
  repo_url: string;
  repo_commit: string;
  change_note: string;
  /** Id of the attachment that is its recording; empty for none. */
  walkthrough_take: string;
  walkthrough_url: string;
  /** Plain text, WebVTT or SubRip. */
  walkthrough_script: string;
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
  /** As in the overall row of `SolutionScores`. */
  rising: number | null;
  improved: number | null;
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
  /** How many levels two of them lie apart, on average over all pairs; 0 with fewer than two. */
  spread: Generated<number>;
  /** Of those that scored it, how many count for a place in Top rated; see `countForTop`. */
  counts_for_top: Generated<number>;
  /** Overall only. How much it rose of late, decaying, on a scale that needs no update as time passes; see `risingAfter`. */
  rising: Generated<number | null>;
  /** Overall only. Levels gained since the first round, by its reviewers; null where there is one round only. */
  improved: Generated<number | null>;
  /** Overall only. When its author was paid for reaching the site's median; null where they were not yet. */
  median_paid_at: Generated<string | null>;
}

/** Who sees a solution during its embargo. */
export interface Invitations {
  solution_id: string;
  user_id: string;
  invited_at: string;
}
