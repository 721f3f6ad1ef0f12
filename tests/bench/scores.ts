import { execFileSync } from "node:child_process";
import { createReadStream, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readScores } from "~/domain/scoring/csv/read-scores";
import { tableOfSheet } from "~/domain/scoring/csv/table-of-sheet";
import { fitScores } from "~/domain/scoring/fit";
import { writeScoreFile } from "./scores/score-file";

const { values } = parseArgs({
  options: {
    reviews: { type: "string", default: "1000000" },
    part: { type: "string" },
    file: { type: "string", default: "" },
  },
});

/** What one part took, measured in a process of its own. Seconds of processor time are those of the part alone. */
interface Cost {
  seconds: number;
  cpuSeconds: number;
  /** Of memory: at the part's beginning, and the most until its end. */
  megabytesBefore: number;
  megabytes: number;
}

const PARTS: Record<string, (file: string) => Promise<() => unknown>> = {
  "reading the file": async (file) => () => bytesOf(file),
  "the fit": async (file) => {
    const { table } = tableOfSheet(await sheetOf(file));
    return () => fitScores(table);
  },
  "the command": async (file) => {
    process.argv.splice(2, Number.POSITIVE_INFINITY, file, `${file}.json`);
    return () => import("~/web/estimate-scores.server");
  },
};

async function sheetOf(file: string) {
  const { sheet, push, end } = readScores();
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) push(chunk);
  end();
  return sheet;
}

async function bytesOf(file: string): Promise<number> {
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) bytes += chunk.length;
  return bytes;
}

async function measure(part: string, file: string) {
  const run = await PARTS[part]?.(file);
  const peak = () => process.resourceUsage().maxRSS / 1024;
  const megabytesBefore = peak();
  const cpu = process.cpuUsage();
  const began = performance.now();
  await run?.();
  const { user, system } = process.cpuUsage(cpu);
  const cost: Cost = {
    seconds: (performance.now() - began) / 1000,
    cpuSeconds: (user + system) / 1_000_000,
    megabytesBefore,
    megabytes: peak(),
  };
  console.log(JSON.stringify(cost));
}

function compare(reviews: number) {
  const folder = mkdtempSync(join(tmpdir(), "rationale-scores-"));
  try {
    const file = join(folder, "scores.csv");
    writeScoreFile(file, reviews);
    console.log(`${reviews.toLocaleString("en")} reviews, ${(statSync(file).size / 1e6).toFixed(0)} MB`);
    let reading = 0;
    for (const part of Object.keys(PARTS)) {
      const args = [fileURLToPath(import.meta.url), "--part", part, "--file", file];
      const cost: Cost = JSON.parse(execFileSync(process.execPath, args, { encoding: "utf8" }));
      reading ||= cost.cpuSeconds;
      console.log(
        `${part}: ${cost.seconds.toFixed(2)} s, ${cost.cpuSeconds.toFixed(2)} s of processor time, ` +
          `${(cost.cpuSeconds / reading).toFixed(0)} times reading; memory ${cost.megabytes.toFixed(0)} MB at most, ` +
          `${cost.megabytesBefore.toFixed(0)} MB before`,
      );
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}

if (values.part) await measure(values.part, values.file);
else compare(Number(values.reviews));
