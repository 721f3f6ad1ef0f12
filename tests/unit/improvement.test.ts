import { expect, test } from "vitest";
import { improvedBy, type Look } from "~/domain/rounds/improvement";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { estimateSolution } from "~/domain/scoring/estimator";

const all = (level: number) => Object.fromEntries(DIMENSION_KEYS.map((key) => [key, level]));
const look = (first: number, latest: number, trust = 1): Look => ({
  trust,
  first: all(first),
  latest: all(latest),
});

test("an improvement is what the same reviewers' estimate gained", () => {
  const gained =
    estimateSolution([all(4), all(4)]).overall.mean - estimateSolution([all(2), all(3)]).overall.mean;
  expect(improvedBy([look(2, 4), look(3, 4)])).toBeCloseTo(gained, 3);
});

test("one reviewer who says two levels more moves it by less than two who do", () => {
  expect(improvedBy([look(2, 4)])).toBe(0.625);
  expect(improvedBy([look(2, 4), look(2, 4)])).toBe(0.9524);
});

test("who did not look again counts as having seen no change", () => {
  expect(improvedBy([look(2, 4), look(5, 5)])).toBeLessThan(improvedBy([look(2, 4)]));
  expect(improvedBy([look(3, 3)])).toBe(0);
  expect(improvedBy([])).toBe(0);
});

test("a review that hardly counts hardly improves anything", () => {
  expect(improvedBy([look(1, 5, 0.005)])).toBeLessThan(0.01);
});

test("a dimension that could not be told at first is no gain later", () => {
  const [{ framing: _, ...untold }, told] = [all(2), { ...all(2), framing: 5 }];
  expect(improvedBy([{ trust: 1, first: untold, latest: told }])).toBe(0);
});

test("a revision that reviewers like less has lost", () => {
  expect(improvedBy([look(4, 3)])).toBeLessThan(0);
});
