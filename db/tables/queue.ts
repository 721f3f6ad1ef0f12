import type { Generated } from "kysely";

/** A solution that waits for reviews. Drafts, withdrawn, embargoed and returned solutions have no row. */
export interface Queue {
  solution_id: string;
  author_id: string;
  /** Reviews that are in and claims that are open; the fewest come first. Two at most while another round has room. */
  taken: number;
  /** 1 when it comes behind those that wait with priority or for a day without a review; 0 for these. */
  behind: number;
  waiting_since: string;
  /** 1 when its author has given before asking. */
  priority: number;
  /** Reviews that are in. */
  reviews: number;
  /** When volunteers were asked. */
  asked_at: string | null;
}

/** One of a solution's reviews that is kept for a reviewer to write until it expires. */
export interface Claims {
  solution_id: string;
  reviewer_id: string;
  claimed_at: string;
  expires_at: string;
  /** When the reviewer last typed; null while there is nothing. */
  written_at: string | null;
  /** 1 where the queue suggested the solution, 0 where its reviewer picked it. */
  given: Generated<number>;
}

export interface QueueSkips {
  user_id: string;
  solution_id: string;
  skipped_at: string;
}

/** How much a member wants to review; no row stands for what is usual. */
export interface ReviewingHabits {
  user_id: string;
  /** Reviews a week. */
  weekly_load: number;
  /** A day, "2027-03-03", before which nothing is suggested. */
  away_until: string | null;
  /** 1 when they may be asked about solutions that wait too long. */
  volunteers: number;
  /** When they were last asked. */
  asked_at: string | null;
}

/** A revision that went back to its author before it cost anybody a review. */
export interface Triages {
  solution_id: string;
  revision: number;
  user_id: string;
  reason: string;
  note: string;
  happened_at: string;
  /** When the author put it back into the queue. */
  lifted_at: string | null;
}
