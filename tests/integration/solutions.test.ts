import { expect } from "vitest";
import { challengePage } from "~/domain/challenges/challenges-page.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { type Filters, parseFilters } from "~/domain/solutions/filters";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { keepUnsavedText, saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { revisionsOf, solutionPage } from "~/domain/solutions/solution-page.server";
import { solutionsPage } from "~/domain/solutions/solutions-page.server";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildChallenge, buildReview, buildSolution, buildUser, WRITE_UP } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

function list(world: World, query = "") {
  return solutionsPage(world.ctx, parseFilters(new URLSearchParams(query)) as Filters, 2);
}

async function titles(world: World, query = "") {
  return (await list(world, query))?.rows.map((row) => row.title);
}

testOnBoth("a draft is its author's alone and stands in no list", async (world) => {
  const [author, other] = [await buildUser(world), await buildUser(world)];
  const id = world.ctx.newId();
  const saved = await saveSolutionDraft(world.as(author), {
    id,
    fields: { title: "Half a thought" },
    mayCreate: true,
  });
  expect(saved).toEqual({ ok: true, id, version: 1 });
  expect((await editPage(world.as(author), id))?.fields.title).toBe("Half a thought");
  expect(await editPage(world.as(other), id)).toBeNull();
  expect(await solutionPage(world.as(author), id)).toBeNull();
  expect(await solutionPage(world.ctx, id)).toBeNull();
  for (const sort of ["top", "new", "needs-review"]) expect(await titles(world, `sort=${sort}`)).toEqual([]);
});

testOnBoth("nobody writes into another's solution", async (world) => {
  const solution = await buildSolution(world);
  const other = world.as(await buildUser(world));
  const request = {
    id: solution.id,
    fields: { title: "Mine now", body: "x", changeNote: "y" },
    mayCreate: true,
  };
  expect(await saveSolutionDraft(other, request)).toMatchObject({ ok: false, problem: "missing" });
  expect(await publishRevision(other, request)).toMatchObject({ ok: false, problem: "missing" });
  expect(await withdrawSolution(other, solution.id)).toMatchObject({ ok: false, problem: "missing" });
});

testOnBoth("a draft that was saved elsewhere meanwhile is not overwritten", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  const save = (title: string, version?: string) =>
    saveSolutionDraft(ctx, { id, fields: { title, ...(version ? { version } : {}) }, mayCreate: true });
  await save("first");
  expect(await save("second tab", "1")).toMatchObject({ ok: true, version: 2 });
  expect(await save("first tab", "1")).toMatchObject({
    ok: false,
    problem: "conflict",
    theirs: { version: 2, fields: { title: "second tab" } },
  });
  expect(await save("second tab", "1")).toMatchObject({ ok: true, version: 2 });
  expect(await save("first tab, knowingly", "2")).toMatchObject({ ok: true, version: 3 });
});

testOnBoth("publishing makes revisions that all stay readable, and drops the draft", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(solution.author);
  await saveSolutionDraft(ctx, { id: solution.id, fields: { title: "Work in progress" }, mayCreate: false });
  const published = await publishRevision(ctx, {
    id: solution.id,
    mayCreate: false,
    fields: { title: "A better title", body: "## New\n\nText", brief: "Triage.", changeNote: "Rewrote it" },
  });
  expect(published).toMatchObject({ ok: true, revision: 2, slug: "a-better-title" });
  expect(await solutionPage(world.ctx, solution.id)).toMatchObject({ revision: 2, title: "A better title" });
  expect(await solutionPage(world.ctx, solution.id, 1)).toMatchObject({
    revision: 1,
    latestRevision: 2,
    title: "Ticket triage under a budget",
  });
  expect(await solutionPage(world.ctx, solution.id, 3)).toBeNull();
  expect((await revisionsOf(world.ctx, solution.id)).map((row) => row.changeNote)).toEqual([
    "Rewrote it",
    "",
  ]);
  expect((await editPage(ctx, solution.id))?.savedAt).toBeNull();
});

testOnBoth("sending the form of a first revision twice posts one solution, also at once", async (world) => {
  const ctx = world.as(await buildUser(world));
  const request = {
    id: world.ctx.newId(),
    mayCreate: true,
    fields: { title: "Once only", brief: "Do.", body: WRITE_UP },
  };
  const both = await Promise.all([publishRevision(ctx, request), publishRevision(ctx, request)]);
  expect(both.filter((result) => result.ok).length).toBeGreaterThan(0);
  expect(await publishRevision(ctx, request)).toMatchObject({ ok: true, revision: 1 });
  expect(await titles(world, "sort=new")).toEqual(["Once only"]);
});

testOnBoth("the write-up is stored as safe HTML with its outline", async (world) => {
  const { id } = await buildSolution(world, { body: "## Result\n\n<script>alert(1)</script> **bold**" });
  const page = await solutionPage(world.ctx, id);
  expect(page?.bodyHtml).toContain("<strong>bold</strong>");
  expect(page?.bodyHtml).not.toContain("<script");
  expect(page?.outline).toEqual([{ depth: 2, id: "wu-result", text: "Result" }]);
});

testOnBoth(
  "a withdrawn solution is gone for all but its author, and comes back where it stood",
  async (world) => {
    const challenge = await buildChallenge(world);
    const solution = await buildSolution(world, { challenge, brief: "", tags: "nlp" });
    await buildReview(world, solution);
    await buildReview(world, solution);
    const before = await list(world);
    const count = async () => (await challengePage(world.ctx, challenge))?.solutionCount;
    expect(await count()).toBe(1);

    await withdrawSolution(world.as(solution.author), solution.id);
    await withdrawSolution(world.as(solution.author), solution.id);
    expect(await solutionPage(world.ctx, solution.id)).toBeNull();
    expect(await solutionPage(world.as(solution.author), solution.id)).toMatchObject({
      withdrawnAt: world.now,
    });
    for (const query of ["", "sort=new", "sort=needs-review", "tag=nlp", `challenge=${challenge}`])
      expect(await titles(world, query)).toEqual([]);
    expect(await count()).toBe(0);
    expect(
      await publishRevision(world.as(solution.author), {
        id: solution.id,
        mayCreate: false,
        fields: { title: "Still there", body: "x", changeNote: "y" },
      }),
    ).toMatchObject({ problem: "withdrawn" });

    await restoreSolution(world.as(solution.author), solution.id);
    expect(await list(world)).toEqual(before);
    expect(await count()).toBe(1);
  },
);

testOnBoth(
  "top ranks by the careful end, puts what has one review last, and leaves out what has none",
  async (world) => {
    const [good, single, enthusiastic] = [
      await buildSolution(world, { title: "Good by many" }),
      await buildSolution(world, { title: "One five" }),
      await buildSolution(world, { title: "Two fives" }),
    ];
    await buildSolution(world, { title: "Nobody yet" });
    for (let i = 0; i < 6; i++) await buildReview(world, good, { level: 5 });
    await buildReview(world, single, { level: 5 });
    for (let i = 0; i < 2; i++) await buildReview(world, enthusiastic, { level: 5 });
    const first = await list(world);
    expect(first?.rows.map((row) => row.title)).toEqual(["Good by many", "Two fives"]);
    expect(await titles(world, `cursor=${first?.nextCursor}`)).toEqual(["One five"]);
    expect(await titles(world, "dimension=framing")).toEqual(["Good by many", "Two fives"]);
  },
);

testOnBoth("needs review puts the fewest reviews first and then the longest wait", async (world) => {
  const reviewed = await buildSolution(world, { title: "Has a review", at: "2026-06-01T00:00:00.000Z" });
  await buildSolution(world, { title: "Waits briefly", at: "2026-06-10T00:00:00.000Z" });
  await buildSolution(world, { title: "Waits long", at: "2026-06-02T00:00:00.000Z" });
  await buildReview(world, reviewed);
  const first = await list(world, "sort=needs-review");
  expect(first?.rows.map((row) => row.title)).toEqual(["Waits long", "Waits briefly"]);
  expect(await titles(world, `sort=needs-review&cursor=${first?.nextCursor}`)).toEqual(["Has a review"]);
});

testOnBoth("lists page on without a gap or a repeat, also among equal keys", async (world) => {
  for (let i = 0; i < 5; i++) await buildSolution(world, { title: `Solution ${i}` });
  const seen: string[] = [];
  let cursor = "";
  do {
    const page = await list(world, `sort=new&cursor=${cursor}`);
    seen.push(...(page?.rows.map((row) => row.title) ?? []));
    cursor = page?.nextCursor ?? "";
  } while (cursor);
  expect(seen).toEqual([4, 3, 2, 1, 0].map((i) => `Solution ${i}`));
});

testOnBoth("filters by challenge, tag and period cut the list, together too", async (world) => {
  const challenge = await buildChallenge(world);
  const both = { challenge, brief: "", tags: "nlp" };
  for (const solution of [
    await buildSolution(world, { ...both, title: "Old one", at: "2026-04-01T00:00:00.000Z" }),
    await buildSolution(world, { ...both, title: "New one", at: "2026-06-14T00:00:00.000Z" }),
    await buildSolution(world, { tags: "nlp", title: "Own brief", at: "2026-06-14T00:00:00.000Z" }),
    await buildSolution(world, { title: "Untagged", at: "2026-06-14T00:00:00.000Z" }),
  ]) {
    await buildReview(world, solution, { at: "2026-06-15T00:00:00.000Z" });
  }
  expect(new Set(await titles(world, `challenge=${challenge}`))).toEqual(new Set(["Old one", "New one"]));
  expect(await titles(world, `challenge=${challenge}&tag=nlp&period=week`)).toEqual(["New one"]);
  expect(new Set(await titles(world, "tag=nlp&period=month"))).toEqual(new Set(["New one", "Own brief"]));
  expect(await titles(world, `challenge=${challenge}&period=quarter&sort=new`)).toEqual([
    "New one",
    "Old one",
  ]);
  expect(await titles(world, `challenge=${challenge}&period=year&sort=needs-review`)).toEqual([
    "Old one",
    "New one",
  ]);
  expect(await list(world, "challenge=unknown")).toBeNull();
  expect(await list(world, "cursor=nonsense")).toBeNull();
});

testOnBoth("changing the tags alone is a revision, changing nothing is none", async (world) => {
  const solution = await buildSolution(world, { tags: "nlp" });
  const ctx = world.as(solution.author);
  const fields = {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    body: WRITE_UP,
    changeNote: "Tags",
  };
  const publish = (tags: string) =>
    publishRevision(ctx, { id: solution.id, mayCreate: false, fields: { ...fields, tags } });
  expect(await publish("nlp")).toMatchObject({ ok: true, revision: 1 });
  expect(await publish("nlp, latency")).toMatchObject({ ok: true, revision: 2 });
  expect(await titles(world, "sort=new&tag=latency")).toEqual(["Ticket triage under a budget"]);
});

testOnBoth("publishing from an old tab does not throw away what another tab has saved", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(solution.author);
  const fields = { title: "From the old tab", brief: "b", body: "Old", changeNote: "c" };
  const save = (version: string) =>
    saveSolutionDraft(ctx, {
      id: solution.id,
      fields: { ...fields, body: "Newer", version },
      mayCreate: false,
    });
  await save("0");
  await saveSolutionDraft(ctx, {
    id: solution.id,
    fields: { ...fields, body: "Newest", version: "1" },
    mayCreate: false,
  });
  const publish = (version: string) =>
    publishRevision(ctx, { id: solution.id, fields: { ...fields, version }, mayCreate: false });
  expect(await publish("1")).toMatchObject({
    problem: "conflict",
    theirs: { version: 2, fields: { body: "Newest" } },
  });
  expect(await publish("2")).toMatchObject({ ok: true, revision: 2 });
});

testOnBoth(
  "of two first saves at one moment with different texts, one is kept and the other comes back",
  async (world) => {
    const ctx = world.as(await buildUser(world));
    for (let i = 0; i < 5; i++) {
      const id = world.ctx.newId();
      const save = (title: string) =>
        saveSolutionDraft(ctx, { id, fields: { title, version: "0" }, mayCreate: true });
      const results = await Promise.all([save("one"), save("other")]);
      expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
      expect(results.find(({ ok }) => !ok)).toMatchObject({ problem: "conflict" });
    }
  },
);

testOnBoth("withdrawing keeps what stands unsaved in the form", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(solution.author);
  await keepUnsavedText(ctx, solution.id, {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    body: WRITE_UP,
  });
  expect((await editPage(ctx, solution.id))?.savedAt).toBeNull();
  await keepUnsavedText(ctx, solution.id, { title: "Better", body: "Unsaved" });
  expect((await editPage(ctx, solution.id))?.fields.body).toBe("Unsaved");
});
