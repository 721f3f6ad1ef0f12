import { codeLanguage } from "~/domain/markdown/highlight.server";
import { field, text } from "./read-json.server";

/** Kernels and magics whose name is not the name of their language. */
const LANGUAGES = new Map([
  ["ir", "r"],
  ["irkernel", "r"],
  ["sh", "bash"],
  ["script", "bash"],
  ["system", "bash"],
  ["sx", "bash"],
  ["js", "javascript"],
  ["svg", "xml"],
  ["cython", "python"],
  ["pypy", "python"],
  ["sparksql", "sql"],
  ["bigquery", "sql"],
  ["xcpp", "cpp"],
]);

/** The language of a notebook from its metadata, as `python`; null when they name none. */
export function notebookLanguage(metadata: unknown): string | null {
  const names = [
    field(metadata, "language_info", "name"),
    field(metadata, "kernelspec", "language"),
    field(metadata, "application/vnd.databricks.v1+notebook", "language"),
    field(metadata, "kernelspec", "name"),
    field(metadata, "language"),
  ];
  const name = names.map(text).find((name) => name.trim() !== "");
  return name ? languageOf(name) : null;
}

const NAME_MAX = 40;

/** `ipython3`, `julia-1.10` and `Python` are names of languages once their version is gone. */
function languageOf(name: string): string | null {
  const plain = name
    .slice(0, NAME_MAX)
    .trim()
    .toLowerCase()
    .replace(/^ipython/, "python")
    .replace(/[-\d.]+$/, "");
  return codeLanguage(LANGUAGES.get(plain) ?? plain);
}

/** Cell magics whose name is a language, and single-percent ones as Databricks has them. */
const CELL_MAGIC =
  /^\s*%%(bash|sh|script|system|sx|html|javascript|js|svg|latex|markdown|sql|bigquery|sparksql|r|julia|perl|ruby|cython|python[23]?|pypy|xml|css)\b/i;
const LINE_MAGIC = /^\s*(?:# MAGIC )?%(md|md-sandbox|sql|sh|scala|r|python)[ \t]*(?=\n|\S)/i;
const FILE_MAGIC = /^\s*%%(?:writefile|file)\s[^\n]*\.(\w{1,10})[ \t]*(?:\n|$)/;

export interface Magic {
  language: string | null;
  /** The text of a cell that is Markdown in truth. */
  markdown?: string;
}

/** What the first line of a code cell says of the rest; null when it says nothing of a language. */
export function readMagic(source: string): Magic | null {
  const start = source.slice(0, 300);
  const file = FILE_MAGIC.exec(start);
  if (file?.[1]) return { language: codeLanguage(file[1]) };
  const cell = CELL_MAGIC.exec(start);
  if (cell?.[1]) return { language: languageOf(cell[1]) };
  const line = LINE_MAGIC.exec(start);
  if (!line?.[1]) return null;
  if (/^md/i.test(line[1]))
    return { language: "markdown", markdown: source.slice(line[0].length).trimStart() };
  return { language: languageOf(line[1]) };
}
