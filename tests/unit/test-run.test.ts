import { expect, test } from "vitest";
import { loadEmbeddedPostgres } from "../support/postgres";

test("the test database takes no part in how a run with failures ends", async () => {
  const before = process.listeners("beforeExit");
  await loadEmbeddedPostgres();
  expect(process.listeners("beforeExit")).toEqual(before);
});
