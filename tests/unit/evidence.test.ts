import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { EVIDENCE_SNIPPETS, evidenceHints, missingFields } from "../../app/domain/writing/evidence";
import { EVIDENCE_EXAMPLES, WORKED_EXAMPLE } from "../../app/domain/writing/examples";

const DECISION = "> **Decision:** A *simple* model\n> - **Alternatives:** `b`, $c$\n> - **Criterion:** speed";
const LOG =
  "| Run | Result | decision | Change | HYPOTHESIS |\n|--|--|--|--|--|\n| 1 | +1 | kept | a | b |\n" +
  "| 2 | 0 | Dropped: noise | c | d |";

function html(markdown: string): string {
  return renderMarkdown(markdown).html.trim();
}

test("a quote that states a decision is a card with its fields", () => {
  expect(html(DECISION).replace(/<math.*?<\/math>/s, "MATH")).toBe(
    '<section class="evidence decision" id="wu-decision-1" aria-label="Decision 1">' +
      '<p class="evidence-label"><a href="#wu-decision-1">Decision 1</a></p>\n' +
      '<p class="statement">A <em>simple</em> model</p>\n<dl>\n' +
      "<div><dt>Alternatives</dt><dd><code>b</code>, MATH</dd></div>\n" +
      "<div><dt>Criterion</dt><dd>speed</dd></div>\n</dl>\n</section>",
  );
});

test.each([
  "> **Decision**: x\n> - **Why**: y",
  "> **DECISION:** x\n>\n> * **Why:** y",
  "> **decision :** x\n> 1. **Why :** y",
  "> **Decision:**\n> x\n> - **Why:**\n>   y",
])("%j is the same decision", (markdown) => {
  expect(html(markdown)).toMatch(/<p class="statement">x<\/p>\n<dl>\n<div><dt>Why<\/dt><dd>y<\/dd>/);
});

test.each([
  "> Decision: x",
  "> **Decision** x",
  "> **Decisions:** x",
  "> **Decision:**",
  "> a\n>\n> **Decision:** x",
  "**Decision:** x",
])("%j is no decision", (markdown) => {
  expect(html(markdown)).not.toContain("evidence");
});

test("an assumption without fields is one too, and what follows a card stays in it", () => {
  expect(html("> **Assumption:** a\n>\n> b\n>\n> - c")).toMatch(
    /^<section class="evidence assumption".*<p class="statement">a<\/p>\n<p>b<\/p>\n<ul>\n<li>c<\/li>\n<\/ul>\n<\/section>$/s,
  );
});

test("fields of any name show as they are, empty ones say so, and items without a name belong to the one above", () => {
  const rendered = html(
    "> **Decision:** a\n> - **\\_\\_proto\\_\\_:** b\n> - **Evidence:**\n> - c\n> - **x:** d\n>\n>   e",
  );

  expect(rendered).toContain("<dt>__proto__</dt><dd>b</dd>");
  expect(rendered).toMatch(/<dt>Evidence<\/dt><dd><ul>\n<li>(<p>)?c/);
  expect(rendered).toMatch(/<dt>x<\/dt><dd>.*d.*<p>e<\/p>/s);
  expect(html("> **Decision:** a\n> - **Evidence:**")).toContain("<dd>Not stated</dd>");
});

test("pieces are numbered by kind, and each id is taken once", () => {
  const { html, evidence } = renderMarkdown(
    `## Decision 1\n\n${DECISION}\n\n> **Assumption:** b\n\n${DECISION}\n\n${LOG}\n\n## Decision 2`,
    { idScope: "x-" },
  );
  const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

  expect(evidence).toEqual([
    { kind: "decision", id: "wu-x-decision-1-2", label: "Decision 1: A simple model" },
    { kind: "assumption", id: "wu-x-assumption-1", label: "Assumption 1: b" },
    { kind: "decision", id: "wu-x-decision-2", label: "Decision 2: A simple model" },
    { kind: "experiments", id: "wu-x-experiments-1", label: "Experiments 1: 2 experiments, 1 dead end" },
  ]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
});

test("a table with the four columns is an experiment log whose rows can be linked to", () => {
  const rendered = html(LOG);

  expect(rendered).toMatch(/^<figure class="evidence experiments" id="wu-experiments-1">/);
  expect(rendered).toContain('<tr id="wu-experiment-1-1">\n');
  expect(rendered).toContain(
    '<tr id="wu-experiment-1-2" class="dead">\n<td><span class="cell-label">Run</span> ' +
      '<a href="#wu-experiment-1-2" class="row-link" aria-label="Link to experiment 2"></a>2</td>',
  );
  expect(rendered).toContain(' Dropped: noise <span class="dead-end">dead end</span></td>');
  expect(rendered.match(/class="dead-end"/g)).toHaveLength(1);
  expect(rendered).toContain("<figcaption>2 experiments, 1 dead end</figcaption>");
  expect(html(LOG.replace("Result", "Outcome"))).not.toContain("evidence");
});

test.each([
  ["rejected", true],
  ["Reverted in run 4", true],
  ["dead-end", true],
  ["abandoned, kept for later", true],
  ["keep", false],
  ["kept, reverted run 2", false],
  ["not dropped", false],
  ["?", false],
])("a decision that reads %j is a dead end: %s", (decision, isDead) => {
  expect(html(LOG.replace("Dropped: noise", decision)).includes('class="dead"')).toBe(isDead);
});

test("labels are short plain text", () => {
  const { evidence } = renderMarkdown(
    `> **Decision:** <b>a</b> ${"very ".repeat(50)}[long](https://a.example)`,
  );

  expect(evidence[0]?.label).toMatch(/^Decision 1: <b>a<\/b> very.*…$/);
  expect(evidence[0]?.label.length).toBeLessThanOrEqual(91);
});

test("of thousands of pieces the first two hundred are gathered, the others are quotes", () => {
  const { html, evidence, plain } = renderMarkdown("> **Decision:** a\n\n".repeat(5000));

  expect(plain).toBe(false);
  expect(evidence).toHaveLength(200);
  expect(html.match(/<section/g)).toHaveLength(200);
  expect(html.match(/<blockquote>/g)).toHaveLength(4800);
});

test("what the editor inserts and what the guide shows is recognised", () => {
  for (const [kind, { markdown, select }] of Object.entries(EVIDENCE_SNIPPETS)) {
    expect(renderMarkdown(markdown).evidence.map((piece) => piece.kind)).toEqual([kind]);
    expect(markdown).toContain(select);
  }
  for (const [kind, markdown] of Object.entries(EVIDENCE_EXAMPLES))
    expect(renderMarkdown(markdown).evidence.map((piece) => piece.kind)).toEqual([kind]);
  const { evidence, skim } = renderMarkdown(WORKED_EXAMPLE);
  expect(evidence).toHaveLength(4);
  expect(skim.filter(({ html }) => html === "")).toEqual([]);
});

test("hints name the fields that are missing or empty", () => {
  expect(missingFields("assumption", ["confidence", "__proto__", " What if wrong "])).toEqual(["How tested"]);
  const text = `${DECISION}\n\n> **Assumption**: b\n> - **Confidence**:\n> - **How tested:** c\n\n> quote`;
  expect(evidenceHints(text)).toEqual([
    { kind: "decision", statement: "A *simple* model", missing: ["Evidence", "What would change my mind"] },
    { kind: "assumption", statement: "b", missing: ["Confidence", "What if wrong"] },
  ]);
});
