import { escapeText, withoutControlCharacters } from "./escape.server";
import { countWords, type Rendered, shorten } from "./markdown";

/**
 * The escaped source, for a text that cannot be rendered. Never fails and takes time in proportion to the length;
 * loads no parser, so the web process can afford to import it.
 */
export function renderPlain(markdown: string): Rendered {
  const text = withoutControlCharacters(markdown);
  const firstWords = text
    .slice(0, 1000)
    .split(/\n\s*\n/)
    .find((block) => block.trim());
  return {
    html: `<pre class="plain">${escapeText(text)}</pre>`,
    outline: [],
    summary: shorten(firstWords ?? ""),
    words: countWords(text),
    plain: true,
    evidence: [],
    skim: [],
  };
}
