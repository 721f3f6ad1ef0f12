import { expect, test } from "vitest";
import {
  isBehind,
  nextRound,
  parseAsked,
  parseRound,
  roundFields,
  whyCannotRequest,
} from "~/domain/rounds/round";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";

const BEFORE = { framing: 2, ambiguity: 3, tradeoffs: null, communication: 4, iteration: 5 } as const;
const SAME = Object.fromEntries(DIMENSION_KEYS.map((key) => [`score.${key}`, "same"]));

test("a confirmed level is the level that it was", () => {
  const parsed = parseRound(SAME, BEFORE);
  expect(parsed.ok && Object.values(parsed.value.scores).map(({ score }) => score)).toEqual([
    2,
    3,
    null,
    4,
    5,
  ]);
  expect(parsed.ok && Object.values(parsed.value.scores).some(({ changed }) => changed)).toBe(false);
});

test("nothing chosen is an error in each dimension", () => {
  const parsed = parseRound({}, BEFORE);
  expect(!parsed.ok && Object.keys(parsed.errors)).toEqual(DIMENSION_KEYS.map((key) => `score.${key}`));
});

test.each([
  ["a higher level", { "score.framing": "4" }],
  ["a lower level", { "score.iteration": "1" }],
  ["can't tell in the place of a level", { "score.communication": "na" }],
  ["a level in the place of can't tell", { "score.tradeoffs": "3" }],
])("%s needs a reason", (_, changed) => {
  const key = Object.keys(changed)[0]?.replace("score", "reason") ?? "";
  const parsed = parseRound({ ...SAME, ...changed }, BEFORE);
  expect(!parsed.ok && Object.keys(parsed.errors)).toEqual([key]);
  expect(parseRound({ ...SAME, ...changed, [key]: "It says so now." }, BEFORE).ok).toBe(true);
});

test("can't tell where it was so before is no change", () => {
  expect(parseRound({ ...SAME, "score.tradeoffs": "na" }, BEFORE).ok).toBe(true);
});

test("only points that are called solved are", () => {
  const parsed = parseRound({ ...SAME, "point.01a": "solved", "point.01b": "open", "point.01c": "" }, BEFORE);
  expect(parsed.ok && parsed.value.solved).toEqual(["01a"]);
});

test("a draft holds no field of somebody's own making", () => {
  const kept = roundFields({ note: "n", "point.01a": "solved", "point.__proto__": "x", "score.taste": "5" });
  expect(Object.keys(kept).sort()).toEqual(
    ["note", "point.01a", ...DIMENSION_KEYS.flatMap((key) => [`reason.${key}`, `score.${key}`])].sort(),
  );
});

test("reviewers are asked by name, in one field or all together", () => {
  expect(parseAsked({ "reviewer.a": "1", "reviewer.b": "", reviewer: "c, a,,d" })).toEqual(["a", "c", "d"]);
  expect(parseAsked({ all: "1", reviewer: "c" })).toBe("all");
  expect(parseAsked({})).toEqual([]);
});

test("a round is the next one when there is a later revision than its own", () => {
  expect(nextRound({ round: 1, revision: 1 }, 1)).toBe(1);
  expect(nextRound({ round: 1, revision: 1 }, 3)).toBe(2);
  expect(nextRound({ round: 2, revision: 3 }, 3)).toBe(2);
});

test("who judged the latest revision, or was asked to, is not asked", () => {
  const review = { judged: 1, requestedAt: null };
  expect(isBehind(review, 1)).toBe(false);
  expect(isBehind(review, 2)).toBe(true);
  expect(isBehind({ ...review, judged: 2 }, 2)).toBe(false);
  expect(isBehind({ ...review, requestedAt: "2026-01-01" }, 2)).toBe(false);
});

test("there is an end to rounds", () => {
  const it = { withdrawnAt: null, canAsk: true };
  expect(whyCannotRequest({ ...it, round: 10 })).toBeNull();
  expect(whyCannotRequest({ ...it, round: 11 })).toContain("at most 10");
});
