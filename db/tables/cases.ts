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
  verdict: "stand" | "lift" | null;
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
  /** When a moderator gave it back. */
  lifted_at: string | null;
}

/** How far work that is done once a day has come. */
export interface Audits {
  name: string;
  /** The day, "2026-11-24", on which it was done; empty while it is under way. */
  day: string;
  /** JSON: how far it has come. */
  position: string;
}
