import { EVIDENCE_FIELDS, EVIDENCE_TITLES, type EvidenceKind, type QuoteKind } from "../markdown/evidence";

export interface EvidenceSnippet {
  /** What the editor's button says. */
  label: string;
  /** A block to be put between blank lines. */
  markdown: string;
  /** The part of it to be typed over first. */
  select: string;
}

/** One block of each kind with texts that stand in for the author's. */
export const EVIDENCE_SNIPPETS: Record<EvidenceKind, EvidenceSnippet> = {
  decision: {
    label: "Decision",
    markdown: quote("decision", "what I chose, in one sentence", [
      "what else I considered",
      "what the choice had to meet",
      "the number, run or source that settled it",
      "the finding that would reverse it",
    ]),
    select: "what I chose, in one sentence",
  },
  assumption: {
    label: "Assumption",
    markdown: quote("assumption", "what I take to be true", [
      "low, medium or high, and why",
      "how I checked it, or could",
      "what it would change",
    ]),
    select: "what I take to be true",
  },
  tradeoffs: {
    label: "Trade-offs",
    markdown: [
      "| Option | macro-F1 (%) | latency p95 (ms) | cost ($/1k) |",
      "| --- | ---: | ---: | ---: |",
      "| Baseline | 71.2 | 4 | 0.001 |",
      "| Option A | 81.4 | 12 | 0.002 |",
      "| Option B | 84.9 | 180 | 0.04 |",
    ].join("\n"),
    select: "Baseline",
  },
  experiments: {
    label: "Experiments",
    markdown: [
      "| Run | Hypothesis | Change | Result | Decision |",
      "| --- | --- | --- | --- | --- |",
      "| 1 | what I expected | what I changed | what came out | kept |",
      "| 2 | what I expected | what I changed | what came out | dropped |",
    ].join("\n"),
    select: "what I expected",
  },
};

function quote(kind: QuoteKind, statement: string, values: string[]): string {
  const fields = EVIDENCE_FIELDS[kind].map((name, i) => `> - **${name}:** ${values[i] ?? ""}`);
  return [`> **${EVIDENCE_TITLES[kind]}:** ${statement}`, ...fields].join("\n");
}

/** The fields that a decision or an assumption is asked for and that are not among those named; case does not count. */
export function missingFields(kind: QuoteKind, named: readonly string[]): string[] {
  const present = new Set(named.map((name) => name.trim().toLowerCase()));
  return EVIDENCE_FIELDS[kind].filter((name) => !present.has(name.toLowerCase()));
}

export interface EvidenceHint {
  kind: QuoteKind;
  /** As it was typed. */
  statement: string;
  missing: string[];
}

const QUOTED = /^ {0,3}> ?/;
const STATEMENT = /^ {0,3}\*\*(Decision|Assumption)(?::\*\*|\*\*\s*:)\s*(.*)$/is;
const FIELD = /^ {0,3}[-*+] +\*\*([^*]{1,60}?)(?::\*\*|\*\*\s*:)\s*(.*)$/s;

/** The decisions and assumptions of a Markdown text with the fields that each still lacks or leaves empty. */
export function evidenceHints(markdown: string): EvidenceHint[] {
  const hints: EvidenceHint[] = [];
  let named: string[] | null = null;
  for (const line of [...markdown.split("\n"), ""]) {
    const quoted = QUOTED.test(line) ? line.replace(QUOTED, "") : null;
    const statement = quoted === null || named ? null : STATEMENT.exec(quoted);
    const field = quoted === null ? null : FIELD.exec(quoted);
    if (statement?.[1]) {
      const kind = statement[1].toLowerCase() as QuoteKind;
      named = [];
      hints.push({ kind, statement: statement[2] ?? "", missing: [] });
    } else if (named && field?.[1]) {
      if (field[2]?.trim()) named.push(field[1]);
    }
    const last = hints.at(-1);
    if (quoted === null && named && last) {
      last.missing = missingFields(last.kind, named);
      named = null;
    }
  }
  return hints;
}
