import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";

function html(markdown: string): string {
  return renderMarkdown(markdown).html.trim();
}

test("a short footnote stands beside its first mark, hidden until a style shows it, and at the end", () => {
  const rendered = html("a[^x] b[^x]\n\n[^x]: see *c* at [d](https://d.example), $e$");

  expect(rendered).toMatch(
    /<\/sup><small class="sidenote" role="note" hidden="hidden"><span class="sidenote-number">1<\/span> see <em>c<\/em> at <a href="https:\/\/d.example"[^>]*>d<\/a>, <math/,
  );
  expect(rendered.match(/<small/g)).toHaveLength(1);
  expect(rendered).toContain('<li id="wu-fn_1" class="in-margin"><p>see <em>c</em>');
  expect(/<small.*<\/small>/s.exec(rendered)?.[0]).not.toContain(" id=");
});

test.each([
  ["two paragraphs", "b\n\n    c"],
  ["a list", "- b"],
  ["code", "\n    ```\n    b\n    ```"],
  ["a mark of its own", "b[^y]"],
  ["an image", "![b](/uploads/b.png)"],
  ["a block of math", "b $$c$$ d"],
  ["more than 600 characters", "b ".repeat(301)],
])("a footnote with %s stays at the end", (_, note) => {
  const rendered = html(`a[^x]\n\n[^x]: ${note}\n\n[^y]: z`);

  expect(rendered).toContain('<li id="wu-fn_1"><');
  expect(rendered.replace(/<section class="footnotes".*/s, "")).not.toContain("sidenote");
});

test.each([
  ["a heading", "## a[^x]"],
  ["a table", "| a[^x] |\n|-|\n| b |"],
  ["a card", "> **Decision:** a[^x]"],
])("a mark in %s has no note beside it; the next one has", (_, markdown) => {
  const [before = "", after = ""] = html(`${markdown}\n\nlater[^x]\n\n[^x]: c`).split("<p>later");

  expect(before).toContain("footnote-mark");
  expect(before).not.toContain("sidenote");
  expect(after).toContain('<small class="sidenote"');
});

test("notes that stay at the end keep their numbers when the others are hidden", () => {
  expect(html("a[^x] b[^y] c[^z]\n\n[^x]: x\n[^y]: - y\n[^z]: z").match(/<li id="wu-fn[^>]*>/g)).toEqual([
    '<li id="wu-fn_1" class="in-margin">',
    '<li id="wu-fn_2" value="2">',
    '<li id="wu-fn_3" class="in-margin">',
  ]);
});
