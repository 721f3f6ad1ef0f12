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

/** What somebody is commended for: rows follow their ground, and go when it goes. */
export interface Medals {
  medal: string;
  /** Id of the review or of the solution that earned it. */
  subject_id: string;
  user_id: string;
  solution_id: string;
  /** Null where the solution itself earned it. */
  review_id: string | null;
  earned_at: string;
}

/** A number about the whole site that is too dear to be counted each time. */
export interface SiteNumbers {
  name: string;
  value: number;
  measured_at: string;
}

/** Somebody asks that a brief is taken down. */
export interface TakedownRequests {
  id: string;
  subject_kind: "solution" | "challenge";
  subject_id: string;
  /** The member who asks; null for a visitor, who leaves an address in `contact`. */
  user_id: string | null;
  contact: string;
  relation: string;
  reason: string;
  /** Names the person and the brief while the request is open, so that there is one; null once it is closed. */
  open_key: string | null;
  created_at: string;
  closed_at: string | null;
}

/** What moderators did: rows are only ever inserted, and everybody may read them. */
export interface ModerationActs {
  id: string;
  moderator_id: string;
  act:
    | "hide-brief"
    | "show-brief"
    | "decline-request"
    | "case-stands"
    | "case-lifted"
    | "report-upheld"
    | "report-unfounded";
  subject_kind: "solution" | "challenge" | "case";
  subject_id: string;
  why: string;
  happened_at: string;
}
