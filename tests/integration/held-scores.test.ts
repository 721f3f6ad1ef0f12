import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import { markMatch } from "~/domain/answers/mark-match.server";
import { scorePanel } from "~/domain/answers/score-panel.server";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { answerQuestions } from "~/domain/panel/answer-questions.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { answer, BODY, panelOf, reviewWith, revise } from "../support/answers";
import { buildReview, buildSolution } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth } from "../support/world";

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
