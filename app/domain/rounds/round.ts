import type { DimensionKey, Level } from "../rubric/rubric";

/** A review as it was in one round. */
export interface ReviewRoundView {
  round: number;
  /** The revision that was judged. */
  revision: number;
  noteHtml: string;
  submittedAt: string;
  /** Null for "can't tell". */
  scores: Partial<Record<DimensionKey, Level | null>>;
}
