import { PerformanceObserver } from "node:perf_hooks";
import { parseArgs } from "node:util";
import { compareWriteUps } from "~/domain/comparing/compare-write-ups.server";
import { createPairs, type Pair } from "./comparing/pairs";

const { values } = parseArgs({
  options: {
    rounds: { type: "string", default: "5" },
    /** Measures only what has this in its name. */
    only: { type: "string", default: "" },
  },
});

// A first one, so that no pair pays for loading and compiling.
for (const pair of createPairs().slice(0, 3)) compareWriteUps(pair.before, pair.after);
console.log("CPU ms  worst ms  peak heap MB  coarse  pair");
for (const pair of createPairs()) if (pair.name.includes(values.only)) await measure(pair);

async function measure({ name, before, after }: Pair) {
  const times: number[] = [];
  const work: number[] = [];
  let [peak, coarse] = [0, false];
  const watch = new PerformanceObserver(() => {
    peak = Math.max(peak, process.memoryUsage().heapUsed);
  });
  watch.observe({ entryTypes: ["gc"] });
  for (let round = 0; round < Number(values.rounds); round++) {
    const [begun, used] = [performance.now(), process.cpuUsage()];
    coarse = compareWriteUps(before, after).coarse;
    times.push(performance.now() - begun);
    const { user, system } = process.cpuUsage(used);
    work.push((user + system) / 1000);
    peak = Math.max(peak, process.memoryUsage().heapUsed);
    await new Promise((resolve) => setImmediate(resolve));
  }
  watch.disconnect();
  work.sort((a, b) => a - b);
  const cells = [
    (work[work.length >> 1] ?? 0).toFixed(0).padStart(6),
    Math.max(...times)
      .toFixed(0)
      .padStart(8),
    (peak / 1024 / 1024).toFixed(0).padStart(12),
    (coarse ? "yes" : "no").padStart(6),
  ];
  console.log(`${cells.join("  ")}  ${name}`);
}
