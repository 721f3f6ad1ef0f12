import { expect, test } from "vitest";
import { axisFor } from "../../app/domain/markdown/axis";
import { placeLabels, textWidth } from "../../app/domain/markdown/chart-labels";
import { readMeasure } from "../../app/domain/markdown/measure";
import { readQuantity } from "../../app/domain/markdown/quantity";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { readTradeoffs } from "../../app/domain/markdown/tradeoffs";

const TABLE =
  "| Model | macro-F1 (%) | latency p95 (ms) | cost ($/1k) | size (M) |\n|--|--:|--:|--:|--:|\n" +
  "| A | 80 | 10 | 1 | 1 |\n| B | 85 | 20 | 2 | 2 |\n| C | 84 | 30 | 3 | 3 |\n| D | 90 | n/a | 1 | 4 |";

function html(markdown: string): string {
  return renderMarkdown(markdown).html;
}

test.each([
  ["0.81", 0.81],
  ["81 %", 81],
  ["1,204", 1204],
  ["1 204", 1204],
  ["1\u202f204.5", 1204.5],
  ["0,81", 0.81],
  ["~120", 120],
  ["120 ± 4", 120],
  ["120 ms ± 4 ms", 120],
  ["0.81 (0.79–0.83)", 0.81],
  ["<5", 5],
  ["$0.002", 0.002],
  ["−3.5", -3.5],
  ["2e-3", 0.002],
  [".5", 0.5],
])("the cell %j is the number %d", (cell, value) => {
  expect(readQuantity(cell)).toMatchObject({ value });
});

test.each(["", " ", "n/a", "-", "–", "?"])("the cell %j is a missing value", (cell) => {
  expect(readQuantity(cell)).toBe("missing");
});

test.each([
  "a",
  "v2",
  "1.2.3",
  "2024-05-01",
  "3 of 5",
  "10/12",
  "1e99",
  "9".repeat(70),
])("the cell %j is no number", (cell) => {
  expect(readQuantity(cell)).toBeNull();
});

test.each([
  ["latency p95 (ms)", "lower"],
  ["macro-F1 (%)", "higher"],
  ["cost ($/1k)", "lower"],
  ["throughput (req/s)", "higher"],
  ["R² (test)", "higher"],
  ["error rate (%)", "lower"],
  ["revenue ($)", "higher"],
  ["p95 (s)", "lower"],
  ["model [MB]", "lower"],
  ["latency (ms, ↑)", "higher"],
  ["score (points, lower is better)", "lower"],
  ["accuracy loss (%)", null],
  ["size (M)", null],
])("of %j better is: %s", (header, direction) => {
  expect(readMeasure(header)).toMatchObject({ direction, stated: true });
});

test("a direction leaves the label, and a name alone states nothing", () => {
  expect(readMeasure("latency (ms, ↓)")).toMatchObject({ label: "latency (ms)", unit: "ms" });
  expect(readMeasure("F1 (higher is better)")).toMatchObject({ label: "F1", unit: "" });
  expect(readMeasure("F1")).toMatchObject({ label: "F1", direction: "higher", stated: false });
});

test("rows that no other row beats are marked in the table, in the chart and in words", () => {
  const rendered = html(TABLE);
  const rows = rendered.match(/<tr[^>]*>/g);

  expect(rows).toEqual(["<tr>", '<tr class="optimal">', '<tr class="optimal">', "<tr>", "<tr>"]);
  expect(rendered).toContain(
    'A\u00a0<span class="optimal-mark" role="img" aria-label="Pareto-optimal">◆</span></td>',
  );
  expect(rendered.match(/<path class="optimal"/g)).toHaveLength(2);
  expect(rendered).toContain(
    "Pareto-optimal: A and B. No other row is as good in every compared column and better in one. " +
      "Compared: lower is better for latency p95 (ms) and cost ($/1k); higher is better for macro-F1 (%). " +
      "Left out for a missing value: D. Not compared: size (M), since",
  );
});

test("equal rows beat nobody, and one column alone has a best", () => {
  const optimal = (header: string[], rows: string[][]) =>
    readTradeoffs(header, rows)?.options.map((option) => option.optimal);

  expect(
    optimal(
      ["m", "a (ms)", "b (s)"],
      [
        ["x", "1", "2"],
        ["y", "1", "2"],
      ],
    ),
  ).toEqual([true, true]);
  expect(
    optimal(
      ["m", "a (ms)", "b (M)"],
      [
        ["x", "1", "2"],
        ["y", "2", "2"],
      ],
    ),
  ).toEqual([true, false]);
  expect(
    optimal(
      ["m", "a (M)", "b (K)"],
      [
        ["x", "1", "2"],
        ["y", "2", "2"],
      ],
    ),
  ).toEqual([false, false]);
});

test.each([
  ["one column with a unit", "| m | a (ms) | b |\n|-|-|-|\n| x | 1 | 2 |\n| y | 2 | 3 |"],
  ["a column that is not all numbers", "| m | a (ms) | b (s) |\n|-|-|-|\n| x | 1 | 2 |\n| y | 2 | fast |"],
  [
    "two units in one column",
    "| m | a | b (s) | c (ms) |\n|-|-|-|-|\n| x | 1 | 2 | 3 ms |\n| y | 2 | 3 | 1 s |",
  ],
  ["one row", "| m | a (ms) | b (s) |\n|-|-|-|\n| x | 1 | 2 |"],
  ["hundreds of rows", `| m | a (ms) | b (s) |\n|-|-|-|\n${"| x | 1 | 2 |\n".repeat(201)}`],
])("a table with %s is a table", (_, markdown) => {
  expect(html(markdown)).not.toContain("evidence");
});

test("the chart has titled axes with three to five ticks, and a name that stands alone", () => {
  const chart = /<svg.*<\/svg>/s.exec(html(TABLE))?.[0] ?? "";

  expect(chart).toMatch(
    /role="img" aria-labelledby="(wu-tradeoffs-1_chart)"><title id="\1">macro-F1 \(%\) against/,
  );
  expect(chart).toContain(">latency p95 (ms), lower is better</text>");
  expect(chart).toContain(">macro-F1 (%), higher is better</text>");
  for (const anchor of ["middle", "end"]) {
    const ticks = chart.match(new RegExp(`class="tick"[^>]*text-anchor="${anchor}"`, "g")) ?? [];
    expect(ticks.length).toBeGreaterThanOrEqual(3);
    expect(ticks.length).toBeLessThanOrEqual(5);
  }
  expect(chart).not.toContain("style");
});

test.each([
  [
    [1, 2],
    ["1.00", "1.25", "1.50", "1.75", "2.00"],
  ],
  [
    [0, 97],
    ["0", "25", "50", "75", "100"],
  ],
  [
    [5, 5],
    ["4.50", "4.75", "5.00", "5.25", "5.50"],
  ],
  [
    [0, 0],
    ["-1.0", "-0.5", "0.0", "0.5", "1.0"],
  ],
  [
    [-3, 1204],
    ["-500", "0", "500", "1,000", "1,500"],
  ],
  [
    [0.0021, 0.0049],
    ["0.002", "0.003", "0.004", "0.005"],
  ],
  [
    [1, 1204],
    ["1", "10", "100", "1,000", "10,000"],
  ],
  [
    [1e-9, 1e9],
    ["1.0e-9", "0.0001", "10", "1M", "100B"],
  ],
])("the axis of %j has the ticks %j", (values, texts) => {
  const axis = axisFor(values);

  expect(axis.ticks.map(({ text }) => text)).toEqual(texts);
  for (const value of values) {
    expect(axis.share(value)).toBeGreaterThanOrEqual(-1e-6);
    expect(axis.share(value)).toBeLessThanOrEqual(1 + 1e-6);
  }
});

test("labels overlap neither each other nor the box; one without room is left out", () => {
  const box = { left: 0, top: 0, right: 200, bottom: 100 };
  const points = Array.from({ length: 40 }, (_, i) => ({
    x: 20 + (i % 8) * 20,
    y: 10 + i * 2,
    label: `row ${i}`,
  }));
  const placed = placeLabels(points, box).flatMap((place, i) =>
    place ? [{ ...place, right: place.x + textWidth(points[i]?.label ?? "") }] : [],
  );

  expect(placed.length).toBeGreaterThan(3);
  expect(placed.length).toBeLessThan(40);
  for (const [i, one] of placed.entries()) {
    expect(one.x).toBeGreaterThanOrEqual(0);
    expect(one.right).toBeLessThanOrEqual(200);
    for (const other of placed.slice(i + 1))
      expect(one.x < other.right && other.x < one.right && Math.abs(one.y - other.y) < 11).toBe(false);
  }
});

test("many rows are numbered in chart and table, thirty of them are drawn", () => {
  const rows = Array.from({ length: 40 }, (_, i) => `| r${i} | ${i + 1} | ${40 - i} |`).join("\n");
  const rendered = html(`| m | a (ms) | b (s) |\n|-|-|-|\n${rows}`);

  expect(rendered.match(/class="(?:point|optimal)" (?:cx|d)=/g)).toHaveLength(30);
  expect(rendered).toContain('<span class="point-number">30</span> r29');
  expect(rendered).not.toContain('<span class="point-number">31</span>');
  expect(rendered).toContain("The chart shows the first 30 rows that have both values.");
});

test("texts in a chart are escaped and shortened", () => {
  const name = `</text></svg><script>alert(1)</script>" onload="x ${"long ".repeat(40)}`;
  const chart =
    /<svg.*<\/svg>/s.exec(
      html(`| m | a ${name} (ms) | b & c (s) |\n|-|-|-|\n| ${name} | 1 | 2 |\n| y | 2 | 1 |`),
    )?.[0] ?? "";

  expect(chart).toContain("b &amp; c (s)");
  expect(chart).not.toContain("<script");
  expect(chart.match(/<svg/g)).toHaveLength(1);
  for (const [, text = ""] of chart.matchAll(/>([^<]+)</g)) expect(text.length).toBeLessThan(120);
});

test("of many comparisons the first twenty are drawn", () => {
  const rendered = html(`${TABLE}\n\n`.repeat(60));

  expect(rendered.match(/<figure class="evidence tradeoffs"/g)).toHaveLength(60);
  expect(rendered.match(/<svg/g)).toHaveLength(20);
});
