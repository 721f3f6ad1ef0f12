import { expect } from "vitest";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { buildReview, buildSolution, buildUser, reviewForm, WRITE_UP } from "../support/factories";
import { POINT, rowsOf, submit } from "../support/review-form";
import { testOnBoth } from "../support/world";

testOnBoth("the passage of a point is found in the write-up that it was made on", async (world) => {
  const solution = await buildSolution(world);
  await submit(world.as(await buildUser(world)), solution.id, {
    ...POINT,
    "point.2.kind": "praise",
    "point.2.body": "Good.",
    "point.2.section": "results",
    "quote.ambiguity": "words that are nowhere",
  });
  const points = (await rowsOf(world, "points")).sort((one, other) => one.position - other.position);
  expect(points.map(({ position, kind }) => `${position} ${kind}`)).toEqual([
    "1 must-fix",
    "2 praise",
    ...[3, 4, 5, 6, 7, 8].map((position) => `${position} consider`),
  ]);
  expect(points[0]).toMatchObject({
    solution_id: solution.id,
    revision: 1,
    dimension: "framing",
    body: "Say *why*.",
    body_html: expect.stringContaining("<em>why</em>"),
    quote: "leaves fast undefined",
    prefix: "Problem and objective The brief ",
    suffix: ". I fixed 200 ms first. Results ",
    start_at: 32,
    section: "wu-problem-and-objective",
    answer: null,
  });
  expect(points[1]).toMatchObject({ quote: "", start_at: null, section: "results" });
  expect(points[2]).toMatchObject({ dimension: "framing", quote: "I fixed 200 ms first.", start_at: 55 });
  const { quote, start_at } = points.find(({ dimension }) => dimension === "ambiguity") ?? {};
  expect([quote, start_at]).toEqual(["words that are nowhere", null]);
  expect(points[7]).toMatchObject({ dimension: null, quote: "", start_at: null, body: "Say what p95 is." });
});

testOnBoth("a review is stored with its round, its questions and what was said back", async (world) => {
  const solution = await buildSolution(world);
  const id = await submit(world.as(await buildUser(world)), solution.id, {
    explain: "Fast triage; a plain model.",
    "question.2": "What is *slow*?",
  });
  const review = await world.ctx.db.selectFrom("reviews").selectAll().executeTakeFirstOrThrow();
  expect(review).toMatchObject({
    explained: "Fast triage; a plain model.",
    question: "Why 200 ms?",
    pseudonym: null,
    assigned: 0,
  });
  expect(await rowsOf(world, "review_rounds")).toMatchObject([{ review_id: id, round: 1, revision: 1 }]);
  expect(await rowsOf(world, "round_scores")).toHaveLength(5);
  expect(await rowsOf(world, "panel_questions")).toMatchObject([
    { position: 1, question: "Why 200 ms?", asked_at: world.now, answer: "", verdict: null },
    { position: 2, question_html: expect.stringContaining("<em>slow</em>") },
  ]);
});

testOnBoth("a first review in a later round counts for that round", async (world) => {
  const solution = await buildSolution(world);
  await world.ctx.db
    .insertInto("rounds")
    .values({ solution_id: solution.id, round: 2, revision: 1, opened_at: world.now })
    .execute();
  await buildReview(world, solution);
  expect(await rowsOf(world, "review_rounds")).toMatchObject([{ round: 2 }]);
});

testOnBoth("a review under a pseudonym has a name of its own", async (world) => {
  const solution = await buildSolution(world);
  await submit(world.as(await buildUser(world)), solution.id, { pseudonymous: "1" });
  const { pseudonym } = await world.ctx.db.selectFrom("reviews").selectAll().executeTakeFirstOrThrow();
  expect(pseudonym).toMatch(/^\S+ \S+$/);
});

testOnBoth("the author is told of the first review, and of the next", async (world) => {
  const solution = await buildSolution(world);
  const first = await buildReview(world, solution);
  const next = await buildReview(world, solution, { at: "2026-06-15T13:00:00.000Z" });
  expect(await rowsOf(world, "notices")).toMatchObject([
    { user_id: solution.author.id, kind: "first-review", path: `/reviews/${first.id}` },
    { user_id: solution.author.id, kind: "review", path: `/reviews/${next.id}` },
  ]);
});

testOnBoth("a review ends the claim that gave it, and says that the queue gave it", async (world) => {
  const solution = await buildSolution(world);
  const reviewer = await buildUser(world);
  await world.ctx.db
    .insertInto("claims")
    .values({
      solution_id: solution.id,
      reviewer_id: reviewer.id,
      claimed_at: world.now,
      expires_at: "2026-06-15T12:30:00.000Z",
      written_at: null,
    })
    .execute();
  await submit(world.as(reviewer), solution.id, {});
  const { assigned } = await world.ctx.db.selectFrom("reviews").selectAll().executeTakeFirstOrThrow();
  expect(assigned).toBe(1);
  expect(await world.ctx.db.selectFrom("claims").selectAll().execute()).toEqual([]);
});

testOnBoth("points of a review on an earlier revision are placed on the latest", async (world) => {
  const solution = await buildSolution(world);
  const next = {
    id: solution.id,
    mayCreate: false,
    fields: {
      title: "Ticket triage",
      brief: "Triage.",
      body: `Before it.\n\n${WRITE_UP}`,
      changeNote: "More of it.",
    },
  };
  expect((await publishRevision(world.as(solution.author), next)).ok).toBe(true);
  await submit(world.as(await buildUser(world)), solution.id, { ...POINT, revision: "1" });
  const [point] = await rowsOf(world, "points");
  const places = await world.ctx.db
    .selectFrom("point_places")
    .innerJoin("points", "points.id", "point_places.point_id")
    .select(["point_places.revision", "point_places.start_at"])
    .where("points.position", "=", 1)
    .execute();
  expect(point?.revision).toBe(1);
  expect(places).toEqual([{ revision: 2, start_at: 32 + "Before it. ".length }]);
});

testOnBoth(
  "a submission that fails in the middle leaves no point, question, round or notice",
  async (world) => {
    const solution = await buildSolution(world);
    const ctx = world.as(await buildUser(world));
    const broken = { ...ctx, newId: () => "the same each time" };
    await expect(submitReview(broken, solution.id, reviewForm(4, POINT))).rejects.toThrow();
    for (const table of ["points", "panel_questions", "review_rounds", "round_scores", "notices"] as const) {
      expect(await rowsOf(world, table), table).toEqual([]);
    }
  },
);

testOnBoth("text that tells who a blind reviewer is stops the review once", async (world) => {
  const solution = await buildSolution(world);
  const ctx = world.as(await buildUser(world, { handle: "rosalind" }));
  const fields = { pseudonymous: "1", change: "As Rosalind I would say p95." };
  expect(await submitReview(ctx, solution.id, reviewForm(4, fields))).toMatchObject({
    problem: "stopped",
    hints: [{ key: "identity", field: "change", sentence: expect.stringContaining("Rosalind") }],
  });
  await submit(ctx, solution.id, { ...fields, dismissed: "identity" });
});
