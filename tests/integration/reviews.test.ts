import { expect } from "vitest";
import { scorePanel } from "~/domain/answers/score-panel.server";
import type { Ctx, Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { reviewsOfSolution } from "~/domain/reading/reviews-of-solution.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { findReviewerState } from "~db/queries/reviews";
import { type BuiltSolution, buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

async function below(ctx: Ctx, { id, author }: BuiltSolution, withdrawnAt: string | null = null) {
  const publishedAt = "2026-06-15T12:00:00.000Z";
  const standing = { publishedAt, withdrawnAt, embargoUntil: null, invitedAt: null };
  const { reviewId, hasOpened } = await findReviewerState(ctx.db, id, ctx.viewer?.id ?? "");
  const viewer = { ownReviewId: reviewId, sealOpenedAt: hasOpened ? publishedAt : null };
  const named = { author: { name: author.handle, handle: author.handle, reputation: null, isViewer: false } };
  const state = { id, authorId: author.id, ...named, latestRevision: 1, ...standing, ...viewer };
  return reviewsOfSolution(ctx, state, null);
}

async function counts(world: World) {
  const { db } = world.ctx;
  const count = async (table: "reviews" | "review_scores" | "solution_scores" | "reputation_events") =>
    (
      await db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .executeTakeFirstOrThrow()
    ).n;
  return {
    reviews: await count("reviews"),
    scores: await count("review_scores"),
    estimates: await count("solution_scores"),
  };
}

testOnBoth("others' reviews and scores are sealed from a member until their own is in", async (world) => {
  const solution = await buildSolution(world);
  const first = await buildReview(world, solution);
  const reviewer = await buildUser(world);

  expect(await below(world.as(reviewer), solution)).toMatchObject({
    sealed: true,
    invitation: { kind: "begin" },
  });
  expect(await reviewPage(world.as(reviewer), first.id)).toBeNull();
  const sealed = await visit(world, `/reviews/${first.id}`, reviewer);
  const html = await sealed.text();
  expect([sealed.status, html.includes("Review it, or open them")]).toEqual([404, true]);
  expect(html).not.toContain(first.reviewer.handle);
  await saveReviewDraft(world.as(reviewer), solution.id, { strength: "So far" });
  expect(await below(world.as(reviewer), solution)).toMatchObject({
    sealed: true,
    invitation: { kind: "resume" },
  });

  const second = await buildReview(world, solution, { reviewer });
  expect(await below(world.as(reviewer), solution)).toMatchObject({
    sealed: false,
    invitation: { kind: "reviewed", reviewId: second.id },
  });
  expect(await reviewPage(world.as(reviewer), first.id)).not.toBeNull();
});

testOnBoth("visitors and the author read reviews at once", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  for (const ctx of [world.ctx, world.as(solution.author)]) {
    expect(await below(ctx, solution)).toMatchObject({ sealed: false, rows: [{ id }] });
    expect(await reviewPage(ctx, id)).not.toBeNull();
  }
});

testOnBoth("who opens the seal reads at once, and their review is not independent", async (world) => {
  const solution = await buildSolution(world);
  const independent = await buildReview(world, solution);
  const curious = await buildUser(world);
  expect(await openReviews(world.as(curious), solution.id)).toBe(true);
  expect(await below(world.as(curious), solution)).toMatchObject({ sealed: false });
  const late = await buildReview(world, solution, { reviewer: curious });
  expect((await reviewPage(world.ctx, independent.id))?.review.independent).toBe(true);
  expect((await reviewPage(world.ctx, late.id))?.review.independent).toBe(false);
});

testOnBoth("nobody reviews their own solution, a draft, a withdrawn one, or one twice", async (world) => {
  const solution = await buildSolution(world);
  const { reviewer } = await buildReview(world, solution);
  const submit = (viewer: Viewer) => submitReview(world.as(viewer), solution.id, reviewForm());
  expect(await submit(solution.author)).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("own solution"),
  });
  expect(await submit(reviewer)).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("have reviewed"),
  });
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await submit(await buildUser(world))).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("withdrawn"),
  });
  expect(await submitReview(world.as(reviewer), "nothing", reviewForm())).toEqual({
    ok: false,
    problem: "missing",
  });
});

testOnBoth("of five submissions at once by one person, one is taken, whole", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world));
  const results = await Promise.all([1, 2, 3, 4, 5].map(() => submitReview(ctx, solution.id, reviewForm())));
  expect(results.filter((result) => result.ok)).toHaveLength(1);
  expect(results.filter((result) => !result.ok && result.problem === "refused")).toHaveLength(4);
  expect(await counts(world)).toEqual({ reviews: 1, scores: 5, estimates: 6 });
});

testOnBoth("ten people who review at once are all counted and all in the score", async (world) => {
  const solution = await buildSolution(world);
  const reviewers = await Promise.all(Array.from({ length: 10 }, () => buildUser(world)));
  await Promise.all(reviewers.map((reviewer) => buildReview(world, solution, { reviewer })));
  const { scores } = await scorePanel(world.ctx, { id: solution.id, authorId: solution.author.id });
  expect(scores?.overall?.scored).toBe(10);
  const { review_count } = await world.ctx.db
    .selectFrom("solutions")
    .select("review_count")
    .executeTakeFirstOrThrow();
  expect(review_count).toBe(10);
});

testOnBoth("a submission that fails in the middle leaves nothing", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world));
  await saveReviewDraft(ctx, solution.id, { strength: "Kept" });
  const broken = { ...ctx, newId: () => null as unknown as string };
  await expect(submitReview(broken, solution.id, reviewForm())).rejects.toThrow();
  expect(await counts(world)).toEqual({ reviews: 0, scores: 0, estimates: 0 });
  expect((await reviewFormPage(ctx, solution.id))?.fields.strength).toBe("Kept");
});

testOnBoth(
  "a draft of a review is kept as typed, wrong parts and all, and goes with the submission",
  async (world) => {
    const solution = await buildSolution(world);
    const ctx = world.as(await buildUser(world));
    await saveReviewDraft(ctx, solution.id, {
      "score.framing": "1",
      "reason.framing": "  no quote yet\n",
      version: "0",
    });
    const page = await reviewFormPage(ctx, solution.id);
    expect(page).toMatchObject({
      version: 1,
      fields: { "score.framing": "1", "reason.framing": "  no quote yet\n" },
    });
    await submitReview(ctx, solution.id, reviewForm());
    expect(await reviewFormPage(ctx, solution.id)).toMatchObject({
      version: 0,
      refused: expect.stringContaining("have reviewed"),
    });
  },
);

testOnBoth("a review stays on the revision that was beside its form", async (world) => {
  const solution = await buildSolution(world);
  const fields = { title: "Second", body: "New text", brief: "b", changeNote: "All of it" };
  await publishRevision(world.as(solution.author), { id: solution.id, mayCreate: false, fields });
  const read = async (revision: string) => {
    const { id } = await buildReview(world, solution, { fields: { revision } });
    return (await reviewPage(world.ctx, id))?.review.revision;
  };
  expect(await read("1")).toBe(1);
  expect(await read("")).toBe(2);
  expect(await read("99")).toBe(2);
});

testOnBoth("a review of a withdrawn solution stays with its writer and the author", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await reviewPage(world.as(reviewer), id)).toMatchObject({
    solution: { path: null, gone: "solution" },
  });
  expect(await reviewPage(world.as(solution.author), id)).not.toBeNull();
  expect(await reviewPage(world.ctx, id)).toBeNull();
  expect(await reviewPage(world.as(await buildUser(world)), id)).toBeNull();
});

testOnBoth("only the author rates, only fellow reviewers endorse, and all of them talk", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  const fellow = (await buildReview(world, solution)).reviewer;
  const stranger = await buildUser(world);
  await openReviews(world.as(stranger), solution.id);

  const rate = (viewer: Viewer) => rateReview(world.as(viewer), id, { rating: "helpful" });
  const endorse = (viewer: Viewer) => endorseReview(world.as(viewer), id);
  const reply = (viewer: Viewer) => replyToReview(world.as(viewer), id, { body: "Thanks" });
  const allowed = async (act: (viewer: Viewer) => Promise<{ ok: boolean }>) => {
    const results = {
      author: await act(solution.author),
      reviewer: await act(reviewer),
      fellow: await act(fellow),
      stranger: await act(stranger),
    };
    return Object.entries(results)
      .filter(([, { ok }]) => ok)
      .map(([who]) => who);
  };
  expect(await allowed(rate)).toEqual(["author"]);
  expect(await allowed(endorse)).toEqual(["fellow"]);
  expect(await allowed(reply)).toEqual(["author", "reviewer", "fellow"]);
});

testOnBoth("a review that is sent after its solution was withdrawn is refused, and kept", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world));
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await reviewFormPage(ctx, solution.id)).toBeNull();
  await submitReview(ctx, solution.id, reviewForm(4, { strength: "Hours of work" }));
  expect(await reviewFormPage(ctx, solution.id)).toMatchObject({
    solution: null,
    refused: expect.stringContaining("withdrawn"),
    fields: { strength: "Hours of work" },
  });
});

testOnBoth("a review sent from an old tab does not throw away what another tab has saved", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world));
  await saveReviewDraft(ctx, solution.id, { strength: "First tab", version: "0" });
  await saveReviewDraft(ctx, solution.id, { strength: "Second tab", version: "1" });
  const old = await submitReview(ctx, solution.id, reviewForm(4, { version: "1" }));
  expect(old).toMatchObject({
    problem: "conflict",
    theirs: { version: 2, fields: { strength: "Second tab" } },
  });
  expect(await submitReview(ctx, solution.id, reviewForm(4, { version: "2" }))).toMatchObject({ ok: true });
});

testOnBoth("people who endorse and rate each other at one moment all get through", async (world) => {
  const [one, two] = [await buildSolution(world), await buildSolution(world)];
  const first = await buildReview(world, one, { reviewer: two.author });
  const second = await buildReview(world, two, { reviewer: one.author });
  const fellows = [await buildReview(world, one), await buildReview(world, one)];
  const endorse = (by: number, of: number) =>
    endorseReview(world.as(fellows[by]?.reviewer as Viewer), fellows[of]?.id ?? "");
  for (let i = 0; i < 5; i++) {
    const rating = i % 2 ? "helpful" : "very-helpful";
    const acts = [
      rateReview(world.as(one.author), first.id, { rating }),
      rateReview(world.as(two.author), second.id, { rating }),
      endorse(0, 1),
      endorse(1, 0),
    ];
    expect((await Promise.all(acts)).every(({ ok }) => ok)).toBe(true);
  }
});
