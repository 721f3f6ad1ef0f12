import { afterEach, expect } from "vitest";

const errors: unknown[][] = [];
console.error = (...parts) => {
  errors.push(parts);
};

afterEach(() => {
  expect(errors.splice(0), "console.error was called").toEqual([]);
});
