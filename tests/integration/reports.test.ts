import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { appealCase } from "~/domain/moderation/appeal-case.server";
import { casePage } from "~/domain/moderation/case-page.server";
import { casesPage } from "~/domain/moderation/cases-page.server";
import { letCaseStand, liftCase, upholdInCase } from "~/domain/moderation/decide-case.server";
import { moderationLogPage } from "~/domain/moderation/moderation-log-page.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { PRIVILEGES } from "~/domain/reputation/privileges";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reportReview } from "~/domain/reviews/report-review.server";
import { after, DAY, HOUR, MINUTE } from "~/domain/time";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { growUp } from "../support/grown-site";
import { post, visit } from "../support/pages";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const WHY = { why: "It speaks of a person, not of the work." };
const RUDE = { reason: "rude", note: "See the second sentence." };

/** A review that its solution's author rated and reported. */
async function buildReported(world: World) {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  await rateReview(world.as(solution.author), id, { rating: "very-helpful" });
  expect(await reportReview(world.as(solution.author), id, RUDE)).toEqual({ ok: true });
  const { id: caseId } = await world.ctx.db.selectFrom("cases").select("id").executeTakeFirstOrThrow();
  return { solution, author: solution.author, id, reviewer, caseId, moderator: await buildModerator(world) };
}

async function totalOf(world: World, { handle }: Viewer) {
  return (await reputationPage(world.ctx, handle, null))?.reputation;
}

async function sentencesFor(world: World, member: Viewer) {
  return (await noticesPage(world.as(member), null))?.rows.map(({ sentence, title }) => [sentence, title]);
}

testOnBoth("a report opens a case, and only moderators read who sent it and its note", async (world) => {
  const { author, id, reviewer, caseId, moderator, solution } = await buildReported(world);
  const { reviewer: fellow } = await buildReview(world, solution);
  expect(await reportReview(world.as(fellow), id, { reason: "other", note: "Machine made." })).toEqual({
    ok: true,
  });
  const page = await casePage(world.as(moderator), caseId);
  expect(page?.reports).toMatchObject([
    { by: { name: author.handle }, reason: "rude", note: RUDE.note },
    { by: { name: fellow.handle }, reason: "other", note: "Machine made." },
  ]);
  expect(page?.reviews).toMatchObject([{ id, by: 1 }]);
  const list = await casesPage(world.as(moderator), { isDecided: false, cursor: null });
  expect(list?.rows).toMatchObject([{ id: caseId, kind: "reported-review", members: 1 }]);

  const own = await ownCasePage(world.as(reviewer), caseId);
  expect(own).toMatchObject({ reasons: ["other", "rude"], taken: { points: 0, reviews: 0 } });
  const html = await (await visit(world, `/cases/${caseId}`, reviewer)).text();
  for (const kept of [author.handle, fellow.handle, RUDE.note, "Machine made."])
    expect(html).not.toContain(kept);
  expect(html).toContain("It is rude or personal");
  expect(await ownCasePage(world.as(author), caseId)).toBeNull();
  expect((await sentencesFor(world, reviewer))?.filter(([text]) => text?.includes("reported"))).toEqual([
    [expect.stringContaining("Nothing changes"), "Read the case, and answer"],
  ]);
});

testOnBoth("a report alone takes nothing, and the reported member can appeal", async (world) => {
  const { reviewer, caseId, moderator } = await buildReported(world);
  expect(await totalOf(world, reviewer)).toBeGreaterThan(0);
  const appeal = { appeal: "I spoke of the method, not of the author." };
  expect(await appealCase(world.as(reviewer), caseId, appeal)).toEqual({ ok: true });
  const page = await casePage(world.as(moderator), caseId);
  expect(page?.members).toMatchObject([{ handle: reviewer.handle, appeal: appeal.appeal }]);
});

testOnBoth("upheld, it costs the review its points and weight, and closes the case", async (world) => {
  const { id, reviewer, caseId, moderator, author } = await buildReported(world);
  const before = (await totalOf(world, reviewer)) ?? 0;
  expect(await letCaseStand(world.as(moderator), caseId, WHY)).toMatchObject({ problem: "refused" });
  expect(await upholdInCase(world.as(moderator), caseId, WHY)).toEqual({ ok: true });
  expect(await totalOf(world, reviewer)).toBe(-5);
  const review = await world.ctx.db
    .selectFrom("reviews")
    .select(["counts", "counts_why as why"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  expect(review).toEqual({ counts: 0.1, why: "upheld" });
  expect(await ownCasePage(world.as(reviewer), caseId)).toMatchObject({
    taken: { points: before + 5, reviews: 1 },
    decided: { verdict: "uphold", why: WHY.why },
  });
  expect(await sentencesFor(world, reviewer)).toContainEqual([
    expect.stringContaining("upheld a report"),
    "Read what they say",
  ]);
  expect((await moderationLogPage(world.ctx, null))?.rows).toMatchObject([{ act: "report-upheld" }]);
  for (const decide of [upholdInCase, liftCase])
    expect(await decide(world.as(moderator), caseId, WHY)).toMatchObject({ problem: "refused" });
  // It earns nothing any more.
  await rateReview(world.as(author, after(world.now, HOUR)), id, { rating: "helpful" });
  expect(await totalOf(world, reviewer)).toBe(-5);
});

testOnBoth("unfounded, it takes nothing, and the log does not speak of giving back", async (world) => {
  const { reviewer, caseId, moderator, author, id } = await buildReported(world);
  const before = await totalOf(world, reviewer);
  expect(await liftCase(world.as(moderator), caseId, WHY)).toEqual({ ok: true });
  expect(await totalOf(world, reviewer)).toBe(before);
  expect((await moderationLogPage(world.ctx, null))?.rows).toMatchObject([{ act: "report-unfounded" }]);
  expect((await sentencesFor(world, reviewer))?.map(([text]) => text)).toContainEqual(
    expect.stringContaining("unfounded"),
  );
  // What is decided can be reported anew, as another case.
  expect(await reportReview(world.as(author), id, RUDE)).toEqual({ ok: true });
  const cases = await world.ctx.db.selectFrom("cases").select("id").execute();
  expect(cases).toHaveLength(2);
});

testOnBoth("where nobody reported anything, no report can be upheld", async (world) => {
  const { caseId, moderator } = await buildReported(world);
  await world.ctx.db.updateTable("cases").set({ kind: "copied-reviews" }).where("id", "=", caseId).execute();
  expect(await upholdInCase(world.as(moderator), caseId, WHY)).toMatchObject({ problem: "refused" });
  const html = await (await visit(world, `/moderation/cases/${caseId}`, moderator)).text();
  expect(html).not.toContain("Uphold");
});

testOnBoth("who reported does not decide, nor who wrote it", async (world) => {
  const { id, caseId, solution } = await buildReported(world);
  const reporting = await buildModerator(world);
  await buildReview(world, solution, { reviewer: reporting });
  await reportReview(world.as(reporting), id, RUDE);
  expect(await upholdInCase(world.as(reporting), caseId, WHY)).toMatchObject({
    why: expect.stringContaining("You reported this review"),
  });
  expect((await casePage(world.as(reporting), caseId))?.refused).toContain("You reported");
});

testOnBoth(
  "who posted or reviewed the solution does not decide about a report of its reviews",
  async (world) => {
    const author = await buildModerator(world);
    const solution = await buildSolution(world, { author });
    const { id } = await buildReview(world, solution);
    const fellow = await buildModerator(world);
    await buildReview(world, solution, { reviewer: fellow });
    const { reviewer: reporter } = await buildReview(world, solution);
    expect(await reportReview(world.as(reporter), id, RUDE)).toEqual({ ok: true });
    const { id: caseId } = await world.ctx.db.selectFrom("cases").select("id").executeTakeFirstOrThrow();
    for (const involved of [author, fellow]) {
      const why = "You posted or reviewed this solution. Another moderator decides.";
      expect(await upholdInCase(world.as(involved), caseId, WHY)).toMatchObject({ problem: "refused", why });
      expect((await casePage(world.as(involved), caseId))?.refused).toBe(why);
    }
    expect(await upholdInCase(world.as(await buildModerator(world)), caseId, WHY)).toMatchObject({
      ok: true,
    });
  },
);

testOnBoth("one’s own review, one reported already and a sealed one are not reported", async (world) => {
  const { id, reviewer, author } = await buildReported(world);
  expect(await reportReview(world.as(reviewer), id, RUDE)).toMatchObject({ problem: "refused" });
  expect(await reportReview(world.as(author), id, RUDE)).toMatchObject({
    problem: "refused",
    why: expect.stringContaining("You reported this review"),
  });
  const stranger = await buildUser(world);
  expect(await reportReview(world.as(stranger), id, RUDE)).toMatchObject({ problem: "missing" });
  const page = await reviewPage(world.as(author), id);
  expect(page?.review).toMatchObject({ canReport: false });
  expect(page?.review.reportRefused).toContain("You reported");
});

testOnBoth("it needs a reason, something else needs a note, and ten a day are the most", async (world) => {
  const author = await buildUser(world);
  const reviewer = await buildUser(world);
  const ids: string[] = [];
  for (let i = 0; i < 11; i++) {
    const at = after(world.now, i * MINUTE);
    ids.push((await buildReview(world, await buildSolution(world, { author }), { reviewer, at })).id);
  }
  const [first = "", ...others] = ids;
  const report = (id: string, fields: Record<string, string>, at?: string) =>
    reportReview(world.as(author, at), id, fields);
  expect(await report(first, {})).toMatchObject({ errors: { reason: expect.any(String) } });
  expect(await report(first, { reason: "constructor" })).toMatchObject({ problem: "invalid" });
  expect(await report(first, { reason: "other", note: " " })).toMatchObject({
    errors: { note: expect.any(String) },
  });
  for (const id of others) expect(await report(id, RUDE)).toEqual({ ok: true });
  expect(await report(first, RUDE, after(world.now, HOUR))).toMatchObject({
    problem: "refused",
    why: expect.stringMatching(/At most 10 reports in 24 hours.* from 12:00 UTC on 2026-06-16\./),
  });
  expect(await report(first, RUDE, after(world.now, DAY))).toEqual({ ok: true });
});

testOnBoth("on a grown site reporting needs its points, and says so in place of the form", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  await growUp(world);
  const as = (reputation: number) => world.as({ ...solution.author, reputation });
  const needed = PRIVILEGES.flag.later;
  const why = `You have ${needed - 1} of ${needed} points: it opens with 1 more.`;
  expect(await reportReview(as(needed - 1), id, RUDE)).toMatchObject({ why: expect.stringContaining(why) });
  const html = await (await visit(world, `/reviews/${id}`, as(needed - 1).viewer)).text();
  expect(html).toContain(why);
  expect(html).not.toContain("Report this review");
  expect(await reportReview(as(needed), id, RUDE)).toEqual({ ok: true });
});

testOnBoth("a form that is refused gives back what was typed, and works without a script", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  const send = (fields: Record<string, string>) =>
    post(world, `/reviews/${id}`, { intent: "flag", ...fields }, solution.author);
  const invalid = await send({ note: "Look at the <first> line." });
  expect(invalid.status).toBe(422);
  const html = await invalid.text();
  expect(html).toContain("Look at the &lt;first&gt; line.");
  expect(html).toMatch(/<details class="report"[^>]* open/);
  expect((await send(RUDE)).status).toBe(303);
  const again = await send({ ...RUDE, note: "Once more." });
  expect(again.status).toBe(409);
  expect(await again.text()).toContain("Once more.");
});

testOnBoth(
  "a reporter under a pseudonym goes by it before moderators, and so does the reported",
  async (world) => {
    const [author, reviewer] = [await buildUser(world), await buildUser(world)];
    const solution = await buildSolution(world, { author, blind: "1" });
    const fields = { pseudonymous: "1" };
    const { id } = await buildReview(world, solution, { reviewer, fields });
    await reportReview(world.as(author), id, RUDE);
    const { id: caseId } = await world.ctx.db.selectFrom("cases").select("id").executeTakeFirstOrThrow();
    const moderator = await buildModerator(world);
    const page = await casePage(world.as(moderator), caseId);
    expect(page).toMatchObject({ members: [{ handle: null }], reviews: [{ id }], leftOut: 0 });
    expect(page?.reports[0]?.by.handle).toBeNull();
    const html = await (await visit(world, `/moderation/cases/${caseId}`, moderator)).text();
    for (const { handle } of [author, reviewer]) expect(html).not.toContain(handle);
  },
);
