/** Levels of objects and lists. Jupyter itself needs seven, plots in outputs about twenty. */
const NESTING_MAX = 200;

const [QUOTE, BACKSLASH, MINUS] = [34, 92, 45];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [91, 93, 123, 125];
const [UPPER_I, UPPER_N] = [73, 78];

type ReadJson = { ok: true; value: unknown } | { ok: false; problem: "not-json" | "too-deep" };

/** Reads JSON. Bare `NaN` and `Infinity`, which Python writes, are read as null. Never throws. */
export function readJson(json: string): ReadJson {
  const text = json.startsWith("\uFEFF") ? json.slice(1) : json;
  const constants = findConstants(text);
  if (constants === null) return { ok: false, problem: "too-deep" };
  try {
    return { ok: true, value: JSON.parse(constants.length > 0 ? withNulls(text, constants) : text) };
  } catch {
    return { ok: false, problem: "not-json" };
  }
}

/** Where a capital N or I stands outside of strings; null when the text is nested too deep. */
function findConstants(json: string): number[] | null {
  const constants: number[] = [];
  let depth = 0;
  for (let index = 0; index < json.length; index++) {
    const code = json.charCodeAt(index);
    if (code === QUOTE) index = endOfString(json, index);
    else if (code === OPEN_LIST || code === OPEN_OBJECT) depth += 1;
    else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth -= 1;
    else if (code === UPPER_N || code === UPPER_I) constants.push(index);
    if (depth > NESTING_MAX) return null;
  }
  return constants;
}

function endOfString(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); end >= 0; end = json.indexOf('"', end + 1)) {
    let escapes = 0;
    while (json.charCodeAt(end - 1 - escapes) === BACKSLASH) escapes += 1;
    if (escapes % 2 === 0) return end;
  }
  return json.length;
}

function withNulls(json: string, constants: readonly number[]): string {
  const parts: string[] = [];
  let read = 0;
  for (const start of constants) {
    const name = ["NaN", "Infinity"].find((word) => json.startsWith(word, start));
    if (!name || start < read) continue;
    const from = json.charCodeAt(start - 1) === MINUS ? start - 1 : start;
    parts.push(json.slice(read, from), "null");
    read = start + name.length;
  }
  return parts.join("") + json.slice(read);
}

/** A field of an object by its own name, never one that objects inherit; undefined for anything else. */
export function field(value: unknown, ...names: string[]): unknown {
  let found = value;
  for (const name of names) {
    if (typeof found !== "object" || found === null || !Object.hasOwn(found, name)) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}

/** A list as it is; empty for anything else. */
export function list(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A string, or the strings of a list joined, as notebooks write texts; empty for anything else. */
export function text(value: unknown): string {
  if (typeof value === "string") return value;
  return list(value)
    .filter((part) => typeof part === "string")
    .join("");
}

/** The names and values of an object; empty for anything else. */
export function entries(value: unknown): [string, unknown][] {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? Object.entries(value) : [];
}
