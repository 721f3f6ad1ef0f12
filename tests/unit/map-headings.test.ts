import { expect, test } from "vitest";
import { splitHeadings } from "../../app/domain/writing/headings";
import { mapOntoTemplate } from "../../app/domain/writing/map-headings";
import { templateMarkdown, WRITE_UP_TEMPLATE } from "../../app/domain/writing/template";

function headings(markdown: string): [number, string][] {
  return splitHeadings(markdown).flatMap(({ heading }) => (heading ? [[heading.depth, heading.text]] : []));
}

test("headings are found in both styles, and not in code or comments", () => {
  const text =
    "# A #\n\nB\nb\n---\n\nC\n===\n\n```sh\n# no\n~~~\n# no\n```\n\n- ~~~~\n  # no\n  ~~~~\n\n    # no\n\n<!--\n# no\n-->\n\n" +
    "#no\n\n- item\n---\n\n###### F\n\n####### no\n\n##";

  expect(headings(text)).toEqual([
    [1, "A"],
    [2, "B b"],
    [1, "C"],
    [6, "F"],
    [2, ""],
  ]);
  expect(
    splitHeadings(text)
      .map(({ raw }) => raw)
      .join("\n"),
  ).toBe(text);
});

test("sections come into the template's order under its headings, with their text as it was", () => {
  const { markdown, ...about } = mapOntoTemplate(
    "![badge](https://a.example/x.svg)\n\n# My *project*\n\nIntro\n\n## Results\n\n  r  \n\n## Overview\n\n```sh\n# o\n```\n\n" +
      "## Install\n\n### Deps\n\npip",
  );

  expect(about).toEqual({
    title: "My *project*",
    mapped: [
      { from: "Results", to: "Results" },
      { from: "Overview", to: "Problem and objective" },
    ],
    kept: ["Install"],
    missing: WRITE_UP_TEMPLATE.map(({ heading }) => heading).filter(
      (heading) => !["Results", "Problem and objective"].includes(heading),
    ),
  });
  expect(markdown).toMatch(
    /^!\[badge\]\(https:\/\/a.example\/x.svg\)\n\nIntro\n\n## Problem and objective\n\n```sh\n# o\n```\n\n## Data and its limits\n\n## Assum/,
  );
  expect(markdown).toMatch(
    /## Results\n\n {2}r\n\n## What I would do next\n\n.*\n\n## Install\n\n### Deps\n\npip\n$/s,
  );
});

test("several sources of one section keep their own headings, one level deeper", () => {
  const { markdown } = mapOntoTemplate(
    "## 1. Results\n\na\n\n### By class\n\nb\n\n## Performance\n\nc\n\nLatency\n-------\n\nd\n\n## Limitations\n\ne",
  );

  expect(markdown).toContain(
    "## Results\n\na\n\n### By class\n\nb\n\n### Performance\n\nc\n\n### Limitations\n\ne\n\n## What I would do next",
  );
  expect(markdown).toContain("## Latency\n\nd");
});

test("sections of the first or of the third level become the template's second", () => {
  expect(mapOntoTemplate("# T\n\n# Data\n\na\n\n## Sources\n\nb").markdown).toContain(
    "## Data and its limits\n\na\n\n### Sources\n\nb",
  );
  expect(mapOntoTemplate("### Data\n\na\n\n#### Sources\n\nb").markdown).toContain(
    "## Data and its limits\n\na\n\n### Sources\n\nb",
  );
});

test("a text without headings stays on top of an empty template", () => {
  expect(mapOntoTemplate("a\r\nb")).toMatchObject({
    title: "",
    mapped: [],
    kept: [],
    missing: { length: 11 },
  });
  expect(mapOntoTemplate("a\r\nb").markdown).toMatch(/^a\nb\n\n## Problem and objective\n\n## Data/);
  expect(headings(mapOntoTemplate("").markdown)).toEqual(headings(templateMarkdown()));
});

test("what is mapped once stays as it is the second time", () => {
  const { markdown } = mapOntoTemplate("## Goal\n\na\n\n## Metrics\n\nb\n\n## Scores\n\nc\n\n## Usage\n\nd");

  expect(mapOntoTemplate(markdown)).toMatchObject({ markdown, missing: [] });
});

test("long texts take no time to speak of", () => {
  for (const piece of ["#", "# a\n", "a\n", "```\n", "<!--", "> ", "- ", "=\n"]) {
    const text = piece.repeat(200_000 / piece.length);
    const before = process.cpuUsage();
    mapOntoTemplate(text);
    const { user, system } = process.cpuUsage(before);
    expect(user + system).toBeLessThan(1_000_000);
  }
});
