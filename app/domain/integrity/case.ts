import { z } from "zod";
import { cleanText, type Fields, type Parsed, parseFields } from "../parse";
import { REPUTATION_RULES } from "../reputation/rules";
import { COUNTS, READING, SERIAL } from "./rules";

const UPHELD_COSTS = -REPUTATION_RULES["report-upheld"].points;

/** What rules find, for the people concerned, moderators, and the public log. */
export const CASE_KINDS = {
  ring: {
    label: "Friends who score each other high",
    rule: "A group scored each other’s solutions clearly higher than people outside it did. Those reviews hardly count in scores.",
  },
  "serial-ratings": {
    label: "Ratings in a series",
    rule: `One person rated another ${SERIAL.day.ratings} times or more in 24 hours, or ${SERIAL.month.ratings} times or more in 30 days as most of their ratings. What these ratings paid is taken back.`,
  },
  "copied-reviews": {
    label: "Copied reviews",
    rule: `Most of a review’s words stand in another review, or all of them do, on whatever solution. It counts ${COUNTS.copied} in scores and does not pay.`,
  },
  "rushed-reviews": {
    label: "Rushed reviews",
    rule: `A review was sent in less than ${READING.share * 100} % of the time that reading the solution takes. It counts ${COUNTS.rushed} in scores and does not pay.`,
  },
  "reported-review": {
    label: "A reported review",
    rule: `Somebody says that a review breaks the rules. Until moderators decide it counts and earns as before. Upheld, it counts ${COUNTS.upheld} in scores, loses what it earned and ${UPHELD_COSTS} points more.`,
  },
} as const satisfies Record<string, { label: string; rule: string }>;

export type CaseKind = keyof typeof CASE_KINDS;

/** What was counted and where: numbers, and lists of ids. */
export type CaseEvidence = Record<string, number | string | string[]>;

/** Ids of the reviews that a case is about. */
export function reviewsIn({ reviews }: CaseEvidence): string[] {
  return Array.isArray(reviews) ? reviews : [];
}

/** What is counted in a case, in words. */
export const COUNTED: Record<string, string> = {
  ratingsInADay: "ratings in 24 hours",
  ratingsInAMonth: "ratings in 30 days",
  members: "members",
  reviews: "reviews",
  items: "solutions scored from inside and outside",
  difference: "levels above what others gave",
  z: "standard errors above what others gave",
};

/** What moderators say of a case. */
interface VerdictWords {
  /** On the button. */
  label: string;
  /** What the button does, beside it. */
  does: string;
  /** In lists. */
  decided: string;
  said: string;
  act: "case-stands" | "case-lifted" | "report-upheld" | "report-unfounded";
  notice: "case-stands" | "case-lifted" | "report-upheld" | "report-unfounded";
}

const CLOSES = "The case closes, and the log says why.";

/** What moderators decide about what a rule took. */
const OF_RULES = {
  stand: {
    act: "case-stands",
    notice: "case-stands",
    label: "It stands",
    does: `What the rule took stays taken. Its members are told. ${CLOSES}`,
    decided: "stands",
    said: "Moderators looked at it: it stands.",
  },
  lift: {
    act: "case-lifted",
    notice: "case-lifted",
    label: "Lift it",
    does: `Points come back as rows of their own, reviews count in full again, and the rule takes nothing for the same once more. Its members are told. ${CLOSES}`,
    decided: "lifted",
    said: "Moderators lifted it: what was taken is given back.",
  },
} as const satisfies Record<string, VerdictWords>;

/** What moderators decide about a report. */
const OF_REPORTS = {
  uphold: {
    act: "report-upheld",
    notice: "report-upheld",
    label: "Uphold the report",
    does: `The review loses what it earned and ${UPHELD_COSTS} points more, earns nothing any more, and counts ${COUNTS.upheld} in scores. It stays to be read. Its writer is told. ${CLOSES}`,
    decided: "report upheld",
    said: "Moderators upheld the report.",
  },
  lift: {
    act: "report-unfounded",
    notice: "report-unfounded",
    label: "Lift it",
    does: `The report was unfounded: nothing is taken, and the review counts as before. Its writer is told. ${CLOSES}`,
    decided: "report unfounded",
    said: "Moderators looked at it: the report was unfounded.",
  },
} as const satisfies Record<string, VerdictWords>;

export type Verdict = keyof typeof OF_RULES | keyof typeof OF_REPORTS;

/** What can be decided about a case of a kind, the one that takes most first. */
export function verdictsOf(kind: CaseKind): Partial<Record<Verdict, VerdictWords>> {
  return kind === "reported-review" ? OF_REPORTS : OF_RULES;
}

/** What a decision about a case of a kind is called; as the rules' where its kind has no such decision. */
export function wordsOfVerdict(kind: CaseKind, verdict: Verdict): VerdictWords {
  return verdictsOf(kind)[verdict] ?? { ...OF_REPORTS, ...OF_RULES }[verdict];
}

export const APPEAL_MIN = 20;
export const APPEAL_MAX = 2000;

/** Reads what a member says to the moderators. */
export function parseAppeal(fields: Fields): Parsed<{ appeal: string }> {
  const appeal = z
    .string()
    .transform(cleanText)
    .pipe(
      z
        .string()
        .min(APPEAL_MIN, `Say what happened, in at least ${APPEAL_MIN} characters.`)
        .max(APPEAL_MAX, `At most ${APPEAL_MAX.toLocaleString("en")} characters.`),
    );
  return parseFields(z.object({ appeal }), { appeal: "", ...fields });
}
