import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { deleteReply, editReply } from "~/domain/discussion/change-reply.server";
import { EDITS_MAX } from "~/domain/discussion/reply";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { saveReplyDraft } from "~/domain/discussion/save-reply-draft.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { writeInThread } from "~/domain/reading/write-in-thread.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

async function buildThread(world: World) {
  const solution = await buildSolution(world);
  const review = await buildReview(world, solution);
  const fellow = await buildReview(world, solution);
  return { solution, author: solution.author, review, reviewer: review.reviewer, fellow: fellow.reviewer };
}

async function say(world: World, viewer: Viewer, { id }: { id: string }, body: string, point = "") {
  const result = await replyToReview(world.as(viewer), id, point ? { body, point } : { body });
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.replyId;
}

async function thread(world: World, { id }: { id: string }, viewer: Viewer | null = null) {
  const page = await reviewPage(viewer ? world.as(viewer) : world.ctx, id);
  if (!page) throw new Error("no review");
  return page.review;
}

async function noticesOf(world: World, { id }: Viewer) {
  return world.ctx.db
    .selectFrom("notices")
    .select(["kind", "path"])
    .where("user_id", "=", id)
    .where("kind", "=", "reply")
    .execute();
}

const NONE = { about: null, quote: null, edit: null };

testOnBoth(
  "author, reviewer and fellow reviewers talk below a review, each named as what they are",
  async (world) => {
    const { author, review, reviewer, fellow } = await buildThread(world);
    for (const viewer of [author, reviewer, fellow]) await say(world, viewer, review, "A word");
    const replies = (await thread(world, review)).replies;
    expect(replies.map(({ role, author }) => [role, author.name])).toEqual([
      ["author", author.handle],
      ["reviewer", reviewer.handle],
      ["fellow", fellow.handle],
    ]);
  },
);

testOnBoth("who only opened the reviews cannot write below them", async (world) => {
  const { solution, review } = await buildThread(world);
  const reader = await buildUser(world);
  await openReviews(world.as(reader), solution.id);
  expect(await replyToReview(world.as(reader), review.id, { body: "Hm" })).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("whose own review is in"),
  });
  expect(await saveReplyDraft(world.as(reader), review.id, { body: "Hm" })).toMatchObject({
    problem: "refused",
  });
});

testOnBoth("people who post blind talk under the names of their post and their reviews", async (world) => {
  const { solution, author, review, reviewer, fellow } = await buildThread(world);
  const { db } = world.ctx;
  await db
    .updateTable("solutions")
    .set({ pseudonym: "Patient Heron" })
    .where("id", "=", solution.id)
    .execute();
  const blind = db.updateTable("reviews").where("solution_id", "=", solution.id);
  await blind.set({ pseudonym: "Quiet Elm" }).where("reviewer_id", "=", reviewer.id).execute();
  await blind.set({ pseudonym: "Bold Wren" }).where("reviewer_id", "=", fellow.id).execute();
  for (const viewer of [author, reviewer, fellow]) await say(world, viewer, review, "A word");
  const names = (await thread(world, review)).replies.map((reply) => [
    reply.author.name,
    reply.author.handle,
  ]);
  expect(names).toEqual([
    ["Patient Heron", null],
    ["Quiet Elm", null],
    ["Bold Wren", null],
  ]);
});

testOnBoth("a reply can be about a point of its review and of no other", async (world) => {
  const { author, review, solution } = await buildThread(world);
  const other = await buildReview(world, solution);
  const [point] = (await thread(world, review)).points;
  const [foreign] = (await thread(world, other)).points;
  const id = await say(world, author, review, "On that", point?.id);
  expect((await thread(world, review)).replies).toMatchObject([{ id, pointId: point?.id }]);
  const fields = { body: "On that", point: foreign?.id ?? "" };
  expect(foreign).toBeDefined();
  expect(await replyToReview(world.as(author), review.id, fields)).toMatchObject({
    problem: "invalid",
    errors: { point: expect.any(String) },
  });
});

testOnBoth("an edited reply says so and shows what it said before", async (world) => {
  const { author, review, reviewer } = await buildThread(world);
  const id = await say(world, author, review, "First *words*");
  world.now = "2026-06-15T13:00:00.000Z";
  expect(await editReply(world.as(author), review.id, { reply: id, body: "Second" })).toMatchObject({
    ok: true,
  });
  expect(await editReply(world.as(author), review.id, { reply: id, body: "Second" })).toMatchObject({
    ok: true,
  });
  const [reply] = (await thread(world, review, reviewer)).replies;
  expect(reply).toMatchObject({
    bodyHtml: "<p>Second</p>\n",
    editedAt: "2026-06-15T13:00:00.000Z",
    versions: [{ bodyHtml: "<p>First <em>words</em></p>\n", replacedAt: "2026-06-15T13:00:00.000Z" }],
  });
});

testOnBoth("a reply is edited twenty times at most", async (world) => {
  const { author, review } = await buildThread(world);
  const id = await say(world, author, review, "0");
  const edit = (body: string) => editReply(world.as(author), review.id, { reply: id, body });
  for (let i = 1; i <= EDITS_MAX; i++) expect(await edit(String(i))).toMatchObject({ ok: true });
  expect(await edit("once more")).toMatchObject({ problem: "refused" });
  expect((await thread(world, review)).replies[0]?.bodyHtml).toBe(`<p>${EDITS_MAX}</p>\n`);
});

testOnBoth("nobody edits or takes back the words of somebody else", async (world) => {
  const { author, review, reviewer, fellow } = await buildThread(world);
  const id = await say(world, author, review, "Mine");
  for (const viewer of [reviewer, fellow]) {
    const fields = { reply: id, body: "Yours" };
    expect(await editReply(world.as(viewer), review.id, fields)).toMatchObject({ problem: "missing" });
    expect(await deleteReply(world.as(viewer), review.id, fields)).toMatchObject({ problem: "missing" });
  }
  expect((await thread(world, review)).replies[0]).toMatchObject({
    bodyHtml: "<p>Mine</p>\n",
    deletedAt: null,
  });
});

testOnBoth("a reply that was taken back keeps its place and nobody reads it any more", async (world) => {
  const { author, review } = await buildThread(world);
  const id = await say(world, author, review, "Regretted");
  await editReply(world.as(author), review.id, { reply: id, body: "Regretted too" });
  expect(await deleteReply(world.as(author), review.id, { reply: id })).toMatchObject({ ok: true });
  for (const viewer of [null, author]) {
    const review_ = await thread(world, review, viewer);
    expect(review_.replies).toMatchObject([{ id, bodyHtml: "", versions: [] }]);
    expect(JSON.stringify(review_)).not.toContain("Regretted");
  }
  expect(await editReply(world.as(author), review.id, { reply: id, body: "Back" })).toMatchObject({
    problem: "refused",
  });
});

testOnBoth("an answer begins with a quotation, after what was written of it already", async (world) => {
  const { author, review, reviewer } = await buildThread(world);
  const id = await say(world, author, review, "Line one\n\nLine two");
  await saveReplyDraft(world.as(reviewer), review.id, { body: "Begun.", version: "0" });
  const ctx = world.as(reviewer);
  const written = await writeInThread(ctx, await thread(world, review, reviewer), { ...NONE, quote: id });
  expect(written.replyDraft).toMatchObject({ body: "Begun.\n\n> Line one\n>\n> Line two\n\n", version: 1 });
});

testOnBoth(
  "nothing is quoted that was taken back, and nothing opened that is somebody else's",
  async (world) => {
    const { author, review, reviewer } = await buildThread(world);
    const gone = await say(world, author, review, "Gone");
    await deleteReply(world.as(author), review.id, { reply: gone });
    const theirs = await say(world, author, review, "Theirs");
    const view = await thread(world, review, reviewer);
    const asked = [
      { ...NONE, quote: gone },
      { ...NONE, edit: theirs },
      { ...NONE, about: "nothing" },
    ];
    for (const one of asked) expect(await writeInThread(world.as(reviewer), view, one)).toEqual(view);
  },
);

testOnBoth("the two whom a thread concerns hear of it once until they have read", async (world) => {
  const { author, review, reviewer, fellow } = await buildThread(world);
  const first = await say(world, fellow, review, "One");
  await say(world, fellow, review, "Two");
  const notice = { kind: "reply", path: `/reviews/${review.id}#reply-${first}` };
  expect(await noticesOf(world, author)).toEqual([notice]);
  expect(await noticesOf(world, reviewer)).toEqual([notice]);
  expect(await noticesOf(world, fellow)).toEqual([]);
  await world.ctx.db.updateTable("notices").set({ read_at: world.now }).execute();
  await say(world, author, review, "Three");
  expect(await noticesOf(world, author)).toHaveLength(1);
  expect(await noticesOf(world, reviewer)).toHaveLength(2);
});

testOnBoth("an author's reply counts as the answer to the review, a fellow's does not", async (world) => {
  const { author, review, fellow } = await buildThread(world);
  const answeredAt = async () =>
    (
      await world.ctx.db
        .selectFrom("reviews")
        .select("answered_at")
        .where("id", "=", review.id)
        .executeTakeFirstOrThrow()
    ).answered_at;
  await say(world, fellow, review, "One");
  expect(await answeredAt()).toBeNull();
  await say(world, author, review, "Two");
  expect(await answeredAt()).toBe(world.now);
});

testOnBoth("of more than 200 replies the latest are shown, and it is said", async (world) => {
  const { author, review } = await buildThread(world);
  const rows = Array.from({ length: 201 }, (_, i) => ({
    id: world.ctx.newId(),
    review_id: review.id,
    author_id: author.id,
    body: String(i),
    body_html: `<p>${i}</p>`,
    posted_at: world.now,
  }));
  await world.ctx.db.insertInto("replies").values(rows).execute();
  const view = await thread(world, review);
  expect(view.moreReplies).toBe(true);
  expect(view.replies).toHaveLength(200);
  expect(view.replies[0]?.bodyHtml).toBe("<p>1</p>");
});
