import { createShelf, type Shelf } from "../markdown/shelf.server";

/**
 * One shelf for the formulas and charts of both texts: what looks the same has the same place in both, so that it
 * compares as one word.
 */
export function createSharedShelf(): Shelf {
  const shelf = createShelf();
  const places = new Map<string, string>();
  return {
    put(markup) {
      const place = places.get(markup) ?? shelf.put(markup);
      places.set(markup, place);
      return place;
    },
    restore: (html) => shelf.restore(html),
  };
}
