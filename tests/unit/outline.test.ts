import { expect, test } from "vitest";
import { evidenceHints } from "~/domain/writing/evidence";
import { splitHeadings } from "~/domain/writing/headings";
import { bodyHeadings, templateProgress, withoutHeadings } from "~/domain/writing/outline";
import { templateMarkdown } from "~/domain/writing/template";

test("headings are found with their places, and none in code", () => {
  const body = "Intro\n\n## One\n\ntext\n\n```sh\n# not a heading\n```\n\n### Two ##\n\n~~~\n## nor this\n";
  expect(bodyHeadings(body).map(({ text, depth, filled }) => ({ text, depth, filled }))).toEqual([
    { text: "One", depth: 2, filled: true },
    { text: "Two", depth: 3, filled: true },
  ]);
  for (const { text, offset } of bodyHeadings(body))
    expect(body.slice(offset)).toMatch(new RegExp(`^#+ ${text}`));
});

test("the template's headings are missing, empty or filled", () => {
  const states = (body: string) => templateProgress(body).map(({ state }) => state);
  expect(new Set(states(""))).toEqual(new Set(["missing"]));
  expect(new Set(states(templateMarkdown()))).toEqual(new Set(["empty"]));
  expect(states("## problem AND objective\n\nWhat is solved.\n\n## Assumptions\n")[0]).toBe("filled");
  expect(states("## problem AND objective\n\nWhat is solved.\n\n## Assumptions\n")[2]).toBe("empty");
});

test("a heading is read from a form that ends its lines with a carriage return, and keeps a sign of its own", () => {
  const read = (body: string) => bodyHeadings(body).map(({ depth, text }) => [depth, text]);
  expect(read("## One ##\r\n\r\n##\r\n### In C# #  \r\n####\tTab\r\n#no\r\n")).toEqual([
    [2, "One"],
    [3, "In C#"],
    [4, "Tab"],
  ]);
});

test.each([
  ["blanks", `#${" ".repeat(50_000)}\u2028x`],
  ["blanks and closing signs", `#${" # ".repeat(20_000)}\u2028x`],
  ["a fence", `${"`".repeat(50_000)}\u2028`],
  ["a quoted list", `${"> - 1. ".repeat(10_000)}x`],
  ["blanks behind a decision", `> **Decision:**${" ".repeat(50_000)}x\u2028y`],
  ["blanks behind a field", `> - **Why:**${" ".repeat(50_000)}x\u2028y`],
])("a line with a long run of %s is read at once", (_, line) => {
  const started = performance.now();
  bodyHeadings(line);
  splitHeadings(line);
  withoutHeadings(line);
  evidenceHints(line);
  expect(performance.now() - started).toBeLessThan(500);
});
