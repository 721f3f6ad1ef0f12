import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { noteReading } from "~/domain/integrity/note-reading.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { liftCase } from "~/domain/moderation/decide-case.server";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reviewFormPage } from "~/domain/reviews/review-form-page.server";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { after, DAY, HOUR, MINUTE } from "~/domain/time";
import { casesOf, ledger, ownWords } from "../support/cases";
import { buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { growUp } from "../support/grown-site";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const WHY = { why: "Looked at it, nothing is wrong here." };
const LONG = [
  "The budget of two hundred milliseconds comes before any model is named, and that order is what makes",
  "the later comparison fair, since each candidate is measured against the same wall and nobody moves it.",
].join(" ");

async function reviewOf(world: World, id: string) {
  return world.ctx.db
    .selectFrom("reviews")
    .select(["seconds", "counts", "counts_why as why"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
}

testOnBoth("a three-second review on a grown site hardly counts and does not pay", async (world) => {
  await growUp(world);
  const solution = await buildSolution(world);
  const [hasty, calm] = [await buildUser(world), await buildUser(world)];
  for (const reader of [hasty, calm]) await reviewFormPage(world.as(reader), solution.id);
  const write = (reviewer: Viewer, at: string) =>
    buildReview(world, solution, { reviewer, at, fields: ownWords(reviewer.handle) });
  const rushed = await write(hasty, after(world.now, 3000));
  const read = await write(calm, after(world.now, 15_000));
  expect(await reviewOf(world, rushed.id)).toEqual({ seconds: 3, counts: 0.1, why: "rushed" });
  expect(await reviewOf(world, read.id)).toEqual({ seconds: 15, counts: 1, why: "" });

  await writeTwo(world, solution.author);
  for (const { id } of [rushed, read])
    await rateReview(world.as(solution.author, after(world.now, 3 * DAY)), id, { rating: "helpful" });
  expect((await ledger(world, hasty)).total).toBe(0);
  expect((await ledger(world, calm)).total).toBe(5);
});

/** Ratings of somebody who never reviewed do not pay on a grown site. */
async function writeTwo(world: World, reviewer: Viewer) {
  for (let i = 0; i < 2; i++) {
    const { id } = await buildSolution(world);
    await noteReading(world.as(reviewer), id);
    const at = after(world.now, HOUR);
    await buildReview(world, { id }, { reviewer, at, fields: ownWords(`two${i}`) });
  }
}

testOnBoth("on a young site the time is kept and cuts nothing", async (world) => {
  const solution = await buildSolution(world);
  const reviewer = await buildUser(world);
  await noteReading(world.as(reviewer), solution.id);
  await noteReading(world.as(reviewer, after(world.now, HOUR)), solution.id);
  const { id } = await buildReview(world, solution, { reviewer, at: after(world.now, 2000) });
  expect(await reviewOf(world, id)).toEqual({ seconds: 2, counts: 1, why: "" });
  const unseen = await buildReview(world, solution);
  expect(await reviewOf(world, unseen.id)).toEqual({ seconds: null, counts: 1, why: "" });
});

testOnBoth("reading is noted for nobody who cannot review", async (world) => {
  const solution = await buildSolution(world);
  const { reviewer } = await buildReview(world, solution);
  for (const viewer of [solution.author, reviewer]) await reviewFormPage(world.as(viewer), solution.id);
  expect(await world.ctx.db.selectFrom("reading_starts").selectAll().execute()).toEqual([]);
});

testOnBoth("a newcomer’s sixth review in a day counts half, and another day’s in full", async (world) => {
  const newcomer = await buildUser(world, { createdAt: "2026-06-14T12:00:00.000Z" });
  const counts: number[] = [];
  for (let i = 0; i < 7; i++) {
    const at = after(world.now, i < 6 ? i * MINUTE : DAY + HOUR);
    const { id } = await buildReview(world, await buildSolution(world), { reviewer: newcomer, at });
    counts.push((await reviewOf(world, id)).counts);
  }
  expect(counts).toEqual([1, 1, 1, 1, 1, 0.5, 1]);
});

testOnBoth("a copied review hardly counts, does not pay, and a moderator gives both back", async (world) => {
  const solution = await buildSolution(world);
  const first = await buildReview(world, solution, { fields: { strength: LONG, change: LONG } });
  const copy = { strength: LONG, change: LONG, "reason.framing": LONG, dismissed: "copied" };
  const { id, reviewer } = await buildReview(world, solution, { fields: copy });
  expect((await reviewOf(world, first.id)).why).toBe("");
  expect(await reviewOf(world, id)).toMatchObject({ counts: 0.1, why: "copied" });
  const meanOf = async () => {
    const row = await world.ctx.db
      .selectFrom("solution_scores")
      .select("sd")
      .where("solution_id", "=", solution.id)
      .where("dimension", "=", "overall")
      .executeTakeFirstOrThrow();
    return row.sd;
  };
  const unsure = await meanOf();

  const later = after(world.now, 2 * DAY);
  await rateReview(world.as(solution.author, later), id, { rating: "very-helpful" });
  expect((await ledger(world, reviewer)).total).toBe(0);
  expect(await auditAbuse({ ...world.ctx, now: later })).toBeGreaterThan(0);
  expect(await auditAbuse({ ...world.ctx, now: later })).toBe(0);
  const [found] = await casesOf(world, reviewer);
  expect(found).toMatchObject({ kind: "copied-reviews", closedAt: null });
  expect(await casesOf(world, first.reviewer)).toEqual([]);
  const told = await noticesPage(world.as(reviewer), null);
  expect(told?.rows.map(({ sentence }) => sentence)).toContainEqual(
    expect.stringContaining("its words stand in another one"),
  );

  const moderator = await buildModerator(world);
  const lifted = await liftCase(world.as(moderator, later), found?.id ?? "", WHY);
  expect(lifted).toEqual({ ok: true });
  expect(await reviewOf(world, id)).toMatchObject({ counts: 1, why: "" });
  expect((await ledger(world, reviewer)).total).toBe(10);
  expect(await meanOf()).toBeLessThan(unsure);
});

testOnBoth("a copy that is found at night loses its weight and what it paid", async (world) => {
  const solution = await buildSolution(world);
  await buildReview(world, solution, { fields: { strength: LONG, change: LONG } });
  // Twenty and more reviews later the form does not compare with the first any more.
  for (let i = 0; i < 20; i++)
    await buildReview(world, solution, {
      at: after(world.now, (i + 1) * MINUTE),
      fields: ownWords(`w${i}x`),
    });
  const at = after(world.now, HOUR);
  const fields = { strength: LONG, change: LONG, "reason.framing": LONG };
  const { id, reviewer } = await buildReview(world, solution, { at, fields });
  expect((await reviewOf(world, id)).why).toBe("");
  const later = after(world.now, 2 * DAY);
  await rateReview(world.as(solution.author, later), id, { rating: "helpful" });
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5] });

  await auditAbuse({ ...world.ctx, now: later });
  expect(await reviewOf(world, id)).toMatchObject({ counts: 0.1, why: "copied" });
  expect(await ledger(world, reviewer)).toEqual({ total: 0, rows: [5, -5] });
  const [found] = await casesOf(world, reviewer);
  await liftCase(world.as(await buildModerator(world), later), found?.id ?? "", WHY);
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5, -5, 5] });
});

testOnBoth("the same words again are a copy at any length, on any solution, by anybody", async (world) => {
  const fields = { "reason.iteration": "Because of what it says about iteration." };
  const first = await buildReview(world, await buildSolution(world), { fields });
  expect((await reviewOf(world, first.id)).why).toBe("");
  const other = await buildSolution(world);
  const [copier, shouting] = [await buildUser(world), await buildUser(world)];
  const form = reviewForm(5, fields);
  const stopped = await submitReview(world.as(copier), other.id, form);
  expect(stopped).toMatchObject({ problem: "stopped", hints: [{ key: "copied" }] });
  const dismissed = { ...form, dismissed: "copied" };
  const moved = { ...dismissed, strength: "SAY what p95 is!", change: "The budget \u200b comes first" };
  for (const [member, sent] of [
    [copier, dismissed],
    [shouting, moved],
  ] as const) {
    const result = await submitReview(world.as(member), other.id, sent);
    if (!result.ok) throw new Error(JSON.stringify(result));
    expect(await reviewOf(world, result.reviewId)).toMatchObject({ counts: 0.1, why: "copied" });
  }
});

testOnBoth("a few words that anybody says are no copy", async (world) => {
  const few = { strength: "Clear.", change: "Add tests.", question: "" };
  const empty = Object.fromEntries(
    DIMENSION_KEYS.flatMap((key) => [
      [`step.${key}`, ""],
      [`quote.${key}`, ""],
      [`reason.${key}`, "Good."],
    ]),
  );
  for (let i = 0; i < 2; i++) {
    const { id } = await buildReview(world, await buildSolution(world), { fields: { ...few, ...empty } });
    expect((await reviewOf(world, id)).why).toBe("");
  }
});
