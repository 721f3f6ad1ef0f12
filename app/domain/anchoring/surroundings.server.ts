import type { Followed } from "./follow-words.server";
import { CONTEXT_LENGTH, commonEnd, commonStart } from "./locate-quote";
import type { WriteUpText } from "./text-model";
import { type Words, wordsWithin } from "./words.server";

/** Two versions of a text and what became of the words of the older one. */
export interface Versions {
  before: Words;
  after: Words;
  followed: Followed;
}

export interface Span {
  start: number;
  end: number;
}

/** What speaks for a span of the newer text being what became of one of the older text. */
export interface Surroundings {
  /** Of the words of the older span, those that went into the newer one and those that went elsewhere: 0 to 1. */
  inside: number;
  outside: number;
  /** Whether most words just before it, or behind it, are still somewhere before it, or behind it. */
  before: boolean;
  behind: boolean;
}

/** Words on either side that are looked at, and how far they may have moved away. */
const NEAR = 16;
const FAR = 80;
/** Characters on either side of copies that are compared. */
export const FAR_REACH = 1000;

/** Compares what is around two spans, by the words that were followed. */
export function surroundings({ before, after, followed }: Versions, old: Span, now: Span): Surroundings {
  const [from, to] = [wordsWithin(before, old), wordsWithin(after, now)];
  const went = (word: number) => followed.toNew[word] ?? -1;
  const size = Math.max(1, from.last - from.first);
  let [inside, outside] = [0, 0];
  for (let word = from.first; word < from.last; word++) {
    if (went(word) < 0) continue;
    if (to.first <= went(word) && went(word) < to.last) inside += 1;
    else outside += 1;
  }
  const ahead = range(Math.max(0, from.first - NEAR), from.first);
  const next = range(from.last, Math.min(before.keys.length, from.last + NEAR));
  const isAhead = (word: number) => went(word) >= to.first - FAR && went(word) >= 0 && went(word) < to.first;
  const isNext = (word: number) => went(word) >= to.last && went(word) < to.last + FAR;
  return {
    inside: inside / size,
    outside: outside / size,
    before: ahead.length > 0 ? most(ahead, isAhead) : to.first === 0,
    behind: next.length > 0 ? most(next, isNext) : to.last === after.keys.length,
  };
}

function range(first: number, last: number): number[] {
  return Array.from({ length: last - first }, (_, i) => first + i);
}

function most(words: number[], test: (word: number) => boolean): boolean {
  return words.filter(test).length * 2 > words.length;
}

/** How many characters just before two spans, and just behind them, are alike, at most `reach`; all where both end. */
export function alikeAround(
  [one, first]: [text: string, span: Span],
  [other, second]: [text: string, span: Span],
  reach = CONTEXT_LENGTH,
): { before: number; behind: number } {
  const ahead = (text: string, { start }: Span) => text.slice(Math.max(0, start - reach), start);
  const next = (text: string, { end }: Span) => text.slice(end, end + reach);
  const bothBegin = first.start === 0 && second.start === 0;
  const bothEnd = first.end === one.length && second.end === other.length;
  return {
    before: bothBegin ? reach : commonEnd(ahead(one, first), ahead(other, second)),
    behind: bothEnd ? reach : commonStart(next(one, first), next(other, second)),
  };
}

const ENDS = /[.!?:;…。！？]["'’”)\]]*\s*$/u;

/** Whether a span of a text is one or more whole sentences, or blocks. */
export function isWhole(
  { text, blocks }: Pick<WriteUpText, "text" | "blocks">,
  { start, end }: Span,
): boolean {
  const isEdge = (place: number) =>
    place >= text.length || blocks.includes(place) || ENDS.test(text.slice(Math.max(0, place - 8), place));
  return isEdge(start) && (isEdge(end) || blocks.includes(end + 1));
}

/**
 * How many copies stand in a row with one, before it and behind it: with nothing between them, or parts of sentences
 * that stand in a row as wholes. `copies` are all copies in the order of the text.
 */
export function rowAround(
  text: string,
  copies: readonly Span[],
  { start }: Span,
): { before: number; behind: number } {
  const own = copies.findIndex((copy) => copy.start === start);
  let [first, last] = [own, own];
  while (isRow(text, copies[first - 1], copies[first])) first -= 1;
  while (isRow(text, copies[last], copies[last + 1])) last += 1;
  return { before: own - first, behind: last - own };
}

/** Whether what two copies have in common around them reaches from the one to the other. */
function isRow(text: string, one: Span | undefined, other: Span | undefined): boolean {
  if (!one || !other) return false;
  const { before, behind } = alikeAround([text, one], [text, other], FAR_REACH);
  return one.end - one.start + before + behind >= other.start - one.start - 1;
}
