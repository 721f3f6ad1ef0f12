import { expect } from "vitest";
import { requestRound } from "~/domain/rounds/request-round.server";
import { roundsPage } from "~/domain/rounds/rounds-page.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildReview, buildSolution } from "../support/factories";
import { ask, buildRevised, noticesOf, revise } from "../support/rounds";
import { testOnBoth } from "../support/world";

testOnBoth("a solution's first round begins with its first revision", async (world) => {
  const solution = await buildSolution(world);
  await revise(world, solution, "Other words");
  expect(await world.ctx.db.selectFrom("rounds").selectAll().execute()).toEqual([
    { solution_id: solution.id, round: 1, revision: 1, opened_at: world.now },
  ]);
});

testOnBoth("the author asks one, some or all of those who saw an earlier revision", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  const before = await roundsPage(world.as(solution.author), solution.id);
  expect(before).toMatchObject({
    round: 2,
    refused: null,
    reviewers: [
      { reviewId: first.id, revision: 1, canAsk: true },
      { reviewId: second.id, revision: 1, canAsk: true },
    ],
  });
  expect(await ask(world, solution, { [`reviewer.${first.id}`]: "1" })).toEqual({
    ok: true,
    round: 2,
    asked: 1,
  });
  expect(await ask(world, solution, { all: "1" })).toEqual({ ok: true, round: 2, asked: 1 });
  expect(await ask(world, solution, { all: "1" })).toMatchObject({ problem: "refused" });
  expect(await noticesOf(world, first.reviewer, "round-request")).toEqual([
    { path: `/reviews/${first.id}/round` },
  ]);
});

testOnBoth("reviewers are named in one field too, and strangers among them are left out", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  const other = await buildReview(world, await buildSolution(world));
  const reviewer = `${first.id}, ${second.id},${other.id}`;
  expect(await ask(world, solution, { reviewer: other.id })).toMatchObject({
    problem: "invalid",
    errors: { reviewer: expect.any(String) },
  });
  expect(await ask(world, solution, { reviewer })).toEqual({ ok: true, round: 2, asked: 2 });
});

testOnBoth("nobody is asked twice about one text", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  expect(await ask(world, solution, { all: "1" })).toMatchObject({ problem: "refused" });
  await revise(world, solution, "Other words");
  const late = await buildReview(world, solution);
  expect((await roundsPage(world.as(solution.author), solution.id))?.reviewers).toMatchObject([
    { canAsk: true },
    { reviewId: late.id, revision: 2, canAsk: false },
  ]);
  expect(await ask(world, solution, { reviewer: late.id })).toMatchObject({ problem: "invalid" });
});

testOnBoth("only the author asks, and not while the solution is withdrawn", async (world) => {
  const { solution, first } = await buildRevised(world);
  const asStranger = world.as(first.reviewer);
  expect(await requestRound(asStranger, solution.id, { all: "1" })).toMatchObject({ problem: "missing" });
  expect(await roundsPage(asStranger, solution.id)).toBeNull();
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await ask(world, solution, { all: "1" })).toMatchObject({ problem: "refused" });
});

testOnBoth("the second round shows the name of who posted blind", async (world) => {
  const { solution } = await buildRevised(world);
  await world.ctx.db.updateTable("solutions").set({ pseudonym: "Patient Heron" }).execute();
  await ask(world, solution, { all: "1" });
  const row = await world.ctx.db.selectFrom("solutions").select("revealed_at").executeTakeFirstOrThrow();
  expect(row.revealed_at).toBe(world.now);
});
