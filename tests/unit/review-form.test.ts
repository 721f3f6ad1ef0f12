import { expect, test } from "vitest";
import type { Fields, Parsed } from "~/domain/parse";
import { parsePoints } from "~/domain/points/parse-points";
import { NO_ANCHOR } from "~/domain/points/point";
import { hasUnreadPoints, pointFields, sentPoints } from "~/domain/points/point-fields";
import { pointsOf } from "~/domain/reviews/points-of";
import { parseReview, reviewFields } from "~/domain/reviews/review";
import { reviewForm } from "../support/factories";

function point(n: number, parts: Fields): Fields {
  return Object.fromEntries(Object.entries(parts).map(([part, value]) => [`point.${n}.${part}`, value]));
}

function errorsOf(parsed: Parsed<unknown>): string[] {
  return parsed.ok ? [] : Object.keys(parsed.errors);
}

function read(fields: Fields) {
  const parsed = parseReview(fields);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
  return parsed.value;
}

const FIX = {
  kind: "must-fix",
  body: "Name the measure.",
  dimension: "framing",
  quote: "I fixed 200 ms first.",
};

test("points are read in the order of their numbers, and empty ones are none", () => {
  const fields = {
    ...point(10, { kind: "praise", body: "Last" }),
    ...point(2, { ...FIX, body: "First" }),
    ...point(3, { kind: "consider", dimension: "framing", section: "results" }),
  };
  expect(sentPoints(fields).map(({ body }) => body)).toEqual(["First", "Last"]);
  expect(pointFields(sentPoints(fields))).toMatchObject({
    "point.1.body": "First",
    "point.2.body": "Last",
    "point.2.kind": "praise",
  });
});

test("of a form with too many points none is lost silently: 40 are looked at, and more are refused", () => {
  const many = (count: number, parts: Fields = FIX) =>
    Object.assign({}, ...Array.from({ length: count }, (_, i) => point(i + 1, parts)));
  expect(sentPoints(many(99))).toHaveLength(40);
  expect([many(40), many(99)].map(hasUnreadPoints)).toEqual([false, true]);
  expect(errorsOf(parsePoints(many(20)))).toEqual([]);
  for (const count of [21, 40, 41, 99]) {
    expect(errorsOf(parsePoints(many(count)))).toEqual(["point.21.body"]);
  }
  expect(sentPoints({ ...many(90, { kind: "praise" }), ...point(120, FIX) })).toHaveLength(1);
});

test("a point keeps its anchor, of which nothing is taken on trust", () => {
  const parsed = parsePoints(
    point(1, {
      ...FIX,
      prefix: "x".repeat(40),
      suffix: "y".repeat(40),
      start: "12",
      moment: "-3",
      section: "a",
    }),
  );
  expect(parsed).toEqual({
    ok: true,
    value: [
      {
        kind: "must-fix",
        dimension: "framing",
        body: "Name the measure.",
        anchor: {
          quote: "I fixed 200 ms first.",
          prefix: "x".repeat(32),
          suffix: "y".repeat(32),
          start: 12,
          section: "a",
          moment: null,
        },
        file: null,
      },
    ],
  });
});

test.each([
  ["a passage without words", { kind: "praise", quote: "I fixed" }, "point.1.body"],
  ["a moment without words", { kind: "praise", moment: "3" }, "point.1.body"],
  ["words without a kind", { body: "Good" }, "point.1.kind"],
  ["a kind that does not exist", { kind: "toString", body: "Good" }, "point.1.kind"],
  ["a dimension that does not exist", { ...FIX, dimension: "style" }, "point.1.dimension"],
  ["words that are too long", { ...FIX, body: "x".repeat(1501) }, "point.1.body"],
  ["a passage that is too long", { ...FIX, quote: "x".repeat(601) }, "point.1.quote"],
])("%s is refused at its field", (_, parts, field) => {
  expect(errorsOf(parseReview(reviewForm(4, point(1, parts as unknown as Fields))))).toEqual([field]);
});

test("of twenty-one points none is lost, and the last one is refused", () => {
  const points = Array.from({ length: 21 }, (_, i) => point(i + 1, { ...FIX, body: `Number ${i}` }));
  const fields = reviewForm(4, Object.assign({}, ...points));
  expect(errorsOf(parseReview(fields))).toEqual(["point.21.body"]);
  expect(reviewFields(fields)["point.21.body"]).toBe("Number 20");
});

test("the fields of a review hold its points between the dimensions and the questions", () => {
  const names = Object.keys(reviewFields({ ...point(4, FIX), other: "x" }));
  expect(names[0]).toBe("explain");
  expect(names.indexOf("point.1.kind")).toBeGreaterThan(names.indexOf("step.iteration"));
  expect(names.indexOf("point.1.moment")).toBeLessThan(names.indexOf("strength"));
  expect(names).not.toContain("other");
});

test("a point names an attached file and a number in it, and then has no place in the write-up", () => {
  const parts = { section: "file:x1", part: " 7 ", quote: "fit(X)", prefix: "p", suffix: "s", start: "3" };
  const whole = { ...FIX, quote: "", section: "file:x1" };
  const { points } = read(reviewForm(4, { ...point(1, { ...FIX, ...parts }), ...point(2, whole) }));
  expect(points.map(({ file, anchor }) => ({ file, anchor }))).toEqual([
    { file: { id: "x1", part: 7 }, anchor: { ...NO_ANCHOR, quote: "fit(X)" } },
    { file: { id: "x1", part: null }, anchor: NO_ANCHOR },
  ]);
});

test.each([
  ["a file without words", { kind: "praise", section: "file:x" }, "point.1.body"],
  ["a number without words", { kind: "praise", section: "file:x", part: "2" }, "point.1.body"],
  ["a number without a file", { ...FIX, part: "2" }, "point.1.section"],
  ["a number in a section of the write-up", { ...FIX, section: "wu-results", part: "2" }, "point.1.section"],
  ["a number that is none", { ...FIX, section: "file:x", part: "two" }, "point.1.part"],
  ["the number 0", { ...FIX, section: "file:x", part: "0" }, "point.1.part"],
  ["a number below 0", { ...FIX, section: "file:x", part: "-2" }, "point.1.part"],
  ["a number that is no whole one", { ...FIX, section: "file:x", part: "1.5" }, "point.1.part"],
  ["a number beyond all files", { ...FIX, section: "file:x", part: "1000000" }, "point.1.part"],
])("%s is refused at its field, too", (_, parts, field) => {
  expect(errorsOf(parseReview(reviewForm(4, point(1, parts as unknown as Fields))))).toEqual([field]);
});

test("a point on a file is evidence enough for a 1", () => {
  const bare = { "score.framing": "1", "quote.framing": "", "step.framing": "" };
  const onFile = { ...FIX, quote: "", section: "file:x" };
  expect(parseReview(reviewForm(4, { ...bare, ...point(1, onFile) })).ok).toBe(true);
});

test.each(["must-fix", "consider"])("a point to %s with a passage is evidence enough for a 1", (kind) => {
  const bare = { "score.framing": "1", "quote.framing": "", "step.framing": "" };
  expect(parseReview(reviewForm(4, { ...bare, ...point(1, { ...FIX, kind }) })).ok).toBe(true);
});

test.each([
  ["praise", { ...FIX, kind: "praise" }],
  ["a point without a passage", { ...FIX, quote: "" }],
  ["a point of another dimension", { ...FIX, dimension: "iteration" }],
])("%s is no evidence for a 1", (_, parts) => {
  const bare = { "score.framing": "1", "quote.framing": "", "step.framing": "" };
  const form = reviewForm(4, { ...bare, ...point(1, parts) });
  expect(errorsOf(parseReview(form))).toEqual(["quote.framing", "step.framing"]);
});

test("problem and choice are said back in at most sixty words, or not at all", () => {
  const words = (n: number) => reviewForm(4, { explain: "word ".repeat(n) });
  expect(read(words(60)).explain).toHaveLength(299);
  expect(errorsOf(parseReview(words(61)))).toEqual(["explain"]);
  expect(read(reviewForm(4)).explain).toBe("");
});

test("a review asks no question, one or two", () => {
  const questions = (one: string, two: string) =>
    read(reviewForm(4, { question: one, "question.2": two })).questions;
  expect(questions("", "")).toEqual([]);
  expect(questions("Why?", "")).toEqual(["Why?"]);
  expect(questions("", "How?")).toEqual(["How?"]);
  expect(questions("Why?", "How?")).toEqual(["Why?", "How?"]);
});

test("what a review asks is its points, then its steps, then the one thing to change", () => {
  const noSteps = { "step.tradeoffs": "", "step.communication": "", "step.iteration": "" };
  const form = reviewForm(4, {
    "score.framing": "2",
    ...noSteps,
    ...point(1, { kind: "praise", body: "Keep it." }),
  });
  expect(
    pointsOf(read(form)).map(({ kind, dimension, body, anchor }) => [kind, dimension, body, anchor.quote]),
  ).toEqual([
    ["praise", null, "Keep it.", ""],
    ["must-fix", "framing", "Name the measure.", "I fixed 200 ms first."],
    ["consider", "ambiguity", "Name the measure.", "I fixed 200 ms first."],
    ["consider", null, "Say what p95 is.", ""],
  ]);
});
