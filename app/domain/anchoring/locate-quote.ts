import { asText, sectionAt, type TextSection, type WriteUpText } from "./text-model";

/** The selectors of the W3C Web Annotation model that say where a passage stands, as far as they are known. */
export interface QuoteAnchor {
  quote: string;
  /** What stands before and behind it; empty where that is not known. */
  prefix: string;
  suffix: string;
  /** Null where it is not known. */
  start: number | null;
  /** Id of a heading; empty where it is not known. */
  section: string;
}

/** Where a passage stands in a text. */
export interface TextPlace {
  start: number;
  end: number;
  /** Id of the heading that it stands below; empty for none. */
  section: string;
}

/** Characters before and behind a passage that an anchor remembers. */
export const CONTEXT_LENGTH = 32;
const OCCURRENCES_MAX = 200;

/**
 * Where a quote stands in the text that it was taken from, or null. Its start counts where the words are there. Else
 * every place counts that has the words, kinds of white space, quotation marks and dashes aside: of several the one
 * between `prefix` and `suffix`, else the first within the named section. Where nothing tells several apart: null.
 */
export function locateQuote(text: WriteUpText, anchor: QuoteAnchor): TextPlace | null {
  const quote = folded(asText(anchor.quote));
  if (quote === "") return null;
  const whole = folded(text.text);
  const at = (start: number): TextPlace => {
    return { start, end: start + quote.length, section: sectionAt(text, start) };
  };
  if (anchor.start !== null && whole.startsWith(quote, anchor.start)) return at(anchor.start);

  const starts = occurrences(whole, quote);
  const [first] = starts;
  if (first === undefined) return null;
  if (starts.length === 1) return at(first);
  const between = bestBetween(whole, starts, { ...anchor, quote });
  if (between !== null) return at(between);
  const section = text.sections.find(({ id }) => id === anchor.section && id !== "");
  const within = section && starts.find((start) => isWithin(start, section));
  return within === undefined ? null : at(within);
}

/** Whether the words of a quote stand in a text, once or more often. */
export function hasQuote(text: WriteUpText, quote: string): boolean {
  return folded(text.text).includes(folded(asText(quote)));
}

/**
 * The anchor with everything that the text of its revision says about its passage: its very words, what stands around
 * them, where it begins, its section. A quote that is not in the text stays as it is, with no start.
 */
export function completeAnchor<A extends QuoteAnchor>(text: WriteUpText, anchor: A): A {
  const place = locateQuote(text, anchor);
  return place ? { ...anchor, ...anchorAt(text, place) } : { ...anchor, start: null };
}

/** The anchor of what stands between two places of a text. */
export function anchorAt(text: WriteUpText, { start, end }: { start: number; end: number }): QuoteAnchor {
  return {
    quote: text.text.slice(start, end),
    prefix: text.text.slice(Math.max(0, start - CONTEXT_LENGTH), start),
    suffix: text.text.slice(end, end + CONTEXT_LENGTH),
    start,
    section: sectionAt(text, start),
  };
}

/** Where a string stands in a text, overlaps too; the first ones only where there are very many. */
export function occurrences(text: string, wanted: string, most = OCCURRENCES_MAX): number[] {
  const starts: number[] = [];
  for (let at = text.indexOf(wanted); at >= 0 && starts.length < most; at = text.indexOf(wanted, at + 1)) {
    starts.push(at);
  }
  return starts;
}

/** How many characters two strings have in common at their beginnings. */
export function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one[length] === other[length]) length += 1;
  return length;
}

/** How many characters two strings have in common at their ends. */
export function commonEnd(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length += 1;
  return length;
}

/** The one start whose surroundings are most like the remembered ones; null where two are alike, or none is. */
function bestBetween(whole: string, starts: number[], anchor: QuoteAnchor): number | null {
  const [prefix, suffix] = [folded(anchor.prefix), folded(anchor.suffix)];
  const rated = starts.map((start) => {
    const end = start + anchor.quote.length;
    const before = commonEnd(whole.slice(Math.max(0, start - prefix.length), start), prefix);
    return { start, fits: before + commonStart(whole.slice(end, end + suffix.length), suffix) };
  });
  rated.sort((one, other) => other.fits - one.fits);
  const [best, second] = rated;
  return best && best.fits > (second?.fits ?? 0) ? best.start : null;
}

function isWithin(place: number, { start, end }: TextSection): boolean {
  return start <= place && place < end;
}

/** The same length with one kind of quotation mark, dash and space: an editor on the way may have changed them. */
function folded(text: string): string {
  return text
    .replace(/[‘’‚‛′]/g, "'")
    .replace(/[“”„‟″«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, "-");
}
