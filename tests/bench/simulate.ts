import { parseArgs } from "node:util";
import { simulateOffline } from "./simulate/offline";
import { printSites } from "./simulate/report";
import { simulateSite } from "./simulate/site";

const { values } = parseArgs({
  options: {
    /** The estimator alone, without a site and a database. */
    offline: { type: "boolean", default: false },
    seeds: { type: "string", default: "" },
    seed: { type: "string", default: "1" },
    members: { type: "string", default: "1000" },
    solutions: { type: "string", default: "2000" },
    days: { type: "string", default: "90" },
  },
});

const first = Number(values.seed);
const count = Number(values.seeds || (values.offline ? 20 : 5));
const seeds = Array.from({ length: count }, (_, i) => first + i);

if (values.offline) {
  simulateOffline(seeds, { members: Number(values.members), solutions: Number(values.solutions) });
} else {
  const results = [];
  for (const seed of seeds) {
    const began = performance.now();
    const result = await simulateSite(seed, {
      members: Number(values.members),
      days: Number(values.days),
      url: process.env.DATABASE_URL,
    });
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`seed ${seed}: ${result.posts} solutions, ${result.reviews} reviews, ${seconds} s`);
    results.push(result);
  }
  printSites(results);
}
