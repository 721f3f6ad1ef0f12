import { expect, test } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { createKeptComparisons, limitedCompare } from "~/web/compare.server";
import type { RequestContext } from "~/web/context.server";
import { createRateLimits } from "~/web/rate-limits.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser, WRITE_UP } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

/** Publishes another revision of a solution. */
async function revise(world: World, solution: BuiltSolution, fields: Record<string, string>) {
  const result = await publishRevision(world.as(solution.author), {
    id: solution.id,
    mayCreate: false,
    fields: {
      title: "Ticket triage under a budget",
      brief: "Triage tickets.",
      body: WRITE_UP,
      changeNote: "Numbers.",
      ...fields,
    },
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

async function buildRevised(world: World): Promise<BuiltSolution & { path: string }> {
  const solution = await buildSolution(world);
  await revise(world, solution, {
    body: WRITE_UP.replace("200 ms", "150 ms"),
    changeNote: "A tighter budget.",
  });
  return { ...solution, path: `/solutions/${solution.id}/compare` };
}

async function status(world: World, path: string, viewer: Viewer | null = null): Promise<number> {
  return (await visit(world, path, viewer)).status;
}

testOnBoth("the two latest revisions are compared unless others are named", async (world) => {
  const { path, ...solution } = await buildRevised(world);
  await revise(world, solution, {
    title: "Triage, again",
    tags: "latency",
    body: `${WRITE_UP}\n\nFor months.`,
  });
  const latest = await (await visit(world, path)).text();
  expect(latest).toContain("What changed from revision <!-- -->2<!-- --> to <!-- -->3");
  expect(latest).toContain('<del class="removed">150</del> <ins class="added">200</ins>');
  expect(latest).toContain('<ins class="added">Triage, again</ins>');
  expect(latest).toContain('<ins class="added">latency</ins>');
  const all = await (await visit(world, `${path}?from=1&to=3`)).text();
  expect(all).toContain("A tighter budget.");
  expect(all).not.toContain('<ins class="added">200</ins>');
});

testOnBoth("the source view shows Markdown, and neither is for search engines", async (world) => {
  const { path } = await buildRevised(world);
  const source = await (await visit(world, `${path}?view=source`)).text();
  expect(source).toContain("## Results");
  expect(source).toContain('<ins class="added">150</ins>');
  expect(source).toContain('<meta name="robots" content="noindex"/>');
  expect(source).not.toContain('rel="canonical"');
});

testOnBoth(
  "an address that says nothing that exists is told apart from one that never could",
  async (world) => {
    const { path } = await buildRevised(world);
    const asked: Record<string, number> = {};
    for (const query of [
      "from=1&to=2",
      "from=",
      "from=1",
      "to=2",
      "from=1&to=9",
      "from=2",
      "to=1",
      "from=1&to=1",
      "from=x",
      "from=0",
      "to=-1",
      "view=zzz",
    ])
      asked[query] = await status(world, `${path}?${query}`);
    expect(asked).toEqual({
      "from=1&to=2": 200,
      "from=": 200,
      "from=1": 200,
      "to=2": 200,
      "from=1&to=9": 404,
      "from=2": 404,
      "to=1": 404,
      "from=1&to=1": 400,
      "from=x": 400,
      "from=0": 400,
      "to=-1": 400,
      "view=zzz": 400,
    });
    expect(await status(world, "/solutions/nothing/compare")).toBe(404);
  },
);

testOnBoth("revisions in the wrong order lead to the right one, with the view", async (world) => {
  const { path } = await buildRevised(world);
  const response = await visit(world, `${path}?from=2&to=1&view=source`);
  expect([response.status, response.headers.get("location")]).toEqual([
    302,
    `${path}?from=1&to=2&view=source`,
  ]);
});

testOnBoth("a solution with one revision says so", async (world) => {
  const { id } = await buildSolution(world);
  const response = await visit(world, `/solutions/${id}/compare`);
  expect(response.status).toBe(200);
  expect(await response.text()).toContain("This solution has one revision.");
});

testOnBoth("drafts are not compared, and withdrawn solutions only for their author", async (world) => {
  const { path, ...solution } = await buildRevised(world);
  const id = world.ctx.newId();
  await saveSolutionDraft(world.as(solution.author), { id, fields: { body: "DRAFT" }, mayCreate: true });
  expect(await status(world, `/solutions/${id}/compare`, solution.author)).toBe(404);
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await status(world, path)).toBe(404);
  expect(await status(world, path, await buildUser(world))).toBe(404);
  expect(await status(world, path, solution.author)).toBe(200);
});

testOnBoth("pages lead to what changed", async (world) => {
  const { path, ...solution } = await buildRevised(world);
  const link = `href="${path}?from=1&amp;to=2"`;
  const page = await (await visit(world, `/solutions/${solution.id}/${solution.slug}`)).text();
  expect(page.split(link)).toHaveLength(3);
  const old = await (await visit(world, `/solutions/${solution.id}/revisions/1`)).text();
  expect(old.split(link)).toHaveLength(2);
});

testOnBoth("a review of an older revision leads to what changed since", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  expect(await (await visit(world, `/reviews/${id}`)).text()).not.toContain("what changed since");
  await revise(world, solution, { body: `${WRITE_UP}\n\nMore.` });
  expect(await (await visit(world, `/reviews/${id}`)).text()).toContain(
    `href="/solutions/${solution.id}/compare?from=1&amp;to=2">what changed since`,
  );
});

testOnBoth("comparing is limited, and what was compared before is free", async (world) => {
  const context = {
    ctx: {
      ...world.ctx,
      compare: async () => ({ sections: [], words: { added: 0, removed: 0 }, coarse: false }),
    },
    app: { limits: createRateLimits(true), comparisons: createKeptComparisons() },
    address: "192.0.2.1",
  } as unknown as RequestContext;
  const compare = limitedCompare(context);
  for (let i = 0; i < 30; i++) await compare({ before: world.engine, after: String(i) });
  await compare({ before: world.engine, after: "1" });
  await expect(compare({ before: world.engine, after: "another" })).rejects.toMatchObject({ status: 429 });
});

test("a comparison that took too long is not tried again at once", async () => {
  let tries = 0;
  const context = {
    ctx: {
      viewer: null,
      compare: async () => {
        tries += 1;
        return null;
      },
    },
    app: { limits: createRateLimits(true), comparisons: createKeptComparisons() },
    address: "192.0.2.1",
  } as unknown as RequestContext;
  const compare = limitedCompare(context);
  for (let i = 0; i < 3; i++) expect(await compare({ before: "a", after: "b" })).toBeNull();
  expect(tries).toBe(1);
});

testOnBoth("texts that take too long to compare are linked instead", async (world) => {
  const { path, ...solution } = await buildRevised(world);
  await revise(world, solution, { body: "Nothing that was compared before." });
  const slow = Object.create(world, {
    ctx: { get: () => ({ ...world.ctx, compare: async () => null }) },
  }) as World;
  const html = await (await visit(slow, path)).text();
  expect(html).toContain("took too long");
});
