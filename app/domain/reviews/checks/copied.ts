import type { Fields } from "../../parse";
import { RUBRIC } from "../../rubric/rubric";
import type { Hint } from "./check";
import { writtenTexts } from "./texts";

/** Words that stand one behind another; five in common are rarely chance. */
const SHINGLE = 5;
/** Shorter texts are alike by chance. */
const COPY_WORDS_MIN = 30;
const SHARE_MAX = 0.5;
/** Characters of other reviews that are looked at: three times what forty usual ones have. */
const OTHERS_MAX = 400_000;

/**
 * The first text of a review of which more than half is in other reviews: of its sets of five words in a row (w-shingling,
 * Broder 1997) those that stand in them too. The rubric's own sentences are anybody's.
 */
export function findCopied(fields: Fields, others: string[]): Hint[] {
  const own = longTexts(fields).map(({ field, text }) => ({ field, shingles: new Set(shingles(text)) }));
  const wanted = new Set(own.flatMap((text) => [...text.shingles]));
  const found = new Set(
    withinLimit(others).flatMap((text) => shingles(text).filter((shingle) => wanted.has(shingle))),
  );
  for (const sentence of RUBRIC.flatMap(({ levels }) => Object.values(levels))) {
    for (const shingle of shingles(sentence)) found.delete(shingle);
  }
  const copy = own.find(({ shingles }) => {
    return [...shingles].filter((shingle) => found.has(shingle)).length > SHARE_MAX * shingles.size;
  });
  if (!copy) return [];
  const sentence = "More than half of this text stands in another review. Say it in your own words.";
  return [{ key: "copied", field: copy.field, sentence }];
}

/** What is said of a review all of whose words are those of another one, at its first text. */
export function sameWords(fields: Fields): Hint[] {
  const [first] = writtenTexts(fields);
  if (!first) return [];
  const sentence = "All of this stands in another review, word for word. Say it in your own words.";
  return [{ key: "copied", field: first.field, sentence }];
}

/**
 * Which share of the words of a review, in runs of five, stands in other reviews; 0 to 1. Of a review of fewer than thirty
 * words nothing is said. `shortToo`: whether also texts are compared that are shorter than that.
 */
export function copiedShare(texts: string[], others: string[], { shortToo }: { shortToo: boolean }): number {
  const written = texts.map((text) => ({
    isLong: words(text).length >= COPY_WORDS_MIN,
    all: shingles(text),
  }));
  const all = new Set(written.flatMap((text) => text.all));
  if (all.size < COPY_WORDS_MIN) return 0;
  const compared = new Set(written.flatMap((text) => (shortToo || text.isLong ? text.all : [])));
  for (const sentence of RUBRIC.flatMap(({ levels }) => Object.values(levels)))
    for (const shingle of shingles(sentence)) compared.delete(shingle);
  if (compared.size === 0) return 0;
  const found = new Set<string>();
  for (const text of withinLimit(others))
    for (const shingle of shingles(text)) if (compared.has(shingle)) found.add(shingle);
  return found.size / all.size;
}

function withinLimit(texts: string[]): string[] {
  let length = 0;
  return texts.filter((text) => {
    length += text.length;
    return length <= OTHERS_MAX;
  });
}

/** The texts of a review that are long enough to tell a copy. */
export function longTexts(fields: Fields) {
  return writtenTexts(fields).filter(({ text }) => words(text).length >= COPY_WORDS_MIN);
}

/** The words of a text in small letters, without what cannot be seen. */
export function words(text: string): string[] {
  const plain = text.normalize("NFKC").replace(/\p{Cf}/gu, "");
  return plain.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function shingles(text: string): string[] {
  const all = words(text);
  return all.slice(SHINGLE - 1).map((_, i) => all.slice(i, i + SHINGLE).join(" "));
}
