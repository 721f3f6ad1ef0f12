import { z } from "zod";
import { EMAIL_MAX } from "../accounts/account";
import { cleanText, type Fields, type Parsed, parseFields } from "../parse";

/** What somebody who asks for a takedown can be to the brief. */
export const RELATIONS = {
  wrote: "I wrote this brief",
  acts: "I act for its owner",
  other: "Neither",
} as const;
export type Relation = keyof typeof RELATIONS;

export const REASON_MIN = 20;
export const REASON_MAX = 2000;
export const WHY_MIN = 10;
export const WHY_MAX = 300;

export const TAKEDOWN_FIELDS = ["contact", "relation", "reason"] as const;

/** The solution or challenge whose brief it is about. */
export interface Subject {
  kind: "solution" | "challenge";
  id: string;
}

export interface TakedownInput {
  /** An e-mail address; empty for a member, who is known by the account. */
  contact: string;
  relation: Relation;
  reason: string;
}

/** Reads the form that asks for a takedown. Only visitors have to leave an address. */
export function parseTakedown(fields: Fields, { isMember }: { isMember: boolean }): Parsed<TakedownInput> {
  const address = z
    .string()
    .trim()
    .max(EMAIL_MAX, `An e-mail address has at most ${EMAIL_MAX} characters.`)
    .pipe(z.email("Give an e-mail address, as name@example.org, or sign in first."));
  const schema = z.object({
    contact: isMember ? z.string().transform(() => "") : address,
    relation: z.enum(Object.keys(RELATIONS) as [Relation, ...Relation[]], "Say what you are to this brief."),
    reason: z
      .string()
      .transform(cleanText)
      .pipe(
        z
          .string()
          .min(REASON_MIN, `Give a reason of at least ${REASON_MIN} characters.`)
          .max(REASON_MAX, `A reason has at most ${REASON_MAX.toLocaleString("en")} characters.`),
      ),
  });
  return parseFields(schema, { contact: "", relation: "", reason: "", ...fields });
}

/** Reads the sentence with which a moderator says in public why. */
export function parseWhy(fields: Fields): Parsed<{ why: string }> {
  const why = z
    .string()
    .transform((text) => cleanText(text).replace(/\s+/g, " "))
    .pipe(
      z
        .string()
        .min(WHY_MIN, `Say why, in at least ${WHY_MIN} characters. Everybody can read it.`)
        .max(WHY_MAX, `This sentence has at most ${WHY_MAX} characters.`),
    );
  return parseFields(z.object({ why }), { why: "", ...fields });
}
