import type { EvidenceKind } from "../markdown/evidence";

/** One block of each kind, from one write-up. */
export const EVIDENCE_EXAMPLES: Record<EvidenceKind, string> = {
  decision: [
    "> **Decision:** Logistic regression on bigrams, not a distilled encoder",
    "> - **Alternatives:** DistilBERT, gradient boosting on the same features",
    "> - **Criterion:** macro-F1, with p95 latency under 200 ms on one CPU",
    "> - **Evidence:** the comparison below; the encoder wins 3.5 points and needs 15 times as long",
    "> - **What would change my mind:** a GPU in production, or a misroute that costs over $4",
  ].join("\n"),
  assumption: [
    "> **Assumption:** The team that closed a ticket was the right one",
    "> - **Confidence:** medium; agents pass tickets on by hand",
    "> - **How tested:** read 200 tickets again: 188 agreed",
    "> - **What if wrong:** every score here is up to 6 points too high",
  ].join("\n"),
  tradeoffs: [
    "| Model | macro-F1 (%) | latency p95 (ms) | cost ($/1k) |",
    "| --- | ---: | ---: | ---: |",
    "| Majority class | 8.2 | 1 | 0.0001 |",
    "| Logistic regression | 81.4 ± 0.6 | 12 | 0.002 |",
    "| Gradient boosting | 80.9 ± 0.8 | 31 | 0.004 |",
    "| DistilBERT | 84.9 ± 0.5 | 180 | 0.04 |",
  ].join("\n"),
  experiments: [
    "| Run | Hypothesis | Change | Result | Decision |",
    "| --- | --- | --- | --- | --- |",
    "| 1 | Word pairs carry the topic | bigrams | +2.1 macro-F1 | kept |",
    "| 2 | Rare forms hurt | lemmas | −0.1, within noise | dropped |",
    "| 3 | Small teams are drowned out | class weights | +1.3, most on two teams | kept |",
  ].join("\n"),
};

/** A short write-up that uses all four. */
export const WORKED_EXAMPLE = `## Problem and objective

Nine support teams get 12,000 tickets a week; one in five reaches the wrong team first and waits a day. The router should name the right team at once. It works if macro-F1 is over 80 % with a p95 under 200 ms, since small teams wait longest.[^macro]

[^macro]: Macro-F1 counts each team alike; accuracy would reward a router that ignores the two smallest.

## Data and its limits

- Two teams merged in March; older tickets carry both names.
- 4 % of tickets are not in English and were kept.

## Assumptions

${EVIDENCE_EXAMPLES.assumption}

## What was ambiguous and how I decided

${EVIDENCE_EXAMPLES.decision}

## Baseline and exclusions

The majority class, since it is what agents do when they are busy. Attachments are left out: a quarter of the tickets have one.

## Trade-offs

${EVIDENCE_EXAMPLES.tradeoffs}

## Experiments and tests

${EVIDENCE_EXAMPLES.experiments}

## Results

81.4 % macro-F1 at 12 ms, on the last four weeks, which no run had seen. However, it does not hold for tickets under ten words: 63 %.

## What I would do next

Ask for one more line where a ticket is short, since that is where most mistakes are.

## What I want feedback on

Is the latency limit a fair reason to give up 3.5 points?
`;

/** What else the renderer knows: a name, and Markdown that shows it. */
export const SYNTAX_EXAMPLES: { name: string; markdown: string }[] = [
  { name: "A table", markdown: "| Split | Rows |\n| --- | ---: |\n| train | 9,600 |\n| test | 2,400 |" },
  { name: "A formula", markdown: "Weights $w_c = n / n_c$ go into\n\n$$\nL = -\\sum_c w_c \\log p_c\n$$" },
  {
    name: "A footnote",
    markdown: "Labels are 94 % right.[^check]\n\n[^check]: From 200 tickets, read twice.",
  },
  { name: "Code", markdown: "```python\nmodel.fit(X, y, sample_weight=w)\n```" },
  { name: "A note", markdown: "> [!NOTE]\n> The test set was opened once." },
];
