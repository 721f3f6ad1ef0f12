import { expect, test } from "vitest";
import { loadEmbeddedPostgres } from "../support/postgres";

test("the test database takes no part in how a run with failures ends", async () => {
  const listeners = () => [...process.listeners("beforeExit"), ...process.listeners("exit")];
  const before = listeners();
  await loadEmbeddedPostgres();
  expect(listeners()).toEqual(before);
});
