import { locateQuote, type TextPlace } from "./locate-quote";
import type { PassageToPlace, PlaceJob } from "./place-anchors";
import { rePlace } from "./re-place.server";
import type { WriteUpText } from "./text-model";
import { textOf } from "./text-of.server";

/** As `PlaceAnchors` has it. Bounded by the lengths of the texts; run it where it can be stopped all the same. */
export function placeAnchors({ after, earlier }: PlaceJob): (TextPlace | null)[][] {
  const newer = textOf(after);
  return earlier.map(({ html, passages }) => {
    const older = textOf(html);
    const spans = passages.map((passage) => spanOf(older, passage));
    return rePlace(older, newer, spans);
  });
}

const NOWHERE = { start: 0, end: 0 };

function spanOf(text: WriteUpText, passage: PassageToPlace): { start: number; end: number } {
  if ("quote" in passage) return locateQuote(text, passage) ?? NOWHERE;
  return passage.end <= text.text.length ? passage : NOWHERE;
}
