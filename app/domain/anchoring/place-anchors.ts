import type { QuoteAnchor, TextPlace } from "./locate-quote";

/** Passages of earlier versions of a write-up that are looked for in a newer one. */
export interface PlaceJob {
  /** HTML of the newer one. */
  after: string;
  earlier: { html: string; passages: PassageToPlace[] }[];
}

/** A passage by its place in a text; where that is not known, by its words. */
export type PassageToPlace = { start: number; end: number } | QuoteAnchor;

/**
 * Finds the passages, off the main thread: for each version the places of its passages in their order, null for what
 * was not found. Null altogether where it took too long, or nobody had time for it.
 */
export type PlaceAnchors = (job: PlaceJob) => Promise<(TextPlace | null)[][] | null>;
