import { z } from "zod";
import { boundedText, type FieldErrors, type Fields, type Parsed, parseFields } from "../parse";
import { isTimed, unreadableCue } from "./cues";

/** In characters: ten minutes of speech, or the captions of three with their times. */
export const SCRIPT_MAX = 6000;
export const WALKTHROUGH_URL_MAX = 500;

/** The fields of a walkthrough, in their order on the page. */
export const WALKTHROUGH_FIELDS = ["walkthroughTake", "walkthroughUrl", "walkthroughScript"] as const;
export type WalkthroughField = (typeof WALKTHROUGH_FIELDS)[number];

export interface WalkthroughInput {
  /** Id of the chosen recording, or empty. */
  walkthroughTake: string;
  /** Address of a video elsewhere, or empty. It is shown as a link and never embedded. */
  walkthroughUrl: string;
  /** Transcript or script: plain text, WebVTT or SubRip; may be empty. */
  walkthroughScript: string;
}

/** The walkthrough's fields for a form's schema; each may be empty. */
export const walkthroughShape = {
  walkthroughTake: z
    .string()
    .trim()
    .regex(/^([0-9a-hjkmnp-tv-z]{26})?$/, "This recording is not there any more. Choose another one."),
  walkthroughUrl: z
    .string()
    .trim()
    .max(WALKTHROUGH_URL_MAX, `A link has at most ${WALKTHROUGH_URL_MAX} characters.`)
    .refine(isVideoAddress, "Give the full address of the video, with https://."),
  walkthroughScript: boundedText(
    SCRIPT_MAX,
    `A script has at most ${SCRIPT_MAX.toLocaleString("en")} characters.`,
  ).superRefine((text, context) => {
    const line = isTimed(text) ? unreadableCue(text) : null;
    if (line === null) return;
    const message = `The captions cannot be read at “${line}”. Times look like 00:01.000 --> 00:04.500, the end after the beginning.`;
    context.addIssue({ code: "custom", message });
  }),
};

/** The walkthrough's fields out of everything that a form sent or a row holds; missing ones are empty. */
export function walkthroughFields(
  fields: Partial<Record<WalkthroughField, string>>,
): Record<WalkthroughField, string> {
  const { walkthroughTake = "", walkthroughUrl = "", walkthroughScript = "" } = fields;
  return { walkthroughTake, walkthroughUrl, walkthroughScript };
}

/** Reads the walkthrough out of a form. All empty means that there is none. */
export function parseWalkthrough(fields: Fields): Parsed<WalkthroughInput> {
  return parseFields(z.object(walkthroughShape), walkthroughFields(fields));
}

/** What is wrong with a walkthrough, by field; empty when nothing is. */
export function walkthroughErrors(fields: Fields): FieldErrors {
  const parsed = parseWalkthrough(fields);
  return parsed.ok ? {} : parsed.errors;
}

function isVideoAddress(value: string): boolean {
  if (value === "") return true;
  const url = URL.canParse(value) ? new URL(value) : null;
  return url?.protocol === "https:" && !url.username && !url.password && url.hostname.includes(".");
}
