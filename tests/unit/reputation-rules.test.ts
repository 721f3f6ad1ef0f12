import { expect, test } from "vitest";
import { leaningInWords, shareOf } from "~/domain/learning/report-card";
import { NOTICES } from "~/domain/notices/notice";
import { type Ground, MEDALS, type MedalKey, medalsOfReview } from "~/domain/reputation/medals";
import { PRIVILEGES, type PrivilegeKey, whyLacksPrivilege } from "~/domain/reputation/privileges";
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

test("a privilege opens at its number, and until then one is told the number, what one has and what is missing", () => {
  for (const key of Object.keys(PRIVILEGES) as PrivilegeKey[]) {
    const { young, later } = PRIVILEGES[key];
    expect(whyLacksPrivilege(key, young, true), key).toBeNull();
    expect(whyLacksPrivilege(key, later, false), key).toBeNull();
    expect(whyLacksPrivilege(key, later - 1, false), key).toContain(`needs ${later} points of reputation`);
  }
  expect(whyLacksPrivilege("triage", 42, true)).toContain("You have 42 of 60 points: it opens with 18 more.");
});

const VERY = { rule: "rated-very-helpful", limitedBy: "" };
const ENDORSED = { rule: "endorsed", limitedBy: "" };
const ADOPTED = { rule: "adopted", limitedBy: "" };

test.each<[string, Ground[], string[]]>([
  ["nothing", [], []],
  ["a very helpful rating alone", [VERY], []],
  ["that and two endorsements", [VERY, ENDORSED, ENDORSED], ["valued"]],
  ["two endorsements without it", [ENDORSED, ENDORSED], []],
  ["an endorsement by an unproven account", [VERY, ENDORSED, { ...ENDORSED, limitedBy: "unproven" }], []],
  ["endorsements past the day's cap", [VERY, ENDORSED, { ...ENDORSED, limitedBy: "daily-cap" }], ["valued"]],
  ["a rating by somebody whom one rates", [{ ...VERY, limitedBy: "reciprocal" }, ENDORSED, ENDORSED], []],
  ["three adopted points", [ADOPTED, ADOPTED, ADOPTED], ["adopted"]],
  ["the first review, very helpful", [VERY, { rule: "first-review", limitedBy: "" }], ["first-reader"]],
])("a review with %s has its medals", (_, events, medals) => {
  expect(medalsOfReview(events)).toEqual(medals);
});

test("a share of few cases has a wide interval that stays within 0 and 1", () => {
  expect(shareOf(8, 10)).toMatchObject({ count: 8, of: 10 });
  expect(shareOf(8, 10).lower).toBeCloseTo(0.541, 3);
  expect(shareOf(8, 10).upper).toBeCloseTo(0.931, 3);
  expect(shareOf(3, 3)).toMatchObject({ upper: 1 });
  expect(shareOf(3, 3).lower).toBeCloseTo(0.526, 3);
  expect(shareOf(0, 0)).toEqual({ count: 0, of: 0, lower: 0, upper: 1 });
});

test("a leaning is told with its side, and as chance where it could be nothing", () => {
  expect(leaningInWords({ leniency: -0.34, half: 0.2 })).toBe("You score 0.3 below others");
  expect(leaningInWords({ leniency: 0.34, half: 0.5 })).toBe(
    "You score about 0.3 above others, which may be chance",
  );
  expect(leaningInWords({ leniency: 0.04, half: 0.01 })).toBe("You score as others do");
});

test.each(Object.keys(MEDALS) as MedalKey[])("who earns the medal %s is told so by its name", (medal) => {
  expect(NOTICES[`medal-${medal}`]).toContain(`, ${MEDALS[medal].label}, for your ${MEDALS[medal].of}`);
});
