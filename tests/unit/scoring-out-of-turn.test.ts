import { expect, test } from "vitest";
import { capReviews, type EstimatedReview } from "~/domain/scoring/estimated-review";
import { explain } from "~/domain/scoring/explain";
import { fitScores, overallOf, type ScoreFit, siteMean } from "~/domain/scoring/fit";
import { sumsOfLeanings } from "~/domain/scoring/known-leniency.server";
import { PRIORS } from "~/domain/scoring/method";
import { partsOfNewReview, qualityFrom } from "~/domain/scoring/online";
import { type ReviewTable, type TableReview, tableOf } from "~/domain/scoring/review-table";
import { scaleAround } from "~/domain/scoring/scale";
import { FIRST_STATE } from "~/domain/scoring/state";
import { noteOf } from "~/domain/scoring/trust-note";
import { trustReasons } from "~/domain/scoring/trust-reasons";
import { createRandom } from "../bench/community/random";

const STRANGERS = 60;
/** The author of the promoted solution, and from the next number on who promotes it. */
const AUTHOR = STRANGERS;
const HARSH = -2;

/** Everybody's solution with three reviews that the queue gave, and some reviews of the author's on top. */
function siteWith(extra: Omit<TableReview, "item" | "author">[], leaning: number): ReviewTable {
  const random = createRandom(5);
  const reviews: TableReview[] = [];
  for (let author = 0; author <= STRANGERS; author++)
    for (let k = 1; k <= 3; k++)
      reviews.push({
        item: author,
        author,
        reviewer: (author + 7 * k) % STRANGERS,
        scores: [Math.min(5, Math.max(1, random.normal(3.3, 0.8)))],
      });
  reviews.push({ item: 0, author: 0, reviewer: 30, scores: [null], assigned: false });
  const table = tableOf([...reviews, ...extra.map((one) => ({ ...one, item: AUTHOR, author: AUTHOR }))]);
  const practised = sumsOfLeanings([leaning, leaning, leaning]);
  const of = (value: number) =>
    Float64Array.from({ length: table.people }, (_, r) => (r > AUTHOR ? value : 0));
  return { ...table, known: { precision: of(practised.precision), distances: of(practised.distances) } };
}

function byFresh(count: number, score: number, assigned = false) {
  return Array.from({ length: count }, (_, i) => ({ reviewer: AUTHOR + 1 + i, scores: [score], assigned }));
}

/** What the reviews by those who promote count as, 1 to 5. */
function countedAs(table: ReviewTable, fit: ScoreFit): number[] {
  return [...table.reviewer.keys()]
    .filter((k) => (table.reviewer[k] ?? 0) > AUTHOR)
    .map((k) => siteMean(fit.state) + (fit.level[k] ?? 0) - (fit.overall.x[k] ?? 0));
}

test.each([
  ["a five by somebody harsh", 5, HARSH],
  ["a one by somebody lenient", 1, -HARSH],
])("%s, which the queue did not give, counts as what it is", (_, score, leaning) => {
  const table = siteWith(byFresh(2, score), leaning);
  for (const value of countedAs(table, fitScores(table))) expect(value).toBeCloseTo(score, 5);
});

test("a five by somebody harsh counts for more than five where the queue gave it", () => {
  const table = siteWith(byFresh(2, 5, true), HARSH);
  for (const value of countedAs(table, fitScores(table))) expect(value).toBeGreaterThan(5.5);
});

test("what somebody harsh gives out of turn is still corrected as far as the scale goes", () => {
  const table = siteWith(byFresh(2, 3), HARSH);
  for (const value of countedAs(table, fitScores(table))) expect(value).toBeGreaterThan(3.5);
});

test("nothing is held against reviews of a solution whose author is not known", () => {
  const table = siteWith(byFresh(2, 5), HARSH);
  table.author[AUTHOR] = -1;
  for (const value of countedAs(table, fitScores(table))) expect(value).toBeGreaterThan(5.5);
});

test("a review that comes in keeps to the scale it is given, and its number stays an exact sum", () => {
  const state = FIRST_STATE.overall;
  const sums = sumsOfLeanings([HARSH, HARSH, HARSH]);
  const review = { y: 5 - PRIORS.mean, trust: 1, others: [], sums, noise: state.noise };
  expect(PRIORS.mean + review.y - partsOfNewReview(review, state).x).toBeCloseTo(6, 12);
  const parts = partsOfNewReview({ ...review, scale: scaleAround(PRIORS.mean) }, state);
  expect(PRIORS.mean + parts.y - parts.x).toBeCloseTo(5, 12);
  const { mean, reviews } = explain([{ reviewId: "r", parts }], state, PRIORS.mean);
  expect(reviews[0]?.value).toBeCloseTo(5, 12);
  expect(mean).toBeCloseTo(PRIORS.mean + qualityFrom([parts], state).mean, 12);
});

test("a level above the scale, which left out a hard dimension, is brought to its end", () => {
  const state = FIRST_STATE.overall;
  const review = { y: 2, trust: 1, others: [], sums: sumsOfLeanings([0]), noise: state.noise };
  const { y, x } = partsOfNewReview({ ...review, scale: scaleAround(PRIORS.mean) }, state);
  expect(PRIORS.mean + y - x).toBeCloseTo(5, 12);
});

test.each([2, 10])("%i fresh accounts lift a solution by a fifth of a level at most", (count) => {
  const overall = (table: ReviewTable) => overallOf(fitScores(table), AUTHOR).mean;
  const without = overall(siteWith([], HARSH));
  for (const leaning of [0, HARSH]) {
    const lift = overall(siteWith(byFresh(count, 5), leaning)) - without;
    expect(lift).toBeGreaterThan(0);
    expect(lift).toBeLessThan(0.2);
  }
});

/** What reviews of one solution count together: those by newcomers, and those by established members. */
function weightsOf(reviews: EstimatedReview[]) {
  const sum = (list: EstimatedReview[]) => list.reduce((total, { trust }) => total + trust, 0);
  return {
    fresh: sum(reviews.filter(({ note }) => !note.established)),
    known: sum(reviews.filter(({ note }) => note.established)),
  };
}

function reviewsBy(count: number, { established = false, assigned = false }): EstimatedReview[] {
  const factors = { mutual: 1, repetition: 1, straightLiner: 1, ring: 1, counts: 1, cap: 1 };
  return Array.from({ length: count }, (_, i) => ({
    id: `r${i}`,
    reviewerId: `u${i}`,
    authorId: "a",
    assigned,
    note: noteOf(established, factors),
    ring: "",
    trust: 1,
    parts: {},
  }));
}

test("newcomers whom the queue did not send count half a review together, as they come in and in a full fit", () => {
  const capped = capReviews(reviewsBy(4, {}), { isYoung: false });
  expect(weightsOf(capped).fresh).toBeCloseTo(0.5, 12);
  expect(capped[0]?.note.factors.cap).toBeCloseTo(0.125, 12);
  const table = siteWith(byFresh(4, 5), 0);
  const { weight: weights } = fitScores(table).trust;
  const weight = weights.filter((_, k) => (table.reviewer[k] ?? 0) > AUTHOR).reduce((sum, g) => sum + g, 0);
  expect(weight).toBeCloseTo(0.5, 12);
});

test("on a young site, where everybody is new, newcomers count in full", () => {
  expect(weightsOf(capReviews(reviewsBy(4, {}), { isYoung: true })).fresh).toBe(4);
  const fit = fitScores(siteWith(byFresh(4, 5), 0), { caps: false });
  expect(Math.min(...fit.trust.weight)).toBe(1);
});

test("newcomers whom the queue sent count two reviews together", () => {
  const capped = capReviews(reviewsBy(4, { assigned: true }), { isYoung: false });
  expect(weightsOf(capped).fresh).toBeCloseTo(2, 12);
});

test("a crowd of newcomers takes nothing from an established member who came out of turn as well", () => {
  const reviews = [...reviewsBy(20, {}), ...reviewsBy(1, { established: true })];
  const { fresh, known } = weightsOf(capReviews(reviews, { isYoung: false }));
  expect(fresh).toBeCloseTo(0.5, 12);
  expect(known).toBe(1);
});

test("the reason of a capped review names every limit that can have lowered it", () => {
  const [review] = capReviews(reviewsBy(1, {}), { isYoung: false });
  const [reason] = trustReasons(review?.note ?? { established: true, factors: {} }, { all: false });
  expect(reason).toMatchObject({ rule: "cap", factor: 0.5, path: "/guide/scores#caps" });
  expect(reason?.words).toContain("two full ones together");
  expect(reason?.words).toContain("half of one where they are both");
});

test("a ring's fives for each other leave a member's honest review of a stranger as it was", () => {
  const ring = [0, 1, 2, 3, 4].map((place) => STRANGERS + place);
  const five = (reviewer: number, author: number): TableReview => {
    return { item: author, author, reviewer, scores: [5], assigned: false };
  };
  const random = createRandom(9);
  const reviews: TableReview[] = [];
  for (let author = 0; author < STRANGERS + ring.length; author++)
    for (let k = 1; k <= 3; k++)
      reviews.push({
        item: author,
        author,
        reviewer: (author + 7 * k) % STRANGERS,
        scores: [Math.min(5, Math.max(1, random.normal(3, 0.5)))],
      });
  const honest = ring.map((reviewer, i): TableReview => {
    return { item: i, author: i, reviewer, scores: [5], assigned: true };
  });
  const fives = ring.flatMap((reviewer) =>
    ring.filter((author) => author !== reviewer).map((author) => five(reviewer, author)),
  );
  const weights = (table: ReviewTable) => {
    const { trust } = fitScores(table);
    return [...table.item.keys()]
      .filter((k) => (table.item[k] as number) < ring.length && (table.reviewer[k] as number) >= STRANGERS)
      .map((k) => trust.straightLiner[k]);
  };
  const table = tableOf([...reviews, ...honest, ...fives]);
  expect(fitScores(table).audit?.rings.map(({ members }) => members)).toEqual([ring]);
  expect(weights(table)).toEqual([1, 1, 1, 1, 1]);
});
