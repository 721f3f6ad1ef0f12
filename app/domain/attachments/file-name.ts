export const FILE_NAME_MAX = 120;

/** Letters that steer the direction of text, which can make "gpj.exe" look like "exe.jpg", and other unseen ones. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Co}\uFFF9-\uFFFD]/gu;

/**
 * A file's name as it is shown: without folders, unseen characters and space around it, at most FILE_NAME_MAX
 * characters with its extension kept. "file" where nothing is left.
 */
export function cleanFileName(sent: string): string {
  const last = sent.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  const name = last
    .replace(/[\t\n\r]/g, " ")
    .replace(UNSEEN, "")
    .replace(/\s+/g, " ")
    .trim();
  if (/^\.*$/.test(name)) return "file";
  const { base, extension } = splitName(name);
  return shorten(base, FILE_NAME_MAX - length(extension)) + extension;
}

/** The name, with a number before its extension where the name is taken: "plot.png", then "plot (2).png". */
export function freeFileName(name: string, taken: Iterable<string>): string {
  const names = new Set([...taken].map(fold));
  const { base, extension } = splitName(name);
  for (let n = 2, candidate = name; ; n += 1) {
    if (!names.has(fold(candidate))) return candidate;
    const ending = ` (${n})${extension}`;
    candidate = shorten(base, FILE_NAME_MAX - length(ending)) + ending;
  }
}

/** What stands behind the last dot, in lower case: "csv"; empty without one. */
export function extensionOf(name: string): string {
  return splitName(name).extension.slice(1).toLowerCase();
}

/** The name with another extension: "plot.png" as "plot.webp". */
export function withExtension(name: string, extension: string): string {
  return `${splitName(name).base}.${extension}`;
}

/** An extension is a short ending of letters and digits; a name that is one alone, such as ".env", has none. */
function splitName(name: string): { base: string; extension: string } {
  const [extension = ""] = /(?<=.)\.[\p{L}\p{N}]{1,12}$/u.exec(name) ?? [];
  return { base: name.slice(0, name.length - extension.length), extension };
}

function fold(name: string): string {
  return name.toLowerCase();
}

function length(text: string): number {
  return [...text].length;
}

function shorten(text: string, max: number): string {
  return [...text].slice(0, max).join("").trimEnd();
}
