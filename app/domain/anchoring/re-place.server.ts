import { type Likeness, likeness, type Steps } from "./edit-distance.server";
import { followWords } from "./follow-words.server";
import { type GramIndex, indexGrams, likePlaces } from "./like-places.server";
import { occurrences, type TextPlace } from "./locate-quote";
import {
  alikeAround,
  FAR_REACH,
  isWhole,
  rowAround,
  type Span,
  type Surroundings,
  surroundings,
  type Versions,
} from "./surroundings.server";
import { sectionAt, type WriteUpText } from "./text-model";
import { readWords, wordsWithin } from "./words.server";

/** Share of a passage's characters that must have stayed for it to be the same passage. */
const SIMILARITY_MIN = 0.85;
/** Shorter passages, in characters, are found again by their very words only. */
export const SHORT = 24;

/** A place this like a passage might be meant, too. */
const CANDIDATE_MIN = 0.75;
/** A passage this like the one that was found might be the one that it came from. */
const RIVAL_MIN = 0.7;
/** A passage this long is nowhere twice by accident. */
const LONG = 60;
/** Characters alike next to a passage that make it the same one. */
const NEXT_MIN = 8;
/** More occurrences say that words do not tell places apart. */
const OCCURRENCES_MAX = 50;
const STEPS_MAX = 70_000_000;

interface Search extends Versions {
  oldGrams(): GramIndex;
  newGrams(): GramIndex;
  steps: Steps;
}

/**
 * Where passages of a text stand in its next version: each its new place, or null where it is gone, changed by more
 * than 15 %, or not to be told from another one. Rather null than a wrong place:
 *
 * - Words that stood once in the old text and stand once in the new one are the same passage, wherever they moved.
 * - Of words that are repeated in either text, those are the passage that its own words and its neighbours moved to.
 * - A changed passage is found by its likeness, unless another old passage has a better claim to the place.
 *
 * The work is bounded and counted, so the same texts always come out alike. Each passage has its share of it, so many
 * long ones cost no other its place; one that needs more is null.
 */
export function rePlace(
  before: WriteUpText,
  after: WriteUpText,
  passages: readonly Span[],
): (TextPlace | null)[] {
  const search = prepare(before, after);
  const looked = passages.map((passage) => look(search, passage));
  const found = looked.map((one) => findAtOnce(search, one));
  const length = (i: number) => (passages[i]?.end ?? 0) - (passages[i]?.start ?? 0);
  // The shortest first: what they leave of their shares is for those that need more.
  const left = [...looked.keys()].filter((i) => !found[i] && length(i) > 0);
  left.sort((one, other) => length(one) - length(other) || one - other);
  let steps = STEPS_MAX;
  for (const [nth, i] of left.entries()) {
    const one = looked[i];
    const share = Math.floor(steps / (left.length - nth));
    search.steps.left = share;
    found[i] = one ? find(search, one) : null;
    steps -= share - Math.max(0, search.steps.left);
  }
  return found.map((place) => {
    return place && { start: place.start, end: place.end, section: sectionAt(after, place.start) };
  });
}

function prepare(before: WriteUpText, after: WriteUpText): Search {
  const words = { before: readWords(before), after: readWords(after) };
  const grams: { old?: GramIndex; now?: GramIndex } = {};
  return {
    ...words,
    followed: followWords(words.before, words.after),
    oldGrams() {
      grams.old ??= indexGrams(before.text);
      return grams.old;
    },
    newGrams() {
      grams.now ??= indexGrams(after.text);
      return grams.now;
    },
    steps: { left: 0 },
  };
}

/** A passage and where its very words stand in either text. */
interface Looked {
  old: Span;
  was: Span[];
  is: Span[];
}

function look({ before, after }: Search, old: Span): Looked {
  const quote = before.text.slice(old.start, old.end);
  const spans = (text: string) =>
    occurrences(text, quote, OCCURRENCES_MAX).map((start) => ({ start, end: start + quote.length }));
  return quote === "" ? { old, was: [], is: [] } : { old, was: spans(before.text), is: spans(after.text) };
}

/** Words that stood once and stand once between the same neighbours: no search is needed. */
function findAtOnce(search: Search, { old, was, is }: Looked): Span | null {
  const [now] = is;
  if (!now || is.length > 1 || was.length !== 1) return null;
  const around = surroundings(search, old, now);
  const isSure = isInPlace(around) && around.before && around.behind;
  return isSure && hasCompany(search, old, now) ? now : null;
}

function find(search: Search, { old, was, is }: Looked): Span | null {
  const quote = search.before.text.slice(old.start, old.end);
  if (is.length === 0) return quote.length < SHORT ? null : findChanged(search, old);
  const [only] = is;
  if (only && is.length === 1 && was.length === 1) return findUnique(search, old, only);
  if (was.length === OCCURRENCES_MAX || is.length === OCCURRENCES_MAX) return null;
  return findRepeated(search, old, { was, is });
}

/** The words stood once and stand once. */
function findUnique(search: Search, old: Span, now: Span): Span | null {
  const around = surroundings(search, old, now);
  // Else it was found at once, unless such a phrase stands anywhere.
  if (isInPlace(around) && around.before && around.behind) return null;
  // The passage may have been copied here, and changed where it was.
  const quote = search.before.text.slice(old.start, old.end);
  const others =
    quote.length < SHORT
      ? []
      : likePlaces(search.newGrams(), quote, { atLeast: SIMILARITY_MIN, steps: search.steps });
  const changed = others?.some((other) => !overlap(other, now) && !stoodBefore(search, old, other));
  return others && !changed && hasCompany(search, old, now) ? now : null;
}

/** Of several the one where the passage's words and neighbours went, unless it might be what became of another one. */
function findRepeated(search: Search, old: Span, { was, is }: { was: Span[]; is: Span[] }): Span | null {
  const rated = is.map((now) => ({ now, around: surroundings(search, old, now) }));
  const [found, ...others] = rated.filter(({ around }) => isNear(around));
  if (!found || others.length > 0) return null;
  const isSure = found.around.before && found.around.behind;
  const rivals = was.filter((other) => !overlap(other, old));
  const isFree = rivals.every((rival) => isSure || wentElsewhere(search, rival, found.now));
  // A new copy between the same neighbours: only neighbours that stayed next to it tell which one was there before.
  const isTwin = ({ now, around }: (typeof rated)[number]) =>
    now !== found.now && around.before && around.behind && !cameFromElsewhere(search, now, old);
  const twins = rated.filter(isTwin).map(({ now }) => now);
  if (twins.some((twin) => !isTold(search, old, [found.now, twin]))) return null;
  return isFree && isSameOfRow(search, [was, old], [is, found.now]) && hasCompany(search, old, found.now)
    ? found.now
    : null;
}

/** Whether more of what stood around a passage is around the one copy than the two copies have in common. */
function isTold({ before, after }: Search, old: Span, [now, twin]: [Span, Span]): boolean {
  const kept = alikeAround([before.text, old], [after.text, now], FAR_REACH);
  const common = alikeAround([after.text, now], [after.text, twin], FAR_REACH);
  return kept.before >= common.before + 2 * NEXT_MIN && kept.behind >= common.behind + 2 * NEXT_MIN;
}

/** Of copies that stand in a row only the row tells which is which: it must be as long before and behind as it was. */
function isSameOfRow(
  { before, after }: Search,
  [was, old]: [Span[], Span],
  [is, now]: [Span[], Span],
): boolean {
  const [one, other] = [rowAround(before.text, was, old), rowAround(after.text, is, now)];
  return one.before === other.before && one.behind === other.behind;
}

/** The words are gone: a place where most of them still stand. */
function findChanged(search: Search, old: Span): Span | null {
  const { steps } = search;
  const quote = search.before.text.slice(old.start, old.end);
  const like = likePlaces(search.newGrams(), quote, { atLeast: CANDIDATE_MIN, steps }) ?? [];
  const candidates = like
    .flatMap((one) => onWords(search, old, one) ?? [])
    .filter((one) => !stoodBefore(search, old, one));
  const good = candidates.filter(({ similarity }) => similarity >= SIMILARITY_MIN);
  const rated = good.map((now) => ({ now, around: surroundings(search, old, now) }));
  const inPlace = rated.filter(({ around }) => isNear(around));
  const found = candidates.length === 1 ? rated[0] : inPlace.length === 1 ? inPlace[0] : undefined;
  if (!found) return null;
  const { now, around } = found;
  const text = search.after.text.slice(now.start, now.end);
  const rivals = likePlaces(search.oldGrams(), text, { atLeast: RIVAL_MIN, steps });
  if (!rivals) return null;
  const isSure = isInPlace(around) && around.before && around.behind;
  const others = rivals.filter((rival) => !overlap(rival, old));
  const isFree = others.every(
    (rival) => (isSure && rival.similarity <= now.similarity) || wentElsewhere(search, rival, now),
  );
  if (!isFree) return null;
  if (isSure || (quote.length >= LONG && isNear(around))) return now;
  // It moved and changed: then nothing like it may ever have stood elsewhere.
  const isAlone = candidates.length === 1 && others.length === 0;
  return isAlone && quote.length >= LONG && isInPlace(around) ? now : null;
}

function isInPlace({ inside }: Surroundings): boolean {
  return inside >= 0.5;
}

/** In place, beside a neighbour. */
function isNear(around: Surroundings): boolean {
  return isInPlace(around) && (around.before || around.behind);
}

/** Whether the words of another old passage are followed, and not into this place. */
function wentElsewhere(search: Search, rival: Span, now: Span): boolean {
  return surroundings(search, rival, now).outside >= 0.5;
}

/** Whether most words of a place in the new text were followed to it, and from another passage. */
function cameFromElsewhere({ before, after, followed }: Search, now: Span, old: Span): boolean {
  const [to, from] = [wordsWithin(after, now), wordsWithin(before, old)];
  const cameFrom = [...followed.toOld.subarray(to.first, to.last)];
  const elsewhere = cameFrom.filter((word) => word >= 0 && (word < from.first || word >= from.last));
  return elsewhere.length * 2 > cameFrom.length;
}

/** Whether a place of the new text has the very words of another old passage. */
function stoodBefore({ before, after }: Search, old: Span, { start, end }: Span): boolean {
  const text = after.text.slice(start, end);
  return occurrences(before.text, text, OCCURRENCES_MAX).some(
    (other) => !overlap({ start: other, end: other + text.length }, old),
  );
}

/** Whether words that are the same are the same passage: some phrases stand anywhere. */
function hasCompany(search: Search, old: Span, now: Span): boolean {
  const { before, after } = search;
  const length = old.end - old.start;
  if (length >= LONG) return true;
  const next = alikeAround([before.text, old], [after.text, now]);
  const whole = isWhole(before, old) && isWhole(after, now);
  if (length >= SHORT && (whole || Math.max(next.before, next.behind) >= NEXT_MIN)) return true;
  const [less, more] = [Math.min(next.before, next.behind), Math.max(next.before, next.behind)];
  if (whole ? more < NEXT_MIN : less < NEXT_MIN) return false;
  return less >= 2 * NEXT_MIN || isNear(surroundings(search, old, now));
}

/** A place with its edges moved to those of words, where the passage's are. */
function onWords({ before, after, steps }: Search, old: Span, found: Likeness): Likeness | null {
  const [was, is] = [wordsWithin(before, old), wordsWithin(after, found)];
  const beginsWord = before.starts[was.first] === old.start;
  const lastEnd = endOf(before, was.last - 1);
  const start = beginsWord ? nearest(found.start, wordEdges(after, is.first)) : found.start;
  const end = lastEnd === old.end ? nearest(found.end, wordEdges(after, is.last - 1)) : found.end;
  const quote = before.text.slice(old.start, old.end);
  const text = after.text.slice(start, end).trim();
  if (text === "") return null;
  const trimmed = after.text.indexOf(text, start);
  const similarity = likeness(quote, text, steps);
  return { start: trimmed, end: trimmed + text.length, similarity };
}

function wordEdges(words: { keys: string[]; starts: Int32Array }, word: number): [number, number] {
  return [words.starts[word] ?? 0, endOf(words, word)];
}

function endOf({ keys, starts }: { keys: string[]; starts: Int32Array }, word: number): number {
  return (starts[word] ?? 0) + (keys[word]?.length ?? 0);
}

function nearest(place: number, [start, end]: [number, number]): number {
  return place - start <= end - place ? start : end;
}

function overlap(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}
