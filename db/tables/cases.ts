import type { Generated } from "kysely";

/** Something that a rule found between members, for moderators to decide about. */
export interface Cases {
  id: string;
  /** A key of `CASE_KINDS`. */
  kind: string;
  /** Names what it is about, so that finding the same again opens nothing new. */
  case_key: string;
  opened_at: string;
  /** JSON: what was counted, and ids. */
  evidence: string;
  closed_at: string | null;
  verdict: "stand" | "lift" | "uphold" | null;
  /** What the moderator said in public. */
  why: Generated<string>;
}

export interface CaseMembers {
  case_id: string;
  user_id: string;
  appeal: Generated<string>;
  appealed_at: string | null;
}

/** What a rule took from a member: the points of an award, or what a review counts. */
export interface CaseMeasures {
  case_id: string;
  /** The award in the ledger, or the review. */
  subject_id: string;
  what: "points" | "counts";
  /** From whom. */
  user_id: string;
  review_id: string;
  /** From 0; what was taken back. */
  points: number;
  /** When a moderator gave it back, and how many points: caps may have left fewer. */
  lifted_at: string | null;
  given_points: Generated<number>;
}

/** A member says that a review breaks the rules; one of each person in a case. */
export interface Reports {
  case_id: string;
  reporter_id: string;
  review_id: string;
  /** A key of `REPORT_REASONS`. */
  reason: string;
  note: string;
  reported_at: string;
}

/** How far work that is done once a day has come; and what is to be looked at once more, named behind a prefix. */
export interface Audits {
  name: string;
  /** The day, "2026-11-24", on which it was done; empty while it is under way. */
  day: string;
  /** JSON: how far it has come. */
  position: string;
}
