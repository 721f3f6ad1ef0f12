import { escapeText } from "../markdown/escape.server";
import { diffWords, smoothed } from "./runs.server";
import type { Work } from "./work.server";

const WORDS = /(\s*)([\p{L}\p{N}\p{M}_]+(?:['’.,-][\p{L}\p{N}\p{M}]+)*|\S)/gu;
const LINES = /()([^\n]*\n?)/g;

/** Escaped Markdown of the newer text with its changes marked, by words or, for code, by lines. */
export function compareSource(
  before: string,
  after: string,
  { byLine, work }: { byLine: boolean; work: Work },
): string {
  const [old, now] = [split(before, byLine), split(after, byLine)];
  const runs = diffWords(old.words, now.words, work);
  const html: string[] = [];
  let [i, j] = [0, 0];
  for (const { kind, count } of byLine ? runs : smoothed(runs)) {
    if (kind === "removed") html.push(marked(old, [i, i + count], "del"));
    if (kind === "added") html.push(marked(now, [j, j + count], "ins"));
    if (kind === "same") html.push(...spaced(now, j, j + count));
    if (kind !== "added") i += count;
    if (kind !== "removed") j += count;
  }
  return html.join("");
}

interface Words {
  /** White space before each word. */
  spaces: string[];
  words: string[];
}

function split(text: string, byLine: boolean): Words {
  const matches = [...text.matchAll(byLine ? LINES : WORDS)].filter(([whole]) => whole !== "");
  return { spaces: matches.map(([, space = ""]) => space), words: matches.map(([, , word = ""]) => word) };
}

function marked(text: Words, [from, to]: [number, number], element: "ins" | "del"): string {
  const [space = "", ...words] = spaced(text, from, to);
  const className = element === "ins" ? "added" : "removed";
  return `${space}<${element} class="${className}">${words.join("")}</${element}>`;
}

/** White space and words in turn, escaped. */
function spaced({ spaces, words }: Words, from: number, to: number): string[] {
  return words.slice(from, to).flatMap((word, k) => [spaces[from + k] ?? "", escapeText(word)]);
}
