import { expect, test } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { fitScores } from "~/domain/scoring/fit";
import { recomputeScores } from "~/domain/scoring/recompute-scores.server";
import { updateScores } from "~/domain/scoring/update-scores.server";
import { recompute } from "~/web/recompute-scores.server";
import { listSolutionScores } from "~db/queries/scores";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { growUp } from "../support/grown-site";
import { testOnBoth, type World } from "../support/world";

/** How far a number that was kept up review by review may lie from the next full fit, in levels. */
const TOLERANCE = { worst: 0.25, mean: 0.06 };

/** Six solutions, each reviewed by four of six members; the first is strict, the last lenient. */
async function buildSite(world: World): Promise<{ solutions: BuiltSolution[]; reviewers: Viewer[] }> {
  const reviewers: Viewer[] = [];
  for (let i = 0; i < 6; i++) reviewers.push(await buildUser(world));
  const solutions: BuiltSolution[] = [];
  for (let i = 0; i < 6; i++) solutions.push(await buildSolution(world));
  for (const [i, solution] of solutions.entries()) {
    for (let j = 0; j < 4; j++) {
      const r = (i + j) % 6;
      const level = Math.min(5, Math.max(1, 2 + (i % 3) + (r === 0 ? -1 : r === 5 ? 1 : 0))) as
        | 1
        | 2
        | 3
        | 4
        | 5;
      await buildReview(world, solution, { reviewer: reviewers[r], level });
    }
  }
  return { solutions, reviewers };
}

async function estimates(world: World, solutions: BuiltSolution[]) {
  const rows = await listSolutionScores(
    world.ctx.db,
    solutions.map(({ id }) => id),
  );
  const place = new Map(solutions.map(({ id }, i) => [id, i]));
  return rows
    .map(({ solutionId, ...row }) => ({ solution: place.get(solutionId) ?? -1, ...row }))
    .sort((a, b) => a.solution - b.solution || (a.dimension < b.dimension ? -1 : 1));
}

const seen = new Map<string, unknown>();

testOnBoth(
  "reviews that come in after a full fit are counted much as the next one counts them",
  async (world) => {
    const { solutions, reviewers } = await buildSite(world);
    await recomputeScores(world.ctx);
    for (const [i, solution] of solutions.entries())
      await buildReview(world, solution, { reviewer: reviewers[(i + 4) % 6], level: i % 2 === 0 ? 3 : 4 });
    const online = await estimates(world, solutions);
    const { isDone, reviews } = await recomputeScores(world.ctx);
    expect([isDone, reviews]).toEqual([true, 30]);
    const full = await estimates(world, solutions);
    const distances = full.map(({ mean }, i) => Math.abs(mean - (online[i]?.mean ?? Number.NaN)));
    expect(Math.max(...distances)).toBeLessThan(TOLERANCE.worst);
    expect(distances.reduce((sum, distance) => sum + distance, 0) / distances.length).toBeLessThan(
      TOLERANCE.mean,
    );
    seen.set(world.engine, { online, full });
  },
);

test("both databases come to the same numbers, online and in a full fit", () => {
  expect(seen.get("postgres")).toEqual(seen.get("sqlite"));
  expect(seen.size).toBe(2);
});

testOnBoth("a strict reviewer's score is raised and a lenient one's lowered by a full fit", async (world) => {
  const { reviewers } = await buildSite(world);
  await recomputeScores(world.ctx);
  const leniency = async (member?: Viewer) =>
    (
      await world.ctx.db
        .selectFrom("reviewer_fits")
        .select("leniency")
        .where("reviewer_id", "=", member?.id ?? "")
        .executeTakeFirstOrThrow()
    ).leniency;
  expect(await leniency(reviewers[0])).toBeLessThan(-0.1);
  expect(await leniency(reviewers[5])).toBeGreaterThan(0.1);
});

testOnBoth("a full fit that was stopped goes on where it was and ends as one in one go", async (world) => {
  const { solutions } = await buildSite(world);
  await recomputeScores(world.ctx);
  const expected = await estimates(world, solutions);
  await world.ctx.db.updateTable("solution_scores").set({ mean: 1 }).execute();
  const stop = new AbortController();
  const stopped = await recomputeScores(world.ctx, {
    signal: stop.signal,
    onProgress: ({ stage }) => stage === "reviewers" && stop.abort(),
  });
  expect(stopped.isDone).toBe(false);
  expect(await estimates(world, solutions)).not.toEqual(expected);
  const stages = new Set<string>();
  const { isDone } = await recomputeScores(world.ctx, { onProgress: ({ stage }) => stages.add(stage) });
  expect(isDone).toBe(true);
  expect([...stages]).toEqual(["reading", "fitting", "solutions", "new-reviews"]);
  expect(await estimates(world, solutions)).toEqual(expected);
  const jobs = await world.ctx.db.selectFrom("fits").select("done_at").execute();
  expect(jobs.every(({ done_at }) => done_at !== null)).toBe(true);
});

testOnBoth("a review that comes in during a full fit counts when it is done", async (world) => {
  const { solutions } = await buildSite(world);
  const [solution] = solutions;
  if (!solution) throw new Error("No solution");
  await recomputeScores(world.ctx, {
    fit: async (table, options) => {
      await buildReview(world, solution, { level: 5 });
      return fitScores(table, options);
    },
  });
  const [overall] = (await estimates(world, [solution])).filter(({ dimension }) => dimension === "overall");
  expect(overall?.scored).toBe(5);
  const row = await world.ctx.db
    .selectFrom("review_fits")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  expect(Number(row.n)).toBe(25);
});

testOnBoth("measuring a review again as it was changes no number", async (world) => {
  const { solutions } = await buildSite(world);
  const [solution] = solutions;
  if (!solution) throw new Error("No solution");
  const before = await estimates(world, [solution]);
  const last = await world.ctx.db
    .selectFrom("reviews")
    .select("id")
    .where("solution_id", "=", solution.id)
    .orderBy("id", "desc")
    .executeTakeFirstOrThrow();
  await world.ctx.db
    .transaction()
    .execute((db) => updateScores({ ...world.ctx, db }, solution.id, { changed: last.id }));
  const after = await estimates(world, [solution]);
  for (const [i, { mean, sd }] of after.entries()) {
    expect(mean).toBeCloseTo(before[i]?.mean ?? Number.NaN, 1);
    expect(sd).toBeCloseTo(before[i]?.sd ?? Number.NaN, 1);
  }
});

testOnBoth(
  "on a young site everybody's reviews count in full, later newcomers' are capped together",
  async (world) => {
    const solution = await buildSolution(world);
    for (let i = 0; i < 3; i++) await buildReview(world, solution, { level: 5 });
    const trust = async () =>
      (await world.ctx.db.selectFrom("review_fits").select("trust").execute()).map((row) => row.trust);
    expect(await trust()).toEqual([1, 1, 1]);
    await growUp(world);
    await buildReview(world, solution, { level: 5 });
    expect((await trust()).reduce((sum, value) => sum + value, 0)).toBeCloseTo(0.5, 6);
  },
);

/** Five who give each other five everywhere and find it very helpful, among solutions that others score three. */
async function buildRing(world: World): Promise<Viewer[]> {
  const honest: Viewer[] = [];
  for (let i = 0; i < 8; i++) honest.push(await buildUser(world));
  const ring: BuiltSolution[] = [];
  for (let i = 0; i < 5; i++) ring.push(await buildSolution(world));
  const others: BuiltSolution[] = [];
  for (const author of honest) others.push(await buildSolution(world, { author }));
  for (const [i, solution] of others.entries())
    for (const step of [1, 2, 3])
      await buildReview(world, solution, { reviewer: honest[(i + step) % 8], level: 3 });
  for (const [i, solution] of ring.entries()) {
    for (const step of [0, 3])
      await buildReview(world, solution, { reviewer: honest[(i + step) % 8], level: 2 });
    for (const { author } of ring.filter((other) => other !== solution)) {
      const { id } = await buildReview(world, solution, { reviewer: author, level: 5 });
      await rateReview(world.as(solution.author), id, { rating: "very-helpful" });
    }
  }
  return ring.map(({ author }) => author);
}

testOnBoth(
  "a ring loses what its reviews paid, in rows that say why, and its next ones pay nothing",
  async (world) => {
    const ring = await buildRing(world);
    const points = async () => {
      const rows = await world.ctx.db
        .selectFrom("reputation_events")
        .select("points")
        .where("rule", "in", ["rated-very-helpful", "first-review"])
        .where(
          "user_id",
          "in",
          ring.map(({ id }) => id),
        )
        .execute();
      return rows.reduce((sum, { points }) => sum + points, 0);
    };
    expect(await points()).toBeGreaterThan(50);
    const { rings } = await recompute(world.ctx);
    expect(rings.map(({ memberIds }) => memberIds)).toEqual([ring.map(({ id }) => id).sort()]);
    expect(await points()).toBe(0);
    const [first] = ring;
    if (!first) throw new Error("No ring");
    const history = await reputationPage(world.as(first), first.handle, null);
    expect(history?.rows.some(({ reversal, correction }) => reversal && correction.includes("group"))).toBe(
      true,
    );
    const late = await buildSolution(world, { author: first });
    const { id } = await buildReview(world, late, { reviewer: ring[1], level: 5 });
    await rateReview(world.as(first), id, { rating: "very-helpful" });
    expect(await points()).toBe(0);
    await recompute(world.ctx);
    expect(await points()).toBe(0);
  },
);
