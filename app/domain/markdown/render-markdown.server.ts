import { isNestedTooDeep, lexMarkdown, type WriteUpToken } from "./lex-markdown.server";
import { countWords, MARKDOWN_MAX_BYTES, type Rendered, shorten } from "./markdown";
import { createPage, type PageOptions } from "./page.server";
import { renderBlocks, renderFootnotes } from "./render-blocks.server";
import { renderPlain } from "./render-plain.server";
import { sanitize } from "./sanitize.server";
import { skim } from "./skim.server";
import { plainText } from "./text.server";

export { renderPlain } from "./render-plain.server";

/** In characters. Twenty times the longest source: only a text built to multiply itself gets there. */
const HTML_MAX = 20 * MARKDOWN_MAX_BYTES;

/**
 * Markdown as safe HTML with its outline. The same text always gives the same result; nothing is fetched.
 *
 * A text over MARKDOWN_MAX_BYTES, nested over 100 levels or that the parser gives up on comes back as `renderPlain`
 * has it. Never throws, but some hostile texts take seconds: run it where it can be stopped.
 */
export function renderMarkdown(markdown: string, options: PageOptions = {}): Rendered {
  if (Buffer.byteLength(markdown) > MARKDOWN_MAX_BYTES || isNestedTooDeep(markdown)) {
    return renderPlain(markdown);
  }
  try {
    return renderTokens(lexMarkdown(markdown), markdown, options) ?? renderPlain(markdown);
  } catch {
    return renderPlain(markdown);
  }
}

function renderTokens(tokens: WriteUpToken[], markdown: string, options: PageOptions) {
  const page = createPage(tokens, options);
  const blocks = tokens.map((token) => renderBlocks([token], page));
  const html = blocks.join("") + renderFootnotes(page);
  if (html.length > HTML_MAX) return null;
  const complete = (html: string) => page.shelf.restore(sanitize(html));
  const completeHtml = complete(html);
  if (completeHtml.length > HTML_MAX) return null;
  return {
    html: completeHtml,
    outline: page.outline,
    summary: summarise(tokens),
    words: countWords(markdown),
    plain: false,
    evidence: page.evidence.map(({ kind, id, label }) => ({ kind, id, label })),
    skim: skim({ tokens, htmls: blocks, evidence: page.evidence, complete }),
  };
}

/** The first paragraph that says something. */
function summarise(tokens: readonly WriteUpToken[]): string {
  for (const token of tokens) {
    if (token.type !== "paragraph") continue;
    const summary = shorten(plainText(token.tokens as WriteUpToken[]));
    if (summary) return summary;
  }
  return "";
}
