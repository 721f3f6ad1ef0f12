import { COUNTS } from "~/domain/integrity/rules";
import { createRandom, type Random } from "../community/random";
import { drawReviewer, drawScores, drawSolution, type Manner, type Reviewer, type Solution } from "./truth";

/** A review of the village; who and what are indexes, `at` is the day with its fraction. */
export interface VillageReview {
  item: number;
  reviewer: number;
  author: number;
  at: number;
  scores: number[];
  assigned: boolean;
  /** What the site lets it count: a rushed review gives itself away by its time mostly. */
  counts?: number;
}

/** Members, their solutions and the reviews of 90 days, without a database: what the estimator alone is measured on. */
export interface Village {
  reviewers: Reviewer[];
  solutions: Solution[];
  authors: number[];
  reviews: VillageReview[];
}

export interface VillageOptions {
  members: number;
  solutions: number;
  /** Shares of members who are not simply honest. */
  manners: Partial<Record<Manner, number>>;
  seed: number;
  /** Reviews that the queue gives each solution, where it is not the usual three and nobody comes by themselves. */
  assigned?: number;
}

/** Everybody as the model has it: lenient and harsh, with the usual noise. */
export const ALL_HONEST: VillageOptions["manners"] = {};
/** A fifth of the members review noisily, carelessly, or always the same. */
export const MIXED: VillageOptions["manners"] = { noisy: 0.1, rushed: 0.05, "straight-liner": 0.05 };

const DAYS = 90;
const ASSIGNED = 3;
/** Share of rushed reviews that come in too soon to have been read for. */
const NOTICED = 0.8;

export function drawVillage({ members, solutions, manners, seed, assigned }: VillageOptions): Village {
  const random = createRandom(seed);
  const village: Village = {
    reviewers: Array.from({ length: members }, () => drawReviewer(random, drawManner(random, manners))),
    solutions: [],
    authors: [],
    reviews: [],
  };
  for (let i = 0; i < solutions; i++) {
    addSolution(village, { author: random.below(members), solution: drawSolution(random) });
    reviewHonestly(village, { item: i, random, assigned, pick: () => pickReviewer(random, members) });
  }
  return village;
}

export function addSolution(village: Village, { author, solution }: { author: number; solution: Solution }) {
  village.solutions.push(solution);
  village.authors.push(author);
}

/** Three whom the queue sends, and now and then one or two who come by themselves. */
export function reviewHonestly(
  village: Village,
  { item, random, pick, assigned }: { item: number; random: Random; pick: () => number; assigned?: number },
) {
  const author = village.authors[item] as number;
  const posted = random.next() * (DAYS - 5);
  const there = new Set([author]);
  const sent = assigned ?? ASSIGNED;
  const byThemselves = assigned === undefined ? random.weighted([6, 3, 1]) : 0;
  for (let k = 0; k < sent + byThemselves; k++) {
    let reviewer = pick();
    while (there.has(reviewer)) reviewer = pick();
    there.add(reviewer);
    const who = village.reviewers[reviewer] as Reviewer;
    village.reviews.push({
      item,
      reviewer,
      author,
      at: posted + Math.min(5, random.wait(1)),
      scores: drawScores(random, village.solutions[item] as Solution, who),
      assigned: k < sent,
      counts: who.manner === "rushed" && random.chance(NOTICED) ? COUNTS.rushed : 1,
    });
  }
}

/** Some review a lot: the busiest hundredth writes a tenth of all reviews. */
export function pickReviewer(random: Random, members: number): number {
  return Math.floor(members * random.next() ** 2);
}

function drawManner(random: Random, manners: VillageOptions["manners"]): Manner {
  let left = random.next();
  for (const [manner, share] of Object.entries(manners) as [Manner, number][]) {
    left -= share;
    if (left < 0) return manner;
  }
  return "honest";
}
