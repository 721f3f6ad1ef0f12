import { z } from "zod";
import { cleanText, type Fields, type Parsed, parseFields } from "../parse";
import { parseTags, TAG_MAX_LENGTH, TAGS_MAX } from "./tags";

export const CHALLENGE_TITLE_MAX = 120;
export const BRIEF_MAX = 10_000;
export const TIME_BOX_MAX = 100;

export interface ChallengeInput {
  title: string;
  brief: string;
  timeBoxHours: number;
  tags: string[];
}

/** Text of a comma-separated list of tags to the tags; shared by challenges and solutions. */
export function tagsSchema() {
  return z
    .string()
    .transform(parseTags)
    .refine(
      (tags) => tags !== null,
      `A tag has at most ${TAG_MAX_LENGTH} characters: a to z, 0 to 9, hyphen, dot, plus.`,
    )
    .transform((tags) => tags ?? [])
    .refine((tags) => tags.length <= TAGS_MAX, `At most ${TAGS_MAX} tags.`);
}

/** Reads the form for a new challenge. */
export function parseChallenge(fields: Fields): Parsed<ChallengeInput> {
  const schema = z.object({
    title: z
      .string()
      .transform((text) => cleanText(text).replace(/\s+/g, " "))
      .pipe(
        z
          .string()
          .min(5, "A title has at least 5 characters.")
          .max(CHALLENGE_TITLE_MAX, `A title has at most ${CHALLENGE_TITLE_MAX} characters.`),
      ),
    brief: z
      .string()
      .transform(cleanText)
      .pipe(
        z
          .string()
          .min(1, "Write the brief: what a candidate is asked to do.")
          .max(BRIEF_MAX, `A brief has at most ${BRIEF_MAX.toLocaleString("en")} characters.`),
      ),
    timeBoxHours: z
      .string()
      .trim()
      .regex(/^\d{1,3}$/, "Give the time box in whole hours.")
      .transform(Number)
      .pipe(
        z
          .number()
          .min(1, "A time box is at least 1 hour.")
          .max(TIME_BOX_MAX, `A time box is at most ${TIME_BOX_MAX} hours.`),
      ),
    tags: tagsSchema(),
  });
  return parseFields(schema, { title: "", brief: "", timeBoxHours: "", tags: "", ...fields });
}
