import { constants, createReadStream, createWriteStream } from "node:fs";
import { access, lstat, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { estimateSheet } from "~/domain/scoring/csv/estimate-sheet";
import { readScores } from "~/domain/scoring/csv/read-scores";

const USAGE =
  "Say where the scores are and where the estimates go: npm run --silent scores:estimate -- IN.csv OUT.json";

/** Estimates the scores of one file into another, which is there when it is complete or not at all. */
async function estimateScores(from: string, to: string) {
  await access(dirname(to), constants.W_OK);
  const before = await lstat(to).catch(() => null);
  if (before && !before.isFile()) throw new Error(`${to} is not a plain file; name another one.`);

  const { sheet, push, end } = readScores();
  for await (const chunk of createReadStream(from, { highWaterMark: 1 << 20 })) push(chunk);
  end();
  const { json, ownReviews } = estimateSheet(sheet);
  const unfinished = `${to}.${process.pid}.part`;
  try {
    await pipeline(Readable.from(json), createWriteStream(unfinished));
    await rename(unfinished, to);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  if (ownReviews > 0) console.error(`Left out reviews of people's own items: ${ownReviews}.`);
}

const [from, to, ...others] = process.argv.slice(2);
try {
  if (!from || !to || others.length > 0) throw new Error(USAGE);
  await estimateScores(from, to);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
