import { DAY, HOUR } from "../time";

/** Raised whenever a number or a guard below changes. */
export const RULES_VERSION = 6;

export interface ReputationRule {
  points: number;
  label: string;
  /** When it pays and what guards it, for the guide. */
  explains: string;
}

/** Mean distance from the reference of an example, in levels, within which a member is called calibrated. */
export const CALIBRATED_WITHIN = 0.75;

/** Ranked solutions, before their median means something; until then the site's average is its middle. */
export const MEDIAN_OF_AT_LEAST = 20;
/** Reviews that a solution needs before its score can earn its author anything. */
export const MEDIAN_FROM_REVIEWS = 3;

/** Everything that earns points, or costs them. The ledger stores the key; the guide shows the sentences. */
export const REPUTATION_RULES = {
  "rated-very-helpful": {
    points: 10,
    label: "Review rated very helpful",
    explains:
      "The author of the solution found your review very helpful. Once a review; a new rating replaces the old one.",
  },
  "rated-helpful": {
    points: 5,
    label: "Review rated helpful",
    explains:
      "The author of the solution found your review helpful. Once a review; a new rating replaces the old one.",
  },
  "rated-not-helpful": {
    points: 0,
    label: "Review rated not helpful",
    explains: "Never subtracts, and the author has to give a reason.",
  },
  endorsed: {
    points: 2,
    label: "Review endorsed",
    explains:
      "Another reviewer of the same solution agrees with your review. At most 10 points a review; they endorse only after their own review is in.",
  },
  "first-review": {
    points: 4,
    label: "First review within 24 hours",
    explains:
      "You were the first to review a solution, within 24 hours of its posting. Paid when the review is rated helpful or better, or stays unrated for 14 days.",
  },
  "closed-unrated": {
    points: 2,
    label: "Review closed unrated",
    explains: "The author did not rate your review for 14 days, and every score in it has a reason.",
  },
  adopted: {
    points: 3,
    label: "Point adopted",
    explains:
      "The author says that a point of your review is done in a later revision, and the text did change: at the point’s passage or in its section, where it has one. At most 3 points of a review pay; what is not done any more is taken back.",
  },
  "answered-reviews": {
    points: 1,
    label: "Answered a review",
    explains:
      "You answered a review of your solution within 7 days, in its thread or one of its points, and no review older than 7 days waits for your answer. At most 5 points a week.",
  },
  "reached-median": {
    points: 5,
    label: "Solution above the site’s middle",
    explains: `A solution of yours has at least ${MEDIAN_FROM_REVIEWS} reviews, and even the lower end of its overall score (where the whisker of its score page begins) is at or above the site’s middle, which stands below this table. Once a solution, and not before its scores are open to you.`,
  },
  calibrated: {
    points: 2,
    label: "Calibrated on an example",
    explains: `Your first try of an example lay within ${CALIBRATED_WITHIN} levels of its reference review on average. Once an example.`,
  },
  "report-upheld": {
    points: -5,
    label: "Report upheld",
    explains:
      "Somebody reported your review, and a moderator found that it breaks the rules. What it earned is taken back, and it earns nothing any more.",
  },
} as const satisfies Record<string, ReputationRule>;

export type RuleKey = keyof typeof REPUTATION_RULES;

/** What a review earns by helping somebody, and what it loses: "most helpful reviewers" counts these rules alone. */
export const HELPFUL_RULES = [
  "rated-very-helpful",
  "rated-helpful",
  "rated-not-helpful",
  "endorsed",
  "first-review",
  "adopted",
  "report-upheld",
] as const satisfies RuleKey[];

export const ENDORSEMENT_CAP = 10;
/** Points of one review that pay when they are adopted. */
export const ADOPTED_PER_REVIEW = 3;
export const FIRST_REVIEW_WITHIN = 24 * HOUR;
export const CLOSES_AFTER = 14 * DAY;
export const ANSWER_WITHIN = 7 * DAY;
export const ANSWERS_CAP = 5;

/** A rating may be lowered for so long after it was given, and raised at any time: points of long ago are no threat. */
export const LOWERED_WITHIN = 30 * DAY;

export const DAILY_CAP = 60;
export const PAIR_CAP = 20;
export const PAIR_WINDOW = 30 * DAY;
/** What the limits of a pair cut is paid in full after so long, where for no more than so many reviews between the two … */
export const HELD_BACK_FOR = 30 * DAY;
/** … there were points in that time before and after: one each way, or two one way. */
export const PAIR_REVIEWS = 2;

/** Until the site has this many reviews it is young: newcomers' ratings pay, or nobody could ever earn a first point. */
export const YOUNG_SITE_REVIEWS = 500;
/** On a site that is no longer young, ratings pay from accounts of this age … */
export const PROVEN_AGE = 7 * DAY;
/** … that wrote this many reviews. */
export const PROVEN_REVIEWS = 2;

/** Why an event paid less than its rule says. */
export const LIMITS = {
  "daily-cap": `at most ${DAILY_CAP} points a day`,
  "pair-cap": `at most ${PAIR_CAP} points from one person in 30 days, for more than one review`,
  reciprocal: "the two rated each other within 30 days: the second rating pays half, later ones nothing",
  unproven: "who gave it is here for less than 7 days, has fewer than 2 reviews, or went by a pseudonym",
  "rule-cap": "the most that this rule pays was reached",
  rushed: "the review was sent faster than the solution can be read",
  copied: "most of the review’s words stood in another one",
  ring: "the review stands in a group that scored each other’s solutions clearly higher than others did",
  "upheld-report": "a report of this review was upheld",
} as const;
export type LimitKey = keyof typeof LIMITS;

/** What a review counts less for, and earns nothing for either. */
export const UNPAID = ["rushed", "copied", "ring"] as const satisfies LimitKey[];

/** Why a row takes back what stood, or gives it again, where it was not the act itself that was changed. */
export const CORRECTIONS = {
  "serial-ratings": "one person rated you too often in a short time",
  "copied-reviews": "most of the review’s words stood in another one",
  "upheld-report": "a report of this review was upheld",
  ring: "a group scored each other’s solutions clearly higher than others did",
  proven: "the rating pays now: who rated has reviewed enough",
  settled: "there was no third review between the two within 30 days, so it pays in full",
  named: "a pseudonym has ended, so the limits of a day and of a pair count what was under it",
  restored: "given back after a review by moderators",
} as const;
export type CorrectionKey = keyof typeof CORRECTIONS;

export interface Standing {
  /** Points the receiver got since midnight UTC, as far as everybody can read. */
  today: number;
  /** Points the receiver got from this giver in the last 30 days; 0 where all are for the review at hand. */
  fromGiver: number;
  /** Ratings between the two in the last 30 days, both ways, this one not counted. */
  ratingsBetween: number;
  /** Whether the receiver rated the giver in the last 30 days, and was not sent to them by the queue. */
  reciprocal: boolean;
  /** Whether the giver's ratings pay. */
  giverProven: boolean;
}

/**
 * What a rule pays in the light of the caps: whole points from 0 to `full`, and which cap cut it, if any. The
 * strictest one is named.
 */
export function payable(full: number, standing: Standing): { points: number; limitedBy: LimitKey | "" } {
  const ceilings: [LimitKey, number][] = [
    ["unproven", standing.giverProven ? full : 0],
    ["reciprocal", standing.reciprocal ? (standing.ratingsBetween === 1 ? Math.floor(full / 2) : 0) : full],
    ["pair-cap", Math.max(0, PAIR_CAP - standing.fromGiver)],
    ["daily-cap", Math.max(0, DAILY_CAP - standing.today)],
  ];
  let result: { points: number; limitedBy: LimitKey | "" } = { points: full, limitedBy: "" };
  for (const [limitedBy, ceiling] of ceilings) {
    if (ceiling < result.points) result = { points: ceiling, limitedBy };
  }
  return result;
}
