import { findAnchors } from "./anchors.server";
import { resemblance, type Sketch } from "./sketch.server";
import type { Work } from "./work.server";

/** A piece of a text that is aligned as a whole: a block, a list item, a table row, a sentence. */
export interface Unit {
  /** Two units with one key are alike. */
  key: string;
  /** Only units of one kind are compared inside. */
  kind: string;
  sketch: Sketch;
}

/** One step of an alignment, with places in the two lists. Both lists are walked in order and in full. */
export type Step =
  | { kind: "same" | "pair"; before: number; after: number }
  | { kind: "removed"; before: number }
  | { kind: "added"; after: number };

/** Words in common, as a share, from which two units are versions of one another. */
export const RESEMBLANCE_MIN = 0.25;

/** Pairs that are all looked at between two anchors. Above it only near ones are. */
const PAIRS_MAX = 90_000;
const NEAR = 8;

/**
 * Aligns two lists of units: alike ones that occur once first (as patience diff does), their alike neighbours next, then
 * what is left between them by resemblance. Between two matches what was removed comes before what was added.
 */
export function align(before: readonly Unit[], after: readonly Unit[], work: Work): Step[] {
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  const anchors = findAnchors(before, after);
  for (const anchor of [...anchors, { before: before.length, after: after.length }]) {
    // A match before this anchor may have grown over it.
    if (anchor.before < i || anchor.after < j) continue;
    const gap = {
      before: before.slice(i, anchor.before),
      after: after.slice(j, anchor.after),
    };
    for (const step of alignGap(gap, work)) steps.push(moved(step, i, j));
    [i, j] = [anchor.before, anchor.after];
    while (i < before.length && j < after.length && before[i]?.key === after[j]?.key) {
      steps.push({ kind: "same", before: i++, after: j++ });
    }
  }
  return removedFirst(steps);
}

interface Gap {
  before: readonly Unit[];
  after: readonly Unit[];
}

function alignGap({ before, after }: Gap, work: Work): Step[] {
  let end = 0;
  while (end < before.length && end < after.length && before.at(-1 - end)?.key === after.at(-1 - end)?.key) {
    end += 1;
  }
  const [lastBefore, lastAfter] = [before.length - end, after.length - end];
  const middle = { before: before.slice(0, lastBefore), after: after.slice(0, lastAfter) };
  const steps = lastBefore * lastAfter > PAIRS_MAX ? pairNear(middle, work) : pairBest(middle);
  for (let k = 0; k < end; k++) {
    steps.push({ kind: "same", before: lastBefore + k, after: lastAfter + k });
  }
  return steps;
}

/** The pairs, in order, whose resemblances add up to the most. */
function pairBest({ before, after }: Gap): Step[] {
  const width = after.length + 1;
  const best = new Float32Array((before.length + 1) * width);
  const at = (i: number, j: number) => best[i * width + j] ?? 0;
  const worth = (i: number, j: number) => pairWorth(before[i], after[j]);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const value = worth(i, j);
      const paired = value > 0 ? value + at(i + 1, j + 1) : 0;
      best[i * width + j] = Math.max(paired, at(i + 1, j), at(i, j + 1));
    }
  }
  const steps: Step[] = [];
  let [i, j] = [0, 0];
  while (i < before.length && j < after.length) {
    const value = worth(i, j);
    if (value > 0 && at(i, j) === Math.fround(value + at(i + 1, j + 1))) {
      steps.push(match(before, after, { before: i++, after: j++ }));
    } else if (at(i, j) === at(i + 1, j)) steps.push({ kind: "removed", before: i++ });
    else steps.push({ kind: "added", after: j++ });
  }
  return [...steps, ...rest(i, before.length, j, after.length)];
}

/** The best pair within reach, one unit after the other: linear. */
function pairNear({ before, after }: Gap, work: Work): Step[] {
  work.coarse = true;
  const steps: Step[] = [];
  let j = 0;
  for (let i = 0; i < before.length; i++) {
    let found = { after: -1, worth: 0 };
    for (let k = j; k < Math.min(after.length, j + NEAR); k++) {
      const worth = pairWorth(before[i], after[k]);
      if (worth > found.worth) found = { after: k, worth };
    }
    if (found.after < 0) {
      steps.push({ kind: "removed", before: i });
      continue;
    }
    while (j < found.after) steps.push({ kind: "added", after: j++ });
    steps.push(match(before, after, { before: i, after: j++ }));
  }
  return [...steps, ...rest(before.length, before.length, j, after.length)];
}

/** 0 for two units that are not to be paired. Headings of one depth may be, whatever they say: sections get renamed. */
function pairWorth(before: Unit | undefined, after: Unit | undefined): number {
  if (!before || !after || before.kind !== after.kind) return 0;
  if (before.key === after.key) return 2;
  const share = resemblance(before.sketch, after.sketch);
  if (share >= RESEMBLANCE_MIN) return share;
  return before.kind.startsWith("heading") ? 0.1 : 0;
}

function match(
  before: readonly Unit[],
  after: readonly Unit[],
  pair: { before: number; after: number },
): Step {
  return { kind: before[pair.before]?.key === after[pair.after]?.key ? "same" : "pair", ...pair };
}

function* rest(i: number, iEnd: number, ...[j, jEnd]: [number, number]): Generator<Step> {
  for (let before = i; before < iEnd; before++) yield { kind: "removed", before };
  for (let after = j; after < jEnd; after++) yield { kind: "added", after };
}

function moved(step: Step, i: number, j: number): Step {
  if (step.kind === "removed") return { ...step, before: step.before + i };
  if (step.kind === "added") return { ...step, after: step.after + j };
  return { ...step, before: step.before + i, after: step.after + j };
}

function removedFirst(steps: readonly Step[]): Step[] {
  const sorted: Step[] = [];
  let added: Step[] = [];
  for (const step of steps) {
    if (step.kind === "added") added.push(step);
    else if (step.kind === "removed") sorted.push(step);
    else {
      sorted.push(...added, step);
      added = [];
    }
  }
  return [...sorted, ...added];
}
