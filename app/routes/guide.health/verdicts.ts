import type { Health } from "~/domain/health/health";
import { RUBRIC } from "~/domain/rubric/rubric";
import { HOUR } from "~/domain/time";

type Dimensions = NonNullable<Health["dimensions"]>;

/** From which agreement on conclusions may be drawn from single judgements, and from which tentative ones. */
const AGREE_WELL = 0.8;
const AGREE = 0.67;
/** Below this levels say more of the reviewer than of the write-up. */
const AGREE_IN_PART = 0.33;

/** How far reviewers agree, in a word or two. */
export function agreementWord(alpha: number): string {
  if (alpha >= AGREE_WELL) return "They agree very well";
  if (alpha >= AGREE) return "They agree well";
  if (alpha >= AGREE_IN_PART) return "They agree in part";
  return "They agree little";
}

/** Whether agreement is good or bad, over all dimensions. */
export function agreementVerdict(dimensions: Dimensions): string {
  const known = RUBRIC.flatMap(({ key }) => dimensions[key].agreement?.alpha ?? []);
  if (known.length === 0) return "Too few write-ups have two reviews that do not know of each other to say.";
  const lowest = Math.min(...known);
  if (lowest >= AGREE) return "Good: two reviewers of a write-up mostly give it the same levels.";
  if (lowest >= AGREE_IN_PART)
    return "Fair: two reviewers often give a write-up different levels, but not at random. One review alone says little; several together do.";
  const weak = namesOf(({ key }) => (dimensions[key].agreement?.alpha ?? 1) < AGREE_IN_PART);
  return `Not good enough yet: on ${weak} two reviewers of a write-up agree little. Trust these scores only where several reviews stand behind them.`;
}

/** One level that takes more than half of a dimension tells write-ups apart no more. */
const CROWDED = 50;

export function levelsVerdict(dimensions: Dimensions): string {
  const shown = RUBRIC.filter(({ key }) => dimensions[key].levels.some((share) => share !== null));
  if (shown.length === 0) return "Too few reviews to say.";
  const crowded = namesOf(({ key }) => dimensions[key].levels.some((share) => (share ?? 0) > CROWDED));
  if (!crowded)
    return "Good: no level is given by more than half of the reviews, so levels tell write-ups apart.";
  return `Watch ${crowded}: more than half of the reviews give one and the same level, so it tells write-ups apart less.`;
}

/** From this share on a write-up often leaves a dimension out. */
const OFTEN = 0.15;

export function cantTellVerdict(dimensions: Dimensions): string {
  const often = namesOf(({ key }) => {
    const { cantTell } = dimensions[key];
    return cantTell !== null && cantTell !== "few" && cantTell.share >= OFTEN;
  });
  if (!often) return "Good: nearly always the write-up shows enough to judge it by.";
  return `Watch ${often}: every seventh review or more finds too little in the write-up to judge it.`;
}

/** Within what half of the posts shall have a first review. */
const PROMISED = 24 * HOUR;

export function serviceVerdict({ firstReview, helpful }: Health): string {
  const time = !firstReview
    ? ""
    : firstReview.ms <= PROMISED
      ? "In time: most posts have a first review within a day. "
      : "Too slow: most posts wait longer than a day for a first review. ";
  if (!helpful) return time.trim();
  const help =
    helpful.share >= 0.75
      ? "Helpful: at least three in four rated reviews helped their authors."
      : helpful.share >= 0.5
        ? "Mixed: most rated reviews helped their authors, but many did not."
        : "Not helpful enough: less than half of the rated reviews helped their authors.";
  return time + help;
}

function namesOf(which: (dimension: (typeof RUBRIC)[number]) => boolean): string {
  return RUBRIC.filter(which)
    .map(({ label }) => label.toLowerCase())
    .join(", ");
}
