import { createRandom, type Random } from "../community/random";
import { drawReviewer, drawScores, drawSolution, type Reviewer, type Solution } from "./truth";
import { addSolution, pickReviewer, reviewHonestly, type Village, type VillageReview } from "./village";

/** People who give one another's solutions fives. */
export interface RingPlan {
  name: string;
  size: number;
  /** Whom the member at a place promotes, as places in the ring. */
  promotes(place: number, random: Random): number[];
}

/** The honest reviews of strangers by which each member of a ring looks established. */
const CAMOUFLAGE = 4;

export const RINGS: RingPlan[] = [
  { name: "clique of 5", size: 5, promotes: (place) => others(5, place) },
  { name: "clique of 10", size: 10, promotes: (place) => others(10, place) },
  { name: "cycle of 10, the next one", size: 10, promotes: (place) => next(10, place, 1) },
  { name: "cycle of 10, the next two", size: 10, promotes: (place) => next(10, place, 2) },
  { name: "cycle of 10, the next three", size: 10, promotes: (place) => next(10, place, 3) },
  {
    name: "sparse ring of 30, five each",
    size: 30,
    promotes: (place, random) => some(30, place, { random, count: 5 }),
  },
  {
    name: "ring of 50, ten each",
    size: 50,
    promotes: (place, random) => some(50, place, { random, count: 10 }),
  },
  { name: "clique of 50", size: 50, promotes: (place) => others(50, place) },
];

/** Ten established accounts that promote what one person posted, and get nothing back: the known gap of the method. */
export const PROMOTERS: RingPlan = {
  name: "10 promoters of one solution",
  size: 11,
  promotes: (place) => (place === 0 ? [] : [0]),
};

/** A village, its ring's members and solutions among the others, and the fives apart from all other reviews. */
export interface RingedVillage {
  village: Village;
  /** The first member of the ring, and their first solution; the others follow. */
  firstMember: number;
  firstItem: number;
  fives: VillageReview[];
}

/**
 * Adds a ring to a village in place: new members with a solution of usual quality each, which the queue gives to three
 * strangers like any other.
 */
export function addRing(village: Village, plan: RingPlan, seed: number): RingedVillage {
  const random = createRandom(seed);
  const firstMember = village.reviewers.length;
  const firstItem = village.solutions.length;
  const pick = () => pickReviewer(random, firstMember);
  for (let place = 0; place < plan.size; place++) {
    village.reviewers.push(drawReviewer(random, "ring"));
    addSolution(village, { author: firstMember + place, solution: drawSolution(random) });
    reviewHonestly(village, { item: firstItem + place, random, pick });
  }
  const fives: VillageReview[] = [];
  for (let place = 0; place < plan.size; place++) {
    const reviewer = firstMember + place;
    for (let i = 0; i < CAMOUFLAGE; i++) {
      const item = random.below(firstItem);
      village.reviews.push(strangersReview(village, { item, reviewer, random }));
    }
    for (const other of plan.promotes(place, random)) {
      fives.push({
        item: firstItem + other,
        reviewer,
        author: firstMember + other,
        at: random.next() * 90,
        scores: [5, 5, 5, 5, 5],
        assigned: false,
      });
    }
  }
  return { village, firstMember, firstItem, fives };
}

function strangersReview(
  { solutions, reviewers, authors }: Village,
  { item, reviewer, random }: { item: number; reviewer: number; random: Random },
): VillageReview {
  const scores = drawScores(random, solutions[item] as Solution, reviewers[reviewer] as Reviewer);
  return { item, reviewer, author: authors[item] as number, at: random.next() * 90, scores, assigned: true };
}

function others(size: number, place: number): number[] {
  return Array.from({ length: size }, (_, i) => i).filter((i) => i !== place);
}

function next(size: number, place: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => (place + 1 + i) % size);
}

function some(size: number, place: number, { random, count }: { random: Random; count: number }): number[] {
  const chosen = new Set<number>();
  while (chosen.size < count) {
    const other = random.below(size);
    if (other !== place) chosen.add(other);
  }
  return [...chosen];
}
