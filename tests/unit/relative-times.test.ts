import { expect, test } from "vitest";
import { relativeTime } from "~/browser/relative-times";

const HOUR = 3600;

test.each([
  [47.9 * HOUR, "in 48 hours"],
  [71.4 * HOUR, "in 71 hours"],
  [95 * HOUR, "in 4 days"],
  [100, "in 2 minutes"],
  [20, "just now"],
  [-47 * HOUR, "1 day ago"],
  [-59, "just now"],
])("%d seconds ahead are told as %s", (seconds, words) => {
  expect(relativeTime(seconds)).toBe(words);
});
