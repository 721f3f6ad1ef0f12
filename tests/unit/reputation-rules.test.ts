import { expect, test } from "vitest";
import { payable, type Standing } from "~/domain/reputation/rules";

const fresh: Standing = { today: 0, fromGiver: 0, ratingsBetween: 0, reciprocal: false, giverProven: true };

test.each<[string, number, Partial<Standing>, { points: number; limitedBy: string }]>([
  ["pays in full where nothing limits it", 10, {}, { points: 10, limitedBy: "" }],
  ["pays what is left of the day", 10, { today: 55 }, { points: 5, limitedBy: "daily-cap" }],
  ["pays nothing after the day's cap", 10, { today: 61 }, { points: 0, limitedBy: "daily-cap" }],
  ["pays what is left from one person", 10, { fromGiver: 14 }, { points: 6, limitedBy: "pair-cap" }],
  [
    "pays half for the second rating of two who rate each other",
    5,
    { reciprocal: true, ratingsBetween: 1 },
    { points: 2, limitedBy: "reciprocal" },
  ],
  [
    "pays nothing for the third",
    10,
    { reciprocal: true, ratingsBetween: 2 },
    { points: 0, limitedBy: "reciprocal" },
  ],
  [
    "pays nothing where the giver is unproven",
    10,
    { giverProven: false },
    { points: 0, limitedBy: "unproven" },
  ],
  ["takes the strictest limit", 10, { today: 57, fromGiver: 19 }, { points: 1, limitedBy: "pair-cap" }],
  [
    "does not call a rule of no points limited",
    0,
    { today: 99, giverProven: false },
    { points: 0, limitedBy: "" },
  ],
])("a rule %s", (_, full, standing, expected) => {
  expect(payable(full, { ...fresh, ...standing })).toEqual(expected);
});
