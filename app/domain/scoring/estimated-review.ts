import { TRUST } from "./method";
import { weighted } from "./online";
import { CHANNEL_KEYS, type PartsByChannel } from "./state";
import { capGroup } from "./trust";
import { type TrustNote, uncapped } from "./trust-note";

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
 * The reviews of one solution with its caps on what newcomers' and unassigned reviews count together. On a young site
 * everybody is new, so there are none.
 */
export function capReviews(reviews: EstimatedReview[], { isYoung }: { isYoung: boolean }): EstimatedReview[] {
  const weight = Float64Array.from(reviews, ({ note }) => uncapped(note));
  const cap = new Float64Array(reviews.length).fill(1);
  const outside = reviews.map(({ note }) => ((note.factors.ring ?? 1) <= TRUST.ring.flagged ? 0 : 1));
  capGroup({ weight, cap }, Uint8Array.from(outside), TRUST.ring.together);
  const established = reviews.map(({ note }) => (note.established ? 1 : 0));
  const assigned = reviews.map((review) => (review.assigned ? 1 : 0));
  if (!isYoung)
    for (const free of [established, assigned])
      capGroup({ weight, cap }, Uint8Array.from(free), TRUST.capOfGroup);
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
