import { randomBytes } from "node:crypto";

export interface Shelf {
  /** Takes markup that was made or checked by us, and returns what holds its place until `restore`. */
  put(markup: string): string;
  /** Puts the markup where its placeholders stand. */
  restore(html: string): string;
}

/**
 * Keeps one document's formulas and charts out of the way of the sanitiser, which knows HTML only. Placeholders are
 * random: an author cannot write one.
 */
export function createShelf(): Shelf {
  const kept: string[] = [];
  const key = `shelf${randomBytes(16).toString("hex")}`;
  const places = new RegExp(`${key}n(\\d+)\\.`, "g");
  return {
    put(markup) {
      kept.push(markup);
      return `${key}n${kept.length - 1}.`;
    },
    restore: (html) => html.replace(places, (_, index) => kept[Number(index)] ?? ""),
  };
}
