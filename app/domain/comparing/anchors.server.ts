/** Places in two lists that hold the same thing. */
export interface Anchor {
  before: number;
  after: number;
}

/**
 * The most anchors that stand in one order in both lists, out of the keys that occur once in each: what patience diff
 * begins with. Takes n log n.
 */
export function findAnchors(before: readonly { key: string }[], after: readonly { key: string }[]): Anchor[] {
  const places = placesOfUnique(before);
  const anchors: Anchor[] = [];
  for (const [key, place] of placesOfUnique(after)) {
    const other = places.get(key);
    if (other !== undefined) anchors.push({ before: other, after: place });
  }
  anchors.sort((one, other) => one.after - other.after);
  return longestRising(anchors);
}

function placesOfUnique(list: readonly { key: string }[]): Map<string, number> {
  const places = new Map<string, number>();
  const repeated = new Set<string>();
  for (const [place, { key }] of list.entries()) {
    if (places.has(key)) repeated.add(key);
    else places.set(key, place);
  }
  for (const key of repeated) places.delete(key);
  return places;
}

type Link = Anchor & { previous: Link | null };

/** The longest of the lists whose `before` rises, by patience sorting. */
function longestRising(anchors: readonly Anchor[]): Anchor[] {
  const tops: Link[] = [];
  for (const anchor of anchors) {
    let [low, high] = [0, tops.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tops[middle]?.before ?? 0) < anchor.before) low = middle + 1;
      else high = middle;
    }
    tops[low] = { ...anchor, previous: tops[low - 1] ?? null };
  }
  const rising: Anchor[] = [];
  for (let link = tops.at(-1) ?? null; link; link = link.previous) {
    rising.push({ before: link.before, after: link.after });
  }
  return rising.reverse();
}
