import { expect } from "vitest";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { type Filters, parseFilters } from "~/domain/solutions/filters";
import { frontLists, solutionsPage } from "~/domain/solutions/solutions-page.server";
import { after, DAY } from "~/domain/time";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

/** A page without the marks that React puts between texts. */
async function htmlOf(world: World, path: string) {
  return (await (await visit(world, path)).text()).replaceAll("<!-- -->", "");
}

/** A solution that two reviews score high but for one dimension. */
async function buildUneven(world: World, communication: string) {
  const solution = await buildSolution(world);
  const fields = { "score.communication": communication, "reason.communication": "As it says." };
  for (let i = 0; i < 2; i++) await buildReview(world, solution, { level: 5, fields });
  return solution;
}

testOnBoth("a list by dimension shows that dimension's scores and leads to them", async (world) => {
  const { id } = await buildUneven(world, "3");
  const overall = await htmlOf(world, "/solutions");
  const html = await htmlOf(world, "/solutions?dimension=communication");
  const page = await solutionsPage(world.ctx, parseFilters(new URLSearchParams()) as Filters);
  const scores = page?.rows[0]?.scores;
  const shown = (mean?: number) => `<b>${mean?.toFixed(1)}</b>`;
  expect(scores?.overall?.mean.toFixed(1)).not.toBe(scores?.dimensions.communication?.mean.toFixed(1));
  expect(html).toContain(`href="/solutions/${id}/scores#communication"`);
  expect(html).toContain(shown(scores?.dimensions.communication?.mean));
  expect(html).not.toContain(shown(scores?.overall?.mean));
  expect(overall).toContain(`href="/solutions/${id}/scores#overall"`);
  expect(overall).toContain(shown(scores?.overall?.mean));
  expect(html).toContain("stand the score for communication from 1 to 5");
});

testOnBoth(
  "a dimension that no review could tell is said so, where the solution has reviews",
  async (world) => {
    await buildUneven(world, "na");
    const html = await htmlOf(world, "/solutions?dimension=communication&sort=new");
    expect(html.replace(/<[^>]*>/g, "")).toContain("Communication: no review could tell");
  },
);

testOnBoth(
  "rising says how much of a rise is left, halved after a week, but not while scores are kept from the viewer",
  async (world) => {
    const solution = await buildSolution(world);
    for (let i = 0; i < 2; i++) await buildReview(world, solution, { level: 5 });
    const list = async (ctx = world.ctx) => {
      const page = await solutionsPage(ctx, parseFilters(new URLSearchParams("sort=rising")) as Filters);
      const front = await frontLists(ctx, { top: 1, gaining: 1 });
      return [page?.rows[0]?.rising, front.rising[0]?.gain];
    };
    const [rise, gain] = await list();
    expect(rise).toBeCloseTo(0.8095, 3);
    expect(gain).toBe(rise);
    const html = await htmlOf(world, "/solutions?sort=rising");
    expect(html).toMatch(/<a class="num" href="\/guide\/scores#rising">\+0\.8 of late<\/a>/);
    const later = { ...world.ctx, now: after(world.now, 7 * DAY) };
    expect((await list(later))[0]).toBeCloseTo(0.4048, 3);
    const drafting = await buildUser(world);
    await saveReviewDraft(world.as(drafting), solution.id, { strength: "Begun" });
    expect(await list(world.as(drafting))).toEqual([null, null]);
  },
);
