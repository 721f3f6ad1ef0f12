import { expect } from "vitest";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { scoresByRound } from "~/domain/rounds/scores-by-round.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { type Filters, parseFilters } from "~/domain/solutions/filters";
import { frontLists, solutionsPage } from "~/domain/solutions/solutions-page.server";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { after, DAY } from "~/domain/time";
import { recompute } from "~/web/recompute-scores.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser, WRITE_UP } from "../support/factories";
import { ask, buildRevised, confirming, look, revise } from "../support/rounds";
import { testOnBoth, type World } from "../support/world";

function list(world: World, query: string, size = 2) {
  return solutionsPage(world.ctx, parseFilters(new URLSearchParams(query)) as Filters, size);
}

async function titles(world: World, query: string) {
  return (await list(world, query, 20))?.rows.map((row) => row.title);
}

/** A solution with reviews of so many levels, given so many days after `world.now`. */
async function reviewed(world: World, title: string, reviews: [days: number, level: 1 | 2 | 3 | 4 | 5][]) {
  const solution = await buildSolution(world, { title, tags: "nlp" });
  for (const [days, level] of reviews)
    await buildReview(world, solution, { level, at: after(world.now, days * DAY) });
  return solution;
}

/** Reviewers of the first round give every dimension another level in the second. */
function levels(level: number) {
  return confirming(
    Object.fromEntries(
      DIMENSION_KEYS.flatMap((key) => [
        [`score.${key}`, String(level)],
        [`reason.${key}`, "It says so now."],
      ]),
    ),
  );
}

testOnBoth("rising lists what reviews lifted of late, the latest and highest first", async (world) => {
  await reviewed(world, "Lifted two weeks ago", [
    [0, 5],
    [0, 5],
  ]);
  await reviewed(world, "Lifted lately", [
    [14, 5],
    [14, 5],
  ]);
  await reviewed(world, "Lifted less", [
    [14, 4],
    [14, 4],
  ]);
  await reviewed(world, "Fell back", [
    [13, 5],
    [13, 5],
    [14, 1],
    [14, 1],
    [14, 1],
  ]);
  await reviewed(world, "Not ranked yet", [[14, 5]]);
  await buildSolution(world, { title: "Not reviewed yet" });
  world.now = after(world.now, 14 * DAY);
  expect(await titles(world, "sort=rising")).toEqual([
    "Lifted lately",
    "Lifted less",
    "Lifted two weeks ago",
  ]);
  expect(await titles(world, "sort=rising&tag=latency")).toEqual([]);
  expect(await titles(world, "sort=rising&period=week")).toEqual([]);
  const [front] = (await frontLists(world.ctx, { top: 1, gaining: 1 })).rising;
  expect(front).toMatchObject({ title: "Lifted lately", gain: expect.closeTo(0.8095, 3) });

  world.now = after(world.now, 18 * DAY);
  expect(await titles(world, "sort=rising")).toEqual(["Lifted lately", "Lifted less"]);
  world.now = after(world.now, 14 * DAY);
  expect(await titles(world, "sort=rising")).toEqual([]);
});

testOnBoth("lists by gain page on without a gap or a repeat, also among equal gains", async (world) => {
  for (let i = 0; i < 5; i++)
    await reviewed(world, `Solution ${i}`, [
      [0, 5],
      [0, 5],
    ]);
  await world.ctx.db.updateTable("listings").set({ improved: 0.5 }).execute();
  for (const sort of ["rising", "improved"]) {
    const seen: string[] = [];
    let cursor = "";
    do {
      const page = await list(world, `sort=${sort}&cursor=${cursor}`);
      seen.push(...(page?.rows.map((row) => row.title) ?? []));
      cursor = page?.nextCursor ?? "";
    } while (cursor);
    expect(seen).toEqual([4, 3, 2, 1, 0].map((i) => `Solution ${i}`));
    expect(await list(world, `sort=${sort}&cursor=nonsense`)).toBeNull();
  }
});

testOnBoth("a solution that comes back, or is revised, keeps what it gained", async (world) => {
  const solution = await reviewed(world, "Ticket triage", [
    [0, 5],
    [0, 5],
  ]);
  const gains = () =>
    world.ctx.db.selectFrom("listings").select(["scope", "rising", "improved"]).orderBy("scope").execute();
  await world.ctx.db
    .updateTable("solution_scores")
    .set({ improved: 0.4 })
    .where("dimension", "=", "overall")
    .execute();
  await revise(world, solution, `${WRITE_UP}\n\nMore.`);
  const [first, ...others] = await gains();
  expect(first).toMatchObject({ improved: 0.4, rising: expect.any(Number) });
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await gains()).toEqual([]);
  await restoreSolution(world.as(solution.author), solution.id);
  expect((await gains())[0]).toEqual(first);
  expect(others.every(({ rising }) => rising === first?.rising)).toBe(true);
});

testOnBoth(
  "most improved lists by what the reviewers of the first round say of a later one",
  async (world) => {
    const [little, much, worse] = [
      await buildRevised(world),
      await buildRevised(world),
      await buildRevised(world),
    ];
    await buildRevised(world);
    const lookAgain = async ({ solution, first }: typeof little, level: number) => {
      await ask(world, solution, { all: "1" });
      await look(world, first, levels(level));
    };
    await lookAgain(little, 4);
    await lookAgain(much, 5);
    await lookAgain(worse, 1);
    const page = await list(world, "sort=improved", 20);
    expect(page?.rows.map(({ id, improved }) => [id, improved])).toEqual([
      [much.solution.id, 0.4762],
      [little.solution.id, 0.2381],
    ]);
    const rounds = await scoresByRound(world.ctx, much.solution.id);
    expect(rounds?.map(({ improved }) => improved)).toEqual([null, 0.4762]);
  },
);

testOnBoth(
  "who reviews only the later text neither adds to its improvement nor takes from it",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    await look(world, first, levels(5));
    const improved = async () => (await list(world, "sort=improved"))?.rows[0]?.improved;
    const before = await improved();
    for (let i = 0; i < 3; i++) await buildReview(world, solution, { level: 5 });
    expect(await improved()).toBe(before);
    expect((await scoresByRound(world.ctx, solution.id))?.at(-1)?.improved).toBe(before);
  },
);

testOnBoth("a gain is left out for who has begun a review, as the scores are", async (world) => {
  const { solution, first } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  await look(world, first, levels(5));
  const member = await buildUser(world);
  const row = async (solution: BuiltSolution) => {
    const filters = parseFilters(new URLSearchParams("sort=improved")) as Filters;
    const page = await solutionsPage(world.as(member), filters);
    return page?.rows.find(({ id }) => id === solution.id);
  };
  expect(await row(solution)).toMatchObject({ scoresHidden: null, improved: expect.any(Number) });
  await saveReviewDraft(world.as(member), solution.id, { strength: "Begun" });
  expect(await row(solution)).toMatchObject({ scoresHidden: "sealed", improved: null });
});

testOnBoth(
  "the top says how many of its rows are ranked, in each dimension and on each page",
  async (world) => {
    await reviewed(world, "Ranked", [
      [0, 3],
      [0, 3],
    ]);
    await reviewed(world, "One five", [[0, 5]]);
    await reviewed(world, "One four", [[0, 4]]);
    const first = await list(world, "");
    expect(first).toMatchObject({ ranked: 1, rows: [{ title: "Ranked" }, { title: "One five" }] });
    expect(await list(world, `cursor=${first?.nextCursor}`)).toMatchObject({
      ranked: 0,
      rows: [{ title: "One four", scores: { overall: { countsForTop: 1, spread: 0 } } }],
    });
    expect(await list(world, "dimension=framing")).toMatchObject({ ranked: 1 });
    expect(await list(world, "sort=new")).toMatchObject({ ranked: null });
  },
);

testOnBoth("most improved follows what a full fit lets the reviews count", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  await look(world, first, levels(5));
  await look(world, second);
  const listed = world.ctx.db
    .selectFrom("listings")
    .select("improved")
    .where("solution_id", "=", solution.id);
  const improved = async () => (await listed.executeTakeFirstOrThrow()).improved;
  const before = await improved();
  await world.ctx.db.updateTable("reviews").set({ counts: 0.3 }).where("id", "=", first.id).execute();
  await recompute(world.ctx);
  const now = (await scoresByRound(world.ctx, solution.id))?.at(-1)?.improved;
  expect(now).toBeLessThan((before ?? 0) - 0.1);
  expect(await improved()).toBe(now);
});
