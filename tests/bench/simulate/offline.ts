import { estimateVillage } from "./estimate-village";
import { type Lift, measureLift } from "./lift";
import { measureQuality, type Quality, tally } from "./quality";
import { printLift, printQuality } from "./report";
import { addRing, PROMOTERS, RINGS, type RingedVillage } from "./rings";
import { ALL_HONEST, drawVillage, MIXED, type Village, type VillageOptions } from "./village";

/** Measures the estimator by itself, on villages drawn with each seed. Prints as it goes. */
export function simulateOffline(seeds: number[], size: { members: number; solutions: number }) {
  const kinds: [string, Omit<VillageOptions, "seed">][] = [
    ["Everybody honest", { ...size, manners: ALL_HONEST }],
    ["A fifth noisy, rushed or straight-lining", { ...size, manners: MIXED }],
    ["Everybody honest, one review each", { ...size, manners: ALL_HONEST, assigned: 1 }],
  ];
  for (const [title, options] of kinds) {
    const results = seeds.map((seed) => qualityOf(drawVillage({ ...options, seed })));
    printQuality(title, results);
  }
  for (const plan of [...RINGS, PROMOTERS]) {
    const lifts = seeds.map((seed) => {
      const village = drawVillage({ ...size, manners: MIXED, seed });
      return liftOf(addRing(village, plan, seed + 1_000_000));
    });
    printLift(plan.name, lifts);
  }
}

function qualityOf(village: Village): Quality {
  const { overall, dimensions } = estimateVillage(village, village.reviews);
  const tallies = tally(village.reviews, village.solutions.length);
  return measureQuality({ truths: village.solutions, tallies, overall, dimensions });
}

function liftOf({ village, firstItem, fives }: RingedVillage): Lift {
  return measureLift([...village.reviews, ...fives], new Set(fives), {
    items: village.solutions.length,
    isHonest: (item) => item < firstItem,
    estimate: (reviews) => estimateVillage(village, reviews).overall,
  });
}
