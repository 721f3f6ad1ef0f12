import { TRUST_RULES, type TrustNote, type TrustRule } from "./trust-note";

/** Why a review counts less than a full one. */
export interface TrustReason {
  /** "kept" stands for rules that are told only to who is concerned. */
  rule: TrustRule | "kept";
  /** What it is multiplied by, 0 to 1. */
  factor: number;
  words: string;
  /** Where the guide says how it works. */
  path: string;
}

/** Rules that say something of a person: others read that there is one, not which. */
const KEPT: TrustRule[] = ["ring", "counts"];

const PATHS: Record<TrustRule, string> = {
  mutual: "/guide/scores#mutual",
  repetition: "/guide/scores#repetition",
  straightLiner: "/guide/scores#same-level",
  ring: "/guide/scores#rings",
  counts: "/guide/reviewing#counts",
  cap: "/guide/scores#caps",
};

/**
 * The rules that lowered what a review counts, in words. `all`: whether the reader is who wrote it, or a moderator; for
 * others the rules that say something of a person come as one.
 */
export function trustReasons({ factors }: TrustNote, { all }: { all: boolean }): TrustReason[] {
  const rules = (Object.keys(TRUST_RULES) as TrustRule[]).flatMap((rule) => {
    const factor = factors[rule];
    return factor === undefined ? [] : [{ rule, factor, words: TRUST_RULES[rule], path: PATHS[rule] }];
  });
  if (all) return rules;
  const kept = rules.filter(({ rule }) => KEPT.includes(rule));
  if (kept.length === 0) return rules;
  return [
    ...rules.filter(({ rule }) => !KEPT.includes(rule)),
    {
      rule: "kept",
      factor: kept.reduce((product, { factor }) => product * factor, 1),
      words: "a rule against farming; who wrote it is told which",
      path: "/guide/scores#trust",
    },
  ];
}
