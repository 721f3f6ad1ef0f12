import { type Magic, notebookLanguage, readMagic } from "./language.server";
import { CELLS_MAX, type NotebookRefusal, OUTPUTS_MAX } from "./notebook";
import { field, list, readJson, text } from "./read-json.server";
import { type Output, readCount, readOutputs } from "./read-outputs.server";

export interface Cell {
  kind: "markdown" | "code" | "raw";
  source: string;
  /** Of a code cell; null when nobody says. */
  language: string | null;
  /** How many cells had run when this one did. */
  count: number | null;
  outputs: Output[];
  /** As the file has them: by name, then by mime type. */
  attachments: unknown;
  sourceHidden: boolean;
  outputsHidden: boolean;
}

export interface Notebook {
  language: string | null;
  cells: Cell[];
}

/** Reads the JSON of nbformat 3 and 4 into one shape. Fields of a wrong type count as missing. Never throws. */
export function readNotebook(json: string): { ok: true; notebook: Notebook } | NotebookRefusal {
  const read = readJson(json);
  if (!read.ok) return refuse(PROBLEMS[read.problem]);
  const version = field(read.value, "nbformat");
  const cells = version === 3 ? cellsOfWorksheets(read.value) : field(read.value, "cells");
  if (typeof version !== "number") return refuse(PROBLEMS["not-a-notebook"]);
  if (version !== 3 && version !== 4) return refuse(wrongVersion(version));
  if (!Array.isArray(cells)) return refuse(PROBLEMS["not-a-notebook"]);
  if (cells.length > CELLS_MAX) return refuse(tooMany(cells.length, "cells", CELLS_MAX));
  const outputs = cells.reduce((sum, cell) => sum + list(field(cell, "outputs")).length, 0);
  if (outputs > OUTPUTS_MAX) return refuse(tooMany(outputs, "outputs", OUTPUTS_MAX));
  const language = notebookLanguage(field(read.value, "metadata")) ?? cellLanguage(cells);
  return { ok: true, notebook: { language, cells: cells.map((cell) => readCell(cell, language)) } };
}

const PROBLEMS = {
  "not-json": "This file is not JSON. A notebook is the .ipynb file that Jupyter saves.",
  "too-deep": "This file is nested more than 200 levels deep. Clear its outputs and save it again.",
  "not-a-notebook":
    "This JSON is not a notebook: it has no cells or no format number. Save it in Jupyter as .ipynb.",
};

function refuse(problem: string): NotebookRefusal {
  return { ok: false, problem };
}

function wrongVersion(version: number): string {
  return `This notebook has format ${version}. Formats 3 and 4 can be read: open it in Jupyter and save it again.`;
}

function tooMany(count: number, noun: string, max: number): string {
  const [has, most] = [count, max].map((number) => number.toLocaleString("en"));
  return `This notebook has ${has} ${noun}. At most ${most} are taken: split it, or remove some.`;
}

function cellsOfWorksheets(notebook: unknown): unknown[] | null {
  const worksheets = field(notebook, "worksheets");
  return Array.isArray(worksheets) ? worksheets.flatMap((sheet) => list(field(sheet, "cells"))) : null;
}

/** In nbformat 3 the cells say what the notebook does not. */
function cellLanguage(cells: readonly unknown[]): string | null {
  const cell = cells.find((cell) => text(field(cell, "language")));
  return notebookLanguage({ language_info: { name: field(cell, "language") } });
}

function readCell(cell: unknown, language: string | null): Cell {
  const type = field(cell, "cell_type");
  const source = text(field(cell, "source") ?? field(cell, "input"));
  const magic: Magic | null = type === "code" ? readMagic(source) : null;
  const common = {
    source,
    language: magic?.language ?? language,
    count: readCount(cell),
    attachments: field(cell, "attachments"),
    ...hiddenParts(cell),
  };
  if (type === "heading") return { ...common, kind: "markdown", source: heading(cell, source), outputs: [] };
  if (type === "markdown") return { ...common, kind: "markdown", outputs: [] };
  if (magic?.markdown !== undefined)
    return { ...common, kind: "markdown", source: magic.markdown, outputs: [] };
  if (type === "code") return { ...common, kind: "code", outputs: readOutputs(field(cell, "outputs")) };
  return { ...common, kind: "raw", outputs: [] };
}

function heading(cell: unknown, source: string): string {
  const level = field(cell, "level");
  const depth = typeof level === "number" && level >= 1 && level <= 6 ? Math.floor(level) : 1;
  return `${"#".repeat(depth)} ${source.replace(/\s+/g, " ")}`;
}

function hiddenParts(cell: unknown) {
  const metadata = field(cell, "metadata");
  const tags = list(field(metadata, "tags"))
    .map(String)
    .map((tag) => tag.replace("_", "-"));
  const tagged = (...parts: string[]) =>
    ["hide", "remove"].some((verb) => parts.some((part) => tags.includes(`${verb}-${part}`)));
  return {
    sourceHidden:
      field(metadata, "jupyter", "source_hidden") === true ||
      field(metadata, "cellView") === "form" ||
      tagged("input", "cell"),
    outputsHidden:
      field(cell, "collapsed") === true ||
      field(metadata, "collapsed") === true ||
      field(metadata, "jupyter", "outputs_hidden") === true ||
      tagged("output", "cell"),
  };
}
