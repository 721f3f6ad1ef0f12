import { z } from "zod";
import { boundedText, type Fields, type Parsed, parseFields } from "../parse";
import { whyLacksPrivilege } from "../reputation/privileges";
import { isAuthor, isListed, type SolutionState } from "../solutions/policy";

export const TRIAGE_NOTE_MAX = 1000;

/** Why a solution cannot be reviewed yet, and what its author can do. */
export const TRIAGE_REASONS = {
  "no-write-up": {
    label: "There is no write-up to speak of",
    mend: "Write down the problem, what you chose and why. Code alone cannot be reviewed here.",
  },
  "unclear-brief": {
    label: "The brief is missing or unclear",
    mend: "Say what was asked for, with its limits, so that reviewers know what to judge the answer by.",
  },
  unreadable: {
    label: "It cannot be opened or read",
    mend: "Open every link and file as a visitor, mend what fails, and look at the preview before you publish.",
  },
  "not-take-home": {
    label: "It is not a take-home solution",
    mend: "Post an answer to a brief. If it is one, say which.",
  },
  confidential: {
    label: "It reveals confidential material",
    mend: "Take out what is not yours to show, in the text and in the files. Withdraw the solution until you have.",
  },
} as const satisfies Record<string, { label: string; mend: string }>;

export type TriageReason = keyof typeof TRIAGE_REASONS;

/** Whether a text is the key of a reason to send a solution back. */
export function isTriageReason(text: string): text is TriageReason {
  return Object.hasOwn(TRIAGE_REASONS, text);
}

export interface TriageInput {
  reason: TriageReason;
  note: string;
}

/** Reads the form that sends a solution back. */
export function parseTriage(fields: Fields): Parsed<TriageInput> {
  const schema = z.object({
    reason: z.string().default("").refine(isTriageReason, { error: "Choose why it cannot be reviewed yet." }),
    note: boundedText(TRIAGE_NOTE_MAX).pipe(z.string().min(1, "Say what the author has to mend.")),
  });
  return parseFields(schema, { note: "", ...fields });
}

/** What decides whether a solution can be sent back. */
export interface TriageState extends SolutionState {
  reviewCount: number;
  /** The latest revision went back, and whether its author put it back since. */
  triage: { liftedAt: string | null } | null;
  /** Whether the site is young still, so that fewer points are asked for. */
  isYoungSite: boolean;
}

/** Why somebody who may see a solution cannot send it back to its author, in a sentence; null when they can. */
export function whyCannotTriage(
  solution: TriageState,
  viewer: { id: string; reputation: number },
): string | null {
  if (isAuthor(solution, viewer)) return "This is your own solution. Write its next revision instead.";
  if (!isListed(solution)) return "This solution does not wait for reviews.";
  if (solution.reviewCount > 0) return "This solution has a review, so it can be reviewed.";
  if (solution.triage?.liftedAt) return "It went back once, and its author says that this revision is ready.";
  if (solution.triage) return "It went back to its author already.";
  return whyLacksPrivilege("triage", viewer.reputation, solution.isYoungSite);
}
