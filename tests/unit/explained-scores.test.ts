import { expect, test } from "vitest";
import { REVIEWS_EXPLAINED, type Reviewed, type Terms, termsOf } from "~/domain/reading/score-terms";
import { apportion } from "~/domain/scoring/apportion";
import { partOf } from "~/domain/scoring/estimator";
import { explainNumber } from "~/domain/scoring/explained-number";
import { CHANNEL_KEYS, centred, FIRST_STATE, type PartsByChannel } from "~/domain/scoring/state";
import { trustReasons } from "~/domain/scoring/trust-reasons";

test("numbers are rounded so that what is shown adds up", () => {
  expect(apportion([1 / 3, 1 / 3, 1 / 3], 2)).toEqual([0.34, 0.33, 0.33]);
  expect(apportion([0.125, -0.115, 0.5], 2)).toEqual([0.13, -0.12, 0.5]);
  let seed = 7;
  const next = () => {
    seed = (seed * 16_807) % 2_147_483_647;
    return seed / 2_147_483_647;
  };
  for (let round = 0; round < 300; round++) {
    const values = Array.from({ length: 1 + Math.floor(next() * 12) }, () => next() * 4 - 2);
    const exact = values.reduce((sum, value) => sum + value, 0);
    const shown = apportion(values, 2);
    expect(Math.round(100 * shown.reduce((sum, value) => sum + value, 0))).toBe(Math.round(100 * exact));
    for (const [i, value] of values.entries()) expect(Math.abs(value - (shown[i] ?? 9))).toBeLessThan(0.0101);
  }
});

/** A number from so many first reviews of levels between 2 and 5, overall or in a dimension. */
function number(count: number, key: "overall" | "framing" = "overall") {
  const reviews = Array.from({ length: count }, (_, i) => {
    const y = centred({ framing: 2 + (i % 4), iteration: 3 }, FIRST_STATE);
    const parts: PartsByChannel = {};
    for (const channel of ["overall", "framing", "iteration"] as const)
      if (y[channel] !== undefined) parts[channel] = partOf(y[channel], i % 3 ? 1 : 0.5, channel);
    return { reviewId: `r${i}`, parts };
  });
  return explainNumber(reviews, FIRST_STATE, key);
}

function knownTo(count: number) {
  const known = Array.from({ length: count }, (_, i): [string, Reviewed] => [
    `r${i}`,
    {
      id: `r${i}`,
      reviewer: { name: "ada", handle: "ada", reputation: null, isViewer: false },
      submittedAt: "2026-06-15T12:00:00.000Z",
      counts: 1,
      reasons: [],
    },
  ]);
  return new Map(known);
}

function sumsOf({ site, reviews, older }: Terms) {
  const terms = [site, older, ...reviews.map(({ term }) => term)].flatMap((term) => term ?? []);
  const sum = (of: (term: (typeof terms)[number]) => number) =>
    Math.round(100 * terms.reduce((total, term) => total + of(term), 0)) / 100;
  return {
    adds: sum(({ adds }) => adds),
    percent: sum(({ percent }) => percent),
    share: sum((t) => t.share),
  };
}

test.each([1, 2, 7, 100, 260])("the shown terms of %i reviews add up to the number", (count) => {
  for (const key of ["overall", "framing"] as const) {
    const { arithmetic } = number(count, key);
    const terms = termsOf(arithmetic, knownTo(count));
    expect(sumsOf(terms)).toEqual({ adds: terms.mean, percent: 100, share: 1 });
    expect(terms.mean).toBeCloseTo(arithmetic.mean, 1);
  }
});

test("of many reviews the latest have a row each, and those before them one together", () => {
  const terms = termsOf(number(260).arithmetic, knownTo(260));
  expect(terms.reviews).toHaveLength(REVIEWS_EXPLAINED);
  expect(terms.reviews.at(-1)?.id).toBe("r259");
  expect(terms.older?.count).toBe(160);
});

test("what is shown of a review fits: level less correction is what it is put at, counts ÷ uncertainty its weight", () => {
  const { arithmetic } = number(4);
  const exact = { ...arithmetic, reviews: arithmetic.reviews.map((r) => ({ ...r, leniency: 0.336 })) };
  for (const { raw, leniency, value, counts, uncertainty, term } of termsOf(exact, knownTo(4)).reviews) {
    expect(value).toBeCloseTo(raw - leniency, 10);
    expect(counts / uncertainty).toBeCloseTo(term?.weight ?? 0, 2);
  }
});

test("terms add up to the sum that is shown for them, where rounding makes it another", () => {
  const { arithmetic } = number(5, "framing");
  for (const by of [-0.02, 0.01]) {
    const sum = Math.round(100 * (arithmetic.mean + by)) / 100;
    expect(sumsOf(termsOf(arithmetic, knownTo(5), sum)).adds).toBeCloseTo(sum, 10);
  }
});

test("of a review that could not tell everything the plain mean is known beside its level", () => {
  const state = { ...FIRST_STATE, means: [3.9, 3.5, 3.5, 3.5, 3.1] };
  const y = centred({ framing: 5, ambiguity: 5, tradeoffs: 5, communication: 5 }, state);
  const parts: PartsByChannel = {};
  for (const key of CHANNEL_KEYS) if (y[key] !== undefined) parts[key] = partOf(y[key], 1, key);
  const { arithmetic } = explainNumber([{ reviewId: "r0", parts }], state, "overall");
  const [review] = termsOf(arithmetic, knownTo(1)).reviews;
  expect(review).toMatchObject({ plain: 5, level: 4.9, untold: ["iteration"] });
});

test("a dimension is its average, what the solution has overall, and its own part", () => {
  const { mean, average, above, arithmetic } = number(5, "framing");
  expect(average + (above ?? 0) + arithmetic.mean).toBeCloseTo(mean, 10);
  expect(arithmetic.reviews.map(({ level }) => Number(level.toFixed(6)))).toEqual([2, 3, 4, 5, 2]);
  expect(number(5).above).toBeNull();
});

test("the site's average is one number: overall it is where the sum begins, and dimensions are measured from it", () => {
  const state = { ...FIRST_STATE, overall: { ...FIRST_STATE.overall, mean: -0.03 } };
  const parts = { overall: partOf(0.5, 1, "overall"), framing: partOf(0.2, 1, "framing") };
  const reviews = [{ reviewId: "r0", parts }];
  const overall = explainNumber(reviews, state, "overall");
  const framing = explainNumber(reviews, state, "framing");
  expect(overall.average).toBeCloseTo(3.27, 10);
  expect(overall.average).toBe(overall.arithmetic.site.value);
  expect(framing.above).toBeCloseTo(overall.mean - overall.average, 10);
  expect(framing.mean).toBeCloseTo(framing.average + (framing.above ?? 0) + framing.arithmetic.mean, 10);
});

test("what a rule says of a person is told to that person and to moderators only", () => {
  const note = { established: true, factors: { mutual: 0.8, ring: 0.005, counts: 0.1 } };
  expect(trustReasons(note, { all: true }).map(({ rule }) => rule)).toEqual(["mutual", "ring", "counts"]);
  const told = trustReasons(note, { all: false });
  expect(told.map(({ rule }) => rule)).toEqual(["mutual", "kept"]);
  expect(told[1]?.factor).toBeCloseTo(0.0005, 10);
  expect(JSON.stringify(told)).not.toContain("group");
  expect(trustReasons({ established: true, factors: {} }, { all: false })).toEqual([]);
});
