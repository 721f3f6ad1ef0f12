import type { Marked } from "./compare-prose.server";

/** Adds up what the parts of a block come to. */
export function createTotal() {
  const html: string[] = [];
  const words = { added: 0, removed: 0 };
  return {
    add(part: Marked) {
      html.push(part.html);
      words.added += part.words.added;
      words.removed += part.words.removed;
    },
    within: (opening: string, closing: string): Marked => ({
      html: opening + html.join("") + closing,
      words,
    }),
  };
}
