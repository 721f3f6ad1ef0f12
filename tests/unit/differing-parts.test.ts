import { expect, test } from "vitest";
import { differingParts } from "~/domain/drafts/differing-parts";

const lines = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => `line ${from + i}`).join("\n");

test("of two long texts the lines that differ are shown with three lines around them", () => {
  const text = (middle: string) => `${lines(0, 10)}\n${middle}\n${lines(20, 30)}`;
  const [mine, theirs] = differingParts(text("mine"), text("theirs\nand more"));
  expect(mine).toEqual({
    linesBefore: 7,
    before: `${lines(7, 10)}\n`,
    differing: "mine",
    after: `\n${lines(20, 23)}`,
    linesAfter: 7,
  });
  expect(theirs.differing).toBe("theirs\nand more");
});

test("nothing is left out of texts that share no line", () => {
  const [mine, theirs] = differingParts("a\nb", "c");
  expect([mine.differing, theirs.differing]).toEqual(["a\nb", "c"]);
  expect(mine).toMatchObject({ linesBefore: 0, before: "", after: "", linesAfter: 0 });
});

test("a text that only has more differs in what it has more", () => {
  const [mine, theirs] = differingParts("a\nb", "a\nb\nc\nd");
  expect([mine.differing, theirs.differing]).toEqual(["", "c\nd"]);
});
