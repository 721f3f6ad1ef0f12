import { diffArrays } from "diff";
import { align } from "./align.server";
import { hash, sketch } from "./sketch.server";
import { editsLeft, spend, type Work } from "./work.server";

/** So many words, in order: kept, or only in one of the two texts. */
export interface Run {
  kind: "same" | "added" | "removed";
  count: number;
}

/** In words of both texts together. Longer ones are cut into sentences first. */
const DIRECT_MAX = 2000;
const SENTENCE_END = /^[.!?…。！？]$/u;
const SENTENCE_LONG = 40;
const SENTENCE_MAX = 400;

/**
 * What became of each word, smallest change first looked for. Where the allowance is spent, or the words differ in more
 * places than are looked at, everything between the first and the last difference counts as replaced.
 */
export function diffWords(before: readonly string[], after: readonly string[], work: Work): Run[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const most = Math.min(before.length, after.length) - start;
  while (end < most && before.at(-1 - end) === after.at(-1 - end)) end += 1;

  const middle = [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const;
  return joined([
    { kind: "same", count: start },
    ...diffMiddle(...middle, work),
    { kind: "same", count: end },
  ]);
}

function diffMiddle(before: readonly string[], after: readonly string[], work: Work): Run[] {
  const length = before.length + after.length;
  const replaced = replacement(before.length, after.length);
  if (before.length === 0 || after.length === 0) return replaced;
  if (length > DIRECT_MAX) return diffSentences(before, after, work);
  const edits = editsLeft(work);
  const changes = diffArrays([...before], [...after], { maxEditLength: edits });
  if (!changes) {
    spend(work, { edits, length });
    work.coarse = true;
    return replaced;
  }
  const runs = changes.map(({ added, removed, count }): Run => {
    return { kind: added ? "added" : removed ? "removed" : "same", count };
  });
  const made = runs.reduce((sum, { kind, count }) => (kind === "same" ? sum : sum + count), 0);
  spend(work, { edits: made, length });
  return runs;
}

function diffSentences(before: readonly string[], after: readonly string[], work: Work): Run[] {
  const [old, now] = [sentences(before), sentences(after)];
  if (old.length < 2 || now.length < 2) {
    work.coarse = true;
    return replacement(before.length, after.length);
  }
  return align(old, now, work).flatMap((step): Run[] => {
    const from = step.kind === "added" ? [] : (old[step.before]?.words ?? []);
    const to = step.kind === "removed" ? [] : (now[step.after]?.words ?? []);
    if (step.kind === "pair") return diffWords(from, to, work);
    return step.kind === "same" ? [{ kind: "same", count: to.length }] : replacement(from.length, to.length);
  });
}

/**
 * Cuts at the ends of sentences. Where there are none it cuts at words chosen by their hash, so that an insertion
 * moves no cut but its neighbours'.
 */
function sentences(words: readonly string[]) {
  const cut: string[][] = [];
  let sentence: string[] = [];
  for (const word of words) {
    sentence.push(word);
    const long = sentence.length > SENTENCE_LONG && hash(word) % 16 === 0;
    if (!SENTENCE_END.test(word) && !long && sentence.length < SENTENCE_MAX) continue;
    cut.push(sentence);
    sentence = [];
  }
  if (sentence.length > 0) cut.push(sentence);
  return cut.map((words) => {
    const key = words.join(" ");
    return { kind: "sentence", key, sketch: sketch(key), words };
  });
}

function replacement(removed: number, added: number): Run[] {
  return [
    { kind: "removed", count: removed },
    { kind: "added", count: added },
  ];
}

/** Neighbours of one kind as one, removed before added, and no empty runs. */
function joined(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  const change = { removed: 0, added: 0 };
  const flush = () => {
    for (const kind of ["removed", "added"] as const) {
      if (change[kind] > 0) result.push({ kind, count: change[kind] });
      change[kind] = 0;
    }
  };
  for (const { kind, count } of runs) {
    if (count === 0) continue;
    if (kind !== "same") {
      change[kind] += count;
      continue;
    }
    flush();
    const last = result.at(-1);
    if (last?.kind === "same") last.count += count;
    else result.push({ kind, count });
  }
  flush();
  return result;
}

/** Joins changes that only a few kept words part: two rewritten halves of a phrase read better as one. */
export function smoothed(runs: readonly Run[]): Run[] {
  const result: Run[] = [];
  for (const [index, run] of runs.entries()) {
    const around = changeBefore(runs, index) + changeAfter(runs, index);
    const parts = index > 0 && index < runs.length - 1 && run.kind === "same" && run.count * 2 < around;
    if (parts && run.count <= 3) result.push(...replacement(run.count, run.count));
    else result.push(run);
  }
  return joined(result);
}

function changeBefore(runs: readonly Run[], index: number): number {
  return largest(runs[index - 1], runs[index - 2]);
}

function changeAfter(runs: readonly Run[], index: number): number {
  return largest(runs[index + 1], runs[index + 2]);
}

/** The size of a change of one or two runs, the nearer first. */
function largest(near: Run | undefined, far: Run | undefined): number {
  if (!near || near.kind === "same") return 0;
  return Math.max(near.count, far && far.kind !== "same" ? far.count : 0);
}
