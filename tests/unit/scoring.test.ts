import { expect, test } from "vitest";
import type { ChannelFit } from "~/domain/scoring/channel";
import { dimensionOf, type FitOptions, fitScores, overallOf, type ScoreFit } from "~/domain/scoring/fit";
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

function reviewersOf({ overall }: { overall: ChannelFit }) {
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
    expect([review, four(fit.trust.weight[k] ?? 0), fit.trust.established[k]]).toEqual([review, g, established]);
  }
  expect(four(fit.trust.weight.reduce((sum, g) => sum + g, 0))).toBe(expected.sumG);
  expect(fit.audit?.rings.length).toBe(expected.rings);
  expect(without[80]).toEqual(expected.item80.without);
  expect(withTrust[80]).toEqual(expected.item80.with);
  expect(without[0]).toEqual(expected.item0.without);
  expect(withTrust[0]).toEqual(expected.item0.with);
});
