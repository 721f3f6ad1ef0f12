import type { Comparison } from "./compare";

const HEAD = ["", "kB", "req/s", "p99 ms", "CPU µs", "bare req/s", "bare CPU µs", "rate", "CPU times"];

/** The comparisons as a table in plain text. */
export function formatTable(comparisons: Comparison[]): string {
  const rows = comparisons.map(({ name, bytes, site, bare, rate, processor }) => [
    name,
    (bytes / 1000).toFixed(1),
    site.perSecond.toFixed(0),
    site.p99.toFixed(0),
    site.processor?.toFixed(0) ?? "",
    bare.perSecond.toFixed(0),
    bare.processor?.toFixed(0) ?? "",
    rate.toFixed(3),
    processor?.toFixed(2) ?? "",
  ]);
  const widths = HEAD.map((_, i) => Math.max(...[HEAD, ...rows].map((row) => row[i]?.length ?? 0)));
  const line = (row: string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  return [HEAD, ...rows].map(line).join("\n");
}
