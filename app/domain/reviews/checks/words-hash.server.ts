import { createHash } from "node:crypto";
import type { Fields } from "../../parse";
import { RUBRIC } from "../../rubric/rubric";
import { words } from "./copied";
import { writtenTexts } from "./texts";

/** Fewer words in all are alike by chance. */
const WORDS_MIN = 8;

const OF_RUBRIC = new Set(RUBRIC.flatMap(({ levels }) => Object.values(levels)).map(wordsOf));

/**
 * Names all that a reviewer wrote into a form, so that the same words are found again whoever sends them, in whatever
 * fields, letters or punctuation. Empty where these are fewer than eight words beside the rubric's own sentences.
 */
export function wordsHash(fields: Fields): string {
  const texts = new Set(writtenTexts(fields).map(({ text }) => wordsOf(text)));
  const own = [...texts].filter((text) => text !== "" && !OF_RUBRIC.has(text)).sort();
  if (own.join(" ").split(" ").length < WORDS_MIN) return "";
  return createHash("sha256").update(own.join("\n")).digest("hex");
}

function wordsOf(text: string): string {
  return words(text).join(" ");
}
