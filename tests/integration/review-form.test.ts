import { expect } from "vitest";
import type { MemberCtx } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { listTextsNear } from "~db/queries/review-texts";
import { buildReview, buildSolution, buildUser, reviewForm, WRITE_UP } from "../support/factories";
import { post, visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const POINT: Fields = {
  "point.1.kind": "must-fix",
  "point.1.dimension": "framing",
  "point.1.body": "Say *why*.",
  "point.1.quote": "leaves  fast undefined",
};

function rowsOf(
  world: World,
  table: "points" | "panel_questions" | "review_rounds" | "round_scores" | "notices",
) {
  return world.ctx.db.selectFrom(table).selectAll().execute();
}

async function submit(ctx: MemberCtx, id: string, fields: Fields): Promise<string> {
  const result = await submitReview(ctx, id, reviewForm(4, fields));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.reviewId;
}

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

const LONG =
  "The objective is a number that somebody would act on, and each limit of the data is named with what it could change; " +
  "what I miss is the variance of the result over several seeds, so that one could tell luck from skill.";

testOnBoth(
  "text from another review of the solution, or from one’s own, stops the review once",
  async (world) => {
    const [one, other] = [await buildSolution(world), await buildSolution(world)];
    const reviewer = await buildUser(world);
    await buildReview(world, one, { reviewer, fields: { "reason.framing": LONG } });
    const copies = { "point.1.kind": "consider", "point.1.body": LONG };
    const stopped = { problem: "stopped", hints: [{ key: "copied", field: "point.1.body" }] };

    const copying = world.as(await buildUser(world));
    expect(await submitReview(copying, one.id, reviewForm(4, copies))).toMatchObject(stopped);
    expect(await submitReview(world.as(reviewer), other.id, reviewForm(4, copies))).toMatchObject(stopped);
    await submit(copying, other.id, copies);
    await submit(world.as(reviewer), other.id, { ...copies, "point.1.body": "Mine.", dismissed: "copied" });
  },
);

testOnBoth("copies are looked for in the latest reviews of each kind alone", async (world) => {
  const [solution, other] = [await buildSolution(world), await buildSolution(world)];
  const reviewer = await buildUser(world);
  for (let i = 0; i < 3; i++) {
    const at = `2026-06-15T12:00:0${i}.000Z`;
    await buildReview(world, solution, { at, fields: { strength: `Strength ${i}` } });
  }
  await buildReview(world, other, { reviewer, fields: { strength: "Strength of my own" } });
  const near = { solutionId: solution.id, reviewerId: reviewer.id, limit: 2 };
  const texts = await listTextsNear(world.ctx.db, near);
  expect(texts.filter((text) => text.startsWith("Strength")).sort()).toEqual([
    "Strength 1",
    "Strength 2",
    "Strength of my own",
  ]);
});

testOnBoth(
  "a draft comes back with its points, hints, and the passages that are not there",
  async (world) => {
    const solution = await buildSolution(world);
    const ctx = world.as(await buildUser(world));
    const draft = {
      ...POINT,
      "point.3.kind": "praise",
      "point.3.body": "Third",
      "point.3.quote": "words that are nowhere",
      "quote.framing": "I fixed 200 ms first.",
      "reason.framing": "You forgot p95.",
      strength: LONG,
    };
    await saveReviewDraft(ctx, solution.id, draft);
    world.statements();
    const page = await reviewFormPage(ctx, solution.id);
    expect(world.statements().length).toBeLessThanOrEqual(5);
    expect(page?.fields).toMatchObject({
      "point.2.body": "Third",
      "point.2.quote": "words that are nowhere",
    });
    expect(page?.fields).not.toHaveProperty("point.3.body");
    expect(page?.hints.map(({ key }) => key)).toEqual(["accusation"]);
    expect(page?.unplaced).toEqual(["point.2.quote"]);
  },
);

testOnBoth("“Add a point” saves the draft and comes back with room for one more", async (world) => {
  const solution = await buildSolution(world);
  const member = await buildUser(world);
  const path = `/solutions/${solution.id}/review`;
  const added = await post(world, path, { ...POINT, intent: "add-point" }, member);
  expect([added.status, added.headers.get("location")]).toEqual([303, `${path}?saved=1#point-2`]);
  const html = await (await visit(world, path, member)).text();
  expect(html).toContain('id="point-2"');
  expect(html).not.toContain('id="point-3"');
  expect(html).toContain('id="point-__n__"');
  expect(html).toContain('data-write-up="" data-revision="1"');
});

testOnBoth("a dismissed hint does not come back", async (world) => {
  const solution = await buildSolution(world);
  const member = await buildUser(world);
  const path = `/solutions/${solution.id}/review`;
  const fields = { "reason.framing": "You forgot p95.", "reason.iteration": "Good.", "score.iteration": "4" };
  await post(world, path, { ...fields, intent: "draft" }, member);
  expect(await (await visit(world, path, member)).text()).toContain('data-hint="accusation"');
  const dismissed = await post(world, path, { ...fields, version: "1", dismiss: "accusation" }, member);
  expect(dismissed.headers.get("location")).toBe(`${path}?saved=1#hints`);
  const html = await (await visit(world, path, member)).text();
  expect(html).not.toContain('data-hint="accusation"');
  expect(html).toContain('data-hint="evidence.iteration"');
});

testOnBoth(
  "a stopped review comes back with the sentence, and goes through when sent again",
  async (world) => {
    const solution = await buildSolution(world);
    const member = await buildUser(world);
    const path = `/solutions/${solution.id}/review`;
    const fields = {
      ...reviewForm(4, POINT),
      change: "Write to ada@example.org.",
      pseudonymous: "1",
      intent: "submit",
    };
    const stopped = await post(world, path, fields, member);
    expect(stopped.status).toBe(422);
    const html = await stopped.text();
    expect(html).toContain("submit again");
    expect(html).toContain("leaves  fast undefined");
    const [, dismissed = ""] = /name="dismissed" value="([^"]*)"/.exec(html) ?? [];
    expect(dismissed).toBe("identity");
    expect((await post(world, path, { ...fields, dismissed }, member)).status).toBe(303);
  },
);

testOnBoth("a refused point comes back at its field, with everything that was typed", async (world) => {
  const solution = await buildSolution(world);
  const member = await buildUser(world);
  const fields = { ...reviewForm(4, POINT), "point.1.body": "", intent: "submit" };
  const refused = await post(world, `/solutions/${solution.id}/review`, fields, member);
  expect(refused.status).toBe(422);
  const html = await refused.text();
  expect(html).toContain('href="#field-point-1-body"');
  expect(html).toContain("leaves  fast undefined");
});

testOnBoth(
  "a point’s passage that is not in the write-up is refused when submitted, not in a draft",
  async (world) => {
    const solution = await buildSolution(world);
    const member = await buildUser(world);
    const path = `/solutions/${solution.id}/review`;
    const fields = {
      ...reviewForm(4, POINT),
      "point.2.kind": "praise",
      "point.2.body": "Good.",
      "point.2.quote": "words that are nowhere",
    };
    const { status } = await post(world, path, { ...fields, intent: "draft" }, member);
    expect(status).toBe(303);
    const refused = await post(world, path, { ...fields, version: "1", intent: "submit" }, member);
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(html).toContain('href="#field-point-2-quote"');
    expect(html).not.toContain('href="#field-point-1-quote"');
    expect(html).toContain(
      "These words are not in revision 1. Copy them from the write-up, or leave the passage empty.",
    );
    const mended = { ...fields, "point.2.quote": "", version: "1", intent: "submit" };
    expect((await post(world, path, mended, member)).status).toBe(303);
  },
);

testOnBoth("passages are looked for in the revision that stood beside the form", async (world) => {
  const solution = await buildSolution(world);
  const body = "## Problem\n\nAll of it is said in other words.";
  const fields = { title: "Ticket triage", brief: "Triage.", body, changeNote: "All of it." };
  const next = { id: solution.id, mayCreate: false, fields };
  expect((await publishRevision(world.as(solution.author), next)).ok).toBe(true);
  const ctx = world.as(await buildUser(world));
  expect(await submitReview(ctx, solution.id, reviewForm(4, { ...POINT, revision: "2" }))).toEqual({
    ok: false,
    problem: "invalid",
    errors: { "point.1.quote": expect.stringContaining("not in revision 2") },
  });
  await submit(ctx, solution.id, { ...POINT, revision: "1" });
});

testOnBoth("a passage that stands there more than once is taken", async (world) => {
  const solution = await buildSolution(world);
  await submit(world.as(await buildUser(world)), solution.id, { ...POINT, "point.1.quote": "e" });
});

testOnBoth(
  "the form counts its hints where it is sent, and names the dimensions as the form does",
  async (world) => {
    const solution = await buildSolution(world);
    const member = await buildUser(world);
    const path = `/solutions/${solution.id}/review`;
    const empty = await (await visit(world, path, member)).text();
    expect(empty).toMatch(/<a class="skip" href="#review">\s*Skip to your review/);
    expect(empty).toMatch(/data-hint-count="" hidden=""/);
    const fields = {
      "reason.framing": "You forgot it.",
      "score.framing": "4",
      "reason.tradeoffs": "Good.",
      "score.tradeoffs": "4",
    };
    await post(world, path, { ...fields, intent: "draft" }, member);
    const html = (await (await visit(world, path, member)).text()).replaceAll("<!-- -->", "");
    expect(html).toMatch(/href="#hints" data-hint-count="">2 hints</);
    const places =
      '<a href="#field-reason-framing">Problem framing</a> and <a href="#field-reason-tradeoffs">';
    expect(html).toContain(places);
    const dismissed = { ...fields, version: "1", dismiss: "evidence.framing,evidence.tradeoffs" };
    await post(world, path, dismissed, member);
    expect(await (await visit(world, path, member)).text()).toContain(">1 hint<");
  },
);

testOnBoth("who has sent a review is told what comes next, and nobody else is", async (world) => {
  const solution = await buildSolution(world);
  const member = await buildUser(world);
  const form = { ...reviewForm(), intent: "submit" };
  const sent = await post(world, `/solutions/${solution.id}/review`, form, member);
  const location = sent.headers.get("location") ?? "";
  const [, id] = /^\/reviews\/(\w+)\?sent=1#review-\1$/.exec(location) ?? [];
  const html = await (await visit(world, `/reviews/${id}?sent=1`, member)).text();
  expect(html).toContain("Your review is in.");
  expect(html).toContain(`id="review-${id}"`);
  expect(html).toMatch(/href="\/solutions\/\w+\/[\w-]+#reviews">Reviews of this solution/);
  expect(html).toContain('href="/review">Review another one');
  expect(await (await visit(world, `/reviews/${id}`, member)).text()).not.toContain("Your review is in.");
  const author = await visit(world, `/reviews/${id}?sent=1`, solution.author);
  expect(await author.text()).not.toContain("Your review is in.");
});
