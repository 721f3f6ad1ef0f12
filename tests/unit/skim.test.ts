import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { isAboutLimits, sectionOf } from "../../app/domain/markdown/sections";

/** The skim view as heading and HTML. */
function skim(markdown: string): Record<string, string> {
  return Object.fromEntries(renderMarkdown(markdown).skim.map(({ heading, html }) => [heading, html.trim()]));
}

test.each([
  ["Problem and objective", "problem"],
  ["1. Introduction", "problem"],
  ["Problem statement", "problem"],
  ["II. Dataset", "data"],
  ["Data", "data"],
  ["Data limitations", "data"],
  ["Baseline results", "baseline"],
  ["Model architecture", "approach"],
  ["🚀 Solution", "approach"],
  ["Ablation study", "experiments"],
  ["Evaluation", "experiments"],
  ["Evaluation results", "results"],
  ["Metrics", "results"],
  ["Limitations", "results"],
  ["Future work", "next"],
  ["Next steps", "next"],
  ["Design decisions", "tradeoffs"],
  ["Trade-offs & alternatives", "tradeoffs"],
  ["Assumptions made", "assumptions"],
  ["What was ambiguous and how I decided", "ambiguity"],
  ["Questions for reviewers", "feedback"],
  ["Where the brief is silent", "ambiguity"],
  ["What eleven weeks cannot say", "data"],
  ["How I tested", "experiments"],
  ["Installation", null],
  ["License", null],
  ["Contest", null],
  ["", null],
])("the heading %j opens: %s", (heading, section) => {
  expect(sectionOf(heading)).toBe(section);
});

test("limits are named in headings", () => {
  expect(["Known limitations", "Limits", "Caveats", "Unlimited"].map(isAboutLimits)).toEqual([
    true,
    true,
    true,
    false,
  ]);
});

test("the skim view has the first words of each part that counts", () => {
  const parts = skim(
    "# A model\n\nnot this\n\n## Goal\n\n- no\n\nobjective[^1]\n\nnor this\n\n## Data\n\ntext\n\n- limit\n\n" +
      "## Baseline\n\nbase\n\n## Results\n\n### Main\n\n| a |\n|-|\n| 1 |\n\nHowever, not in French.\n\n" +
      "### Limitations\n\none language\n\n## Choices\n\n- x\n\n  > **Decision:** nested\n\n> **Assumption:** b\n\n" +
      "| m | a (ms) | b (s) |\n|-|-|-|\n| x | 1 | 2 |\n| y | 2 | 1 |\n\n[^1]: note",
  );

  expect(parts.Objective).toBe("<p>objective</p>");
  expect(parts.Baseline).toBe("<p>base</p>");
  expect(parts["Headline result"]).toMatch(/^<div class="table"/);
  expect(parts.Limits).toBe(
    "<ul>\n<li>limit</li>\n</ul>\n<p>one language</p>\n<p>However, not in French.</p>",
  );
  expect(parts["Decisions and assumptions"]).toMatch(/id="wu-decision-1".*nested.*id="wu-assumption-1"/s);
  expect(parts["Trade-offs"]).toMatch(
    /^<figure class="evidence tradeoffs" id="wu-tradeoffs-1">.*<svg.*<\/figure>$/s,
  );
});

test("without a section on the problem the objective is what the text begins with", () => {
  expect(skim("# Title\n\n- a\n\nFirst.\n\n## Results\n\nx").Objective).toBe("<p>First.</p>");
  expect(skim("## Results\n\nx").Objective).toBe("");
});

test("parts that are not stated are there and empty", () => {
  expect(skim("- Just a list.")).toEqual({
    Objective: "",
    Baseline: "",
    "Headline result": "",
    Limits: "",
    "Decisions and assumptions": "",
    "Trade-offs": "",
  });
});

test("without headings, bold words say where the parts are", () => {
  const parts = skim(
    "Some words.\n\n**Objective:** fewer late answers\n\n- **Baseline**: the most frequent queue\n- **Other:** no\n" +
      "- **Result.** 0.71\n  - nested\n\n**Known limitations**\n\n- English only\n\n**Decision 1:** linear\n\n" +
      "text with **Decision:** inside\n\n> **Trade-off:** speed",
  );

  expect(parts).toEqual({
    Objective: "<p><strong>Objective:</strong> fewer late answers</p>",
    Baseline: "<ul>\n<li><strong>Baseline</strong>: the most frequent queue</li>\n</ul>",
    "Headline result": "<ul>\n<li><strong>Result.</strong> 0.71<ul>\n<li>nested</li>\n</ul>\n</li>\n</ul>",
    Limits: "<ul>\n<li>English only</li>\n</ul>",
    "Decisions and assumptions": "<p><strong>Decision 1:</strong> linear</p>",
    "Trade-offs": "<blockquote>\n<p><strong>Trade-off:</strong> speed</p>\n</blockquote>",
  });
});

test("headings and evidence blocks go before bold words", () => {
  const parts = skim(
    "**Objective:** bold\n\n**Decision** bold\n\n## Goal\n\nheading\n\n> **Decision:** block\n\n## Baseline\n\n- no paragraph\n",
  );

  expect(parts.Objective).toBe("<p>heading</p>");
  expect(parts["Decisions and assumptions"]).toMatch(/wu-decision-1.*block/s);
  expect(parts["Decisions and assumptions"]).not.toContain("bold");
  expect(parts.Baseline).toBe("");
});

test("bold words that only sound like a label, and labels with nothing behind them, state nothing", () => {
  const parts = skim("- x\n\n**Results may vary** a lot.\n\n**Baseline**\n\n---\n\n**Limits:**");

  expect(parts["Headline result"]).toBe("");
  expect(parts.Baseline).toBe("");
  expect(parts.Limits).toBe("");
});

test("formulas are in the skim view, footnotes are not", () => {
  const { Objective } = skim("## Objective\n\n$x$ a[^1] b\n\n[^1]: note");

  expect(Objective).toMatch(/^<p><math.*<\/math> a b<\/p>$/s);
});

test("a skim view has at most about 60 KB and says where it was cut", () => {
  const text = `## Objective\n\n${"word ".repeat(14_000)}\n\n## Baseline\n\nbase`;
  const { skim } = renderMarkdown(text + "\n\n> **Decision:** $\\frac{a}{b}$ and so on\n".repeat(190));
  const size = skim.reduce((sum, { html }) => sum + html.length, 0);

  expect(skim[0]?.html).toBe("<p>The rest is in the full text.</p>\n");
  expect(skim[1]?.html).toBe("<p>base</p>\n");
  expect(skim[4]?.html).toMatch(/<p>The rest is in the full text.<\/p>\n$/);
  expect(size).toBeGreaterThan(55_000);
  expect(size).toBeLessThan(62_000);
});
