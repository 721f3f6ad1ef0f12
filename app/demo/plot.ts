/** A plot of lines with marked points, each labelled where it stands. */
export interface Plot {
  x: Axis;
  y: Axis;
  lines: { colour: Colour; isDashed?: boolean; points: Point[] }[];
  labels: Label[];
}

/** A text above a point, or below it. */
interface Label {
  at: Point;
  text: string;
  colour: Colour;
  hasDot?: boolean;
  isBelow?: boolean;
  anchor?: "start" | "middle" | "end";
}

export interface Axis {
  title: string;
  from: number;
  to: number;
  ticks: { at: number; text: string }[];
}

type Point = [x: number, y: number];
type Colour = keyof typeof COLOURS;

export const PLOT_FONT = "KaTeX_SansSerif";
const [WIDTH, HEIGHT] = [1000, 620];
/** Around the area between the axes. */
const EDGE = { left: 105, right: 30, top: 70, bottom: 95 };
/** The site's light colours. */
const COLOURS = { blue: "#0b5fa5", orange: "#a34a00", quiet: "#57544c" };
const [PAPER, INK, RULE] = ["#fbfaf6", "#1c1b18", "#e5e1d6"];

/** Draws a plot as SVG, in the look of the site. */
export function plotSvg(plot: Plot): string {
  const place = placer(plot);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" font-family="${PLOT_FONT}" font-size="27">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>`,
    ...plot.y.ticks.map(({ at, text }) => {
      const [x, y] = place([plot.x.from, at]);
      const [end] = place([plot.x.to, at]);
      return `<path d="M${x} ${y}H${end}" stroke="${RULE}" stroke-width="2"/>${label([x - 14, y + 9], text, "end")}`;
    }),
    ...plot.x.ticks.map(({ at, text }) => {
      const [x, y] = place([at, plot.y.from]);
      return label([x, y + 38], text, "middle");
    }),
    label([20, 40], plot.y.title, "start"),
    label([WIDTH - EDGE.right, HEIGHT - 18], plot.x.title, "end"),
    ...plot.lines.map(({ colour, isDashed, points }) => {
      const path = points.map((point) => place(point).join(" ")).join("L");
      const dashes = isDashed ? ' stroke-dasharray="10 9"' : "";
      return `<path d="M${path}" fill="none" stroke="${COLOURS[colour]}" stroke-width="4"${dashes}/>`;
    }),
    ...plot.labels.map(({ at, text, colour, hasDot, isBelow, anchor = "middle" }) => {
      const [x, y] = place(at);
      const dot = hasDot ? `<circle cx="${x}" cy="${y}" r="9" fill="${COLOURS[colour]}"/>` : "";
      return dot + label([x, y + (isBelow ? 42 : -22)], text, anchor, COLOURS[colour]);
    }),
    "</svg>",
  ].join("");
}

function placer({ x, y }: Plot) {
  const [width, height] = [WIDTH - EDGE.left - EDGE.right, HEIGHT - EDGE.top - EDGE.bottom];
  return ([left, up]: Point): Point => [
    Math.round(EDGE.left + ((left - x.from) / (x.to - x.from)) * width),
    Math.round(EDGE.top + (1 - (up - y.from) / (y.to - y.from)) * height),
  ];
}

function label([x, y]: Point, text: string, anchor: string, colour = INK): string {
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}">${text}</text>`;
}
