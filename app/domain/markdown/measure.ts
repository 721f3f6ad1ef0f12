export type Direction = "higher" | "lower";

/** What a table's header says of its column. */
export interface Measure {
  /** Name and unit as they were written, without the direction. */
  label: string;
  unit: string;
  /** Which way is better; null when neither the header says so nor its name or unit is known. */
  direction: Direction | null;
  /** Whether the header states a unit or a direction, which is how an author asks for a comparison. */
  stated: boolean;
}

const HIGHER_SAID = /↑|\bhigher(?: is)? better\b/i;
const LOWER_SAID = /↓|\b(?:lower|smaller)(?: is)? better\b/i;
const SAID = /\s*(?:[↑↓]|\b(?:higher|lower|smaller)(?: is)? better\b)\s*/gi;
const UNIT = /[([]([^()[\]]{1,40})[)\]]/g;

const HIGHER_NAMES = words(
  "accuracy acc f1 fbeta precision recall sensitivity specificity auc auroc auprc ap map ndcg mrr r2 bleu rouge meteor " +
    "throughput rps qps tps coverage uplift revenue profit saved savings speedup",
);
const LOWER_NAMES = words(
  "error errors loss latency cost costs price wer cer mae mse rmse mape smape perplexity ppl time duration memory " +
    "drop regret brier ece",
);
const HIGHER_UNIT = /^(?:rps|qps|tps|[a-z]*\/s(?:ec)?)$/;
const LOWER_UNIT =
  /^(?:[nµμum]?s|sec|secs|seconds?|min|mins|minutes?|h|hrs?|hours?|days?|[kmgt]i?b|bytes|(?:[$€£]|usd|eur|gbp|cents?).*)$/;

/**
 * Reads a header such as `latency p95 (ms)`, `macro-F1 (%, ↑)` or `size (MB, lower is better)`. What it says of the
 * direction wins; then its name, where that is not of two minds; then its unit.
 */
export function readMeasure(header: string): Measure {
  const text = header.replace(/\s+/g, " ").trim();
  const said = direction(HIGHER_SAID.test(text), LOWER_SAID.test(text));
  const label = tidy(text.replace(SAID, " "));
  const unit = ([...label.matchAll(UNIT)].at(-1)?.[1] ?? "").trim();
  const names = label
    .replace(UNIT, " ")
    .normalize("NFKC")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u);
  const named = direction(
    names.some((name) => HIGHER_NAMES.has(name)),
    names.some((name) => LOWER_NAMES.has(name)),
  );
  const ofUnit = unit.toLowerCase().split(/[,; ]/, 1)[0] ?? "";
  const measured = direction(HIGHER_UNIT.test(ofUnit), LOWER_UNIT.test(ofUnit));
  return { label, unit, direction: said ?? named ?? measured, stated: unit !== "" || said !== null };
}

function direction(higher: boolean, lower: boolean): Direction | null {
  if (higher === lower) return null;
  return higher ? "higher" : "lower";
}

/** Takes away what is left in brackets when the direction is gone. */
function tidy(label: string): string {
  return label
    .replace(/\s*[,;]?\s*([)\]])/g, "$1")
    .replace(/([([])[\s,;]+/g, "$1")
    .replace(/\s*(?:\(\)|\[\])/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

function words(text: string): ReadonlySet<string> {
  return new Set(text.split(" "));
}
