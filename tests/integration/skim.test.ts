import { expect, test } from "vitest";
import { skimOf, solutionPage } from "~/domain/solutions/solution-page.server";
import { keptAddress } from "~/web/page-cache.server";
import { buildSolution } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth } from "../support/world";

const BODY =
  "## Problem and objective\n\nThe objective.\n\n## Approach\n\nThe approach.\n\n" +
  "> **Decision:** A simple model\n> - **Criterion:** latency";

testOnBoth("a solution can be skimmed: what counts in place of the whole text", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const path = `/solutions/${solution.id}/${solution.slug}`;
  const full = await (await visit(world, path)).text();
  const skim = await (await visit(world, `${path}?view=skim`)).text();

  expect(full).toContain("The approach.");
  expect(full).toContain(`href="${path}?view=skim"`);
  expect(skim).toContain("<p>The objective.</p>");
  expect(skim).toContain('id="wu-decision-1"');
  expect(skim).toContain("Not stated.");
  expect(skim).not.toContain("The approach.");
  expect(skim).toContain(`rel="canonical" href="${path}"`);
});

testOnBoth("a view that does not exist is a bad request, an empty one the whole text", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const path = `/solutions/${solution.id}/${solution.slug}`;

  expect((await visit(world, `${path}?view=other`)).status).toBe(400);
  expect(await (await visit(world, `${path}?view=`)).text()).toContain("The approach.");
});

testOnBoth("a revision from before there were skim views shows its whole text and says so", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  await world.ctx.db.updateTable("revisions").set({ skim: "[]" }).execute();
  const page = await (await visit(world, `/solutions/${solution.id}/${solution.slug}?view=skim`)).text();

  expect(page).toContain("The approach.");
  expect(page).toContain("There is no skim view of this revision.");
});

testOnBoth("publishing keeps what reviewers can point at and the skim view", async (world) => {
  const { id } = await buildSolution(world, { body: BODY });
  const page = await solutionPage(world.ctx, id);
  if (!page) throw new Error("no solution");

  expect(page.evidence).toEqual([
    { kind: "decision", id: "wu-decision-1", label: "Decision 1: A simple model" },
  ]);
  expect((await skimOf(world.ctx, page))[0]).toEqual({
    heading: "Objective",
    html: "<p>The objective.</p>\n",
  });
});

test("the two views of a page are kept apart", () => {
  expect(keptAddress("/solutions/x/y?view=skim&utm=z")).toBe("/solutions/x/y?view=skim");
  expect(keptAddress("/guide/writing")).toBe("/guide/writing");
});
