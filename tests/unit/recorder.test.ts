import { expect, test } from "vitest";
import { captureProblem } from "~/browser/walkthrough/capture";

test.each([
  ["NotAllowedError", "voice", /^The microphone may not be used. Allow it/],
  ["NotAllowedError", "screen", /^The screen or the microphone was not shared/],
  ["NotFoundError", "voice", /^No microphone was found/],
  ["NotReadableError", "voice", /another program/],
  ["SomethingNew", "screen", /^This browser cannot record here/],
] as const)("%s while recording %s is told in words", (name, mode, sentence) => {
  expect(captureProblem(new DOMException("no", name), mode)).toMatch(sentence);
});

test("an error that is no browser's own is told in words too", () => {
  expect(captureProblem(new TypeError("x is not a function"), "voice")).toMatch(/Upload a recording below/);
});
