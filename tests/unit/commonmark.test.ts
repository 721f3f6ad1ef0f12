// @ts-expect-error the package has no types
import { tests } from "commonmark-spec";
import sanitizeHtml from "sanitize-html";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";

interface Example {
  markdown: string;
  html: string;
  number: number;
}

const examples: Example[] = tests;

const BLOCK = "blockquote|h2|h3|h4|hr|li|ol|p|pre|ul|code";
const SPACE_AROUND_BLOCKS = new RegExp(`\\s*(</?(?:${BLOCK})(?: [^>]*)?>)\\s*`, "g");

/** Takes out of HTML what a write-up does otherwise on purpose. Applied to the expected and to the actual alike. */
function normalise(html: string): string {
  const kept = sanitizeHtml(html, {
    allowedTags: "a blockquote br code em h2 h3 h4 hr img li ol p pre strong ul".split(" "),
    allowedAttributes: { a: ["href", "title"], code: ["class"], img: ["src", "alt", "title"], ol: ["start"] },
    // Headings run from h2 to h4.
    transformTags: { h1: "h2", h5: "h4", h6: "h4" },
    exclusiveFilter: ({ tag, attribs }) => {
      if (tag !== "a") return false;
      if (attribs.class === "heading-link") return true;
      return /^(?:https?:\/\/|mailto:)/i.test(attribs.href ?? "") ? false : "excludeTag";
    },
  });
  return kept
    .replace(/<img src="(?!https?:)[^"]*" alt="([^"]*)"[^>]*>/g, "$1")
    .split(/(<pre>.*?<\/pre>)/s)
    .map((part) => (part.startsWith("<pre>") ? part : part.replace(/\s+/g, " ")))
    .join("")
    .replace(SPACE_AROUND_BLOCKS, "$1")
    .trim();
}

/** From one number to another, both included. */
function range(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

const DIFFERENT_ON_PURPOSE: Record<string, number[]> = {
  "raw HTML shows as text": [
    ...[21, 31, 201, 308, 309, 344, 475, 476, 477, 491, 494, 524, 536, 642, 643],
    ...range(148, 191),
    ...range(613, 617),
    623,
    ...range(625, 631),
  ],
  "bare addresses are links, as in GFM": [602, 608, 611, 612],
  "a language is named in ASCII letters": [34, 144],
};

function isRenderedAs({ markdown, html }: Example, expected = html): boolean {
  // The specification writes tabs as arrows.
  const { html: actual } = renderMarkdown(markdown.replaceAll("→", "\t"), { images: "all" });
  return normalise(actual) === normalise(expected.replaceAll("→", "\t"));
}

test("CommonMark's examples render as the specification says, except where we differ on purpose", () => {
  const different = examples.filter((example) => !isRenderedAs(example)).map(({ number }) => number);

  expect(examples).toHaveLength(652);
  expect(different).toEqual(
    Object.values(DIFFERENT_ON_PURPOSE)
      .flat()
      .sort((a, b) => a - b),
  );
});

test("no example of CommonMark makes the renderer give up", () => {
  const plain = examples.filter(({ markdown }) => renderMarkdown(markdown).plain);

  expect(plain).toEqual([]);
});

test("the comparison with CommonMark tells a wrong rendering from a right one", () => {
  const mistaken = examples.filter((example) => isRenderedAs(example, `${example.html}<p>not there</p>`));

  expect(mistaken).toEqual([]);
});
