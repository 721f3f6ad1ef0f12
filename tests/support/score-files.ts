import { estimateSheet } from "~/domain/scoring/csv/estimate-sheet";
import { readScores } from "~/domain/scoring/csv/read-scores";

export const HEADER = "item_id,rater_id,author_id,dimension,score,assigned";

/** A file of scores with a header, as text. */
export function scoreFile(rows: string[]): string {
  return [HEADER, ...rows, ""].join("\n");
}

/** What the command writes for a file, given in chunks of so many bytes. */
export function estimatesOf(file: string | Uint8Array, chunkSize = 1 << 16): string {
  const bytes = Buffer.from(file);
  const { sheet, push, end } = readScores();
  for (let at = 0; at < bytes.length; at += chunkSize) push(bytes.subarray(at, at + chunkSize));
  end();
  return [...estimateSheet(sheet).json].join("");
}

/** What the command writes, read back. */
export interface Estimates {
  items: Record<string, { overall: Numbers; dims: Record<string, Numbers>; rank: number }>;
  reviewers: Record<string, { dims: Record<string, { leniency: number }> }>;
}

interface Numbers {
  mean: number;
  lo: number;
  hi: number;
  sd: number;
}

export function readEstimates(file: string | Uint8Array): Estimates {
  return JSON.parse(estimatesOf(file));
}
