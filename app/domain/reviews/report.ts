import { z } from "zod";
import { boundedText, type Fields, type Parsed, parseFields } from "../parse";
import { after, DAY } from "../time";

export const REPORT_NOTE_MAX = 1000;
/** Reports of one member in a stretch of time. */
export const REPORTS_A_DAY = { reports: 10, within: DAY } as const;

/** What is wrong with a review. */
export const REPORT_REASONS = {
  rude: "It is rude or personal",
  "off-topic": "It is not about the solution",
  copied: "It is copied or generated",
  name: "It gives away somebody’s name",
  other: "Something else",
} as const;

export type ReportReason = keyof typeof REPORT_REASONS;

/** Whether a text is the key of a reason to report a review. */
export function isReportReason(text: string): text is ReportReason {
  return Object.hasOwn(REPORT_REASONS, text);
}

/** Reads the form that reports a review: something else needs a note. */
export function parseReport(fields: Fields): Parsed<{ reason: ReportReason; note: string }> {
  const schema = z
    .object({
      reason: z.string().refine(isReportReason, { error: "Choose what is wrong with it." }),
      note: boundedText(REPORT_NOTE_MAX),
    })
    .refine(({ reason, note }) => reason !== "other" || note !== "", {
      path: ["note"],
      error: "Say what is wrong with it.",
    });
  return parseFields(schema, { reason: "", note: "", ...fields });
}

/** Why somebody cannot send one more report now; null when they can. `earlier`: times of their latest ones, newest first. */
export function whyTooMany(earlier: string[]): string | null {
  const { reports, within } = REPORTS_A_DAY;
  const oldest = earlier[reports - 1];
  if (oldest === undefined) return null;
  const opens = after(oldest, within);
  return `At most ${reports} reports in 24 hours, and you sent ${reports}. You can send the next one from ${opens.slice(11, 16)} UTC on ${opens.slice(0, 10)}.`;
}
