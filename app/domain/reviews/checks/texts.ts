import type { Fields } from "../../parse";
import { pointField, sentPoints } from "../../points/point-fields";
import { DIMENSION_KEYS } from "../../rubric/rubric";

/** What a reviewer wrote in one field. */
export interface WrittenText {
  field: string;
  text: string;
}

/** The texts of a review form in the reviewer's own words, in the order of the form: no quoted passages, no empty ones. */
export function writtenTexts(fields: Fields): WrittenText[] {
  const names = [
    "explain",
    ...DIMENSION_KEYS.flatMap((key) => [`reason.${key}`, `step.${key}`]),
    ...sentPoints(fields).map((_, i) => pointField(i + 1, "body")),
    "strength",
    "change",
    "question",
    "question.2",
  ];
  const bodies = new Map(sentPoints(fields).map(({ body }, i) => [pointField(i + 1, "body"), body]));
  return names
    .map((field) => ({ field, text: ownWords(bodies.get(field) ?? fields[field] ?? "") }))
    .filter(({ text }) => text !== "");
}

/** A text without code, quoted lines, and what stands between quotation marks. */
export function ownWords(text: string): string {
  return text
    .replace(/```[\s\S]*?(?:```|$)/g, " ")
    .replace(/`[^`\n]*`/g, " ")
    .replace(/^ {0,3}>.*$/gm, " ")
    .replace(/[“„][^“”„]*[”“]|«[^«»]*»|"[^"\n]*"/g, " ")
    .trim();
}
