import { ENOUGH, type Health, LOOK_BACK_DAYS } from "~/domain/health/health";
import type { Share } from "~/domain/health/share";
import { inWords } from "~/domain/queue/waiting";
import { RUBRIC } from "~/domain/rubric/rubric";
import { counted, inPercent, inThousands } from "./in-words";
import type { MeasuredBar } from "./measured-bars";
import { agreementWord } from "./verdicts";

const TOO_FEW = { measured: null, value: "–", says: "Too few to say." };

type Dimensions = NonNullable<Health["dimensions"]>;

/** Agreement by dimension. */
export function agreementBars(dimensions: Dimensions): MeasuredBar[] {
  return RUBRIC.map(({ key, label }) => {
    const { agreement } = dimensions[key];
    if (!agreement) return { dimension: key, label, ...TOO_FEW };
    const { alpha, low, high, units, values } = agreement;
    return {
      dimension: key,
      label,
      measured: { at: alpha, low, high },
      value: signed(alpha),
      says: `${agreementWord(alpha)}. Most likely between ${signed(low)} and ${signed(high)}, from ${inThousands(values)} reviews of ${inThousands(units)} write-ups.`,
    };
  });
}

/** How often reviews could not tell, by dimension. */
export function cantTellBars(dimensions: Dimensions, reviews: number): MeasuredBar[] {
  return RUBRIC.map(({ key, label }) => {
    const { cantTell } = dimensions[key];
    if (cantTell !== "few") return { dimension: key, ...shareBar(label, cantTell, "reviews") };
    const says = `Fewer than ${ENOUGH} of ${counted(reviews, "review", "reviews")}.`;
    return { dimension: key, label, measured: null, value: "few", says };
  });
}

/** How soon posts are reviewed, and how many reviews help. */
export function serviceBars(health: Health): MeasuredBar[] {
  return [
    shareBar("Posts reviewed within 24 hours", health.reviewedSoon, "posts of at least a day"),
    shareBar("Reviews found helpful", health.helpful, "rated reviews"),
    shareBar("Found very helpful", health.veryHelpful, "rated reviews"),
  ];
}

function shareBar(label: string, share: Share | null, of: string): MeasuredBar {
  if (!share) return { label, ...TOO_FEW };
  return {
    label,
    measured: { at: share.share, low: share.low, high: share.high },
    value: inPercent(share.share),
    says: `${inThousands(share.count)} of ${inThousands(share.of)} ${of}. In the long run most likely ${inPercent(share.low)} to ${inPercent(share.high)}.`,
  };
}

/** How long half of the posts wait for a first review, in a sentence. */
export function firstReviewInWords({ posts, firstReview }: Health): string {
  const of = `the ${counted(posts, "post", "posts")} of the last ${LOOK_BACK_DAYS} days`;
  if (posts < ENOUGH) return "Too few posts tell how long a first review takes.";
  if (!firstReview) return `Of ${of} less than half have a first review yet.`;
  const { ms, lowMs, highMs } = firstReview;
  const range =
    highMs === null ? `${inWords(lowMs)} or more` : `between ${inWords(lowMs)} and ${inWords(highMs)}`;
  return `Of ${of} half had their first review within ${inWords(ms)}. In the long run that is most likely ${range}.`;
}

/** What all of it rests on, in a sentence. */
export function basisInWords({ reviews, reviewers, solutions, isCut }: Health): string {
  if (reviews === 0) return `The last ${LOOK_BACK_DAYS} days have no review to measure.`;
  const which = isCut ? "the latest " : "";
  return `These figures rest on ${which}${counted(reviews, "review", "reviews")} by ${counted(reviewers, "person", "people")} of ${counted(solutions, "write-up", "write-ups")}.`;
}

function signed(value: number): string {
  return value.toFixed(2).replace("-", "−");
}
