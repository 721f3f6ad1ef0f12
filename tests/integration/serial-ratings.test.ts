import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { casePage } from "~/domain/moderation/case-page.server";
import { liftCase } from "~/domain/moderation/decide-case.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { after, DAY, HOUR } from "~/domain/time";
import { casesOf, ledger, ownWords } from "../support/cases";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const WHY = { why: "Looked at it, nothing is wrong here." };

testOnBoth("five ratings of one person in a day are taken back, and four are not", async (world) => {
  const [author, friend] = [await buildUser(world), await buildUser(world)];
  const totals: (number | undefined)[] = [];
  const start = Date.parse(world.now);
  for (let i = 0; i < 6; i++) {
    const at = new Date(start + 2 * DAY + i * HOUR).toISOString();
    const solution = await buildSolution(world, { author, title: `Solution ${i}` });
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields: ownWords(`s${i}x`) });
    await rateReview(world.as(author, at), id, { rating: "helpful" });
    totals.push((await ledger(world, friend)).total);
  }
  expect(totals).toEqual([5, 10, 15, 20, 0, 0]);
  const [found, ...others] = await casesOf(world, friend);
  expect([found?.kind, others]).toEqual(["serial-ratings", []]);
  expect(await casesOf(world, author)).toEqual([found]);
  const page = await reputationPage(world.as(friend), friend.handle, null);
  expect(JSON.stringify(page?.rows).includes("rated you too often in a short time")).toBe(true);

  const later = new Date(start + 3 * DAY).toISOString();
  await liftCase(world.as(await buildModerator(world), later), found?.id ?? "", WHY);
  expect((await ledger(world, friend)).total).toBe(20);
  // What was given back is not a series again the same night.
  await auditAbuse({ ...world.ctx, now: later });
  expect((await ledger(world, friend)).total).toBe(20);
});

/** Rates as many new reviews of one person as are asked for, an hour after the other; the first after `from` hours. */
async function rateMany(
  world: World,
  { author, friend }: { author: Viewer; friend: Viewer },
  { from, count, rating }: { from: number; count: number; rating: string },
) {
  for (let i = 0; i < count; i++) {
    const at = after(world.now, 2 * DAY + (from + i) * HOUR);
    const solution = await buildSolution(world, { author, title: `Solution ${from + i}` });
    const fields = ownWords(`n${from + i}x`);
    const { id } = await buildReview(world, solution, { reviewer: friend, at, fields });
    await rateReview(world.as(author, at), id, { rating });
  }
}

testOnBoth(
  "what moderators lifted stays lifted when more is rated, also what paid nothing",
  async (world) => {
    const pair = { author: await buildUser(world), friend: await buildUser(world) };
    const { author, friend } = pair;
    await rateMany(world, pair, { from: 0, count: 6, rating: "very-helpful" });
    const [found] = await casesOf(world, friend);
    const moderator = await buildModerator(world);
    const page = await casePage(world.as(moderator), found?.id ?? "");
    // The sixth is counted, though nothing was left to be taken.
    expect(page?.numbers).toContainEqual(["ratings in 24 hours", 6]);
    expect(page?.reviews.map(({ rated }) => rated?.rating)).toEqual(Array(6).fill("very-helpful"));
    expect((await ledger(world, friend)).total).toBe(0);

    const lifting = after(world.now, 2 * DAY + 6 * HOUR);
    expect(await liftCase(world.as(moderator, lifting), found?.id ?? "", WHY)).toEqual({ ok: true });
    const given = (await ledger(world, friend)).total;
    expect(given).toBeGreaterThan(0);
    await rateMany(world, pair, { from: 7, count: 1, rating: "helpful" });
    expect((await ledger(world, friend)).total).toBe(given);
    expect(await casesOf(world, author)).toHaveLength(1);
    expect(await ownCasePage(world.as(friend), found?.id ?? "")).toMatchObject({
      side: "rated",
      taken: { points: 0 },
      givenBack: { points: given },
    });
    expect(await ownCasePage(world.as(author), found?.id ?? "")).toMatchObject({
      side: "rater",
      reviews: Array(6).fill({ rated: { rating: "very-helpful" } }),
      taken: { points: 0 },
      givenBack: { points: 0 },
    });

    // Five more pay nothing, as the cap is used up, so there is nothing to take back.
    await rateMany(world, pair, { from: 8, count: 4, rating: "helpful" });
    expect(await casesOf(world, author)).toHaveLength(1);
    expect((await ledger(world, friend)).total).toBe(given);
  },
);

testOnBoth("a limit names itself only where what it counts still stands", async (world) => {
  const pair = { author: await buildUser(world), friend: await buildUser(world) };
  await rateMany(world, pair, { from: 0, count: 6, rating: "helpful" });
  const rows = (await reputationPage(world.ctx, pair.friend.handle, null))?.rows ?? [];
  const [takenAgain, sixth] = rows;
  expect([takenAgain?.points, sixth?.points, sixth?.limit]).toEqual([-5, 5, ""]);
  // Rows that take back nothing are not shown; the fifth rating paid nothing.
  expect(rows.filter(({ reversal, points }) => reversal && points === 0)).toEqual([]);
  expect(rows.map(({ points }) => points)).toEqual([-5, 5, -5, -5, -5, -5, 0, 5, 5, 5, 5]);
});

testOnBoth(
  "everybody reads that points were given back, and who did not act reads no rule",
  async (world) => {
    const pair = { author: await buildUser(world), friend: await buildUser(world) };
    await rateMany(world, pair, { from: 0, count: 5, rating: "helpful" });
    const [found] = await casesOf(world, pair.friend);
    await liftCase(world.as(await buildModerator(world), after(world.now, 3 * DAY)), found?.id ?? "", WHY);
    const rows = (await reputationPage(world.ctx, pair.friend.handle, null))?.rows ?? [];
    expect(
      rows.filter(({ restored }) => restored).map(({ points, correction }) => [points, correction]),
    ).toEqual(Array(4).fill([5, ""]));
    const path = `/u/${pair.friend.handle}/reputation`;
    expect(await (await visit(world, path)).text()).toContain("given back after a review by moderators");
  },
);

testOnBoth("rating one review to and fro is no series and gains nothing", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution);
  const at = after(world.now, 2 * DAY);
  for (let i = 0; i < 6; i++) {
    const rating = i % 2 === 0 ? "very-helpful" : "helpful";
    await rateReview(world.as(solution.author, at), id, { rating });
  }
  // With four for the first review within a day.
  expect((await ledger(world, reviewer)).total).toBe(9);
  expect(await casesOf(world, reviewer)).toEqual([]);
});

testOnBoth("a revenge rating takes nothing away, not even by rating helpful first", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: after(world.now, HOUR) });
  world.now = after(world.now, 15 * DAY);
  await closeUnratedReviews(world.ctx);
  expect((await ledger(world, reviewer)).total).toBe(6);
  const rate = (rating: string) => rateReview(world.as(solution.author), id, { rating, reason: "Because." });
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
  await rate("helpful");
  expect((await ledger(world, reviewer)).total).toBe(9);
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
  await rate("very-helpful");
  await rate("not-helpful");
  expect((await ledger(world, reviewer)).total).toBe(6);
});
