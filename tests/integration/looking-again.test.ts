import { expect } from "vitest";
import type { Ctx } from "~/domain/context.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { roundFormPage } from "~/domain/rounds/round-form-page.server";
import { saveRoundDraft } from "~/domain/rounds/save-round-draft.server";
import { scoresByRound } from "~/domain/rounds/scores-by-round.server";
import { submitRound } from "~/domain/rounds/submit-round.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { listSolutionScores } from "~db/queries/scores";
import { buildReview, buildUser } from "../support/factories";
import { ask, buildRevised, confirming, look, noticesOf, revise } from "../support/rounds";
import { testOnBoth } from "../support/world";

testOnBoth("who was asked sees what changed, what of theirs is open, and their levels", async (world) => {
  const { solution, first } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  const page = await roundFormPage(world.as(first.reviewer), first.id);
  expect(page).toMatchObject({
    refused: null,
    round: 2,
    judged: 1,
    latestRevision: 2,
    changes: [{ heading: "Limits", state: "added" }],
    fields: expect.not.objectContaining({ "score.framing": "same" }),
  });
  expect(page?.scores.map(({ score }) => score)).toEqual([3, 3, 3, 3, 3]);
  expect(page?.points.length).toBeGreaterThan(0);
});

testOnBoth("nobody but the reviewer has the form, and not before being asked", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  expect(await roundFormPage(world.as(first.reviewer), first.id)).toMatchObject({
    refused: expect.stringContaining("not asked"),
  });
  expect(await look(world, first)).toMatchObject({ problem: "refused" });
  expect(await saveRoundDraft(world.as(first.reviewer), first.id, confirming())).toMatchObject({
    problem: "refused",
  });
  await ask(world, solution, { reviewer: first.id });
  expect(await look(world, second)).toMatchObject({ problem: "refused" });
  for (const viewer of [solution.author, second.reviewer]) {
    expect(await roundFormPage(world.as(viewer), first.id)).toBeNull();
    expect(await submitRound(world.as(viewer), first.id, confirming())).toMatchObject({ problem: "missing" });
  }
});

testOnBoth("a level that changes needs its reason, one that stays needs none", async (world) => {
  const { solution, first } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  expect(await look(world, first, {})).toMatchObject({
    problem: "invalid",
    errors: Object.fromEntries(DIMENSION_KEYS.map((key) => [`score.${key}`, expect.any(String)])),
  });
  const raised = confirming({ "score.framing": "4" });
  expect(await look(world, first, raised)).toEqual({
    ok: false,
    problem: "invalid",
    errors: { "reason.framing": expect.any(String) },
  });
  expect(await look(world, first, confirming({ "score.framing": "3" }))).toEqual({ ok: true });
});

testOnBoth(
  "looking again changes the levels, the estimate and the card, and is still one review",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const framing = async () => {
      const rows = await listSolutionScores(world.ctx.db, [solution.id]);
      return rows.find(({ dimension }) => dimension === "framing")?.mean ?? 0;
    };
    const earlier = await framing();
    const fields = confirming({
      "score.framing": "5",
      "reason.framing": "The *limits* are said.",
      note: "Much better.",
    });
    expect(await look(world, first, fields)).toEqual({ ok: true });
    expect(await framing()).toBeGreaterThan(earlier);
    const review = (await reviewPage(world.ctx, first.id))?.review;
    expect(review?.scores[0]).toMatchObject({
      score: 5,
      reasonHtml: "<p>The <em>limits</em> are said.</p>\n",
    });
    expect(review?.scores[1]).toMatchObject({ score: 3 });
    expect(review?.rounds).toMatchObject([
      { round: 1, revision: 1, scores: { framing: 3 } },
      { round: 2, revision: 2, scores: { framing: 5, ambiguity: 3 }, noteHtml: "<p>Much better.</p>\n" },
    ]);
    const { review_count } = await world.ctx.db
      .selectFrom("solutions")
      .select("review_count")
      .executeTakeFirstOrThrow();
    expect(review_count).toBe(2);
    expect(await noticesOf(world, solution.author, "round-done")).toHaveLength(1);
  },
);

testOnBoth("a round is answered once, however often the form is sent", async (world) => {
  const { solution, first } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  const results = await Promise.all([1, 2, 3].map(() => look(world, first)));
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(await look(world, first)).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("already"),
  });
});

testOnBoth(
  "a point that is called solved is not asked about again, one that is not marked is",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const open = async () =>
      (await roundFormPage(world.as(first.reviewer), first.id))?.points.map(({ id }) => id);
    const [solved, ...others] = (await open()) ?? [];
    await look(world, first, confirming({ [`point.${solved}`]: "solved", [`point.${others[0]}`]: "open" }));
    await revise(world, solution, "A third text");
    await ask(world, solution, { all: "1" });
    expect(await open()).toEqual(others);
  },
);

testOnBoth("nobody settles points of another review", async (world) => {
  const { solution, first, second } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  const theirs = (await roundFormPage(world.as(second.reviewer), second.id))?.points ?? [];
  expect(theirs.length).toBeGreaterThan(0);
  await look(world, first, confirming({ [`point.${theirs[0]?.id}`]: "solved" }));
  expect((await roundFormPage(world.as(second.reviewer), second.id))?.points).toEqual(theirs);
});

testOnBoth(
  "a draft of a round is kept as typed and ends with it; an old tab overwrites nothing",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const ctx = world.as(first.reviewer);
    await saveRoundDraft(ctx, first.id, { note: " So far", "score.framing": "5", version: "0" });
    await saveRoundDraft(ctx, first.id, { note: "Further", version: "1" });
    expect(await roundFormPage(ctx, first.id)).toMatchObject({ version: 2, fields: { note: "Further" } });
    expect(await look(world, first, confirming({ version: "1" }))).toMatchObject({
      problem: "conflict",
      theirs: { fields: { note: "Further" } },
    });
    expect(await look(world, first, confirming({ version: "2" }))).toEqual({ ok: true });
    expect(await roundFormPage(ctx, first.id)).toMatchObject({ version: 0 });
  },
);

testOnBoth(
  "a submission that fails in the middle leaves the request open and the levels as they were",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    // The last write of the transaction gets no id.
    const newId = () => {
      throw new Error("No id");
    };
    const broken = { ...world.as(first.reviewer), newId };
    const fields = confirming({ "score.framing": "5", "reason.framing": "Better" });
    await expect(submitRound(broken, first.id, fields)).rejects.toThrow("No id");
    expect((await reviewPage(world.ctx, first.id))?.review).toMatchObject({
      rounds: [],
      scores: [{ score: 3 }, {}, {}, {}, {}],
    });
    expect(await roundFormPage(world.as(first.reviewer), first.id)).toMatchObject({ refused: null });
  },
);

testOnBoth("scores stand by round, with who did not look again as they were", async (world) => {
  const { solution, first } = await buildRevised(world);
  expect(await scoresByRound(world.ctx, solution.id)).toBeNull();
  await ask(world, solution, { all: "1" });
  await look(world, first, confirming({ "score.framing": "5", "reason.framing": "Better" }));
  const rounds = await scoresByRound(world.ctx, solution.id);
  expect(rounds).toMatchObject([
    { round: 1, reviews: 2, judged: 2 },
    { round: 2, reviews: 2, judged: 1 },
  ]);
  const rows = await listSolutionScores(world.ctx.db, [solution.id]);
  const shown = rows.find(({ dimension }) => dimension === "framing")?.mean;
  expect(rounds?.[1]?.means.framing).toBe(shown);
  expect(rounds?.[0]?.means.framing).toBeLessThan(shown ?? 0);
});

testOnBoth(
  "a reviewer whom the author no longer shows the solution to keeps what they wrote",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    await saveRoundDraft(world.as(first.reviewer), first.id, { note: "Hours of work" });
    await withdrawSolution(world.as(solution.author), solution.id);
    expect(await roundFormPage(world.as(first.reviewer), first.id)).toMatchObject({
      refused: expect.stringContaining("withdrawn"),
      path: null,
      fields: { note: "Hours of work" },
    });
  },
);

testOnBoth("somebody who has nothing to do with a review finds no form for it", async (world) => {
  const { first } = await buildRevised(world);
  expect(await roundFormPage(world.as(await buildUser(world)), first.id)).toBeNull();
});

testOnBoth(
  "a late review of an earlier text belongs to that text's round, and can be asked for",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { reviewer: first.id });
    const late = await buildReview(world, solution, { fields: { revision: "1" } });
    expect(await ask(world, solution, { reviewer: late.id })).toEqual({ ok: true, round: 2, asked: 1 });
    expect(await look(world, late)).toEqual({ ok: true });
    expect((await reviewPage(world.ctx, late.id))?.review.rounds).toMatchObject([
      { round: 1, revision: 1 },
      { round: 2, revision: 2 },
    ]);
  },
);

testOnBoth(
  "an earlier round that was left unanswered is not offered after a later one was answered",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    const asked = async () => (await reviewPage(world.as(first.reviewer), first.id))?.review.askedInRound;
    await ask(world, solution, { all: "1" });
    expect(await asked()).toBe(2);
    await revise(world, solution, "A third text");
    await ask(world, solution, { all: "1" });
    expect(await asked()).toBe(3);
    await look(world, first);
    expect(await asked()).toBeNull();
  },
);

testOnBoth(
  "a solution that is withdrawn while a round is sent takes none, and the draft stays",
  async (world) => {
    const { solution, first } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const ctx = world.as(first.reviewer);
    await saveRoundDraft(ctx, first.id, { note: "Hours of work" });
    const render: Ctx["render"] = async (...texts) => {
      await withdrawSolution(world.as(solution.author), solution.id);
      return ctx.render(...texts);
    };
    expect(
      await submitRound({ ...ctx, render }, first.id, confirming({ note: "Hours of work", version: "1" })),
    ).toMatchObject({ problem: "refused", why: expect.stringContaining("withdrawn") });
    expect(await roundFormPage(ctx, first.id)).toMatchObject({
      version: 1,
      fields: { note: "Hours of work" },
    });
  },
);

testOnBoth("every text of a round that is too long for its draft is named", async (world) => {
  const { solution, first } = await buildRevised(world);
  await ask(world, solution, { all: "1" });
  const long = "x".repeat(12_001);
  const sent = { note: long, "reason.framing": long, "reason.iteration": "Short." };
  const saved = await saveRoundDraft(world.as(first.reviewer), first.id, sent);
  expect(saved).toMatchObject({ ok: false, problem: "invalid" });
  expect("errors" in saved && Object.keys(saved.errors).sort()).toEqual(["note", "reason.framing"]);
});
