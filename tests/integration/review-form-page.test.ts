import { expect } from "vitest";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { listTextsNear } from "~db/queries/review-texts";
import { buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { post, visit } from "../support/pages";
import { POINT, submit } from "../support/review-form";
import { testOnBoth } from "../support/world";

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
    expect(world.statements().length).toBeLessThanOrEqual(6);
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
