import { TRUST } from "./method";

/** The rules that lower what a review counts. "counts" stands for what was noticed when it was written. */
export const TRUST_RULES = {
  mutual: "the two reviewed each other",
  repetition: "earlier reviews of the same author by the same reviewer",
  straightLiner: "the reviewer gives nearly everybody the same level",
  ring: "the two are in a group whose members score each other higher than others do",
  counts: "a limit when it was written",
  cap: "reviews by newcomers, or not given by the queue, count two full ones together at most, and half of one where they are both",
} as const;
export type TrustRule = keyof typeof TRUST_RULES;

/** Why a review counts what it counts. */
export interface TrustNote {
  /** Whether the reviewer has reviewed enough other independent authors. */
  established: boolean;
  /** The rules that lowered it, each with its factor below 1. */
  factors: Partial<Record<TrustRule, number>>;
}

/** A note without the factors that change nothing. */
export function noteOf(established: boolean, factors: Record<TrustRule, number>): TrustNote {
  const kept = Object.entries(factors).filter(([, factor]) => factor !== 1);
  return { established, factors: Object.fromEntries(kept) };
}

/** Whether a review was flagged as one inside of a ring. */
export function isInRing({ factors }: TrustNote): boolean {
  return (factors.ring ?? 1) <= TRUST.ring.flagged;
}

/** What the factors of a note make of a full review, before the caps of its solution. */
export function uncapped({ factors }: TrustNote): number {
  const { cap: _, ...others } = factors;
  return Object.values(others).reduce((product, factor) => product * factor, 1);
}
