import { expect, vi } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { fitScores } from "~/domain/scoring/fit";
import { fitIsDue } from "~/domain/scoring/fit-is-due.server";
import { leaveFit, takeFit } from "~/domain/scoring/fit-lease.server";
import { type RecomputeOptions, recomputeScores } from "~/domain/scoring/recompute-scores.server";
import { after, MINUTE } from "~/domain/time";
import { recompute, recomputeOnCommandLine } from "~/web/recompute-scores.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** More people than one step of a fit writes, so that it can be stopped between two; each solution has three reviews. */
const REVIEWERS = 120;
const SOLUTIONS = 6;

interface Site {
  solutions: BuiltSolution[];
  reviewers: Viewer[];
}

/** A few written as members do, and many more as rows of the first one's shape. */
async function buildSite(world: World): Promise<Site> {
  const { db, newId } = world.ctx;
  const solutions: BuiltSolution[] = [];
  for (let i = 0; i < SOLUTIONS; i++) solutions.push(await buildSolution(world));
  const reviewers = await Promise.all(Array.from({ length: REVIEWERS }, () => buildUser(world)));
  reviewers.sort((a, b) => (a.id < b.id ? -1 : 1));
  const [first] = solutions;
  const { id } = await buildReview(world, first as BuiltSolution, { reviewer: reviewers[0] });
  const review = await db.selectFrom("reviews").selectAll().where("id", "=", id).executeTakeFirstOrThrow();
  const scores = await db.selectFrom("review_scores").selectAll().where("review_id", "=", id).execute();
  const copies = reviewers.slice(1).flatMap(({ id: reviewer_id }, i) =>
    [0, 1, 2].map((step) => ({
      ...review,
      id: newId(),
      reviewer_id,
      solution_id: solutions[(i + step) % SOLUTIONS]?.id ?? "",
    })),
  );
  await db.insertInto("reviews").values(copies).execute();
  for (const [i, copy] of copies.entries())
    await db
      .insertInto("review_scores")
      .values(scores.map((row, d) => ({ ...row, review_id: copy.id, score: 1 + ((i * 7 + d * 3) % 5) })))
      .execute();
  await recomputeScores(world.ctx);
  world.now = after(world.now, MINUTE);
  return { solutions, reviewers };
}

/** All that a fit writes of reviewers, reviews and solutions. */
async function written({ ctx: { db } }: World) {
  const reviewers = await db.selectFrom("reviewer_fits").selectAll().orderBy("reviewer_id").execute();
  const reviews = await db.selectFrom("review_fits").selectAll().orderBy("review_id").execute();
  const solutions = await db
    .selectFrom("solution_scores")
    .select(["solution_id", "dimension", "mean", "sd", "lower", "upper", "rank", "scored", "spread"])
    .orderBy("solution_id")
    .orderBy("dimension")
    .execute();
  return { reviewers, reviews, solutions };
}

/** A fit that stops after its first step in a stage. */
function stopIn(world: World, stage: "reviewers" | "solutions", options: RecomputeOptions = {}) {
  const stop = new AbortController();
  const onProgress: RecomputeOptions["onProgress"] = (progress) => progress.stage === stage && stop.abort();
  return recomputeScores(world.ctx, { ...options, signal: stop.signal, onProgress });
}

/** Which stages the rest of a fit writes, with how many rows each. */
async function goOn(world: World) {
  const stages = new Map<string, number>();
  const { isDone } = await recomputeScores(world.ctx, {
    onProgress: ({ stage, of }) => stages.set(stage, of),
  });
  expect(isDone).toBe(true);
  return stages;
}

testOnBoth(
  "a fit that goes on after an old review changed writes all anew, as one in one go does",
  async (world) => {
    const { reviewers } = await buildSite(world);
    await stopIn(world, "reviewers");
    const changed = await world.ctx.db
      .selectFrom("reviews")
      .select("id")
      .where("reviewer_id", "=", reviewers[1]?.id ?? "")
      .orderBy("id")
      .executeTakeFirstOrThrow();
    await world.ctx.db
      .updateTable("review_scores")
      .set({ score: 5 })
      .where("review_id", "=", changed.id)
      .execute();
    const stages = await goOn(world);
    expect(stages.get("reviewers")).toBe(REVIEWERS);
    const resumed = await written(world);
    await goOn(world);
    expect(resumed).toEqual(await written(world));
  },
);

testOnBoth(
  "a fit that goes on after a review came in fits what was there before, and adds that at the end",
  async (world) => {
    const { solutions, reviewers } = await buildSite(world);
    const [solution] = solutions;
    if (!solution) throw new Error("No solution");
    await stopIn(world, "reviewers");
    // Of a reviewer whose row is written and of one whose is not.
    for (const reviewer of [await buildUser(world), reviewers[0], reviewers[REVIEWERS - 1]]) {
      const other = solutions.find((one) => one !== solution);
      if (!other) throw new Error("No other solution");
      const to = reviewer === reviewers[0] ? other : await buildSolution(world);
      await buildReview(world, to, { reviewer, level: 5, at: after(world.now, MINUTE) });
    }
    const stages = await goOn(world);
    expect(stages.get("reviewers")).toBe(REVIEWERS - 100);
    const resumed = await written(world);
    const fit = await world.ctx.db.selectFrom("fits").selectAll().orderBy("id", "desc").executeTakeFirst();
    expect(fit).toMatchObject({ reviews: 1 + 3 * (REVIEWERS - 1), done_at: world.now, open_key: null });
    await goOn(world);
    expect(resumed).toEqual(await written(world));
  },
);

testOnBoth("ratings inside a ring that a stopped fit had just found count as before it", async (world) => {
  const { solutions } = await buildSite(world);
  const { db } = world.ctx;
  const rated = await db.selectFrom("reviews").selectAll().orderBy("id").limit(3).execute();
  for (const { id, solution_id } of rated) {
    const author = solutions.find((solution) => solution.id === solution_id)?.author.id ?? "";
    const rating = { review_id: id, rater_id: author, rating: "very-helpful" as const, reason: "" };
    await db
      .insertInto("ratings")
      .values({ ...rating, changes: 0, rated_at: world.now })
      .execute();
  }
  await stopIn(world, "solutions");
  await db
    .updateTable("review_fits")
    .set({ ring: "ring:new" })
    .where("review_id", "=", rated[0]?.id ?? "")
    .execute();
  const stages = await goOn(world);
  expect([...stages.keys()]).toEqual(["reading", "fitting", "new-reviews"]);
});

testOnBoth("of processes that begin a fit at one moment one gets it", async (world) => {
  const taken = await Promise.all([takeFit(world.ctx), takeFit(world.ctx), takeFit(world.ctx)]);
  expect(taken.filter((lease) => lease !== null)).toHaveLength(1);
  expect(await world.ctx.db.selectFrom("fits").select("done_at").execute()).toEqual([{ done_at: null }]);
});

testOnBoth("while one process fits another leaves it alone and says so", async (world) => {
  await buildReview(world, await buildSolution(world));
  const meanwhile: unknown[] = [];
  const first = await recomputeScores(world.ctx, {
    fit: async (table, options) => {
      meanwhile.push(await recompute(world.ctx));
      return fitScores(table, options);
    },
  });
  expect(first).toMatchObject({ isDone: true, isElsewhere: false });
  expect(meanwhile).toMatchObject([{ isDone: false, isElsewhere: true, rings: [] }]);
  expect(await world.ctx.db.selectFrom("fits").select("reviews").execute()).toEqual([{ reviews: 1 }]);
});

testOnBoth(
  "an open fit is left to who is at it, however long, and taken over once they are silent",
  async (world) => {
    await buildReview(world, await buildSolution(world));
    await stopIn(world, "reviewers");
    expect(await fitIsDue(world.ctx)).toBe(true);
    const began = world.now;
    world.now = after(began, 300 * MINUTE);
    const lease = { worker: "another", renewed_at: after(world.now, -4 * MINUTE) };
    await world.ctx.db.updateTable("fits").set(lease).execute();
    expect(await fitIsDue(world.ctx)).toBe(false);
    expect(await recompute(world.ctx)).toMatchObject({ isDone: false, isElsewhere: true });
    world.now = after(world.now, MINUTE);
    expect(await fitIsDue(world.ctx)).toBe(true);
    const taken = await Promise.all([takeFit(world.ctx), takeFit(world.ctx)]);
    const [mine, ...others] = taken.filter((one) => one !== null);
    if (!mine) throw new Error("Nobody took it over");
    expect(others).toEqual([]);
    await leaveFit(world.ctx, mine);
    expect(await recompute(world.ctx)).toMatchObject({ isDone: true });
    const fits = await world.ctx.db.selectFrom("fits").select(["started_at", "done_at"]).execute();
    expect(fits).toEqual([{ started_at: began, done_at: world.now }]);
  },
);

testOnBoth("the command line says in a sentence that another process is at it", async (world) => {
  const lease = { worker: "another", renewed_at: new Date().toISOString() };
  const fit = { id: "1", started_at: world.now, stage: "reviewers", position: "", reviews: 0, state: "" };
  await world.ctx.db
    .insertInto("fits")
    .values({ ...fit, ...lease, open_key: "open" })
    .execute();
  vi.stubEnv("DATABASE_URL", world.url);
  try {
    expect(await recomputeOnCommandLine()).toBe(
      "Another process is fitting the scores right now, so this one leaves them alone.",
    );
  } finally {
    vi.unstubAllEnvs();
  }
});

testOnBoth("who lost a fit while they were silent writes nothing more of it", async (world) => {
  await buildReview(world, await buildSolution(world));
  const before = await written(world);
  const takeOver = () =>
    world.ctx.db.updateTable("fits").set({ worker: "another", renewed_at: world.now }).execute();
  const lost = await recomputeScores(world.ctx, {
    fit: async (table, options) => {
      await takeOver();
      return fitScores(table, options);
    },
  });
  expect(lost).toMatchObject({ isDone: false, isElsewhere: true });
  expect(await written(world)).toEqual(before);
  const [fit] = await world.ctx.db.selectFrom("fits").selectAll().execute();
  expect(fit).toMatchObject({ worker: "another", state: "", done_at: null });
  await world.ctx.db.updateTable("fits").set({ worker: "" }).execute();
  await world.ctx.db.updateTable("solution_scores").set({ mean: 1 }).execute();
  const halfway = await recomputeScores(world.ctx, {
    onSolutions: async ({ db }) => {
      await db.updateTable("fits").set({ worker: "another" }).execute();
    },
  });
  expect(halfway).toMatchObject({ isDone: false, isElsewhere: true });
  expect((await written(world)).solutions.every(({ mean }) => mean === 1)).toBe(true);
});

testOnBoth("a fit that fails is there to be taken up at once", async (world) => {
  await buildReview(world, await buildSolution(world));
  const failing = recomputeScores(world.ctx, {
    fit() {
      throw new Error("no memory");
    },
  });
  await expect(failing).rejects.toThrow("no memory");
  expect(await fitIsDue(world.ctx)).toBe(true);
  expect(await recomputeScores(world.ctx)).toMatchObject({ isDone: true });
});
