import { expect, test } from "vitest";
import { countWords, readingMinutes, shorten } from "../../app/domain/markdown/markdown";
import { renderMarkdown, renderPlain } from "../../app/domain/markdown/render-markdown.server";
import { templateMarkdown, WRITE_UP_TEMPLATE } from "../../app/domain/writing/template";

test("a text is cut to length without breaking characters", () => {
  expect(shorten("a  b\n c")).toBe("a b c");
  expect(shorten("漢".repeat(300))).toBe(`${"漢".repeat(220)}…`);
  expect(() => encodeURI(shorten(`a${"😀".repeat(200)}`))).not.toThrow();
});

test("words are counted without markup and addresses, and become minutes", () => {
  expect(countWords("## One two\n\n- it's [three four](https://a.example/b/c) **five**, 0.81 — x")).toBe(8);
  expect(countWords("漢字かな and kanji")).toBe(6);
  expect(countWords("")).toBe(0);
  expect([0, 230, 400, 2300].map(readingMinutes)).toEqual([1, 1, 2, 10]);
});

test("the template offers eleven headings of which the first and the last are required", () => {
  expect(WRITE_UP_TEMPLATE).toHaveLength(11);
  expect(WRITE_UP_TEMPLATE.filter(({ required }) => required).map(({ heading }) => heading)).toEqual([
    "Problem and objective",
    "What I want feedback on",
  ]);
  expect(renderMarkdown(templateMarkdown()).outline.map(({ text }) => text)).toEqual(
    WRITE_UP_TEMPLATE.map(({ heading }) => heading),
  );
});

test("the plain rendering is the escaped source with a summary", () => {
  expect(renderPlain("a < b\n\n&c")).toEqual({
    html: '<pre class="plain">a &lt; b\n\n&amp;c</pre>',
    outline: [],
    summary: "a < b",
    words: 3,
    plain: true,
    evidence: [],
    skim: [],
  });
});
