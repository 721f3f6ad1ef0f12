import type { TextPlace } from "~/domain/anchoring/locate-quote";
import type { PlaceJob } from "~/domain/anchoring/place-anchors";
import { placeAnchors as placeAll } from "~/domain/anchoring/place-anchors.server";
import { readUpload as readUploadedFile } from "~/domain/attachments/read-upload.server";
import type { ReadUploadJob, ReadUploadResult } from "~/domain/attachments/upload";
import { compareWriteUps } from "~/domain/comparing/compare-write-ups.server";
import type { Comparison } from "~/domain/comparing/comparison";
import type { ImageFiles, Rendered } from "~/domain/markdown/markdown";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { type FitOptions, fitScores, type ScoreFit } from "~/domain/scoring/fit";
import type { ReviewTable } from "~/domain/scoring/review-table";
import { readTake } from "~/domain/walkthroughs/read-take.server";
import type { ImportJob, ImportResult } from "~/domain/writing/import";
import { importIntoWriteUp } from "~/domain/writing/import-into-write-up.server";

// What a worker thread runs, one call at a time. Each function is called by its name, see `createWorkerPool`.

export interface RenderText {
  markdown: string;
  idScope: string;
  files?: ImageFiles;
}

/** Renders texts, the answers in their order. */
export function render(texts: RenderText[]): Rendered[] {
  return texts.map(({ markdown, idScope, files }) => renderMarkdown(markdown, { idScope, files }));
}

/** Compares two write-ups. */
export function compare({ before, after }: { before: string; after: string }): Comparison {
  return compareWriteUps(before, after);
}

/** Finds passages of earlier write-ups in a newer one. */
export function placeAnchors(job: PlaceJob): (TextPlace | null)[][] {
  return placeAll(job);
}

/** Brings a text into a write-up. */
export function importText(job: ImportJob): ImportResult {
  return importIntoWriteUp(job);
}

/** Fits all scores of the site. */
export function fitAllScores({ table, options }: { table: ReviewTable; options: FitOptions }): ScoreFit {
  return fitScores(table, options);
}

/** Finds out what an upload is and makes of it what is stored. */
export function readUpload(job: ReadUploadJob): Promise<ReadUploadResult> {
  return readUploadedFile(job, readTake);
}
