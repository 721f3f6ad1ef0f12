import { expect, test } from "vitest";
import { align, type Unit } from "../../app/domain/comparing/align.server";
import { compareWriteUps } from "../../app/domain/comparing/compare-write-ups.server";
import { diffWords, smoothed } from "../../app/domain/comparing/runs.server";
import { resemblance, sketch } from "../../app/domain/comparing/sketch.server";
import { createWork } from "../../app/domain/comparing/work.server";

const ONE = "The first paragraph is about the budget of the whole system.";
const TWO = "A second one weighs three alternatives against each other.";

const unit = (text: string): Unit => ({ key: text, kind: "p", sketch: sketch(text) });

test("an alignment walks both lists in order and in full", () => {
  const before = "a b c d e a b x y".split(" ").map(unit);
  const after = "b c z e f a a b y y x".split(" ").map(unit);
  const steps = align(before, after, createWork());
  expect(steps.flatMap((step) => (step.kind === "added" ? [] : step.before))).toEqual([...before.keys()]);
  expect(steps.flatMap((step) => (step.kind === "removed" ? [] : step.after))).toEqual([...after.keys()]);
});

test("the best pairs are found, not the nearest", () => {
  const before = [unit("one two three four"), unit("five six seven eight")];
  const after = [unit("five six seven nine"), unit("new here"), unit("one two three ten")];
  const pairs = align(before, after, createWork()).filter(({ kind }) => kind === "pair");
  expect(pairs).toHaveLength(1);
});

test("resemblance is the share of words in common", () => {
  expect(resemblance(sketch("a b c"), sketch("b c d"))).toBe(0.5);
  expect(resemblance(sketch(""), sketch(""))).toBe(0);
  const many = Array.from({ length: 2000 }, (_, i) => `w${i}`);
  const half = resemblance(sketch(many.join(" ")), sketch(many.slice(1000).join(" ")));
  expect(half).toBeGreaterThan(0.35);
  expect(half).toBeLessThan(0.65);
});

test("two halves of a rewritten phrase are joined over a kept word", () => {
  const runs = diffWords("a b c the d e f".split(" "), "u v w the x y z".split(" "), createWork());
  expect(runs).toHaveLength(5);
  expect(smoothed(runs)).toEqual([
    { kind: "removed", count: 7 },
    { kind: "added", count: 7 },
  ]);
});

/** Pairs made to cost the most; 100 KB each. */
const ADVERSARIAL: [string, string, string][] = [
  [
    "one-letter words",
    repeat((i) => "abcdefghij"[(i * 7) % 10] ?? "", " "),
    repeat((i) => "abcdefghij"[(i * 3) % 10] ?? "", " "),
  ],
  [
    "paragraphs that all resemble each other",
    repeat((i) => `${ONE} ${i}`, "\n\n"),
    repeat((i) => `${ONE} ${TWO} ${-i}`, "\n\n"),
  ],
  ["thousands of tiny blocks", repeat((i) => `b${i}`, "\n\n"), repeat((i) => `c${i}`, "\n\n")],
  [
    "alternating blocks",
    repeat((i) => (i % 2 ? "x" : "y"), "\n\n"),
    repeat((i) => (i % 2 ? "y" : "x"), "\n\n"),
  ],
  [
    "one list of thousands of items",
    repeat((i) => `- item ${i % 50}`, "\n"),
    repeat((i) => `- item ${i % 49}`, "\n"),
  ],
  [
    "code of one-letter lines",
    `~~~\n${repeat((i) => "abc"[(i * i) % 3] ?? "", "\n")}`,
    `~~~\n${repeat((i) => "abc"[(i * i * i) % 3] ?? "", "\n")}`,
  ],
];

function repeat(part: (i: number) => string, separator: string): string {
  const parts: string[] = [];
  for (let [i, length] = [0, 0]; length < 99_000; i++) {
    parts.push(part(i));
    length += (parts.at(-1)?.length ?? 0) + separator.length;
  }
  return parts.join(separator);
}

test.each(ADVERSARIAL)("%s are compared within the bounds, and that is said", (_, before, after) => {
  const { coarse, sections } = compareWriteUps(before, after);
  expect(coarse).toBe(true);
  expect(sections.flatMap(({ blocks }) => blocks).length).toBeLessThan(4000);
});

test("no comparison looks for more edits than it is allowed", () => {
  const work = createWork();
  const words = (n: number) => Array.from({ length: 900 }, (_, i) => `w${(i * n) % 9}`);
  for (let i = 2; i < 60; i++) diffWords(words(i), words(i + 1), work);
  expect(work.coarse).toBe(true);
  expect(work.stepsLeft).toBeGreaterThan(-600_000);
});
