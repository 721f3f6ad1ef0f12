/** Four ways of showing a decision's reasons that are recognised in a write-up. */
export const EVIDENCE_KINDS = ["decision", "assumption", "tradeoffs", "experiments"] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];

/** A piece of evidence in a rendered text, to be pointed at. */
export interface Evidence {
  kind: EvidenceKind;
  /** The element's id, unique within the document. */
  id: string;
  /** Plain text such as "Decision 1: Logistic regression", at most about 90 characters. */
  label: string;
}

export const EVIDENCE_TITLES: Record<EvidenceKind, string> = {
  decision: "Decision",
  assumption: "Assumption",
  tradeoffs: "Trade-offs",
  experiments: "Experiments",
};

export type QuoteKind = Extract<EvidenceKind, "decision" | "assumption">;

/** The fields that a decision and an assumption are asked for. Others are shown as they are written. */
export const EVIDENCE_FIELDS: Record<QuoteKind, readonly string[]> = {
  decision: ["Alternatives", "Criterion", "Evidence", "What would change my mind"],
  assumption: ["Confidence", "How tested", "What if wrong"],
};

/** The columns by which a table is known as an experiment log, in any order and beside any others. */
export const EXPERIMENT_COLUMNS = ["Hypothesis", "Change", "Result", "Decision"] as const;
