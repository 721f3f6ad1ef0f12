import { type Likeness, mostLike, type Steps } from "./edit-distance.server";

/** A text and where each short run of its characters stands. */
export interface GramIndex {
  text: string;
  /** Of each kind of run the last place, and for each place the one before; -1 for none. */
  last: Int32Array;
  before: Int32Array;
  counts: Int32Array;
}

const GRAM = 5;
const KINDS = 2 ** 17;
/** A run that stands in more places tells nothing. */
const PLACES_MAX = 300;
/** Runs of a long string that are asked about, evenly spread. */
const ASKED_MAX = 150;
/** How much longer or shorter a place may be before one of its runs, as a share. */
const SLACK = 0.15;
const TRIED_MAX = 6;
/** Of the telling runs of a string that must be found near one another. */
const SHARE_MIN = 0.25;

/** Reads a text once, for any number of searches. */
export function indexGrams(text: string): GramIndex {
  const last = new Int32Array(KINDS).fill(-1);
  const before = new Int32Array(text.length).fill(-1);
  const counts = new Int32Array(KINDS);
  for (let place = 0; place + GRAM <= text.length; place++) {
    const kind = kindAt(text, place);
    before[place] = last[kind] ?? -1;
    last[kind] = place;
    counts[kind] = (counts[kind] ?? 0) + 1;
  }
  return { text, last, before, counts };
}

/**
 * Places in a text that are like a string, at most six, the most telling first: those where many of its runs of five
 * characters stand (Ukkonen 1992, "Approximate string-matching with q-grams"), measured. Null where the string is of
 * nothing but what stands everywhere, or no steps are left.
 */
export function likePlaces(
  index: GramIndex,
  wanted: string,
  limits: { atLeast: number; steps: Steps },
): Likeness[] | null {
  const width = Math.max(4, Math.ceil(wanted.length / 4));
  const voted = vote(index, wanted, { width, steps: limits.steps });
  if (!voted) return null;
  const found: Likeness[] = [];
  const tried = new Set<number>();
  for (const bin of voted) {
    if (tried.size >= TRIED_MAX) break;
    if ([-2, -1, 0, 1, 2].some((near) => tried.has(bin + near))) continue;
    tried.add(bin);
    const start = bin * width - wanted.length;
    const slack = Math.ceil(wanted.length * SLACK);
    const reach = { from: start - slack, to: start + 2 * width + wanted.length + slack };
    const like = mostLike(index.text, wanted, { ...reach, ...limits });
    if (limits.steps.left < 0) return null;
    const isKnown = found.some((one) => like && one.start < like.end && like.start < one.end);
    if (like && !isKnown) found.push(like);
  }
  return found;
}

/** The diagonals on which runs of a string meet those of the text, the most telling first, as bins of a width. */
function vote(
  index: GramIndex,
  wanted: string,
  { width, steps }: { width: number; steps: Steps },
): number[] | null {
  const votes = new Int32Array(Math.ceil((index.text.length + wanted.length) / width) + 2);
  const stride = Math.ceil(wanted.length / ASKED_MAX);
  let [telling, silent] = [0, 0];
  for (let i = 0; i + GRAM <= wanted.length; i += stride) {
    const kind = kindAt(wanted, i);
    const count = index.counts[kind] ?? 0;
    if (count > PLACES_MAX) {
      silent += 1;
      continue;
    }
    telling += 1;
    steps.left -= count;
    for (let place = index.last[kind] ?? -1; place >= 0; place = index.before[place] ?? -1) {
      const bin = Math.floor((place - i + wanted.length) / width);
      votes[bin] = (votes[bin] ?? 0) + 1;
    }
  }
  steps.left -= votes.length / 8;
  if (steps.left < 0 || silent > telling) return null;
  const least = Math.max(2, Math.floor(telling * SHARE_MIN));
  const found: { bin: number; sum: number }[] = [];
  for (let bin = 0; bin + 1 < votes.length; bin++) {
    const sum = (votes[bin] ?? 0) + (votes[bin + 1] ?? 0);
    if (sum >= least) found.push({ bin, sum });
  }
  return found.sort((one, other) => other.sum - one.sum || one.bin - other.bin).map(({ bin }) => bin);
}

function kindAt(text: string, place: number): number {
  let hash = 0x811c9dc5;
  for (let i = place; i < place + GRAM; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) & (KINDS - 1);
}
