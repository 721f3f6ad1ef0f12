import type { Tokens } from "marked";
import { codeLanguage, highlight } from "../markdown/highlight.server";
import { countWords } from "../markdown/markdown";
import type { Marked } from "./compare-prose.server";
import type { Mark } from "./marked-writer.server";
import { diffWords } from "./runs.server";
import type { Work } from "./work.server";

/** A block of code, line by line. Null for a side stands for a block that is not there. */
export function compareCode(before: Tokens.Code | null, after: Tokens.Code | null, work: Work): Marked {
  const language = codeLanguage((after ?? before)?.lang);
  const [old, now] = [linesOf(before, language), linesOf(after, language)];
  const words = { added: 0, removed: 0 };
  const html: string[] = [];
  let [i, j] = [0, 0];
  const mark = (lines: Lines, [from, to]: [number, number], kind: Mark) => {
    words[kind] += countWords(lines.plain.slice(from, to).join("\n"));
    const element = kind === "added" ? "ins" : "del";
    html.push(`<${element} class="${kind}">${lines.html.slice(from, to).join("\n")}\n</${element}>`);
  };
  for (const { kind, count } of diffWords(old.plain, now.plain, work)) {
    if (kind === "removed") mark(old, [i, i + count], "removed");
    if (kind === "added") mark(now, [j, j + count], "added");
    if (kind === "same") html.push(`${now.html.slice(j, j + count).join("\n")}\n`);
    if (kind !== "added") i += count;
    if (kind !== "removed") j += count;
  }
  const className = language ? ` class="language-${language}"` : "";
  return { html: `<pre tabindex="0"><code${className}>${html.join("")}</code></pre>\n`, words };
}

interface Lines {
  plain: string[];
  html: string[];
}

function linesOf(code: Tokens.Code | null, language: string | null): Lines {
  if (!code) return { plain: [], html: [] };
  return { plain: code.text.split("\n"), html: closedLines(highlight(code.text, language)) };
}

/** Highlighted code cut into lines, spans that reach over a line's end closed there and opened again. */
function closedLines(html: string): string[] {
  const open: string[] = [];
  return html.split("\n").map((line) => {
    const before = open.join("");
    for (const [tag] of line.matchAll(/<\/?span[^>]*>/g)) {
      if (tag.startsWith("</")) open.pop();
      else open.push(tag);
    }
    return before + line + "</span>".repeat(open.length);
  });
}
