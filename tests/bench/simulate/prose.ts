import type { Random } from "../community/random";
import { REASONS, SENTENCES, STEPS } from "../community/words";

const WORDS = [
  ...new Set(
    [...SENTENCES, ...REASONS, ...STEPS]
      .join(" ")
      .toLowerCase()
      .match(/[a-z]{3,}/g) ?? [],
  ),
];

/** So many words by chance, so that no two texts are copies of each other. */
export function prose(random: Random, words: number): string {
  const text = Array.from({ length: words }, () => random.pick(WORDS)).join(" ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
