import type { Interval } from "~/domain/scoring/fit";
import { imdbMean, meanOf, places, plainMean } from "./measures";
import { siteMean, tally } from "./quality";

/** What a ring's fives change, against the same world without them. Levels, or counts of solutions. */
export interface Lift {
  /** Of the scores of the promoted solutions, on average, and of the one that gains most. */
  mean: number;
  imdb: number;
  ours: number;
  oursMost: number;
  /** Promoted solutions among the first 100 by our rank, beyond those that are there without fives. */
  entries: number;
  /** Places that a promoted solution climbs, on average; below 0 where it falls. */
  climb: number;
  /** Places that the one of the honest first 20 falls that falls most. */
  drop: number;
}

interface Review {
  item: number;
  scores: (number | null)[];
}

const IMDB_WEIGHT = 3;

/**
 * `fives` are those of `reviews` that the ring wrote for its own; `estimate` gives each item's overall score; `isHonest`
 * says whose author is in no ring.
 */
export function measureLift<R extends Review>(
  reviews: R[],
  fives: ReadonlySet<R>,
  {
    items,
    isHonest,
    estimate,
  }: { items: number; isHonest: (item: number) => boolean; estimate: (reviews: R[]) => Interval[] },
): Lift {
  const others = reviews.filter((review) => !fives.has(review));
  const isPromoted = new Set([...fives].map(({ item }) => item));
  // What nobody else reviewed has no score to be lifted from.
  const isReviewed = new Set(others.map(({ item }) => item));
  const promoted = [...isPromoted].filter((item) => isReviewed.has(item));
  const scores = (reviews: R[]) => scoresOf(tally(reviews, items), estimate(reviews));
  const before = scores(others);
  const after = scores(reviews);
  const gain = (which: "mean" | "imdb" | "ours") =>
    promoted.map((item) => (after[which][item] as number) - (before[which][item] as number));
  const gains = gain("ours");
  const climbs = promoted.map((item) => (before.places[item] as number) - (after.places[item] as number));
  const isAmong100 = (places: number[]) => promoted.filter((item) => (places[item] as number) <= 100).length;
  const honestTop = before.places.flatMap((place, item) => (place <= 20 && isHonest(item) ? [item] : []));
  const drops = honestTop.map((item) => (after.places[item] as number) - (before.places[item] as number));
  return {
    mean: meanOf(gain("mean")),
    imdb: meanOf(gain("imdb")),
    ours: meanOf(gains),
    oursMost: Math.max(...gains),
    entries: isAmong100(after.places) - isAmong100(before.places),
    climb: meanOf(climbs),
    drop: Math.max(0, ...drops),
  };
}

function scoresOf(tallies: { count: number; sum: number }[], overall: Interval[]) {
  const mean = siteMean(tallies);
  return {
    mean: tallies.map(plainMean),
    imdb: tallies.map((one) => imdbMean(one, { mean, weight: IMDB_WEIGHT })),
    ours: overall.map(({ mean }) => mean),
    places: places(overall.map(({ rank }) => rank)),
  };
}
