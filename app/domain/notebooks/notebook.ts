import type { Heading } from "~/domain/markdown/markdown";

/** A notebook with more cells, or more outputs in all of them, is refused. */
export const CELLS_MAX = 2000;
export const OUTPUTS_MAX = 10_000;

/** In characters. One output, or the text of one cell, is cut here and says so. */
export const OUTPUT_MAX = 200 * 1024;

/** In characters: once the HTML of a notebook is as long as this, what follows is left out and says so. */
export const HTML_MAX = 6 * 1024 * 1024;

/** A text output above either of these is folded. */
export const LINES_SHOWN = 40;
export const CHARACTERS_SHOWN = 4000;

export type ImageMime = "image/png" | "image/jpeg" | "image/gif" | "image/webp";

export interface NotebookImage {
  /** Unique within the notebook: letters, digits, hyphens and a dot. */
  name: string;
  /** What the first bytes say it is, whatever the notebook calls it. */
  mime: ImageMime;
  base64: string;
}

/** Why a notebook is not taken, in a sentence for the person who uploaded it. */
export interface NotebookRefusal {
  ok: false;
  problem: string;
}

export interface RenderedNotebook {
  ok: true;
  /** Safe HTML. Images stand in it as marks until `placeImages` has put them in. */
  html: string;
  /** Those that the HTML has a mark for. */
  images: NotebookImage[];
  /** As `python`, in lower case; empty when the notebook does not say. */
  language: string;
  cells: number;
  /** In Markdown cells. */
  words: number;
  outline: Heading[];
  /** Sentences that say what is not shown, or cut. */
  notes: string[];
}
