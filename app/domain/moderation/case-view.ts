import type { Person } from "../identity/person";
import type { CaseKind, Verdict } from "../integrity/case";
import type { CountsRule } from "../integrity/rules";
import type { ReportReason } from "../reviews/report";
import type { Rating } from "../reviews/review";
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
  rule: CountsRule | null;
  /** Where its scores are explained. */
  scoresPath: string;
  /** What its solution's author said of it, and when. */
  rated: { rating: Rating; at: string } | null;
}

/** A report, with its writer as they are known at the solution: by a pseudonym where they go by one there. */
export interface CaseReport {
  by: Person;
  reason: ReportReason;
  note: string;
  reportedAt: string;
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
  reports: CaseReport[];
  /** Reviews and ratings that are left out, since somebody goes by a pseudonym there. */
  leftOut: number;
  taken: { points: number; reviews: number };
  /** Why the viewer cannot decide; null when they can. */
  refused: string | null;
}

/** What a case took from a member, or gave back: points, and reviews that count less for it. */
interface Taken {
  points: number;
  reviews: number;
}

/** A review that a case is about, as its writer or who rated it sees it. */
export interface OwnCaseReview {
  id: string;
  /** Null where the viewer may not see the solution any more. */
  title: string | null;
  submittedAt: string;
  /** What it was rated and when, where the case is about ratings. */
  rated: { rating: Rating; at: string } | null;
  /** Points that the case takes for it from the viewer, and those that came back. */
  taken: number;
  givenBack: number;
}

/** A case as one of those sees it whom it concerns: their own part alone. */
export interface OwnCasePage {
  kind: CaseKind;
  openedAt: string;
  /** Where it is about ratings, whether the viewer gave or got them. */
  side: "rater" | "rated" | null;
  /** What is taken from the viewer now, and what was given back. */
  taken: Taken;
  givenBack: Taken;
  /** The reviews of the viewer that it is about, or those that they rated; the newest first. */
  reviews: OwnCaseReview[];
  /** What is said to be wrong with the viewer's review. */
  reasons: ReportReason[];
  appeal: string;
  appealedAt: string | null;
  decided: { verdict: Verdict; why: string; at: string } | null;
}
