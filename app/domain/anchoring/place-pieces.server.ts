import { escapeText } from "../markdown/escape.server";
import type { TextPlace } from "./locate-quote";
import type { PlaceAnchors } from "./place-anchors";
import { asText } from "./text-model";

/** Texts in pieces, such as the cells of a notebook, and those of the older one that are looked for in the newer one. */
interface Pieces {
  before: readonly string[];
  after: readonly string[];
  /** Places in `before`, from 0. */
  wanted: readonly number[];
}

/** Share of a piece that must be what was looked for: the same that a passage must keep. */
const SHARE_MIN = 0.85;
/** Of either text, in characters; what is longer is not searched. */
const TEXT_MAX = 500_000;

/**
 * Where pieces of a text are among those of its next version, as `rePlace` finds passages: for each the place in
 * `after`, or null where it is gone, changed by more than 15 %, part of a piece that holds much else, or not to be told
 * from another one. Kinds of white space do not count. Null altogether where the search took too long.
 */
export async function placePieces(
  placeAnchors: PlaceAnchors,
  { before, after, wanted }: Pieces,
): Promise<(number | null)[] | null> {
  const [older, newer] = [joined(before), joined(after)];
  if (Math.max(older.length, newer.length) > TEXT_MAX) return wanted.map(() => null);
  const passages = wanted.map((i) => older.spans[i] ?? { start: 0, end: 0 });
  const found = await placeAnchors({ after: newer.html, earlier: [{ html: older.html, passages }] });
  return found && wanted.map((_, nth) => pieceAt(newer.spans, found[0]?.[nth] ?? null));
}

/** The pieces one below the other, and where each stands in the text of that. */
function joined(pieces: readonly string[]) {
  const texts = pieces.map(asText);
  let length = 0;
  const spans = texts.map((text) => {
    const start = text && length > 0 ? length + 1 : length;
    if (text) length = start + text.length;
    return { start, end: start + text.length };
  });
  return { html: texts.map((text) => `<pre>${escapeText(text)}</pre>`).join(""), spans, length };
}

function pieceAt(spans: { start: number; end: number }[], place: TextPlace | null): number | null {
  if (!place) return null;
  const at = spans.findIndex(({ start, end }) => start <= place.start && place.end <= end && start < end);
  const span = spans[at];
  return span && place.end - place.start >= SHARE_MIN * (span.end - span.start) ? at : null;
}
