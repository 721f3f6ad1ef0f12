export interface Box {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface ChartPoint {
  x: number;
  y: number;
  label: string;
}

export interface PlacedLabel {
  /** Where the text begins, and its baseline. */
  x: number;
  y: number;
}

const TEXT_SIZE = 11;
const POINT_SIZE = 6;
const GAP = 3;

/** About how wide a text is at the size of the chart's labels: no font is at hand to measure it. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text)
    width += character < "\u0250" || (character > "\u1fff" && character < "\u2070") ? 0.6 : 1.05;
  return width * TEXT_SIZE;
}

/**
 * Finds a place beside each point for its label: inside the box, on no point and on no other label. Null for a label
 * that has none.
 */
export function placeLabels(points: ChartPoint[], box: Box): (PlacedLabel | null)[] {
  const taken: Box[] = points.map(({ x, y }) => ({
    left: x - POINT_SIZE,
    top: y - POINT_SIZE,
    right: x + POINT_SIZE,
    bottom: y + POINT_SIZE,
  }));
  return points.map((point) => {
    const free = candidates(point).find(
      (candidate) => isInside(candidate, box) && !taken.some((other) => overlaps(candidate, other)),
    );
    if (!free) return null;
    taken.push(free);
    return { x: free.left, y: free.bottom - 2.5 };
  });
}

/** Right of the point, left, above, below, and the four corners. */
function candidates({ x, y, label }: ChartPoint): Box[] {
  const width = textWidth(label);
  const away = POINT_SIZE + GAP;
  const places: [number, number][] = [
    [x + away, y - TEXT_SIZE / 2],
    [x - away - width, y - TEXT_SIZE / 2],
    [x - width / 2, y - away - TEXT_SIZE],
    [x - width / 2, y + away],
    [x + GAP, y - away - TEXT_SIZE],
    [x + GAP, y + away],
    [x - GAP - width, y - away - TEXT_SIZE],
    [x - GAP - width, y + away],
  ];
  return places.map(([left, top]) => ({ left, top, right: left + width, bottom: top + TEXT_SIZE }));
}

function isInside(inner: Box, outer: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

function overlaps(one: Box, other: Box): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}
