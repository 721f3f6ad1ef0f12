import { expect, test } from "vitest";
import { dimensionOf, fitScores, type Interval, overallOf, type ScoreFit } from "~/domain/scoring/fit";
import { type TableReview, tableOf } from "~/domain/scoring/review-table";
import { createRandom, type Random } from "../bench/community/random";
import { estimatesOf, readEstimates, scoreFile } from "../support/score-files";

const ROUNDS = 20;

/** Rows of a community in which some review each other, some give only fives, some miss a dimension or score twice. */
function drawRows(random: Random): string[] {
  const people = 6 + random.below(40);
  const items = 4 + random.below(60);
  const rows: string[] = [];
  for (let item = 0; item < items; item++) {
    const author = random.chance(0.1) ? "" : `p${item % people}`;
    for (let review = random.below(6); review >= 0; review--) {
      const rater = random.below(people);
      const isFriend = rater < 6 && item % people < 6;
      for (const dimension of ["x", "y", "z"]) {
        const score = isFriend ? 5 : 1 + random.below(400) / 100;
        const assigned = isFriend || random.chance(0.2) ? 0 : 1;
        if (random.chance(0.9)) rows.push(`s${item},p${rater},${author},${dimension},${score},${assigned}`);
      }
    }
  }
  return rows;
}

function shuffled<T>(list: T[], random: Random): T[] {
  const mixed = [...list];
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [mixed[i], mixed[j]] = [mixed[j] as T, mixed[i] as T];
  }
  return mixed;
}

test("estimates are the same to the last byte for any order of the rows", () => {
  for (let seed = 1; seed <= ROUNDS; seed++) {
    const random = createRandom(seed);
    const rows = drawRows(random);
    const once = estimatesOf(scoreFile(rows));
    for (let i = 0; i < 3; i++) {
      expect(estimatesOf(scoreFile(shuffled(rows, random))), `seed ${seed}`).toBe(once);
    }
  }
});

test("two fits of the same table are the same to the last bit", () => {
  const random = createRandom(7);
  const reviews = Array.from({ length: 300 }, () => ({
    item: random.below(60),
    reviewer: random.below(40),
    author: 40 + random.below(20),
    scores: [1 + random.below(5), random.chance(0.8) ? 1 + random.below(5) : null],
  }));
  expect(fitScores(tableOf(reviews))).toEqual(fitScores(tableOf(reviews)));
});

test("a file is estimated as the site estimates the same reviews", () => {
  const random = createRandom(3);
  const reviews: Required<Omit<TableReview, "counts">>[] = [];
  for (let item = 0; item < 50; item++) {
    for (const reviewer of shuffled([...Array(40).keys()], random)
      .slice(0, 4)
      .sort((a, b) => a - b)) {
      if (reviewer === item % 40) continue;
      const scores = [1 + random.below(5), 1 + random.below(5)];
      reviews.push({ item, reviewer, author: item % 40, scores, assigned: random.chance(0.7) });
    }
  }
  const id = (prefix: string, number: number) => `${prefix}${String(number).padStart(2, "0")}`;
  const rows = reviews.flatMap(({ item, reviewer, author, scores, assigned }) =>
    scores.map(
      (score, d) =>
        `${id("s", item)},${id("p", reviewer)},${id("p", author)},d${d},${score},${assigned ? 1 : 0}`,
    ),
  );
  const { items, reviewers } = readEstimates(scoreFile(rows));
  const fit = fitScores(tableOf(reviews));
  expect(fit.trust.weight.some((weight) => weight < 1)).toBe(true);
  for (let item = 0; item < 50; item++) {
    const { rank, ...overall } = inFile(overallOf(fit, item));
    const dims = { d0: inFile(dimensionOf(fit, item, 0)), d1: inFile(dimensionOf(fit, item, 1)) };
    expect(items[id("s", item)]).toMatchObject({ overall, rank });
    expect(items[id("s", item)]?.dims.d0).toMatchObject(withoutRank(dims.d0));
    expect(items[id("s", item)]?.dims.d1).toMatchObject(withoutRank(dims.d1));
  }
  const leniency = (fit.overall.leniency[5] ?? 0) + (fit.deviations[1]?.leniency[5] ?? 0);
  expect(reviewers.p05?.dims.d1?.leniency).toBeCloseTo(leniency, 4);
});

function inFile({ mean, lower, upper, sd, rank }: Interval) {
  return { mean, lo: lower, hi: upper, sd, rank };
}

function withoutRank({ rank: _, ...rest }: ReturnType<typeof inFile>) {
  return rest;
}

const one = (item: number, reviewer: number, ...scores: (number | null)[]): TableReview => ({
  item,
  reviewer,
  scores,
});
const many = (count: number, make: (i: number) => TableReview) =>
  Array.from({ length: count }, (_, i) => make(i));

test.each<[string, TableReview[]]>([
  ["no review at all", []],
  ["one review", [one(0, 0, 5, 5)]],
  ["one item that everybody reviewed", many(200, (i) => one(0, i, 1 + (i % 5), 3))],
  ["one reviewer of everything", many(200, (i) => one(i, 0, 1 + (i % 5), 3))],
  ["one reviewer who reviewed one item 200 times", many(200, (i) => one(0, 0, 1 + (i % 5), 3))],
  ["scores that are all equal", many(200, (i) => one(i % 20, i % 11, 4, 4))],
  ["only fives and ones", many(200, (i) => one(i % 20, i % 11, i % 2 ? 5 : 1, i % 2 ? 1 : 5))],
  [
    "one score in a dimension where all others could not tell",
    many(200, (i) => one(i % 20, i % 11, 3, i ? null : 5)),
  ],
  ["a dimension without any score", many(40, (i) => one(i % 20, i % 11, 1 + (i % 5), null))],
  ["items and people without reviews", [one(50, 70, 2, 3), one(50, 3, 4, 3)]],
  ["a thousand reviewers, each of an item of their own", many(1000, (i) => one(i, i, 1 + (i % 5), 3))],
  [
    "reviews that count next to nothing",
    many(50, (i) => ({ ...one(i % 5, i % 7, 1 + (i % 5), 3), counts: 0 })),
  ],
  [
    "everybody reviewing everybody",
    many(400, (i) => ({ ...one(i % 20, Math.floor(i / 20), 5, 5), author: i % 20 })),
  ],
  ["an author who reviewed their own", many(40, (i) => ({ ...one(i % 4, i % 4, 5, 4), author: i % 4 }))],
])("estimates of %s are finite and in their ranges", (_, reviews) => {
  const fit = fitScores(tableOf(reviews));
  for (const estimate of estimates(fit)) {
    expect(Object.values(estimate).every(Number.isFinite)).toBe(true);
    expect(estimate.sd).toBeGreaterThan(0);
    expect(estimate.lower).toBeGreaterThanOrEqual(1);
    expect(estimate.upper).toBeLessThanOrEqual(5);
    expect(estimate.lower).toBeLessThan(estimate.upper);
  }
  for (const { leniency, noise } of [fit.overall, ...fit.deviations]) {
    expect(leniency.every(Number.isFinite)).toBe(true);
    expect(noise.every((value) => Number.isFinite(value) && value > 0)).toBe(true);
  }
});

function estimates(fit: ScoreFit): Interval[] {
  return [...fit.overall.quality.keys()].flatMap((item) => [
    overallOf(fit, item),
    ...fit.deviations.map((_, d) => dimensionOf(fit, item, d)),
  ]);
}
