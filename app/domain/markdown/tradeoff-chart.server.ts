import { type Axis, axisFor } from "./axis";
import { type Box, type PlacedLabel, placeLabels } from "./chart-labels";
import { escapeAttribute, escapeText } from "./escape.server";
import { markupList, onlyListedMarkup } from "./listed-markup.server";
import { cut } from "./markdown";
import type { MeasuredColumn, Tradeoffs } from "./tradeoffs";

/** Later rows of a longer table are not drawn. */
export const CHARTED_MAX = 30;
const NAMED_MAX = 12;
const NAME_LENGTH = 20;
const TITLE_LENGTH = 26;

const WIDTH = 340;
const HEIGHT = 250;
const PLOT: Box = { left: 42, top: 30, right: 330, bottom: 204 };
/** Between the frame and the outermost point. */
const INSET = 10;

const CHART = markupList(
  "svg title g path circle text",
  "xmlns class viewBox role aria-labelledby id d cx cy r x y text-anchor",
);

export interface TradeoffChart {
  /** An SVG, safe as it is. Empty when fewer than two rows have both values. */
  svg: string;
  /** The numbers by which the chart names the rows, where their names have no room in it. */
  numbers: Map<number, number>;
}

interface Point {
  row: number;
  x: number;
  y: number;
  name: string;
  optimal: boolean;
}

/** A scatter chart of a comparison's two axes. Its title gets the id, which is to be unique on the page. */
export function tradeoffChart(tradeoffs: Tradeoffs, titleId: string): TradeoffChart {
  const [across, up] = tradeoffs.axes;
  const rows = [...tradeoffs.options.keys()]
    .filter((row) => isNumber(across.values[row]) && isNumber(up.values[row]))
    .slice(0, CHARTED_MAX);
  if (rows.length < 2) return { svg: "", numbers: new Map() };
  const x = axisFor(rows.map((row) => across.values[row] ?? 0));
  const y = axisFor(rows.map((row) => up.values[row] ?? 0));
  const points = rows.map(
    (row): Point => ({
      row,
      x: position(across.values[row] ?? 0, x, [PLOT.left + INSET, PLOT.right - INSET]),
      y: position(up.values[row] ?? 0, y, [PLOT.bottom - INSET, PLOT.top + INSET]),
      name: cut(tradeoffs.options[row]?.name ?? "", NAME_LENGTH),
      optimal: tradeoffs.options[row]?.optimal === true,
    }),
  );
  const { labels, places, numbers } = label(points);
  const title = `${cut(up.label, TITLE_LENGTH)} against ${cut(across.label, TITLE_LENGTH)} of ${rows.length} options`;
  const markup =
    `<svg xmlns="http://www.w3.org/2000/svg" class="chart" viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img"` +
    ` aria-labelledby="${escapeAttribute(titleId)}"><title id="${escapeAttribute(titleId)}">${escapeText(title)}</title>` +
    `${grid(x, y)}${axisTitle(across, x, "across")}${axisTitle(up, y, "up")}<g class="points">${points.map(marker).join("")}</g>` +
    `<g class="labels">${labels.map((text, i) => labelText(text, places[i] ?? null)).join("")}</g></svg>\n`;
  return { svg: onlyListedMarkup(markup, CHART) ?? "", numbers };
}

/** By name where every name has room, else by number. */
function label(points: Point[]): {
  labels: string[];
  places: (PlacedLabel | null)[];
  numbers: Map<number, number>;
} {
  const names = points.map(({ name }) => name);
  if (points.length <= NAMED_MAX) {
    const places = placeLabels(labelled(points, names), PLOT);
    if (!places.includes(null)) return { labels: names, places, numbers: new Map() };
  }
  const labels = points.map((_, i) => String(i + 1));
  return {
    labels,
    places: placeLabels(labelled(points, labels), PLOT),
    numbers: new Map(points.map(({ row }, i) => [row, i + 1])),
  };
}

function labelled(points: Point[], labels: string[]) {
  return points.map(({ x, y }, i) => ({ x, y, label: labels[i] ?? "" }));
}

function position(value: number, axis: Axis, [start, end]: [number, number]): number {
  return round(start + axis.share(value) * (end - start));
}

function grid(x: Axis, y: Axis): string {
  const columns = x.ticks.map(({ value, text }) => {
    const at = position(value, x, [PLOT.left + INSET, PLOT.right - INSET]);
    return `<path class="grid" d="M${at} ${PLOT.top}V${PLOT.bottom}"/>${tick(text, [at, PLOT.bottom + 15], "middle")}`;
  });
  const rows = y.ticks.map(({ value, text }) => {
    const at = position(value, y, [PLOT.bottom - INSET, PLOT.top + INSET]);
    return `<path class="grid" d="M${PLOT.left} ${at}H${PLOT.right}"/>${tick(text, [PLOT.left - 6, round(at + 3.5)], "end")}`;
  });
  return `<g class="axes">${columns.join("")}${rows.join("")}</g>`;
}

function tick(text: string, [x, y]: [number, number], anchor: "middle" | "end"): string {
  return `<text class="tick" x="${x}" y="${y}" text-anchor="${anchor}">${escapeText(text)}</text>`;
}

/** Beside the axes and level: easier to read than turned, and there is room above. */
function axisTitle({ label, direction }: MeasuredColumn, { isLog }: Axis, way: "across" | "up"): string {
  const better = direction ? `, ${direction} is better` : "";
  const text = escapeText(`${cut(label, TITLE_LENGTH)}${better}${isLog ? ", log scale" : ""}`);
  return way === "up"
    ? `<text class="axis-title" x="4" y="16">${text}</text>`
    : `<text class="axis-title" x="${PLOT.right}" y="${HEIGHT - 10}" text-anchor="end">${text}</text>`;
}

/** Optimal rows differ by shape, too. */
function marker({ x, y, optimal }: Point): string {
  return optimal
    ? `<path class="optimal" d="M${x} ${round(y - 6)}L${round(x + 6)} ${y}L${x} ${round(y + 6)}L${round(x - 6)} ${y}Z"/>`
    : `<circle class="point" cx="${x}" cy="${y}" r="4"/>`;
}

function labelText(text: string, place: PlacedLabel | null): string {
  return place
    ? `<text class="label" x="${round(place.x)}" y="${round(place.y)}">${escapeText(text)}</text>`
    : "";
}

function isNumber(value: number | null | undefined): boolean {
  return typeof value === "number";
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
