import { DAY, MINUTE } from "../time";

/** How fast a write-up can be read: a review that comes in less than `share` of that time was rushed. */
export const READING = {
  wordsPerMinute: 240,
  /** What reading takes at least and at most, however short or long a write-up is. */
  least: MINUTE,
  most: 10 * MINUTE,
  share: 0.25,
} as const;

/** Reviews of one member in a day that count in full. */
export const REVIEWS_A_DAY = { newcomer: 5, usual: 15, newcomerUntil: 7 * DAY, within: DAY } as const;

/** A review is a copy where more than this share of its words, in runs of five, stands in others. */
export const COPIED_SHARE = 0.5;

/** Ratings of one person by another that are taken back: so many in a day, or in a month where they are most of the rater's. */
export const SERIAL = {
  day: { within: DAY, ratings: 5 },
  month: { within: 30 * DAY, ratings: 10, share: 0.6 },
} as const;

/** What a review counts that a rule was broken by: a factor on its weight in scores. */
export const COUNTS = { rushed: 0.1, copied: 0.1, upheld: 0.1, "over-limit": 0.5 } as const;

export type CountsRule = keyof typeof COUNTS;

/** In a sentence that begins with the review. */
export const COUNTS_WHY: Record<CountsRule, string> = {
  rushed: "It was sent faster than the solution can be read.",
  copied: "Most of its words stood in another review.",
  upheld: "Moderators upheld a report of it.",
  "over-limit": "Its writer had sent many reviews in the 24 hours before it.",
};

/** Whether a text is the key of a rule that lowers what a review counts. */
export function isCountsRule(text: string): text is CountsRule {
  return Object.hasOwn(COUNTS, text);
}

/** Milliseconds from which on a review of a write-up of so many words was not rushed. */
export function leastTime(words: number): number {
  const reading = (words / READING.wordsPerMinute) * MINUTE;
  return READING.share * Math.min(READING.most, Math.max(READING.least, reading));
}

/** Reviews in a day that count in full for somebody whose account is of an age in milliseconds. */
export function reviewsADay(age: number): number {
  return age < REVIEWS_A_DAY.newcomerUntil ? REVIEWS_A_DAY.newcomer : REVIEWS_A_DAY.usual;
}

/** What is known of a review when it is sent. */
export interface SentReview {
  /** Milliseconds since its writer began to read; null where that is not known. */
  took: number | null;
  words: number;
  /** Share of its words that stand in other reviews; 0 to 1. */
  copied: number;
  /** Reviews that its writer sent in the 24 hours before, and how old their account is in milliseconds. */
  before: number;
  age: number;
  /** On a young site nobody is called too fast. */
  isYoung: boolean;
}

/** The rule that lowers most what a review counts; null where it counts in full. */
export function countsRuleOf(review: SentReview): CountsRule | null {
  if (review.copied > COPIED_SHARE) return "copied";
  if (!review.isYoung && (review.took ?? 0) < leastTime(review.words)) return "rushed";
  return review.before >= reviewsADay(review.age) ? "over-limit" : null;
}

/** Whether so many ratings of one person by another are a series. `all`: how many the rater gave in the month. */
export function isSerial(ratings: { day: number; month: number; all: number }): boolean {
  if (ratings.day >= SERIAL.day.ratings) return true;
  return ratings.month >= SERIAL.month.ratings && ratings.month >= SERIAL.month.share * ratings.all;
}
