import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { solutionScoresPage } from "~/domain/reading/solution-scores-page.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { recomputeScores } from "~/domain/scoring/recompute-scores.server";
import { revealAuthor } from "~/domain/solutions/reveal-author.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { after, DAY } from "~/domain/time";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { ask, buildRevised, confirming, look } from "../support/rounds";
import { testOnBoth, type World } from "../support/world";

function pageOf(world: World, id: string, round: number | null = null) {
  return solutionScoresPage(world.ctx, id, round);
}

/** Six solutions by as many authors, and four people who reviewed some of them: strict ones, lenient ones, one who cannot tell. */
async function buildReviews(world: World): Promise<BuiltSolution[]> {
  const people = await Promise.all(Array.from({ length: 4 }, () => buildUser(world)));
  const solutions: BuiltSolution[] = [];
  for (let i = 0; i < 6; i++) {
    const solution = await buildSolution(world);
    solutions.push(solution);
    for (const [r, reviewer] of people.entries()) {
      if ((i + r) % 4 === 3) continue;
      const level = (1 + ((i * 2 + r * 3) % 5)) as 1 | 2 | 3 | 4 | 5;
      const fields: Record<string, string> = r === 2 ? { "score.iteration": "na" } : { "score.framing": "5" };
      await buildReview(world, solution, { reviewer, level, fields });
    }
  }
  return solutions;
}

function storedMeans(world: World, id: string) {
  return world.ctx.db
    .selectFrom("solution_scores")
    .select(["dimension", "mean", "scored"])
    .where("solution_id", "=", id)
    .execute();
}

/** What is shown adds up to the last digit, and is what is stored. */
async function expectToAddUp(world: World, id: string) {
  const page = await pageOf(world, id);
  const stored = new Map((await storedMeans(world, id)).map(({ dimension, ...row }) => [dimension, row]));
  expect(stored.size).toBe(6);
  const [overall] = page?.numbers ?? [];
  for (const { key, score, explained } of page?.numbers ?? []) {
    if (!explained || !score) throw new Error(`${key} is not explained`);
    const { average, above, terms } = explained;
    const all = [terms.site, ...terms.reviews.map(({ term }) => term)].flatMap((term) => term ?? []);
    const sum = (of: (term: (typeof all)[number]) => number) =>
      all.reduce((total, term) => total + of(term), 0);
    expect(
      sum(({ adds }) => adds),
      key,
    ).toBeCloseTo(terms.mean, 8);
    expect(above === null ? terms.mean : average + above + terms.mean, key).toBeCloseTo(score.mean, 8);
    expect(score.mean, key).toBeCloseTo(stored.get(key)?.mean ?? 0, 2);
    expect(Math.abs(sum(({ share, value }) => share * value) - terms.mean), key).toBeLessThan(0.025);
    expect(terms.reviews, key).toHaveLength(stored.get(key)?.scored ?? 0);
    if (above !== null) expect(above, key).toBeCloseTo((overall?.score?.mean ?? 0) - (page?.average ?? 0), 8);
  }
  expect(overall?.explained?.terms.site.value).toBe(page?.average);
}

testOnBoth("each number's terms add up to it, before and after a full computation", async (world) => {
  const solutions = await buildReviews(world);
  for (const { id } of solutions) await expectToAddUp(world, id);
  await recomputeScores(world.ctx);
  for (const { id } of solutions) await expectToAddUp(world, id);
});

testOnBoth("the page shows value, interval, correction, weight and why it is lowered", async (world) => {
  const [author, friend] = [
    await buildUser(world, { handle: "asker" }),
    await buildUser(world, { handle: "friend" }),
  ];
  const theirs = await buildSolution(world, { author: friend });
  const own = await buildSolution(world, { author });
  await buildReview(world, theirs, { reviewer: author });
  const { id } = await buildReview(world, own, { reviewer: friend, level: 5 });
  const html = await (await visit(world, `/solutions/${own.id}/scores`)).text();
  expect(html).toContain('id="overall"');
  expect(html).toContain('id="tradeoffs"');
  expect(html).toContain('href="/guide/scores#mutual"');
  expect(html).toContain(`href="/reviews/${id}"`);
  expect(html).toContain(`id="review-${id}"`);
  expect(html).toContain("Not ranked yet");
  expect(html).not.toContain(" style=");
});

testOnBoth("scores that are sealed or held say so, and no number", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { level: 5 });
  const member = await buildUser(world);
  const text = async (viewer: typeof member | null) =>
    (await visit(world, `/solutions/${solution.id}/scores`, viewer)).text();
  expect(await text(null)).toContain("score-chart");
  expect(await text(reviewer)).toContain("score-chart");
  for (const [viewer, sentence] of [
    [member, "sealed until yours is in"],
    [solution.author, "Comments first"],
  ] as const) {
    const hidden = await text(viewer);
    expect(hidden).toContain(sentence);
    expect(hidden).not.toMatch(/score-chart|\b[1-5]\.\d\d\b/);
  }
  await openReviews(world.as(member), solution.id);
  await replyToReview(world.as(solution.author), id, { body: "Thanks." });
  expect(await text(member)).toContain("score-chart");
  expect(await text(solution.author)).toContain("score-chart");
});

testOnBoth("a solution that is not the viewer’s to see has no page of scores", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution);
  await withdrawSolution(world.as(solution.author), solution.id);
  expect((await visit(world, `/solutions/${solution.id}/scores`)).status).toBe(404);
  expect((await visit(world, "/solutions/none/scores")).status).toBe(404);
});

/** A page's HTML tells nothing that is finer than a tenth, and no weight, factor or correction. */
async function expectKeptBack(world: World, id: string, viewer: Viewer | null = null) {
  const page = await solutionScoresPage(
    viewer ? world.as(viewer, after(world.now, 3 * DAY)) : world.ctx,
    id,
    null,
  );
  expect(page?.isKept).toBe(true);
  expect(page?.numbers.every(({ explained }) => explained === null)).toBe(true);
  for (const { score } of page?.numbers ?? [])
    for (const value of [score?.mean, score?.lower, score?.upper])
      expect(Number((10 * (value ?? 0)).toFixed(9)) % 1).toBe(0);
  const html = await (await visit(world, `/solutions/${id}/scores`)).text();
  expect(html).toContain("What it is made of is kept back");
  expect(html).not.toMatch(/score-chart|terms num|guide\/scores#(mutual|repetition|caps)|×/);
}

testOnBoth(
  "a reviewer’s pseudonym keeps all weights and corrections of the page from everybody",
  async (world) => {
    const solution = await buildSolution(world);
    const reviewer = await buildUser(world, { handle: "quietfox" });
    for (const level of [5, 4] as const)
      await buildReview(world, await buildSolution(world), { reviewer, level });
    const { id } = await buildReview(world, solution, { reviewer, fields: { pseudonymous: "1" } });
    await buildReview(world, solution, { level: 3 });
    for (const viewer of [null, solution.author, reviewer]) await expectKeptBack(world, solution.id, viewer);
    expect(await (await visit(world, `/solutions/${solution.id}/scores`)).text()).not.toContain("quietfox");
    await showReviewerName(world.as(reviewer), id);
    expect((await pageOf(world, solution.id))?.isKept).toBe(false);
  },
);

testOnBoth("an author’s pseudonym keeps who reviewed them before from everybody", async (world) => {
  const [author, friend] = [await buildUser(world), await buildUser(world)];
  await buildReview(world, await buildSolution(world, { author }), { reviewer: friend });
  const blind = await buildSolution(world, { author, blind: "1" });
  await buildReview(world, blind, { reviewer: friend });
  for (const viewer of [null, author, friend]) await expectKeptBack(world, blind.id, viewer);
});

testOnBoth(
  "that two reviewed each other neither counts nor shows between their names while one of them goes by a pseudonym there",
  async (world) => {
    for (const way of ["reviewer", "author"] as const) {
      const [ada, bob] = [await buildUser(world), await buildUser(world)];
      const hidden = await buildSolution(world, { author: bob, blind: way === "author" ? "1" : "" });
      const fields: Record<string, string> = way === "reviewer" ? { pseudonymous: "1" } : {};
      const { id } = await buildReview(world, hidden, { reviewer: ada, fields });
      const open = await buildSolution(world, { author: ada });
      await buildReview(world, open, { reviewer: bob });
      await buildReview(world, open);
      await expectKeptBack(world, hidden.id);
      const rules = async () => {
        const [first] = (await pageOf(world, open.id))?.numbers ?? [];
        return first?.explained?.terms.reviews.flatMap(({ reasons }) => reasons.map(({ rule }) => rule));
      };
      expect(await rules()).toEqual([]);
      await recomputeScores(world.ctx);
      expect(await rules()).toEqual([]);
      if (way === "author") await revealAuthor(world.as(bob), hidden.id);
      else await showReviewerName(world.as(ada), id);
      await recomputeScores(world.as(ada, after(world.now, DAY)));
      expect(await rules()).toEqual(["mutual"]);
    }
  },
);

testOnBoth("numbers whose arithmetic is not stored say so", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution, { level: 5 });
  const path = `/solutions/${solution.id}/scores`;
  await world.ctx.db
    .updateTable("solution_scores")
    .set({ mean: 4.5 })
    .where("dimension", "=", "framing")
    .execute();
  const page = await pageOf(world, solution.id);
  expect(page?.numbers.filter(({ explained }) => !explained).map(({ key }) => key)).toEqual(["framing"]);
  await world.ctx.db.deleteFrom("review_fits").execute();
  expect((await pageOf(world, solution.id))?.numbers.every(({ explained }) => explained === null)).toBe(true);
  expect(await (await visit(world, path)).text()).toContain("is not stored at the moment");
});

testOnBoth(
  "a solution without reviews, or a dimension that nobody could tell, has no number",
  async (world) => {
    const solution = await buildSolution(world);
    const text = async () => (await visit(world, `/solutions/${solution.id}/scores`)).text();
    expect(await text()).toContain("Not rated yet");
    await buildReview(world, solution, { fields: { "score.framing": "na" } });
    expect(await text()).toContain("No review could tell");
  },
);

testOnBoth("each round’s numbers have their arithmetic, and the change since the first", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  await replyToReview(world.as(solution.author), first.id, { body: "Thanks." });
  await replyToReview(world.as(solution.author), second.id, { body: "Thanks." });
  await ask(world, solution, { all: "1" });
  await look(world, first, confirming({ "score.framing": "5", "reason.framing": "It says so now." }));
  const now = await pageOf(world, solution.id);
  const [before, latest] = [await pageOf(world, solution.id, 1), await pageOf(world, solution.id, 2)];
  expect(now?.rounds).toEqual({ all: [1, 2], shown: 2 });
  expect(now?.improved?.mean).toBeGreaterThan(0);
  expect(before?.improved).toBeNull();
  expect([before?.reviewCount, latest?.reviewCount]).toEqual([2, 2]);
  const framing = (page: typeof now) => page?.numbers.find(({ key }) => key === "framing");
  expect(framing(latest)?.score?.mean).toBeCloseTo(framing(now)?.score?.mean ?? 0, 3);
  expect(framing(before)?.score?.mean).toBeLessThan(framing(now)?.score?.mean ?? 0);
  expect(await pageOf(world, solution.id, 3)).toBeNull();
  const path = `/solutions/${solution.id}/scores`;
  const status = async (round: string) => (await visit(world, `${path}?round=${round}`)).status;
  expect([await status("2"), await status("9"), await status("x")]).toEqual([200, 404, 400]);
  world.statements();
  await visit(world, `${path}?round=2`, first.reviewer);
  expect(world.statements().length).toBeLessThan(8);
});

testOnBoth("a round’s page counts the reviews of that round", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  for (const { id } of [first, second])
    await replyToReview(world.as(solution.author), id, { body: "Thanks." });
  await ask(world, solution, { all: "1" });
  await look(world, first);
  await buildReview(world, solution);
  const counts = [
    (await pageOf(world, solution.id, 1))?.reviewCount,
    (await pageOf(world, solution.id))?.reviewCount,
  ];
  expect(counts).toEqual([2, 3]);
});

testOnBoth("six reviews stand one by one in words, as a group of one would tell no less", async (world) => {
  const solution = await buildSolution(world);
  for (let i = 0; i < 6; i++) await buildReview(world, solution);
  const html = async () => (await visit(world, `/solutions/${solution.id}/scores`)).text();
  expect(await html()).not.toContain("that the table below has one by one");
  await buildReview(world, solution);
  expect((await html()).replaceAll("<!-- -->", "")).toContain(
    "2 reviews that the table below has one by one",
  );
});
