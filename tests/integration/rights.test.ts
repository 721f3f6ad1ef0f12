import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { liftEmbargoes } from "~/domain/solutions/lift-embargoes.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { servedFile } from "~/domain/solutions/served-file.server";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { restoreSolution, withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildChallenge, buildSolution, buildUser, reviewForm, WRITE_UP } from "../support/factories";
import { visit } from "../support/pages";
import { buildKeptBack } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const EMBARGO = { embargoUntil: "2026-07-01", invited: "invited" };
const THAT_DAY = "2026-07-01T00:20:00.000Z";
const LISTS = ["/", "/solutions?sort=top", "/solutions?sort=new", "/solutions?sort=needs-review&tag=nlp"];

async function statusesAs(world: World, viewer: Viewer | null, paths: string[]) {
  const statuses = new Map<string, number>();
  for (const path of paths) statuses.set(path, (await visit(world, path, viewer)).status);
  return Object.fromEntries(statuses);
}

async function htmlOf(world: World, path: string, viewer: Viewer | null = null) {
  return (await visit(world, path, viewer)).text();
}

/** Sends the composer's form for what is published, with other rights. */
function changeRights(world: World, it: { id: string; author: Viewer }, rights: Record<string, string>) {
  const fields = { title: "Ticket triage under a budget", brief: "Triage tickets.", body: WRITE_UP };
  return publishRevision(world.as(it.author), {
    id: it.id,
    mayCreate: false,
    fields: { ...fields, ...rights },
  });
}

testOnBoth(
  "under embargo every page of a solution is there for its author and those invited alone",
  async (world) => {
    const { author, invited, member, moderator, ...it } = await buildKeptBack(world, EMBARGO);
    const pages = [
      `/solutions/${it.id}/${it.slug}`,
      `/solutions/${it.id}/${it.slug}?view=skim`,
      `/solutions/${it.id}/revisions/1`,
      `/solutions/${it.id}/revisions/2`,
      `/solutions/${it.id}/compare?from=1&to=2`,
      `/solutions/${it.id}/files/${it.fileId}`,
      `/solutions/${it.id}/takedown`,
      `/solutions/${it.id}/review`,
      `/reviews/${it.reviewId}`,
    ];
    const all = (status: number) => Object.fromEntries(pages.map((path) => [path, status]));
    for (const viewer of [author, invited]) expect(await statusesAs(world, viewer, pages)).toEqual(all(200));
    const signIn = { [`/solutions/${it.id}/review`]: 302 };
    expect(await statusesAs(world, null, pages)).toEqual({ ...all(404), ...signIn });
    for (const viewer of [member, moderator])
      expect(await statusesAs(world, viewer, pages)).toEqual(all(404));
    expect((await visit(world, `/solutions/${it.id}`, member)).status).toBe(404);

    for (const viewer of [author, invited])
      expect(await servedFile(world.as(viewer), it.fileId, null)).not.toBeNull();
    for (const ctx of [world.ctx, world.as(member), world.as(moderator)])
      expect(await servedFile(ctx, it.fileId, null)).toBeNull();
  },
);

testOnBoth(
  "under embargo no list, profile, ledger or other page names a solution to others",
  async (world) => {
    const { author, invited, member, moderator } = await buildKeptBack(world, EMBARGO);
    const pages = [
      ...LISTS,
      "/challenges",
      "/u/author",
      "/u/invited",
      "/u/invited/reputation",
      "/moderation/log",
    ];
    for (const viewer of [null, member, moderator])
      for (const path of pages) expect(await htmlOf(world, path, viewer), path).not.toContain("KEPT-");
    for (const path of LISTS) expect(await htmlOf(world, path, author), path).not.toContain("KEPT-");
    for (const viewer of [author, invited])
      expect(await htmlOf(world, "/u/author", viewer)).toContain("KEPT-TITLE");
    expect(await htmlOf(world, "/u/invited", invited)).toContain("KEPT-TITLE");
  },
);

testOnBoth(
  "the author is told who sees a solution until when, an invited reader that they are",
  async (world) => {
    const { author, invited, ...it } = await buildKeptBack(world, EMBARGO);
    const path = `/solutions/${it.id}/${it.slug}`;
    expect(await htmlOf(world, path, author)).toContain(
      "Only you and 1 invited person see this until 1 July 2026.",
    );
    expect(await htmlOf(world, path, invited)).toContain("You are invited. Until 1 July 2026");
    world.now = THAT_DAY;
    expect(await htmlOf(world, path, author)).not.toContain("see this until");
  },
);

testOnBoth("on its day a solution is public, and the hourly work lists it as new that day", async (world) => {
  const challenge = await buildChallenge(world);
  const solution = await buildSolution(world, { challenge, brief: "", ...EMBARGO, invited: "" });
  const path = `/solutions/${solution.id}/${solution.slug}`;
  expect(await liftEmbargoes(world.ctx)).toBe(0);
  world.now = "2026-06-30T23:59:59.999Z";
  expect((await visit(world, path)).status).toBe(404);
  expect(await htmlOf(world, `/challenges/${challenge}`)).toContain("0 solutions");

  world.now = THAT_DAY;
  expect((await visit(world, path)).status).toBe(200);
  expect(await liftEmbargoes(world.ctx)).toBe(1);
  expect(await liftEmbargoes(world.ctx)).toBe(0);
  const page = await solutionPage(world.ctx, solution.id);
  expect(page).toMatchObject({ publishedAt: "2026-07-01T00:00:00.000Z", embargoUntil: null });
  expect(await htmlOf(world, "/solutions?sort=new")).toContain(path);
  expect(await htmlOf(world, `/challenges/${challenge}`)).toContain("1 solution<");
});

testOnBoth("a revision under embargo is listed nowhere, and counted once it is public", async (world) => {
  const challenge = await buildChallenge(world);
  const solution = await buildSolution(world, { challenge, brief: "", ...EMBARGO, invited: "" });
  const next = { title: "Once more", challenge, body: "New text.", changeNote: "All of it." };
  const request = { id: solution.id, mayCreate: false, fields: next };
  expect(await publishRevision(world.as(solution.author), request)).toMatchObject({ ok: true, revision: 2 });
  expect(await htmlOf(world, "/solutions?sort=new")).not.toContain("Once more");
  await withdrawSolution(world.as(solution.author), solution.id);
  await restoreSolution(world.as(solution.author), solution.id);
  expect(await htmlOf(world, `/challenges/${challenge}`)).toContain("0 solutions");

  await withdrawSolution(world.as(solution.author), solution.id);
  world.now = THAT_DAY;
  await liftEmbargoes(world.ctx);
  expect(await htmlOf(world, "/solutions?sort=new")).not.toContain("Once more");
  await restoreSolution(world.as(solution.author), solution.id);
  expect(await htmlOf(world, "/solutions?sort=new")).toContain("Once more");
  expect(await htmlOf(world, `/challenges/${challenge}`)).toContain("1 solution<");
});

testOnBoth("an embargo is shortened and lifted without a revision, and never begun anew", async (world) => {
  const solution = await buildSolution(world, EMBARGO_ALONE);
  const unchanged = { ok: true, revision: 1 };
  expect(await changeRights(world, solution, { embargoUntil: "2026-06-20" })).toMatchObject(unchanged);
  expect(await editPage(world.as(solution.author), solution.id)).toMatchObject({
    revision: 1,
    fields: { embargoUntil: "2026-06-20" },
  });
  world.now = "2026-06-16T12:00:00.000Z";
  expect(await changeRights(world, solution, { embargoUntil: "" })).toMatchObject(unchanged);
  expect(await solutionPage(world.ctx, solution.id)).toMatchObject({ publishedAt: world.now });
  expect(await htmlOf(world, "/solutions?sort=new")).toContain(solution.id);
  expect(await changeRights(world, solution, { embargoUntil: "2026-06-20" })).toMatchObject({
    problem: "invalid",
    errors: { embargoUntil: expect.stringContaining("public already") },
  });
  expect(await solutionPage(world.ctx, solution.id)).not.toBeNull();
});

const EMBARGO_ALONE = { embargoUntil: "2026-07-01" };

testOnBoth(
  "who sends a next revision or a draft without a word of rights lifts no embargo",
  async (world) => {
    const { id, author } = await buildSolution(world, EMBARGO_ALONE);
    const fields = { title: "Once more", brief: "Triage tickets.", body: "New.", changeNote: "All of it." };
    await saveSolutionDraft(world.as(author), { id, fields, mayCreate: false });
    expect((await editPage(world.as(author), id))?.fields).toMatchObject({
      title: "Once more",
      embargoUntil: "2026-07-01",
      briefOrigin: "own-words",
    });
    await publishRevision(world.as(author), { id, fields, mayCreate: false });
    expect(await solutionPage(world.as(author), id)).toMatchObject({
      revision: 2,
      embargoUntil: "2026-07-01",
    });
    expect(await solutionPage(world.ctx, id)).toBeNull();
  },
);

testOnBoth("handles that nobody has are named, and nothing is published", async (world) => {
  const author = await buildUser(world, { handle: "author" });
  await buildUser(world, { handle: "bob" });
  const ctx = world.as(author);
  const id = ctx.newId();
  const fields = { title: "A solution", brief: "Mine.", body: WRITE_UP, embargoUntil: "2026-07-01" };
  const sent = { ...fields, briefOrigin: "", invited: "bob, bobby, cleo" };
  expect(await publishRevision(ctx, { id, mayCreate: true, fields: sent })).toMatchObject({
    problem: "invalid",
    errors: {
      briefOrigin: expect.stringContaining("Say whether the brief may be shared"),
    },
  });
  const named = { ...sent, briefOrigin: "public" };
  expect(await publishRevision(ctx, { id, mayCreate: true, fields: named })).toMatchObject({
    problem: "invalid",
    errors: { invited: "There is no member “bobby”, “cleo”. Check the spelling." },
  });
  expect(await solutionPage(ctx, id)).toBeNull();
});

testOnBoth("a brief whose author is not sure is in nobody else's pages, whatever revision", async (world) => {
  const { author, invited, member, moderator, ...it } = await buildKeptBack(world, { briefOrigin: "unsure" });
  const pages = [
    ...LISTS,
    `/solutions/${it.id}/${it.slug}`,
    `/solutions/${it.id}/${it.slug}?view=skim`,
    `/solutions/${it.id}/revisions/1`,
    `/solutions/${it.id}/compare?from=1&to=2`,
    `/solutions/${it.id}/review`,
    `/solutions/${it.id}/takedown`,
    `/reviews/${it.reviewId}`,
    "/u/author",
  ];
  for (const viewer of [null, invited, member, moderator])
    for (const path of pages) expect(await htmlOf(world, path, viewer), path).not.toContain("KEPT-BRIEF");
  expect(await htmlOf(world, `/solutions/${it.id}/${it.slug}`)).toContain(
    "The author is not sure that the brief may be shared, so it is not shown.",
  );
  expect(await htmlOf(world, `/solutions/${it.id}/${it.slug}`, author)).toContain("KEPT-BRIEF");
});

testOnBoth("a sender who does not know of rights publishes as before", async (world) => {
  const solution = await buildSolution(world);
  const html = await htmlOf(world, `/solutions/${solution.id}/${solution.slug}`);
  expect(html).toContain("Triage tickets.");
  expect(html).toContain(`/solutions/${solution.id}/takedown`);
});

testOnBoth("who is not invited any more keeps what they wrote and sees no more", async (world) => {
  const { author, member, ...it } = await buildKeptBack(world, { ...EMBARGO, invited: "invited, stranger" });
  const typed = reviewForm(4, { strength: "TYPED-STRENGTH" });
  expect(await saveReviewDraft(world.as(member), it.id, typed)).toMatchObject({ ok: true });
  const fields = {
    title: "KEPT-TITLE of a solution",
    brief: "KEPT-BRIEF",
    tags: "nlp",
    body: `${WRITE_UP} More.`,
  };
  const taken = { id: it.id, mayCreate: false, fields: { ...fields, invited: "invited" } };
  expect(await publishRevision(world.as(author), taken)).toMatchObject({ ok: true, revision: 2 });

  expect(await submitReview(world.as(member), it.id, typed)).toMatchObject({ problem: "refused" });
  const html = await htmlOf(world, `/solutions/${it.id}/review`, member);
  expect(html).toContain("TYPED-STRENGTH");
  expect(html).not.toContain("KEPT-");
  expect(await htmlOf(world, "/drafts", member)).not.toContain("KEPT-");
  const stranger = await buildUser(world);
  expect(await submitReview(world.as(stranger), it.id, typed)).toMatchObject({ problem: "missing" });
  expect(await saveReviewDraft(world.as(stranger), it.id, typed)).toMatchObject({ problem: "missing" });
});
