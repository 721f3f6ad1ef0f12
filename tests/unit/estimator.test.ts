import { expect, test } from "vitest";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { estimateSolution } from "~/domain/scoring/estimator";
import type { ReviewScores } from "~/domain/scoring/state";

const all = (level: number): ReviewScores => Object.fromEntries(DIMENSION_KEYS.map((key) => [key, level]));

test("two first reviewers who give 4 and 5 make 3.8714 with its interval and rank", () => {
  expect(estimateSolution([all(4), all(5)]).overall).toEqual({
    mean: 3.8714,
    sd: 0.3619,
    lower: 3.2762,
    upper: 4.4667,
    rank: 3.5096,
    scored: 2,
  });
});

test("one review of 4 makes 3.52 with 0.68 to either side", () => {
  const { overall } = estimateSolution([all(4)]);
  expect(overall.mean).toBeCloseTo(3.52, 2);
  expect((overall.upper - overall.lower) / 2).toBeCloseTo(0.68, 2);
});

test("without reviews every estimate is the site's average and counts nothing", () => {
  const { overall, dimensions } = estimateSolution([]);
  expect(overall).toMatchObject({ mean: 3.3, scored: 0 });
  for (const key of DIMENSION_KEYS) expect(dimensions[key]).toMatchObject({ mean: 3.3, scored: 0 });
});

test("can't tell leaves a dimension out and does not lower the score", () => {
  const { framing: _, ...withoutFraming } = all(5);
  const told = estimateSolution([all(5)]);
  const untold = estimateSolution([withoutFraming]);
  expect(untold.overall).toEqual(told.overall);
  expect(untold.dimensions.framing.scored).toBe(0);
});

test("a review that can't tell anything changes nothing", () => {
  expect(estimateSolution([all(4), {}])).toEqual(estimateSolution([all(4)]));
});

test("the order of reviews does not matter", () => {
  const reviews = [all(2), { ...all(4), framing: 1 }, { communication: 5 }];
  expect(estimateSolution(reviews.toReversed())).toEqual(estimateSolution(reviews));
});

test("a dimension lies on the side of the overall score where its reviews put it, but closer", () => {
  const { overall, dimensions } = estimateSolution([
    { ...all(3), framing: 5 },
    { ...all(3), framing: 5 },
  ]);
  expect(dimensions.framing.mean).toBeGreaterThan(overall.mean);
  expect(dimensions.tradeoffs.mean).toBeLessThan(overall.mean);
  expect(dimensions.framing.mean - overall.mean).toBeLessThan(5 - 3.4);
});

test("many reviews leave 1 to 5 nowhere and narrow the interval", () => {
  const few = estimateSolution(Array.from({ length: 2 }, () => all(5))).overall;
  const many = estimateSolution(Array.from({ length: 50 }, () => all(5))).overall;
  expect(many.upper).toBeLessThanOrEqual(5);
  expect(many.upper - many.lower).toBeLessThan(few.upper - few.lower);
});
