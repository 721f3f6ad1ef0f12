import { entries, field, list, text } from "./read-json.server";

/** What a cell shows, in all the forms that the kernel offered. By mime type, as the file has it. */
export type Bundle = ReadonlyMap<string, unknown>;

export type Output =
  | { kind: "stream"; name: "stdout" | "stderr"; text: string }
  | { kind: "error"; text: string }
  /** `count` is a number where this is the value of the cell, and null where it was merely displayed. */
  | { kind: "bundle"; bundle: Bundle; count: number | null };

/** Names that nbformat 3 has for mime types. */
const SHORT_NAMES = new Map([
  ["text", "text/plain"],
  ["html", "text/html"],
  ["svg", "image/svg+xml"],
  ["png", "image/png"],
  ["jpeg", "image/jpeg"],
  ["latex", "text/latex"],
  ["json", "application/json"],
  ["javascript", "application/javascript"],
]);

/** Reads a cell's outputs. Streams that follow one another become one; outputs of no known kind are dropped. */
export function readOutputs(outputs: unknown): Output[] {
  const read: Output[] = [];
  const streams: string[][] = [];
  for (const output of list(outputs).map(readOutput)) {
    const last = read.at(-1);
    if (output?.kind === "stream" && last?.kind === "stream" && output.name === last.name) {
      streams.at(-1)?.push(output.text);
    } else if (output) {
      read.push(output);
      if (output.kind === "stream") streams.push([output.text]);
    }
  }
  return read.map((output) =>
    output.kind === "stream" ? { ...output, text: streams.shift()?.join("") ?? "" } : output,
  );
}

function readOutput(output: unknown): Output | null {
  switch (field(output, "output_type")) {
    case "stream": {
      const name = (field(output, "name") ?? field(output, "stream")) === "stderr" ? "stderr" : "stdout";
      return { kind: "stream", name, text: text(field(output, "text")) };
    }
    case "error":
    case "pyerr":
      return { kind: "error", text: errorText(output) };
    case "execute_result":
    case "pyout":
      return { kind: "bundle", bundle: readBundle(output), count: readCount(output) };
    case "display_data":
    case "update_display_data":
      return { kind: "bundle", bundle: readBundle(output), count: null };
    default:
      return null;
  }
}

/** The number between the brackets of `In [1]` and `Out [1]`, of a cell or an output; null where it has none. */
export function readCount(cell: unknown): number | null {
  const count = field(cell, "execution_count") ?? field(cell, "prompt_number");
  return typeof count === "number" && Number.isSafeInteger(count) && count > 0 ? count : null;
}

function errorText(output: unknown): string {
  const traceback = list(field(output, "traceback")).map(text).join("\n");
  return traceback || [field(output, "ename"), field(output, "evalue")].map(text).join(": ");
}

function readBundle(output: unknown): Bundle {
  const data = field(output, "data");
  if (data !== undefined) return new Map(entries(data));
  const known = entries(output).filter(([name]) => SHORT_NAMES.has(name));
  return new Map(known.map(([name, value]) => [SHORT_NAMES.get(name) ?? name, value]));
}
