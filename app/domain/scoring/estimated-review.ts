import { TRUST } from "./method";
import { weighted } from "./online";
import { CHANNEL_KEYS, type PartsByChannel } from "./state";
import { capItem } from "./trust";
import { isInRing, type TrustNote, uncapped } from "./trust-note";

/** A review with what it counts and adds up to. */
export interface EstimatedReview {
  id: string;
  reviewerId: string;
  authorId: string;
  assigned: boolean;
  note: TrustNote;
  /** The ring that holds reviewer and author, or empty. */
  ring: string;
  /** What it counts; TRUST.floor to 1. */
  trust: number;
  parts: PartsByChannel;
}

/**
 * The reviews of one solution with its caps on what newcomers' reviews, unassigned ones, and those that are both count
 * together. On a young site everybody is new, so there are none.
 */
export function capReviews(reviews: EstimatedReview[], { isYoung }: { isYoung: boolean }): EstimatedReview[] {
  const weight = Float64Array.from(reviews, ({ note }) => uncapped(note));
  const cap = new Float64Array(reviews.length).fill(1);
  const are = {
    outside: Uint8Array.from(reviews, ({ note }) => (isInRing(note) ? 0 : 1)),
    established: Uint8Array.from(reviews, ({ note }) => (note.established ? 1 : 0)),
    assigned: Uint8Array.from(reviews, ({ assigned }) => (assigned ? 1 : 0)),
  };
  capItem({ weight, cap }, are, !isYoung);
  return reviews.map((review, i) => {
    const factor = cap[i] ?? 1;
    const trust = Math.max(TRUST.floor, weight[i] ?? 1);
    if (trust === review.trust) return review;
    const { cap: _, ...factors } = review.note.factors;
    const note = { ...review.note, factors: factor === 1 ? factors : { ...factors, cap: factor } };
    return { ...review, trust, note, parts: weightedParts(review.parts, trust / review.trust) };
  });
}

function weightedParts(parts: PartsByChannel, factor: number): PartsByChannel {
  const entries = CHANNEL_KEYS.flatMap((key) => {
    const own = parts[key];
    return own ? [[key, weighted(own, factor)]] : [];
  });
  return Object.fromEntries(entries);
}
