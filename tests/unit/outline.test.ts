import { expect, test } from "vitest";
import { bodyHeadings, templateProgress } from "~/domain/writing/outline";
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
