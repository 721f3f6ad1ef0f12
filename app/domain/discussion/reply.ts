import { z } from "zod";
import { cleanText, type Fields, type Parsed, parseFields } from "../parse";

export const REPLY_MAX = 5000;

/** Reads a reply. */
export function parseReply(fields: Fields): Parsed<{ body: string }> {
  const body = z
    .string()
    .transform(cleanText)
    .pipe(
      z
        .string()
        .min(1, "Write the reply first.")
        .max(REPLY_MAX, `A reply has at most ${REPLY_MAX.toLocaleString("en")} characters.`),
    );
  return parseFields(z.object({ body }), { body: "", ...fields });
}
