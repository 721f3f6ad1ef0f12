import { Piscina } from "piscina";
import type { FitOptions, ScoreFit } from "~/domain/scoring/fit";
import type { ReviewTable } from "~/domain/scoring/review-table";

/** Fits scores in a thread of its own, however long it takes; the thread gives way to answering and ends with the fit. */
export async function fitInThread(
  workerFile: string,
  table: ReviewTable,
  options: FitOptions,
): Promise<ScoreFit> {
  const thread = new Piscina({ filename: workerFile, minThreads: 1, maxThreads: 1, niceIncrement: 10 });
  try {
    return await thread.run({ table, options }, { name: "fitAllScores" });
  } finally {
    await thread.destroy();
  }
}
