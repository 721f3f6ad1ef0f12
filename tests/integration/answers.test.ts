import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import { markMatch } from "~/domain/answers/mark-match.server";
import { scorePanel } from "~/domain/answers/score-panel.server";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { answerQuestions } from "~/domain/panel/answer-questions.server";
import type { Fields } from "~/domain/parse";
import { reviewPage } from "~/domain/reading/review-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const BODY =
  "## Problem\n\nThe brief leaves fast undefined. I fixed 200 ms first.\n\n## Results\n\nIt held at p95, and nobody asked for more.";

/** A review whose points are these alone, each about a passage where it names one. */
async function reviewWith(
  world: World,
  solution: BuiltSolution,
  points: { quote?: string; kind?: string }[],
) {
  const none = DIMENSION_KEYS.flatMap((key) => [
    [`step.${key}`, ""],
    [`quote.${key}`, ""],
  ]);
  const fields: Fields = { ...Object.fromEntries(none), explain: "Fast is a budget of 200 ms." };
  points.forEach(({ quote = "", kind = "must-fix" }, i) => {
    fields[`point.${i + 1}.kind`] = kind;
    fields[`point.${i + 1}.body`] = `Point ${i + 1}.`;
    fields[`point.${i + 1}.quote`] = quote;
  });
  const review = await buildReview(world, solution, { fields });
  const rows = await world.ctx.db
    .selectFrom("points")
    .select("id")
    .where("review_id", "=", review.id)
    .orderBy("position")
    .execute();
  return { ...review, points: rows.map(({ id }) => id) };
}

async function revise(world: World, solution: BuiltSolution, body: string) {
  const fields = {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    changeNote: "Changed.",
    body,
  };
  const result = await publishRevision(world.as(solution.author), {
    id: solution.id,
    fields,
    mayCreate: false,
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

function answer(world: World, { author }: BuiltSolution, reviewId: string, fields: Fields) {
  return answerPoint(world.as(author), reviewId, fields);
}

async function pointsOf(world: World, reviewId: string, viewer: Viewer | null = null) {
  const ctx = viewer ? world.as(viewer) : world.ctx;
  return (await reviewPage(ctx, reviewId))?.review.points ?? [];
}

function panelOf({ id, author }: BuiltSolution) {
  return { id, authorId: author.id };
}

async function reputationOf(world: World, { id }: Viewer) {
  const { reputation } = await world.ctx.db
    .selectFrom("users")
    .select("reputation")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return reputation;
}

testOnBoth("the author declines a point with a reason, and later accepts it", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const point = points[0] ?? "";
  const bare = await answer(world, solution, id, { point, answer: "declined", reason: " " });
  expect(bare).toMatchObject({ problem: "invalid", errors: { reason: expect.stringContaining("why") } });
  expect((await pointsOf(world, id))[0]?.answer).toBeNull();
  await answer(world, solution, id, { point, answer: "declined", reason: "The budget is the brief’s." });
  expect((await pointsOf(world, id))[0]).toMatchObject({
    answer: "declined",
    answerReason: "The budget is the brief’s.",
  });
  await answer(world, solution, id, { point, answer: "accepted" });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answer: "accepted", answerReason: "" });
});

testOnBoth("the reason of a refusal does not stay with a point that is accepted later", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const point = points[0] ?? "";
  const reason = "The budget is the brief’s.";
  await answer(world, solution, id, { point, answer: "declined", reason });
  await answer(world, solution, id, { point, answer: "accepted", reason });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answer: "accepted", answerReason: "" });
  await answer(world, solution, id, { point, answer: "accepted", reason: "You are right." });
  await answer(world, solution, id, { point, answer: "accepted", reason: "You are right." });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answerReason: "You are right." });
});

testOnBoth("nobody but the author answers a point, and only through its own review", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{}]);
  const other = await reviewWith(world, solution, [{}]);
  const fields = { point: points[0] ?? "", answer: "accepted" };
  expect(await answerPoint(world.as(reviewer), id, fields)).toMatchObject({ problem: "refused" });
  expect(await answerPoint(world.as(await buildUser(world)), id, fields)).toMatchObject({
    problem: "missing",
  });
  expect(await answer(world, solution, other.id, fields)).toMatchObject({ problem: "missing" });
  expect((await pointsOf(world, id))[0]?.answer).toBeNull();
});

testOnBoth(
  "a point that is done where its passage changed pays three, and takes them back when it is not done",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [{ quote: "I fixed 200 ms first." }]);
    await revise(world, solution, BODY.replace("I fixed 200 ms first.", "I fixed 200 ms at p95 first."));
    const done = { point: points[0] ?? "", answer: "done", revision: "2" };
    await answer(world, solution, id, done);
    expect((await pointsOf(world, id))[0]).toMatchObject({
      answer: "done",
      doneRevision: 2,
      adoption: "adopted",
    });
    expect(await reputationOf(world, reviewer)).toBe(3);
    await answer(world, solution, id, done);
    expect(await reputationOf(world, reviewer)).toBe(3);
    await answer(world, solution, id, { ...done, answer: "accepted" });
    expect((await pointsOf(world, id))[0]).toMatchObject({ doneRevision: null, adoption: null });
    expect(await reputationOf(world, reviewer)).toBe(0);
    await answer(world, solution, id, done);
    expect(await reputationOf(world, reviewer)).toBe(3);
  },
);

testOnBoth(
  "a point pays nothing where neither its passage nor its section changed, or nothing did",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [
      { quote: "I fixed 200 ms first." },
      { quote: "It held at p95" },
      {},
      { kind: "praise" },
    ]);
    await revise(world, solution, `${BODY.replace("##", "\n##")}\n`.replace("and nobody", "and  nobody"));
    await revise(world, solution, BODY.replace("nobody asked", "two people asked"));
    const done = (n: number, revision: string) =>
      answer(world, solution, id, { point: points[n] ?? "", answer: "done", revision });
    await done(0, "3");
    await done(1, "2");
    await done(2, "2");
    await done(3, "3");
    expect((await pointsOf(world, id)).map(({ adoption }) => adoption).slice(0, 4)).toEqual([
      "passage-same",
      "text-same",
      "text-same",
      "praise",
    ]);
    expect(await reputationOf(world, reviewer)).toBe(0);
    await done(1, "3");
    expect((await pointsOf(world, id))[1]?.adoption).toBe("adopted");
    expect(await reputationOf(world, reviewer)).toBe(3);
  },
);

testOnBoth(
  "of the points of one review three pay, and of one answered twice at once one time",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [{}, {}, {}, {}]);
    await revise(world, solution, `${BODY}\n\nAt p95.`);
    const done = (point = "") => answer(world, solution, id, { point, answer: "done", revision: "2" });
    await Promise.all([done(points[0]), done(points[0])]);
    expect(await reputationOf(world, reviewer)).toBe(3);
    for (const point of points.slice(1, 4)) await done(point);
    expect((await pointsOf(world, id)).slice(0, 4).map(({ adoption }) => adoption)).toEqual([
      "adopted",
      "adopted",
      "adopted",
      "over-limit",
    ]);
    expect(await reputationOf(world, reviewer)).toBe(9);
  },
);

testOnBoth("a point is done in a later revision only", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const done = (revision: string) =>
    answer(world, solution, id, { point: points[0] ?? "", answer: "done", revision });
  expect(await done("1")).toMatchObject({ problem: "invalid", errors: { revision: expect.any(String) } });
  await revise(world, solution, `${BODY}\n\nMore.`);
  for (const revision of ["1", "3", "", "1.5"])
    expect(await done(revision)).toMatchObject({
      problem: "invalid",
      errors: { revision: expect.any(String) },
    });
  expect(await done("2")).toMatchObject({ ok: true });
});

testOnBoth("the reviewer is told of answered points once an hour", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{}, {}]);
  const told = async () =>
    (
      await world.ctx.db
        .selectFrom("notices")
        .select("id")
        .where("user_id", "=", reviewer.id)
        .where("kind", "=", "answered-points")
        .execute()
    ).length;
  for (const point of points) await answer(world, solution, id, { point, answer: "accepted" });
  expect(await told()).toBe(1);
  world.now = "2026-06-15T13:00:01.000Z";
  await answer(world, solution, id, { point: points[0] ?? "", answer: "accepted" });
  expect(await told()).toBe(2);
});

testOnBoth("any answer opens a review's scores to the author, and so do 48 hours", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const ctx = world.as(solution.author);
  const scores = async (id: string, at = world.now) =>
    (await reviewPage(world.as(solution.author, at), id))?.review.scores.map(({ score }) => score) ?? [];
  const acts: ((id: string, point: string) => Promise<{ ok: boolean }>)[] = [
    (id) => replyToReview(ctx, id, { body: "Thanks." }),
    (id, point) => answerPoint(ctx, id, { point, answer: "accepted" }),
    (id) => answerQuestions(ctx, id, { "answer.1": "Because agents wait." }),
    (id) => markMatch(ctx, id, { match: "match" }),
    (id) => rateReview(ctx, id, { rating: "helpful" }),
  ];
  for (const act of acts) {
    const { id, points } = await reviewWith(world, solution, [{}]);
    expect(await scores(id)).toEqual([null, null, null, null, null]);
    expect(await act(id, points[0] ?? "")).toMatchObject({ ok: true });
    expect(await scores(id)).toEqual([4, 4, 4, 4, 4]);
  }
  const { id } = await reviewWith(world, solution, [{}]);
  expect(await scores(id, "2026-06-17T11:59:59.000Z")).toContain(null);
  expect(await scores(id, "2026-06-17T12:00:00.000Z")).not.toContain(null);
});

testOnBoth("held scores are the author’s to wait for: the reviewer and visitors see them", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, reviewer } = await reviewWith(world, solution, [{}]);
  const page = `/solutions/${solution.id}/${solution.slug}`;
  for (const viewer of [reviewer, null]) {
    expect((await reviewPage(viewer ? world.as(viewer) : world.ctx, id))?.review.scores[0]?.score).toBe(4);
    expect(await (await visit(world, page, viewer)).text()).toContain('class="bars"');
  }
  const held = await (await visit(world, page, solution.author)).text();
  expect(held).not.toContain('class="bars"');
  expect(held).toContain("Because of what it says about framing.");
  expect(held).not.toMatch(/Problem framing · <?\d/);
  await answerQuestions(world.as(solution.author), id, { "answer.1": "Because agents wait." });
  expect(await (await visit(world, page, solution.author)).text()).toContain('class="bars"');
});

testOnBoth("while scores are held the author cannot tell a low one by what its step asks", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const fields = {
    "score.framing": "1",
    "point.1.kind": "must-fix",
    "point.1.body": "Say what fast is.",
  };
  const { id, reviewer } = await buildReview(world, solution, { fields });
  const kinds = async (viewer: typeof reviewer) =>
    (await reviewPage(world.as(viewer), id))?.review.points.map(({ kind }) => kind).slice(0, 3);
  expect(await kinds(solution.author)).toEqual(["must-fix", "consider", "consider"]);
  expect(await kinds(reviewer)).toEqual(["must-fix", "must-fix", "consider"]);
  await answerQuestions(world.as(solution.author), id, { "answer.1": "Because agents wait." });
  expect(await kinds(solution.author)).toEqual(["must-fix", "must-fix", "consider"]);
});

testOnBoth("the author sees how many points they answered and adopted, nobody else does", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{}, {}, { kind: "praise" }]);
  await revise(world, solution, `${BODY}\n\nMore.`);
  const of = async (viewer: Viewer) => (await scorePanel(world.as(viewer), panelOf(solution))).answers;
  expect(await of(solution.author)).toMatchObject({ points: 3, answered: 0, adopted: 0, held: 1 });
  await answer(world, solution, id, { point: points[0] ?? "", answer: "done", revision: "2" });
  await answer(world, solution, id, { point: points[1] ?? "", answer: "accepted" });
  expect(await of(solution.author)).toMatchObject({ points: 3, answered: 2, adopted: 1, held: 0 });
  expect(await of(reviewer)).toBeNull();
});

testOnBoth("clarity is the share of matches among the marks, one a review", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const mark = async (match: string) => {
    const { id } = await reviewWith(world, solution, []);
    return { id, result: await markMatch(world.as(solution.author), id, { match }) };
  };
  await mark("match");
  await mark("partly");
  const { id } = await mark("no");
  expect((await mark("perhaps")).result).toMatchObject({ problem: "invalid" });
  expect((await scorePanel(world.ctx, panelOf(solution))).clarity).toEqual({ matches: 1, marked: 3 });
  await markMatch(world.as(solution.author), id, { match: "match" });
  expect((await scorePanel(world.ctx, panelOf(solution))).clarity).toEqual({ matches: 2, marked: 3 });
});

testOnBoth("a review that says nothing back cannot be marked", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  expect(await markMatch(world.as(solution.author), id, { match: "match" })).toMatchObject({
    problem: "refused",
  });
  expect(await markMatch(world.as(reviewer), id, { match: "match" })).toMatchObject({ problem: "refused" });
});
