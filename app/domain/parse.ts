import { z } from "zod";

/** What a form sent: field name to text. */
export type Fields = Record<string, string>;

/** Whether a text is an id as `newId` makes them. */
export function isId(text: string): boolean {
  return /^[0-9a-hjkmnp-tv-z]{26}$/.test(text);
}

/** Field name to what is wrong with it, in the order of the form. */
export type FieldErrors = Record<string, string>;

/** There is no such thing, or the viewer is not to know of it. */
export type Missing = { ok: false; problem: "missing" };
/** The viewer may not do it now; `why` is a sentence. */
export type Refused = { ok: false; problem: "refused"; why: string };
export type Invalid = { ok: false; problem: "invalid"; errors: FieldErrors };

export type Parsed<T> = { ok: true; value: T } | { ok: false; errors: FieldErrors };

/** Checks `fields` against a schema; the first problem of each field is the one that is told. */
export function parseFields<Schema extends z.ZodType>(
  schema: Schema,
  fields: Fields,
): Parsed<z.output<Schema>> {
  const result = schema.safeParse(fields);
  if (result.success) return { ok: true, value: result.data };
  const errors: FieldErrors = {};
  for (const issue of result.error.issues) errors[issue.path.join(".")] ??= issue.message;
  return { ok: false, errors };
}

/** A text as it is stored: line ends are one character, no NUL, no white space around it. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, "\n").replaceAll("\0", "").trim();
}

/** Why a text is not taken, in a sentence. */
export function tooLong(max: number): string {
  return `At most ${max.toLocaleString("en")} characters.`;
}

/** A text of a form, cleaned, of at most `max` characters; `message` is told when it has more. */
export function boundedText(max: number, message = tooLong(max)) {
  return z.string().transform(cleanText).pipe(z.string().max(max, message));
}
