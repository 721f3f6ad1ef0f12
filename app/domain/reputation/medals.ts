import { HOUR } from "../time";
import { ADOPTED_PER_REVIEW, FIRST_REVIEW_WITHIN } from "./rules";

/** Fellow reviewers who endorse a valued review, at least. */
export const VALUED_ENDORSEMENTS = 2;
/** Reviews that a write-up among the best has, at least. */
export const BEST_FROM_REVIEWS = 5;
/** The share of the ranked solutions that is among the best, and the one in which a medal stays. */
export const BEST_SHARE = 0.1;
export const BEST_KEPT_SHARE = 0.2;
/** Ranked solutions, before a tenth of them means something. */
export const BEST_OF_AT_LEAST = 20;
/** Points of a solution that their reviewers call solved, and the reviews that they come from, at least. */
export const ACTED_ON = { points: 3, reviews: 2 } as const;

/** What a review or a write-up is commended for. */
export const MEDALS = {
  valued: {
    of: "review",
    label: "Valued review",
    explains: `The author rated the review very helpful, and at least ${VALUED_ENDORSEMENTS} other reviewers of the solution endorsed it.`,
  },
  adopted: {
    of: "review",
    label: "Adopted",
    explains: `${ADOPTED_PER_REVIEW} points of the review were done in a later revision, and the text did change.`,
  },
  "first-reader": {
    of: "review",
    label: "First reader",
    explains: `The first review of a solution, within ${FIRST_REVIEW_WITHIN / HOUR} hours of its posting, and rated very helpful.`,
  },
  "acted-on": {
    of: "solution",
    label: "Acted on",
    explains: `Reviewers looked again and called at least ${ACTED_ON.points} points of ${ACTED_ON.reviews} reviews solved.`,
  },
  "among-best": {
    of: "solution",
    label: "Among the best",
    explains: `At least ${BEST_FROM_REVIEWS} reviews, and in the best-ranked tenth of all solutions once ${BEST_OF_AT_LEAST} are ranked. It stays while the solution is in the best fifth.`,
  },
} as const satisfies Record<string, { of: "review" | "solution"; label: string; explains: string }>;

export type MedalKey = keyof typeof MEDALS;

/** An event of the ledger about a review that stands. */
export interface Ground {
  rule: string;
  limitedBy: string;
}

/** Limits that say nothing against an event: it paid less only because enough was paid already. */
const FAIR_LIMITS = ["", "daily-cap", "rule-cap", "restored"];

/**
 * The medals that a review has earned by what stands in the ledger about it. What came from an unproven account, from
 * a friend who rates back, or for a review that was rushed or copied, is no ground.
 */
export function medalsOfReview(events: Ground[]): MedalKey[] {
  const count = (rule: string) =>
    events.filter((event) => event.rule === rule && FAIR_LIMITS.includes(event.limitedBy)).length;
  const isVeryHelpful = count("rated-very-helpful") > 0;
  const earned: MedalKey[] = [];
  if (isVeryHelpful && count("endorsed") >= VALUED_ENDORSEMENTS) earned.push("valued");
  if (count("adopted") >= ADOPTED_PER_REVIEW) earned.push("adopted");
  if (isVeryHelpful && count("first-review") > 0) earned.push("first-reader");
  return earned;
}

/** Whether a text is the key of a medal. */
export function isMedal(text: string): text is MedalKey {
  return Object.hasOwn(MEDALS, text);
}

/** When a review earned each of its medals; null where it has not. */
export interface ReviewMedalColumns {
  valuedAt: string | null;
  adoptedAt: string | null;
  firstReaderAt: string | null;
}

/** The medals in a row about a review, in the order of the guide. */
export function medalsInReviewRow({ valuedAt, adoptedAt, firstReaderAt }: ReviewMedalColumns): MedalKey[] {
  return keysOf([
    ["valued", valuedAt],
    ["adopted", adoptedAt],
    ["first-reader", firstReaderAt],
  ]);
}

/** When a solution earned each of its medals; null where it has not. */
export interface SolutionMedalColumns {
  amongBestAt: string | null;
  actedOnAt: string | null;
}

/** The medals in a row about a solution, in the order of the guide. */
export function medalsInSolutionRow({ amongBestAt, actedOnAt }: SolutionMedalColumns): MedalKey[] {
  return keysOf([
    ["acted-on", actedOnAt],
    ["among-best", amongBestAt],
  ]);
}

function keysOf(earned: [MedalKey, string | null][]): MedalKey[] {
  return earned.flatMap(([medal, at]) => (at ? [medal] : []));
}

/**
 * Whether a viewer may know which medals a review has: they rest on points in the ledger, and one that is missing would
 * tell who rates whom. So their owner may, and everybody else once both names show.
 */
export function seesReviewMedals(
  isOwner: boolean,
  names: { isReviewerKept: boolean; isAuthorKept: boolean },
) {
  return isOwner || !(names.isReviewerKept || names.isAuthorKept);
}
