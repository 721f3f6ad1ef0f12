import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { loadDraft } from "~/domain/drafts/save-draft.server";
import { answerQuestions } from "~/domain/panel/answer-questions.server";
import { judgeAnswer } from "~/domain/panel/judge-answer.server";
import { saveAnswersDraft } from "~/domain/panel/save-answers-draft.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { post } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

async function buildPanel(world: World) {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { fields: { "question.2": "And at p99?" } });
  return { id, reviewer, author: solution.author, solution };
}

async function questionsOf(world: World, id: string, viewer: Viewer | null = null) {
  return (await reviewPage(viewer ? world.as(viewer) : world.ctx, id))?.review.questions ?? [];
}

async function noticesOf(world: World, { id }: Viewer) {
  const rows = await world.ctx.db.selectFrom("notices").select("kind").where("user_id", "=", id).execute();
  return rows.map(({ kind }) => kind).filter((kind) => kind.startsWith("panel"));
}

testOnBoth("the author answers one question against the clock and the other later", async (world) => {
  const { id, author, reviewer } = await buildPanel(world);
  await answerQuestions(world.as(author), id, {
    "answer.1": "Agents wait.",
    "seconds.1": "102",
    "answer.2": "",
  });
  expect(await questionsOf(world, id)).toMatchObject([
    { position: 1, answer: "Agents wait.", answerSeconds: 102 },
    { position: 2, answer: "", answeredAt: null },
  ]);
  await answerQuestions(world.as(author), id, {
    "answer.1": "Agents wait.",
    "answer.2": "350 ms.",
    "seconds.2": "-3",
  });
  expect(await questionsOf(world, id)).toMatchObject([
    { answer: "Agents wait.", answerSeconds: 102 },
    { answer: "350 ms.", answerSeconds: null },
  ]);
  expect(await noticesOf(world, reviewer)).toEqual(["panel-answer", "panel-answer"]);
});

testOnBoth("an answer can be changed until the asker has judged it", async (world) => {
  const { id, author, reviewer } = await buildPanel(world);
  const [first] = await questionsOf(world, id);
  const question = first?.id ?? "";
  expect(await judgeAnswer(world.as(reviewer), id, { question, verdict: "answered" })).toMatchObject({
    problem: "refused",
  });
  await answerQuestions(world.as(author), id, { "answer.1": "Agents wait." });
  await answerQuestions(world.as(author), id, { "answer.1": "Agents wait for it." });
  await judgeAnswer(world.as(reviewer), id, { question, verdict: "dodged", note: "For what?" });
  const late = await answerQuestions(world.as(author), id, { "answer.1": "They wait for the label." });
  expect(late).toMatchObject({ problem: "refused" });
  expect((await questionsOf(world, id))[0]).toMatchObject({
    answer: "Agents wait for it.",
    verdict: "dodged",
    verdictNote: "For what?",
  });
  expect(await noticesOf(world, reviewer)).toEqual(["panel-answer"]);
  expect(await noticesOf(world, author)).toEqual(["panel-verdict"]);
});

testOnBoth("only the author answers, and only who asked judges", async (world) => {
  const { id, author, reviewer, solution } = await buildPanel(world);
  const fellow = (await buildReview(world, solution)).reviewer;
  for (const somebody of [reviewer, fellow]) {
    const result = await answerQuestions(world.as(somebody), id, { "answer.1": "x" });
    expect(result).toMatchObject({ problem: "refused" });
  }
  await answerQuestions(world.as(author), id, { "answer.1": "Agents wait." });
  const question = (await questionsOf(world, id))[0]?.id ?? "";
  for (const somebody of [author, fellow]) {
    const result = await judgeAnswer(world.as(somebody), id, { question, verdict: "answered" });
    expect(result).toMatchObject({ problem: "refused" });
  }
  const stranger = world.as(await buildUser(world));
  expect(await judgeAnswer(stranger, id, { question, verdict: "answered" })).toMatchObject({
    problem: "missing",
  });
});

testOnBoth("a new issue has to be named", async (world) => {
  const { id, author, reviewer } = await buildPanel(world);
  await answerQuestions(world.as(author), id, { "answer.1": "Agents wait." });
  const question = (await questionsOf(world, id))[0]?.id ?? "";
  const judge = (fields: Record<string, string>) =>
    judgeAnswer(world.as(reviewer), id, { question, ...fields });
  expect(await judge({ verdict: "new-issue" })).toMatchObject({ errors: { note: expect.any(String) } });
  expect(await judge({ verdict: "" })).toMatchObject({ errors: { verdict: expect.any(String) } });
  expect(await judge({ verdict: "new-issue", note: "Who waits?" })).toMatchObject({ ok: true });
});

testOnBoth(
  "an answer is kept as a draft, comes back on the page, and is gone once it is posted",
  async (world) => {
    const { id, author, reviewer } = await buildPanel(world);
    const ctx = world.as(author);
    expect(await saveAnswersDraft(ctx, id, { "answer.1": "Agents", version: "0" })).toEqual({
      ok: true,
      version: 1,
    });
    expect((await reviewPage(ctx, id))?.review.answersDraft).toMatchObject({
      fields: { "answer.1": "Agents" },
    });
    expect((await reviewPage(world.as(reviewer), id))?.review.answersDraft).toBeNull();
    expect(await saveAnswersDraft(world.as(reviewer), id, { "answer.1": "x" })).toMatchObject({
      problem: "refused",
    });
    await answerQuestions(ctx, id, { "answer.1": "Agents wait.", version: "1" });
    expect(await loadDraft(ctx, { kind: "answer", id })).toBeNull();
  },
);

testOnBoth("answers typed in two places meet on a page that shows both", async (world) => {
  const { id, author } = await buildPanel(world);
  await saveAnswersDraft(world.as(author), id, { "answer.1": "From the train.", version: "0" });
  await saveAnswersDraft(world.as(author), id, { "answer.1": "From the train, longer.", version: "1" });
  const fields = {
    intent: "answer-questions",
    "answer.1": "From the desk.",
    version: "1",
    origin: "desk-tab-1",
  };
  const response = await post(world, `/reviews/${id}`, fields, author);
  expect(response.status).toBe(409);
  const html = await response.text();
  expect(html).toContain("From the train, longer.");
  expect(html).toContain("From the desk.");
  expect((await questionsOf(world, id))[0]?.answeredAt).toBeNull();
});

testOnBoth("a refused form comes back beside its field with what was typed", async (world) => {
  const { id, author, reviewer } = await buildPanel(world);
  const empty = await post(world, `/reviews/${id}`, { intent: "answer-questions", "answer.1": " " }, author);
  expect(empty.status).toBe(422);
  expect(await empty.text()).toContain("Write an answer first.");
  await answerQuestions(world.as(author), id, { "answer.1": "Agents wait." });
  const question = (await questionsOf(world, id))[0]?.id ?? "";
  const verdict = { intent: "judge-answer", question, verdict: "answered", note: "x".repeat(700) };
  const long = await post(world, `/reviews/${id}`, verdict, reviewer);
  expect(long.status).toBe(422);
  expect(await long.text()).toContain(`id="question-${question}-note-error"`);
});
