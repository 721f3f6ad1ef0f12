/** How often one member of a case reviewed or rated another; members are numbered from 1. */
export interface Tie {
  from: number;
  to: number;
  reviews: number;
  /** Mean of the levels that the reviews gave; null where there is none. */
  level: number | null;
  ratings: number;
  /** Ratings that found the review helpful. */
  helpful: number;
}

/** More members than these are not drawn. */
export const DRAWN_MAX = 40;

export const GRAPH_SIZE = 400;
const CENTRE = GRAPH_SIZE / 2;
const RADIUS = 165;
const DOT = 13;
/** How far an arrow leans to its own left, as a share of its length, so that two ways are two arrows. */
const LEAN = 0.12;
const WIDEST = 6;

export interface Dot {
  number: number;
  x: number;
  y: number;
}

export interface Arrow {
  kind: "reviews" | "ratings";
  path: string;
  width: number;
}

/** Members in a circle and an arrow for each way in which one reviewed or rated another; wider for more. In SVG units. */
export function drawTies(members: number, ties: Tie[]): { dots: Dot[]; arrows: Arrow[] } {
  const drawn = Math.min(members, DRAWN_MAX);
  const dots = Array.from({ length: drawn }, (_, i) => {
    const angle = (2 * Math.PI * i) / drawn - Math.PI / 2;
    return {
      number: i + 1,
      x: round(CENTRE + RADIUS * Math.cos(angle)),
      y: round(CENTRE + RADIUS * Math.sin(angle)),
    };
  });
  const arrows = ties.flatMap((tie) => {
    const [from, to] = [dots[tie.from - 1], dots[tie.to - 1]];
    if (!from || !to || from === to) return [];
    const kinds = [
      { kind: "reviews" as const, count: tie.reviews, lean: LEAN },
      { kind: "ratings" as const, count: tie.ratings, lean: 2 * LEAN },
    ];
    return kinds
      .filter(({ count }) => count > 0)
      .map(({ kind, count, lean }) => ({
        kind,
        path: arc(from, to, lean),
        width: Math.min(WIDEST, 1 + count / 2),
      }));
  });
  return { dots, arrows };
}

/** A bent line from the edge of one dot to the edge of another. */
function arc(from: Dot, to: Dot, lean: number): string {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const length = Math.hypot(dx, dy);
  const bend = { x: (from.x + to.x) / 2 + dy * lean, y: (from.y + to.y) / 2 - dx * lean };
  const begin = towards(from, bend, Math.min(DOT, length / 3));
  const end = towards(to, bend, Math.min(DOT + 5, length / 3));
  return `M${begin.x} ${begin.y}Q${round(bend.x)} ${round(bend.y)} ${end.x} ${end.y}`;
}

function towards(dot: Dot, aim: { x: number; y: number }, by: number): { x: number; y: number } {
  const length = Math.hypot(aim.x - dot.x, aim.y - dot.y);
  return {
    x: round(dot.x + ((aim.x - dot.x) * by) / length),
    y: round(dot.y + ((aim.y - dot.y) * by) / length),
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
