import { expect, test } from "vitest";
import {
  distanceBetween,
  furthest,
  leaningOf,
  levelsInAddress,
  levelsOfAddress,
  parseLevels,
  referenceLevels,
} from "~/domain/learning/calibration";
import { EXAMPLES, findExample } from "~/domain/learning/examples";
import { countWords } from "~/domain/markdown/markdown";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { EXPLAIN_WORDS_MAX } from "~/domain/reviews/review";
import { DIMENSION_KEYS, LEVELS, RUBRIC_VERSION } from "~/domain/rubric/rubric";

const LOW = { framing: 2, ambiguity: 1, tradeoffs: 2, communication: 3, iteration: 2 } as const;

test("each example has between 350 and 700 words and renders as a write-up", () => {
  for (const { slug, writeUp } of EXAMPLES) {
    const words = countWords(writeUp);
    expect(words, slug).toBeGreaterThanOrEqual(350);
    expect(words, slug).toBeLessThanOrEqual(700);
    expect(renderMarkdown(writeUp).plain, slug).toBe(false);
  }
});

test("each reason of a reference review quotes words that stand in its write-up", () => {
  for (const { slug, writeUp, reference } of EXAMPLES) {
    const text = renderMarkdown(writeUp)
      .html.replace(/<[^>]+>/g, "")
      .replace(/\s+/g, " ")
      .replaceAll("&quot;", '"');
    for (const key of DIMENSION_KEYS) expect(text, `${slug} ${key}`).toContain(reference[key].passage);
  }
});

test("each reference level says why it is neither the one below nor the one above, as far as there is one", () => {
  for (const { slug, reference } of EXAMPLES) {
    for (const key of DIMENSION_KEYS) {
      const { level, because, notLower, notHigher } = reference[key];
      expect(because.length, `${slug} ${key}`).toBeGreaterThan(80);
      expect(notLower === null, `${slug} ${key}`).toBe(level === 1);
      expect(notHigher === null, `${slug} ${key}`).toBe(level === 5);
    }
  }
});

test("every level of the rubric is met among the examples, which are judged by its present version", () => {
  const met = new Set(EXAMPLES.flatMap((example) => Object.values(referenceLevels(example))));
  expect([...met].sort()).toEqual([...LEVELS]);
  expect(RUBRIC_VERSION).toBe(1);
});

test("a reference review says problem and choice back within the words that reviewers have", () => {
  for (const { slug, explained } of EXAMPLES) {
    expect(countWords(explained), slug).toBeLessThanOrEqual(EXPLAIN_WORDS_MAX);
    expect(countWords(explained), slug).toBeGreaterThan(20);
  }
});

test("the distance to a reference is the mean over the five dimensions, whichever way one is off", () => {
  expect(distanceBetween(LOW, LOW)).toBe(0);
  const off = { ...LOW, framing: 3, ambiguity: 3, communication: 2 } as const;
  expect(distanceBetween(off, LOW)).toBeCloseTo(4 / 5);
  expect(leaningOf(off, LOW)).toBeCloseTo(2 / 5);
  expect(leaningOf(LOW, off)).toBeCloseTo(-2 / 5);
});

test("the dimensions furthest from the reference are named, none where all agree", () => {
  expect(furthest(LOW, LOW)).toEqual([]);
  expect(furthest({ ...LOW, framing: 3, iteration: 1 }, LOW)).toEqual(["framing", "iteration"]);
  expect(furthest({ ...LOW, framing: 3, iteration: 4 }, LOW)).toEqual(["iteration"]);
});

test("levels go into an address and come back, and nothing else is read as levels", () => {
  expect(levelsOfAddress(levelsInAddress(LOW))).toEqual(LOW);
  for (const text of ["", "1-2-3-4", "1-2-3-4-6", "1-2-3-4-5-5", "0-1-2-3-4", "a-b-c-d-e", "1.0-2-3-4-5"])
    expect(levelsOfAddress(text), text).toBeNull();
});

test("each level that is missing is named beside its field", () => {
  const parsed = parseLevels({ "score.framing": "3", "score.ambiguity": "na", "score.tradeoffs": "6" });
  expect(parsed.ok ? [] : Object.keys(parsed.errors)).toEqual([
    "score.ambiguity",
    "score.tradeoffs",
    "score.communication",
    "score.iteration",
  ]);
});

test("an example is found by its slug alone", () => {
  expect(findExample("answer-bot")?.title).toContain("assistant");
  expect(findExample("__proto__")).toBeUndefined();
});
