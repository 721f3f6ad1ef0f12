import { z } from "zod";
import { cleanText, type Fields, type Parsed, parseFields } from "../parse";
import { COUNTS, READING, SERIAL } from "./rules";

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
    rule: `Most of a review’s words stand in another review. It counts ${COUNTS.copied} in scores and does not pay.`,
  },
  "rushed-reviews": {
    label: "Rushed reviews",
    rule: `A review was sent in less than ${READING.share * 100} % of the time that reading the solution takes. It counts ${COUNTS.rushed} in scores and does not pay.`,
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

/** What moderators decide. */
export const VERDICTS = {
  stand: { act: "case-stands", label: "It stands", said: "Moderators looked at it: it stands." },
  lift: { act: "case-lifted", label: "Lift it", said: "Moderators lifted it: what was taken is given back." },
} as const;
export type Verdict = keyof typeof VERDICTS;

/** Whether a text is the key of a verdict. */
export function isVerdict(text: string): text is Verdict {
  return Object.hasOwn(VERDICTS, text);
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
