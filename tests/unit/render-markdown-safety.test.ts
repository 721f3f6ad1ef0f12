import { expect, test } from "vitest";
import { isNestedTooDeep, lexMarkdown } from "../../app/domain/markdown/lex-markdown.server";
import { MARKDOWN_MAX_BYTES } from "../../app/domain/markdown/markdown";
import { onlyMathMarkup } from "../../app/domain/markdown/math.server";
import { createPage } from "../../app/domain/markdown/page.server";
import { renderBlocks, renderFootnotes } from "../../app/domain/markdown/render-blocks.server";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { sanitize } from "../../app/domain/markdown/sanitize.server";
import { hostileDocuments } from "../support/hostile-markdown";

function html(markdown: string): string {
  return renderMarkdown(markdown).html.trim();
}

/** What the renderer makes by itself, before the sanitiser has seen it; formulas are placeholders. */
function withoutBelt(markdown: string): string {
  const tokens = lexMarkdown(markdown);
  const page = createPage(tokens, { images: "all" });
  return renderBlocks(tokens, page) + renderFootnotes(page);
}

test.each([
  "javascript:alert(1)",
  "JaVaScRiPt:alert(1)",
  "javascript&colon;alert(1)",
  "&#106;avascript:alert(1)",
  "java&Tab;script:alert(1)",
  "data:text/html,x",
  "vbscript:x",
  "ftp://a.example",
  "//a.example",
  "/\\a.example",
  "https:a.example",
  "/logout",
  "other.md",
  "?a=1",
])("a link to %s keeps its text and loses its address", (address) => {
  expect(html(`[text](${address})`)).toBe("<p>text</p>");
  expect(html(`![text](${address})`)).toBe("<p>text</p>");
});

test.each([
  "/uploads/../logout",
  "/uploads/%2e%2e/x",
  "/uploads//a.example",
  "/uploads/x?y",
  "/other/x.png",
])("%s is no image of ours", (address) => {
  expect(html(`![a](${address})`)).toBe("<p>a</p>");
});

test.each([
  "\\href{javascript:alert(1)}{x}",
  "\\url{https://evil.example}",
  "\\includegraphics{https://evil.example/x.png}",
  "\\htmlId{body}{x}",
  "\\htmlStyle{position:fixed}{x}",
  "\\htmlClass{x}{y}",
  "\\fcolorbox{red}{blue}{x}",
  "\\pmb{x}",
])("%s brings no link, image, id or style", (tex) => {
  const markup = html(`$${tex}$`).replace(/<annotation.*?<\/annotation>/s, "");

  expect(markup).not.toMatch(/ (?:href|src|id|style|class)=/);
});

test("the six inline tags are honoured where they balance", () => {
  expect(html("H<sub>2</sub>O x<sup>2</sup> <kbd>C</kbd> <mark>m</mark> <ins>i</ins> a<br>b<BR/>c")).toBe(
    "<p>H<sub>2</sub>O x<sup>2</sup> <kbd>C</kbd> <mark>m</mark> <ins>i</ins> a<br />b<br />c</p>",
  );
  expect(html("<sub>a")).toBe("<p>&lt;sub&gt;a</p>");
  expect(html("a</sub>")).toBe("<p>a&lt;/sub&gt;</p>");
  expect(html("<sub>a<sup>b</sub></sup>")).toBe("<p><sub>a&lt;sup&gt;b</sub>&lt;/sup&gt;</p>");
  expect(html("*<sub>a*</sub>")).toBe("<p><em>&lt;sub&gt;a</em>&lt;/sub&gt;</p>");
  expect(html('<kbd class="x">a</kbd>')).toBe('<p>&lt;kbd class="x"&gt;a&lt;/kbd&gt;</p>');
  expect(html("<sup>".repeat(30) + "</sup>".repeat(30)).match(/<sup>/g)).toHaveLength(20);
});

test("every other tag, comment and declaration shows as text, and Markdown around it still counts", () => {
  expect(html("<script>alert(1)</script>")).toBe("<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>");
  expect(html("<div onclick=x>\n*a*\n</div>")).toBe("<p>&lt;div onclick=x&gt;\n<em>a</em>\n&lt;/div&gt;</p>");
  expect(html("<!-- a -->")).toBe("<p>&lt;!-- a --&gt;</p>");
  expect(html("<?php x ?>\n\n<!DOCTYPE html>\n\n<![CDATA[x]]>")).not.toMatch(/<[?!]/);
});

test("a tag shown as text does not change how the rest is read", () => {
  expect(html("<a x> https://a.example <pre> &#65;")).toMatch(
    /&lt;a x&gt; <a href="https:\/\/a.example" .* A<\/p>$/,
  );
});

test("control characters are replaced", () => {
  expect(html("a\u0000b\u0001c&#2;d\u007fe")).toBe("<p>a�b�c�d�e</p>");
});

test("a text over 100 KB is shown plain, counted in bytes", () => {
  expect(renderMarkdown("a".repeat(MARKDOWN_MAX_BYTES)).plain).toBe(false);
  expect(renderMarkdown("a".repeat(MARKDOWN_MAX_BYTES + 1)).plain).toBe(true);
  expect(renderMarkdown("ä".repeat(MARKDOWN_MAX_BYTES / 2 + 1)).plain).toBe(true);
});

test("a text nested too deep is shown plain, a long rule is not nested", () => {
  expect(isNestedTooDeep("> ".repeat(1000))).toBe(true);
  expect(isNestedTooDeep(`a\n${"- ".repeat(101)}a`)).toBe(true);
  expect(isNestedTooDeep("1. - > [^a]: ".repeat(30))).toBe(true);
  expect(isNestedTooDeep("- * ".repeat(200))).toBe(true);
  expect(isNestedTooDeep(`a\n${"- ".repeat(500)}\nb`)).toBe(false);
  expect(renderMarkdown(`${"> ".repeat(50)}a`).plain).toBe(false);
  expect(renderMarkdown("> ".repeat(30_000)).plain).toBe(true);
});

test("a text that multiplies itself is shown plain or as text", () => {
  expect(renderMarkdown("#\n".repeat(50_000)).plain).toBe(true);
  expect(html(`${"|a".repeat(4000)}|\n${"|-".repeat(4000)}|\n${"|b\n".repeat(20_000)}`)).not.toContain(
    "<table",
  );
});

test.each([
  ["brackets", "["],
  ["links", "[a]("],
  ["backslashed links", "\\[a](b"],
  ["images", "!["],
  ["dollars", "$"],
  ["open formulas", "$a "],
  ["open blocks of math", "$$a\n"],
  ["formulas in a row", "$a$"],
  ["escaped dollars", "\\$"],
  ["amounts", "$5 "],
  ["footnote marks", "[^a]"],
  ["footnotes", "[^a]: b\n"],
  ["footnotes below paragraphs", "a\n[^\n"],
  ["quotes", "> a\n"],
  ["open angles", "<"],
  ["open tags", "<a "],
  ["inline tags", "<sub>"],
  ["closing tags", "<kbd></sub>"],
  ["comments", "<!-"],
  ["ampersands", "&"],
  ["references", "&#60;*"],
  ["stars", "*"],
  ["emphasis that never closes", "*a **b "],
  ["backticks", "` `` "],
  ["fences", "```\n"],
  ["pipes", "|"],
  ["headings", "# a\n"],
  ["spaces", " "],
  ["line ends", "\n"],
  ["letters", "a"],
  ["decisions", "> **Decision:** a\n> - **b:** c\n\n"],
  ["experiment logs", "|Hypothesis|Change|Result|Decision|\n|-|-|-|-|\n|a|b|c|dropped|\n\n"],
  ["comparisons", "|m|a (ms)|b (s)|\n|-|-|-|\n|x|1|2|\n|y|2|1|\n\n"],
  ["notes in the margin", "a[^b]\n\n[^b]: c\n\n"],
])("100 KB of %s render in bounded time", (_, piece) => {
  const text = piece.repeat(MARKDOWN_MAX_BYTES / piece.length);
  const before = process.cpuUsage();

  renderMarkdown(text);

  // Processor time, in microseconds: the clock would measure what else the machine is doing.
  const { user, system } = process.cpuUsage(before);
  expect(user + system).toBeLessThan(2_000_000);
});

test("what the renderer makes of hostile documents leaves the sanitiser nothing to do", () => {
  // The sanitiser writes two characters otherwise than highlight.js does.
  const sameQuotes = (html: string) => html.replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
  const changed = hostileDocuments().filter((document) => {
    if (isNestedTooDeep(document)) return false;
    const rendered = withoutBelt(document);
    return sameQuotes(sanitize(rendered)) !== sameQuotes(rendered);
  });

  expect(changed).toEqual([]);
});

test("hostile documents render to listed elements and prefixed ids only", () => {
  const elements =
    /^<\/?(?:a|annotation|blockquote|br|code|dd|del|div|dl|dt|em|figcaption|figure|h[234]|hr|img|input|ins|kbd|li|mark|math|menclose|mfrac|mi|mn|mo|mover|mpadded|mphantom|mroot|mrow|mspace|msqrt|mstyle|msub|msubsup|msup|mtable|mtd|mtext|mtr|munder|munderover|ol|p|pre|section|semantics|small|span|strong|sub|sup|table|tbody|td|th|thead|tr|ul)(?:\s|>)/;
  const attributes = /\s(?:on\w+|style|name|srcset|action|formaction|target|xlink:href|id="(?!wu-))/;
  // Charts are made of other elements, and have a test of their own.
  const tags = (html: string) => html.replace(/<svg .*?<\/svg>/gs, "").match(/<[^>]*>/g) ?? [];
  const wrong = hostileDocuments().filter((document) =>
    tags(renderMarkdown(document, { images: "all" }).html).some(
      (tag) => !elements.test(tag) || attributes.test(tag.replace(/"[^"]*"/g, (value) => value.slice(0, 4))),
    ),
  );

  expect(wrong).toEqual([]);
});

test("charts of hostile documents hold listed elements and attributes only", () => {
  const charts = hostileDocuments().flatMap(
    (document) => renderMarkdown(document).html.match(/<svg .*?<\/svg>/gs) ?? [],
  );
  const tag =
    /^<(?:\/(?:svg|title|g|text)|(?:svg|title|g|path|circle|text)(?: (?:xmlns|class|viewBox|role|aria-labelledby|id|d|cx|cy|r|x|y|text-anchor)="[\w .:/-]*")*\/?)>$/;

  expect(charts.length).toBeGreaterThan(20);
  expect(charts.flatMap((chart) => chart.match(/<[^>]*>/g) ?? []).filter((one) => !tag.test(one))).toEqual(
    [],
  );
});

test("what is no MathML is no formula", () => {
  expect(onlyMathMarkup('<math display="block"><mi style="x">a</mi><mspace width="1em"/></math>')).toBe(
    '<math display="block"><mi>a</mi><mspace width="1em"/></math>',
  );
  expect(onlyMathMarkup("<math><mglyph></mglyph></math>")).toBeNull();
  expect(onlyMathMarkup("<math><annotation-xml></annotation-xml></math>")).toBeNull();
  expect(onlyMathMarkup("<math><mi x='y'>a</mi></math>")).toBeNull();
  expect(onlyMathMarkup("<math><mi onclick=x>a</mi></math>")).toBeNull();
});

test("the sanitiser by itself stops what the renderer would have to let through first", () => {
  expect(
    sanitize(
      '<p onclick="x" style="x" id="body">a<script>b</script><img src="javascript:c" onerror="d"></p>',
    ),
  ).toBe("<p>a<img /></p>");
  expect(sanitize('<ol><li id="body">a</li></ol>')).toBe("<ol><li>a</li></ol>");
  expect(sanitize('<a href="javascript:x" id="wu-y" class="z">a</a><svg><b>c</b></svg>')).toBe(
    '<a id="wu-y">a</a>c',
  );
});
