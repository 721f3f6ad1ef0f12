import { expect } from "vitest";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { saveReplyDraft } from "~/domain/discussion/save-reply-draft.server";
import { draftCopiesPage, draftsPage, keptTexts } from "~/domain/drafts/drafts-page.server";
import { loadDraft } from "~/domain/drafts/save-draft.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { discardDraft } from "~/domain/solutions/discard-draft.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth } from "../support/world";

const SUBJECT = (id: string) => ({ kind: "solution" as const, id });

testOnBoth("a draft that is saved over is one statement", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "One", version: "0" }, mayCreate: true });
  world.statements();
  const saved = await saveSolutionDraft(ctx, { id, fields: { title: "Two", version: "1" }, mayCreate: true });
  expect(saved).toMatchObject({ ok: true, version: 2 });
  expect(world.statements().map(({ sql }) => sql.split(" ")[0])).toEqual(["update"]);
});

testOnBoth("a draft without a title is listed by its first words", async (world) => {
  const ctx = world.as(await buildUser(world));
  const titlesOf = async (fields: Record<string, string>) => {
    await saveSolutionDraft(ctx, { id: world.ctx.newId(), fields, mayCreate: true });
    return (await draftsPage(ctx, null))?.rows.map(({ title }) => title);
  };
  const body = `## Problem and objective\n\n> **Decision:** I fixed 200 ms first${", and then more".repeat(9)}`;
  expect(await titlesOf({ body })).toEqual(["Decision: I fixed 200 ms first, and then more, and then…"]);
  world.now = "2026-06-15T12:00:01.000Z";
  expect((await titlesOf({ body: "## Results", brief: "Triage tickets." }))?.[0]).toBe("Triage tickets.");
  world.now = "2026-06-15T12:00:02.000Z";
  expect((await titlesOf({ body: "## Results", tags: "nlp" }))?.[0]).toBe("Untitled");
});

testOnBoth("of two texts that were written at once one is the draft and the other is kept", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  const save = (title: string, version: string, origin: string, replaces = "") =>
    saveSolutionDraft(ctx, { id, fields: { title, version, origin, replaces }, mayCreate: true });
  await save("begun", "0", "first-tab");
  await save("second", "1", "second-tab");
  expect(await save("first", "1", "first-tab")).toMatchObject({ ok: false, problem: "conflict" });
  expect(await save("first, later", "1", "first-tab")).toMatchObject({ ok: false, problem: "conflict" });

  const { draft, copies } = await draftCopiesPage(ctx, SUBJECT(id));
  expect(draft?.fields.title).toBe("second");
  expect(copies.map(({ fields }) => fields.title)).toEqual(["first, later"]);

  expect(await save("first, later", "2", "first-tab", "1")).toMatchObject({ ok: true, version: 3 });
  const after = await draftCopiesPage(ctx, SUBJECT(id));
  expect(after.draft?.fields.title).toBe("first, later");
  expect(after.copies.map(({ fields }) => fields.title).sort()).toEqual(["first, later", "second"]);
});

testOnBoth("a sender who keeps no count replaces the draft, and its text is kept", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "Typed" }, mayCreate: true });
  expect(await saveSolutionDraft(ctx, { id, fields: { title: "Sent" }, mayCreate: true })).toMatchObject({
    ok: true,
  });
  const { draft, copies } = await draftCopiesPage(ctx, SUBJECT(id));
  expect([draft?.fields.title, copies[0]?.fields.title]).toEqual(["Sent", "Typed"]);
});

testOnBoth("two saves of one version at one moment keep both texts", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "Begun", version: "0" }, mayCreate: true });
  const titles = ["A", "B", "C", "D"];
  const results = await Promise.all(
    titles.map((title) =>
      saveSolutionDraft(ctx, {
        id,
        fields: { title, version: "1", origin: `tab-number-${title}` },
        mayCreate: true,
      }),
    ),
  );
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  const { draft, copies } = await draftCopiesPage(ctx, SUBJECT(id));
  expect([draft, ...copies].map((text) => text?.fields.title).sort()).toEqual(titles);
});

testOnBoth("a save that comes after its text was published begins no draft", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(solution.author);
  const fields = { title: "Ticket triage, again", brief: "Triage.", body: "Text", changeNote: "More." };
  await saveSolutionDraft(ctx, { id: solution.id, fields: { ...fields, version: "0" }, mayCreate: false });
  await publishRevision(ctx, { id: solution.id, fields: { ...fields, version: "1" }, mayCreate: false });
  await saveSolutionDraft(ctx, { id: solution.id, fields: { ...fields, version: "1" }, mayCreate: false });
  expect(await loadDraft(ctx, SUBJECT(solution.id))).toBeNull();

  const more = { ...fields, body: "Text, and more", version: "1" };
  await saveSolutionDraft(ctx, { id: solution.id, fields: more, mayCreate: false });
  expect((await loadDraft(ctx, SUBJECT(solution.id)))?.fields.body).toBe("Text, and more");
});

testOnBoth("publishing a text that replaces another one knowingly keeps that other one", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  const fields = { title: "Ticket triage", brief: "Triage.", body: "Mine" };
  await saveSolutionDraft(ctx, { id, fields: { ...fields, body: "Theirs", version: "0" }, mayCreate: true });
  const published = await publishRevision(ctx, {
    id,
    fields: { ...fields, version: "1", replaces: "1" },
    mayCreate: true,
  });
  expect(published).toMatchObject({ ok: true });
  const { copies } = await draftCopiesPage(ctx, SUBJECT(id));
  expect(copies.map(({ fields }) => fields.body)).toEqual(["Theirs"]);
});

testOnBoth("the text of a discarded draft is kept for its writer", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = world.ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "Never mind" }, mayCreate: true });
  await discardDraft(ctx, id);
  expect(await loadDraft(ctx, SUBJECT(id))).toBeNull();
  expect(await keptTexts(ctx)).toMatchObject([{ kind: "solution", subjectId: id, copies: 1 }]);
  expect(await keptTexts(world.as(await buildUser(world)))).toEqual([]);
});

testOnBoth("a list of drafts leads to each kind and shows nobody else's", async (world) => {
  const solution = await buildSolution(world);
  const reviewed = await buildSolution(world);
  const review = await buildReview(world, { id: solution.id });
  const ctx = world.as(solution.author);
  await saveSolutionDraft(ctx, { id: solution.id, fields: { title: "Next" }, mayCreate: false });
  await saveReviewDraft(ctx, reviewed.id, { strength: "The budget." });
  await saveReplyDraft(ctx, review.id, { body: "Half an answer" });
  const rows = (await draftsPage(ctx, null))?.rows ?? [];
  expect(rows.map(({ path }) => path).sort()).toEqual(
    [
      `/reviews/${review.id}#review-${review.id}`,
      `/solutions/${reviewed.id}/review`,
      `/solutions/${solution.id}/edit`,
    ].sort(),
  );
  expect((await draftsPage(world.as(review.reviewer), null))?.rows).toEqual([]);
  expect(await draftsPage(ctx, "no cursor")).toBeNull();
});

testOnBoth("a reply ends its draft, and only who may reply has one", async (world) => {
  const solution = await buildSolution(world);
  const review = await buildReview(world, solution);
  const ctx = world.as(solution.author);
  await saveReplyDraft(ctx, review.id, { body: "Half", version: "0" });
  expect(await replyToReview(ctx, review.id, { body: "Whole", version: "7" })).toMatchObject({
    ok: false,
    problem: "conflict",
  });
  expect(await replyToReview(ctx, review.id, { body: "Whole", version: "1" })).toMatchObject({ ok: true });
  expect(await loadDraft(ctx, { kind: "reply", id: review.id })).toBeNull();
  const stranger = world.as(await buildUser(world));
  expect(await saveReplyDraft(stranger, review.id, { body: "Me too" })).toMatchObject({ ok: false });
});

testOnBoth("each discarded text is kept, and of very many the latest", async (world) => {
  const author = await buildUser(world);
  const id = world.ctx.newId();
  for (let i = 0; i < 33; i++) {
    const ctx = world.as(author, `2026-06-15T12:00:${String(i).padStart(2, "0")}.000Z`);
    await saveSolutionDraft(ctx, { id, fields: { title: `Thought ${i}`, version: "0" }, mayCreate: true });
    await discardDraft(ctx, id);
  }
  const { copies } = await draftCopiesPage(world.as(author), SUBJECT(id));
  expect(copies).toHaveLength(30);
  expect(copies.map(({ fields }) => fields.title).slice(0, 2)).toEqual(["Thought 32", "Thought 31"]);
});

testOnBoth("a draft of a review that is far too long, or has too many points, is not kept", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world));
  const save = (fields: Record<string, string>) => saveReviewDraft(ctx, solution.id, fields);
  const points = (count: number, body: string) =>
    Object.fromEntries(Array.from({ length: count }, (_, i) => [`point.${i + 1}.body`, body]));
  expect(await save(points(20, "x".repeat(7500)))).toMatchObject({ ok: true });
  const long = { ...points(19, "x".repeat(7500)), "point.20.body": "x".repeat(7501) };
  expect(await save(long)).toMatchObject({
    problem: "invalid",
    errors: { "point.20.body": expect.stringContaining("150,000") },
  });
  expect(await save(points(41, "x"))).toMatchObject({ problem: "invalid" });
});
