import { expect, test } from "vitest";
import { agreement } from "~/domain/health/agreement";
import { medianWithInterval } from "~/domain/health/first-review";
import { ENOUGH, healthOf, type MeasuredReview } from "~/domain/health/health";
import { sharesOf } from "~/domain/health/level-shares";
import { shareOf } from "~/domain/health/share";
import type { Level } from "~/domain/rubric/rubric";
import { HOUR } from "~/domain/time";

/** A row for each observer, a column for each unit, as reliability data are printed; "." says nothing. */
function unitsOf(rows: string[]): number[][] {
  const cells = rows.map((row) => row.split(" "));
  return (cells[0] ?? []).map((_, unit) =>
    cells.flatMap((row) => (row[unit] === "." ? [] : Number(row[unit]))),
  );
}

/** Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), part D. */
const FOUR_OBSERVERS = unitsOf([
  "1 2 3 3 2 1 4 1 2 . . .",
  "1 2 3 3 2 2 4 1 2 5 . 3",
  ". 3 3 3 2 3 4 2 2 5 1 .",
  "1 2 3 3 2 4 4 1 2 5 1 .",
]);

/** An example with three observers that implementations are checked against. */
const THREE_OBSERVERS = unitsOf([
  ". . . . . 3 4 1 2 1 1 3 3 . 3",
  "1 . 2 1 3 3 4 3 . . . . . . .",
  ". . 2 1 3 4 4 . 2 1 1 3 3 . 4",
]);

test("agreement comes out as in the published examples", () => {
  expect(agreement(FOUR_OBSERVERS)?.alpha).toBeCloseTo(0.849, 3);
  expect(agreement(FOUR_OBSERVERS)).toMatchObject({ units: 11, values: 40 });
  expect(agreement(THREE_OBSERVERS)?.alpha).toBeCloseTo(0.811, 3);
});

test("agreement does not depend on the order of values and units", () => {
  const random = mulberry(7);
  for (let run = 0; run < 200; run++) {
    const units = randomUnits(random, 3 + Math.floor(random() * 20));
    const mixed = shuffled(units, random).map((unit) => shuffled(unit, random));
    expect(agreement(mixed)).toEqual(agreement(units));
  }
});

test("full agreement is 1, and no sample is above it or outside its interval", () => {
  expect(agreement([[1, 1], [4, 4, 4], [2, 2], [5]])).toMatchObject({
    alpha: 1,
    low: 1,
    high: 1,
    units: 3,
    values: 7,
  });
  const random = mulberry(11);
  for (let run = 0; run < 200; run++) {
    const result = agreement(randomUnits(random, 30));
    expect(result).not.toBeNull();
    if (!result) continue;
    expect(result.alpha).toBeLessThanOrEqual(1);
    expect(result.low).toBeLessThanOrEqual(result.alpha);
    expect(result.high).toBeGreaterThanOrEqual(result.alpha);
  }
});

test("levels that have nothing to do with the solution agree as chance would, and the interval says so", () => {
  const random = mulberry(3);
  let covered = 0;
  for (let run = 0; run < 200; run++) {
    const units = Array.from({ length: 60 }, () => [level(random), level(random), level(random)]);
    const result = agreement(units);
    if (result && result.low <= 0 && result.high >= 0) covered++;
  }
  expect(covered / 200).toBeGreaterThan(0.84);
  expect(covered / 200).toBeLessThan(0.96);
});

test("what can not be compared has no agreement", () => {
  expect(agreement([])).toBeNull();
  expect(agreement([[1], [2], [3]])).toBeNull();
  expect(agreement([[1, 2]])).toBeNull();
  expect(
    agreement([
      [3, 3],
      [3, 3],
    ]),
  ).toBeNull();
});

test("a share has Wilson's interval", () => {
  expect(shareOf(0, 10)).toMatchObject({ share: 0, low: 0, high: 0.2129 });
  expect(shareOf(50, 100)).toMatchObject({ share: 0.5, low: 0.4188, high: 0.5812 });
  expect(shareOf(10, 10)).toMatchObject({ share: 1, high: 1 });
  expect(shareOf(0, 0)).toBeNull();
});

test("the median wait lies in its interval, which posts that still wait leave open", () => {
  const all = Array.from({ length: 100 }, (_, i) => ({ ms: (i + 1) * HOUR, reviewed: true }));
  expect(medianWithInterval(all)).toEqual({ ms: 50 * HOUR, lowMs: 42 * HOUR, highMs: 59 * HOUR });
  const waiting = all.map(({ ms }) => ({ ms, reviewed: ms <= 55 * HOUR }));
  expect(medianWithInterval(waiting)).toEqual({ ms: 50 * HOUR, lowMs: 42 * HOUR, highMs: null });
  expect(medianWithInterval(all.map(({ ms }) => ({ ms, reviewed: ms <= 40 * HOUR })))).toBeNull();
});

test("agreement rests on independent reviews of the same solution alone", () => {
  const reviews = Array.from({ length: 24 }, (_, i) => review(i, { level: ((i % 12) % 5) + 1 }));
  const health = healthOf(reviews, { waits: [], isCut: false });
  expect(health.dimensions?.framing.agreement).toMatchObject({ alpha: 1, units: 12, values: 24 });
  const copied = reviews.map((it, i) => (i < 12 ? it : { ...it, independent: false }));
  expect(healthOf(copied, { waits: [], isCut: false }).dimensions?.framing.agreement).toBeNull();
});

test("a level that few gave is not counted out, and can't tell is no level", () => {
  const reviews = [
    ...Array.from({ length: 4 }, (_, i) => review(i, { level: 1 })),
    ...Array.from({ length: 6 }, (_, i) => review(i + 4, { level: 4 })),
    ...Array.from({ length: 5 }, (_, i) => review(i + 10, { level: null })),
  ];
  const { dimensions } = healthOf(reviews, { waits: [], isCut: false });
  expect(dimensions?.framing.levels).toEqual([null, null, null, null, null]);
  expect(dimensions?.framing.scored).toBe(10);
  expect(dimensions?.framing.cantTell).toMatchObject({ count: 5, of: 15 });
});

test("what few did can not be worked out from what is shown", () => {
  const levels = [
    1,
    1,
    1,
    ...Array(5).fill(2),
    ...Array(6).fill(3),
    ...Array(7).fill(4),
    ...Array(8).fill(5),
  ];
  const reviews = [...levels, null, null].map((level, i) => review(i, { level }));
  const { framing } = healthOf(reviews, { waits: [], isCut: false }).dimensions ?? {};
  expect(framing).toMatchObject({ cantTell: "few", scored: null, levels: [null, null, 21, 24, 28] });
});

test.each([
  [
    [0, 12, 12, 12, 12],
    [null, null, 25, 25, 25],
  ],
  [
    [0, 0, 10, 20, 20],
    [null, null, null, 40, 40],
  ],
  [
    [2, 3, 10, 10, 10],
    [null, null, 29, 29, 28],
  ],
  [
    [5, 5, 5, 5, 5],
    [20, 20, 20, 20, 20],
  ],
  [
    [7, 7, 7, 0, 0],
    [null, 34, 33, null, null],
  ],
  [
    [0, 0, 0, 0, 0],
    [null, null, null, null, null],
  ],
])("of %j levels the shares %j are shown, and with what is not they are 100 per cent", (counts, shares) => {
  expect(sharesOf(counts, ENOUGH)).toEqual(shares);
});

test("nothing is said of fewer than five people", () => {
  const four = Array.from({ length: 40 }, (_, i) => ({
    ...review(i, { level: (i % 5) + 1 }),
    reviewerId: `r${i % (ENOUGH - 1)}`,
    authorId: `a${i % (ENOUGH - 1)}`,
    rating: "helpful" as const,
  }));
  expect(healthOf(four, { waits: [], isCut: false })).toMatchObject({ dimensions: null, helpful: null });
  const five = four.map((it, i) => ({ ...it, reviewerId: `r${i % ENOUGH}`, authorId: `a${i % ENOUGH}` }));
  const health = healthOf(five, { waits: [], isCut: false });
  expect(health.dimensions).not.toBeNull();
  expect(health.helpful).toMatchObject({ count: 40, of: 40, share: 1 });
});

test("posts too young to tell do not lower the share that is reviewed within a day", () => {
  const old = Array.from({ length: 8 }, (_, i) => ({ ms: (i + 20) * HOUR, reviewed: true, age: 90 * HOUR }));
  const young = Array.from({ length: 30 }, () => ({ ms: HOUR, reviewed: false, age: HOUR }));
  const health = healthOf([], { waits: [...old, ...young], isCut: false });
  expect(health.reviewedSoon).toMatchObject({ count: 5, of: 8 });
});

test("the figures do not depend on the order of reviews", () => {
  const random = mulberry(5);
  const reviews = Array.from({ length: 200 }, (_, i) => review(i % 60, { level: level(random) })).map(
    (it, i) => ({ ...it, reviewerId: `r${i % 17}`, rating: i % 3 ? ("helpful" as const) : null }),
  );
  const waits = Array.from({ length: 40 }, () => {
    const ms = Math.floor(random() * 90) * HOUR;
    return { ms, reviewed: random() < 0.7, age: ms + HOUR };
  });
  const expected = healthOf(reviews, { waits, isCut: false });
  for (let run = 0; run < 20; run++) {
    const mixed = healthOf(shuffled(reviews, random), { waits: shuffled(waits, random), isCut: false });
    expect(mixed).toEqual(expected);
  }
});

function review(i: number, { level }: { level: number | null }): MeasuredReview {
  return {
    solutionId: `s${i % 12}`,
    authorId: `a${i % 12}`,
    reviewerId: `r${i}`,
    submittedAt: `2026-06-01T00:00:00.${String(i).padStart(3, "0")}Z`,
    independent: true,
    rating: null,
    levels: { framing: level },
  };
}

function randomUnits(random: () => number, count: number): number[][] {
  return Array.from({ length: count }, () => {
    const centre = level(random);
    return Array.from({ length: Math.floor(random() * 5) }, () => (random() < 0.6 ? centre : level(random)));
  });
}

function level(random: () => number): Level {
  return (1 + Math.floor(random() * 5)) as Level;
}

function shuffled<T>(items: readonly T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

/** Numbers from 0 to below 1, the same for a seed every time. */
function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
