import type { CaseKind, Verdict } from "../integrity/case";
import type { CountsRule } from "../integrity/rules";
import type { Tie } from "./case-graph";

/** A member of a case, by number; `handle` null where all that they did here was under a pseudonym that still holds. */
export interface CaseMember {
  number: number;
  handle: string | null;
  appeal: string;
  appealedAt: string | null;
}

export interface CaseReview {
  id: string;
  title: string;
  /** The member who wrote it. */
  by: number | null;
  submittedAt: string;
  seconds: number | null;
  counts: number;
  rule: CountsRule | null;
}

export interface CasePage {
  id: string;
  kind: CaseKind;
  openedAt: string;
  decided: { verdict: Verdict; why: string; at: string } | null;
  /** What was counted, in words, and how much of it. */
  numbers: [string, number][];
  members: CaseMember[];
  ties: Tie[];
  reviews: CaseReview[];
  /** Reviews and ratings that are left out, since somebody goes by a pseudonym there. */
  leftOut: number;
  taken: { points: number; reviews: number };
  /** Why the viewer cannot decide; null when they can. */
  refused: string | null;
}
