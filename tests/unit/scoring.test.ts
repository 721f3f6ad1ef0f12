import { expect, test } from "vitest";
import { explain } from "~/domain/scoring/explain";
import {
  dimensionOf,
  type FitOptions,
  fitScores,
  overallOf,
  type ScoreFit,
  siteMean,
} from "~/domain/scoring/fit";
import {
  leniencyIn,
  noiseOf,
  partsOfNewReview,
  qualityFrom,
  type ReviewParts,
  withReview,
} from "~/domain/scoring/online";
import { type TableReview, tableOf } from "~/domain/scoring/review-table";
import vectors from "../support/scoring-vectors.json";

const FIXED: FitOptions = { fixed: true, trust: false };

/** [item, reviewer, scores…] */
function fitOf(reviews: number[][], options: FitOptions): ScoreFit {
  return fitScores(tableOf(reviews.map(toReview)), options);
}

function toReview([item = 0, reviewer = 0, ...scores]: number[]): TableReview {
  return { item, reviewer, scores };
}

const four = (value: number) => Math.round(value * 10_000) / 10_000;

function itemsOf(fit: ScoreFit) {
  return Array.from(fit.overall.quality, (_, i) => {
    const { mean, sd, lower, upper, rank } = overallOf(fit, i);
    return { mean, sd, lo90: lower, hi90: upper, rank };
  });
}

function reviewersOf({ overall }: Pick<ScoreFit, "overall">) {
  return Array.from(overall.leniency, (leniency, r) => ({
    leniency: four(leniency),
    leniencySd: four(Math.sqrt(overall.leniencyVariance[r] ?? 0)),
    noiseSd: four(Math.sqrt(overall.noise[r] ?? 0)),
  }));
}

test("two first reviewers who give 4 and 5 come out as in the worked example", () => {
  const { reviews, out } = vectors.A_cold_start;
  const fit = fitOf(reviews, { ...FIXED, reliability: false });
  expect(itemsOf(fit)).toEqual(out.items);
  expect(reviewersOf(fit)).toEqual(out.reviewers);
});

test("a lenient and a strict reviewer come out as in the worked example", () => {
  const { reviews, out } = vectors.B_leniency;
  const fit = fitOf(reviews, FIXED);
  expect(itemsOf(fit)).toEqual(out.items);
  expect(reviewersOf(fit)).toEqual(out.reviewers);
});

test("estimated variances come out as in the worked example", () => {
  const { out } = vectors.B_leniency_em;
  const fit = fitOf(vectors.B_leniency.reviews, { trust: false });
  expect(itemsOf(fit)).toEqual(out.items);
  expect(reviewersOf(fit)).toEqual(out.reviewers);
  expect(fit.overall.passes).toBe(out.hyper.iterations);
  const { item, reviewer, noise } = fit.state.overall;
  expect({ tau2: four(item), sb2: four(reviewer), s2: four(noise) }).toEqual({
    tau2: out.hyper.tau2,
    sb2: out.hyper.sb2,
    s2: out.hyper.s2,
  });
});

test("two dimensions come out as in the worked example", () => {
  const { reviews, out } = vectors.C_dimensions;
  const fit = fitOf(reviews, FIXED);
  const items = itemsOf(fit).map((item, i) => ({
    ...item,
    dims: [0, 1].map((d) => {
      const { mean, sd } = dimensionOf(fit, i, d);
      return { mean, sd };
    }),
  }));
  expect(items).toEqual(out.items);
  expect(reviewersOf(fit)).toEqual(out.reviewers);
});

/** The worked example of a ring: 80 honest people, each with one item, and five who give each other 5. */
function ringReviews(): TableReview[] {
  const reviews: TableReview[] = [];
  for (let u = 0; u < 80; u++) {
    [11, 29, 47].forEach((step, l) => {
      const score = 2 + ((7 * u + 5 * l) % 3) + (u % 4 === 0 ? 1 : 0);
      reviews.push({ item: u, author: u, reviewer: (u + step) % 80, scores: [score] });
    });
  }
  for (let a = 80; a < 85; a++) {
    for (let r = 80; r < 85; r++) {
      if (a !== r) reviews.push({ item: a, author: a, reviewer: r, scores: [5] });
    }
  }
  for (let j = 0; j < 5; j++) {
    reviews.push({ item: 80 + j, author: 80 + j, reviewer: (13 * j) % 80, scores: [3] });
    reviews.push({ item: 80 + j, author: 80 + j, reviewer: (13 * j + 5) % 80, scores: [2] });
  }
  return reviews;
}

test("a ring of five loses what it gave itself, as in the worked example", () => {
  const expected = vectors.D_ring;
  const table = tableOf(ringReviews());
  const without = itemsOf(fitScores(table, FIXED));
  const fit = fitScores(table, { fixed: true });
  const withTrust = itemsOf(fit);
  expect(fit.trust.weight.length).toBe(expected.nReviews);
  for (const { review, g, established } of expected.trust) {
    const [item, reviewer] = review;
    const k = table.item.findIndex((i, k) => i === item && table.reviewer[k] === reviewer);
    expect([review, four(fit.trust.weight[k] ?? 0), fit.trust.established[k]]).toEqual([
      review,
      g,
      established,
    ]);
  }
  expect(four(fit.trust.weight.reduce((sum, g) => sum + g, 0))).toBe(expected.sumG);
  expect(fit.audit?.rings.length).toBe(expected.rings);
  expect(without[80]).toEqual(expected.item80.without);
  expect(withTrust[80]).toEqual(expected.item80.with);
  expect(without[0]).toEqual(expected.item0.without);
  expect(withTrust[0]).toEqual(expected.item0.with);
});

/** Reviews 9 and 10 of the example are those of its item 3. */
function partsOf({ overall, level }: ScoreFit, k: number): ReviewParts {
  const at = (column: Float32Array | Float64Array) => column[k] ?? Number.NaN;
  const { x, p, w, d, e } = overall;
  return { y: at(level), x: at(x), p: at(p), w: at(w), d: at(d), e: at(e) };
}

test("a number is the exact sum of its shares, as in the worked example", () => {
  const fit = fitOf(vectors.B_leniency.reviews, FIXED);
  const expected = vectors.B_leniency.explain_item3;
  const reviews = [9, 10].map((k) => ({ reviewId: String(k), parts: partsOf(fit, k) }));
  const { mean, sd, site, reviews: shares } = explain(reviews, fit.state.overall, siteMean(fit.state));
  expect([four(mean), four(sd)]).toEqual([expected.mean, expected.sd]);
  const [prior, ...parts] = expected.parts;
  expect([site.value, site.weight, four(site.share)]).toEqual([prior?.value, prior?.weight, prior?.share]);
  const seen = shares.map(({ raw, leniency, value, weight, share }) =>
    [raw, leniency, value, weight, share].map(four),
  );
  expect(seen).toEqual(
    parts.map(({ raw, leniency, value, weight, share }) => [raw, leniency, value, weight, share]),
  );
  expect(four(site.share + shares.reduce((sum, { share }) => sum + share, 0))).toBe(1);
});

test("a new review moves its solution and its reviewer, as in the worked example", () => {
  const fit = fitOf(vectors.B_leniency.reviews, FIXED);
  const { after } = vectors.E_online;
  const state = fit.state.overall;
  const others = [11, 12].map((k) => partsOf(fit, k));
  const { precision, distances, residuals, trust } = fit.overall;
  const sums = {
    precision: precision[2] ?? 0,
    distances: distances[2] ?? 0,
    residuals: residuals[2] ?? 0,
    trust: trust[2] ?? 0,
  };
  const noise = noiseOf(sums, state, 1);
  const parts = partsOfNewReview({ y: 2 - siteMean(fit.state), trust: 1, others, sums, noise }, state);
  const solution = qualityFrom([...others, parts], state);
  expect([four(siteMean(fit.state) + solution.mean), four(Math.sqrt(solution.variance))]).toEqual([
    after.item4.mean,
    after.item4.sd,
  ]);
  const now = withReview(sums, { parts, trust: 1 });
  const leniency = leniencyIn(now, state);
  expect({
    leniency: four(leniency.mean),
    leniencySd: four(Math.sqrt(leniency.variance)),
    noiseSd: four(Math.sqrt(noiseOf(now, state, 1))),
  }).toEqual(after.reviewer2);
});

test("a review that can tell nothing hides no ring", () => {
  const silent = { item: 80, author: 80, reviewer: 40, scores: [null] };
  const fit = fitScores(tableOf([...ringReviews(), silent]), { fixed: true });
  expect(fit.audit?.rings).toHaveLength(1);
  expect(overallOf(fit, 80).mean).toBe(vectors.D_ring.item80.with.mean);
});
