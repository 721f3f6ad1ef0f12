import { expect, test } from "vitest";
import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import {
  countForTop,
  lacksForRank,
  listRank,
  type RankedReview,
  RISING_HALF_LIFE,
  risingAfter,
  risingDays,
  risingFloor,
} from "~/domain/solutions/rank";
import { disagree } from "~/domain/solutions/scores";
import { after, DAY } from "~/domain/time";

const NOW = "2026-06-15T12:00:00.000Z";

/** What is left at a time of what is stored, in levels. */
function left(rising: number | null, at: string): number {
  if (rising === null) return 0;
  return Math.sign(rising) * 2 ** (Math.abs(rising) - Date.parse(at) / RISING_HALF_LIFE);
}

function riseOf(changes: [days: number, change: number][]): number | null {
  return changes.reduce<number | null>(
    (rising, [days, change]) => risingAfter(rising, change, after(NOW, days * DAY)),
    null,
  );
}

test("with no review a solution has no rank, and the best that is not ranked stands below the worst that is", () => {
  expect(listRank({ rank: 2.8, scored: 0, countsForTop: 0 })).toBeNull();
  const worstRanked = listRank({ rank: 1, scored: 2, countsForTop: 2 });
  const bestUnranked = listRank({ rank: 4.9999, scored: 9, countsForTop: 1 });
  expect(worstRanked).toBe(1);
  expect(bestUnranked).toBe(-5.0001);
});

test("what a solution lacks to be ranked is said in reviews, and in established reviewers once it has enough", () => {
  expect(lacksForRank({ scored: 1, countsForTop: 1 })).toBe("one more review");
  expect(lacksForRank({ scored: 1, countsForTop: 0 })).toBe("two more reviews");
  expect(lacksForRank({ scored: 2, countsForTop: 1 })).toBe("one more by an established reviewer");
  expect(lacksForRank({ scored: 5, countsForTop: 0 })).toBe("two more by established reviewers");
  expect(lacksForRank({ scored: 5, countsForTop: 2 })).toBeNull();
});

test("only whole reviews outside of rings count for the top, on a grown site only by the established", () => {
  const review: RankedReview = { counts: 1, inRing: false, established: true };
  const reviews = [
    review,
    { ...review, established: false },
    { ...review, counts: 0.5 },
    { ...review, inRing: true },
  ];
  expect(countForTop(reviews, YOUNG_SITE_REVIEWS - 1)).toBe(2);
  expect(countForTop(reviews, YOUNG_SITE_REVIEWS)).toBe(1);
});

test("a rise counts half after a week, and rises add up", () => {
  const rising = riseOf([
    [0, 0.4],
    [7, 0.1],
  ]);
  expect(left(rising, after(NOW, 7 * DAY))).toBeCloseTo(0.3, 4);
  expect(left(rising, after(NOW, 14 * DAY))).toBeCloseTo(0.15, 4);
});

test("the order of rises stays as time passes, without a stored value being touched", () => {
  const [small, large, old] = [riseOf([[0, 0.1]]), riseOf([[0, 0.3]]), riseOf([[-8, 0.3]])];
  expect(Number(large)).toBeGreaterThan(Number(small));
  expect(Number(large)).toBeGreaterThan(Number(old));
  expect(Number(old)).toBeGreaterThan(Number(small));
});

test("going down and up again is no rise, in either order", () => {
  for (const sign of [1, -1]) {
    const toggled = riseOf([
      [0, 0.6 * sign],
      [0, -0.6 * sign],
      [0, 0.6 * sign],
      [0, -0.6 * sign],
    ]);
    expect(Math.abs(left(toggled, NOW))).toBeLessThan(0.001);
  }
  expect(Number(riseOf([[0, -0.6]]))).toBeLessThan(0);
  expect(
    left(
      riseOf([
        [0, -0.6],
        [1, 0.2],
      ]),
      NOW,
    ),
  ).toBeLessThan(0);
});

test("no change leaves what is stored as it is", () => {
  expect(risingAfter(null, 0, NOW)).toBeNull();
  const rising = riseOf([[0, 0.4]]);
  expect(risingAfter(rising, 0, after(NOW, 3 * DAY))).toBeCloseTo(Number(rising), 3);
});

test("a rise by 0.8 levels is in the list for 30 days, by half of that for a week less", () => {
  for (const [rise, days] of [
    [0.8, 30],
    [0.4, 23],
  ] as const) {
    const rising = Number(riseOf([[0, rise]]));
    expect(risingDays(rise)).toBe(days);
    expect(rising).toBeGreaterThanOrEqual(risingFloor(after(NOW, days * DAY)));
    expect(rising).toBeLessThan(risingFloor(after(NOW, (days + 1) * DAY)));
  }
  expect(riseOf([[0, -5]])).toBeLessThan(risingFloor(NOW));
});

test("reviewers disagree from one and a half levels between two of them on", () => {
  const score = { mean: 3, lower: 2, upper: 4, scored: 2, countsForTop: 2, spread: 1.4999 };
  expect(disagree(score)).toBe(false);
  expect(disagree({ ...score, spread: 1.5 })).toBe(true);
  expect(disagree(null)).toBe(false);
});
