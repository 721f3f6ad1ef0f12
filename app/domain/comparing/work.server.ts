/**
 * Edit steps that one comparison may take. The greedy algorithm (Myers 1986, "An O(ND) difference algorithm") takes
 * about the square of the edits, and gives up where it is told to.
 */
const STEPS_MAX = 3_000_000;
const EDITS_MAX = 600;

/** Blocks of a text, items of a list, rows of a table: with more, the whole is not taken apart. */
export const PARTS_MAX = 2000;

/** What a comparison may still spend. Counted in steps, not in time, so that the same texts always compare alike. */
export interface Work {
  stepsLeft: number;
  /** Set where something was compared more coarsely than it would have been with more work. */
  coarse: boolean;
}

/** A comparison's allowance. */
export function createWork(): Work {
  return { stepsLeft: STEPS_MAX, coarse: false };
}

/** How many edits the next run of the algorithm may look for; 0 when nothing is left. */
export function editsLeft({ stepsLeft }: Work): number {
  return Math.min(EDITS_MAX, Math.floor(Math.sqrt(Math.max(0, stepsLeft))));
}

/** Takes a run over `length` items that looked for `edits` edits off the allowance. */
export function spend(work: Work, { edits, length }: { edits: number; length: number }) {
  work.stepsLeft -= edits * edits + length;
}
