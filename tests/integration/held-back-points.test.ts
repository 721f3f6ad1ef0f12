import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { payHeldBack } from "~/domain/reputation/pay-held-back.server";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { after, DAY } from "~/domain/time";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { pointsOf } from "../support/ledger";
import { testOnBoth, type World } from "../support/world";

/** Long after the posting, so that nobody earns for a first review within a day. */
const LATE = "2026-06-20T12:00:00.000Z";
const at = (days: number) => after(LATE, days * DAY);

interface Pair {
  ada: Viewer;
  bob: Viewer;
}

async function buildPair(world: World): Promise<Pair> {
  return { ada: await buildUser(world), bob: await buildUser(world) };
}

let parts = 0;

/** A review by one of a solution of the other, who finds it very helpful. Returns its id. */
async function reviewOf(
  world: World,
  { by, of, days, pseudonym }: { by: Viewer; of: Viewer; days: number; pseudonym?: boolean },
): Promise<string> {
  const solution = await buildSolution(world, { author: of, title: `Solution ${++parts}` });
  const fields = { strength: `Part ${parts} is told well.`, ...(pseudonym ? { pseudonymous: "1" } : {}) };
  const { id } = await buildReview(world, solution, { reviewer: by, at: at(days), fields });
  await world.ctx.db.updateTable("reviews").set({ counts: 1, counts_why: "" }).where("id", "=", id).execute();
  expect(await rateReview(world.as(of, at(days)), id, { rating: "very-helpful" })).toEqual({ ok: true });
  return id;
}

function pay(world: World, days: number): Promise<number> {
  return payHeldBack({ ...world.ctx, now: at(days) });
}

async function audit(world: World, days: number) {
  // It runs once a day.
  await world.ctx.db.deleteFrom("audits").where("name", "=", "abuse").execute();
  while ((await auditAbuse({ ...world.ctx, now: at(days) })) > 0);
}

testOnBoth("who reviewed each other once is paid in full after thirty days, and once", async (world) => {
  const { ada, bob } = await buildPair(world);
  await reviewOf(world, { by: ada, of: bob, days: 0 });
  const id = await reviewOf(world, { by: bob, of: ada, days: 1 });
  expect(await pointsOf(world, bob)).toBe(5);
  expect(await pay(world, 30)).toBe(0);
  expect(await pay(world, 31)).toBe(1);
  expect(await pay(world, 32)).toBe(0);
  expect([await pointsOf(world, ada), await pointsOf(world, bob)]).toEqual([10, 10]);
  const page = await reputationPage(world.as(bob, at(32)), bob.handle, null);
  expect(page?.reputation).toBe(10);
  expect(page?.rows.map(({ points, correction, limit }) => [points, correction || limit])).toEqual([
    [10, ""],
    [-5, "there was no third review between the two within 30 days, so it pays in full"],
    [5, expect.stringContaining("the rest is paid after 30 days")],
  ]);
  // A rating that changes later takes back all of it.
  await rateReview(world.as(ada, at(33)), id, { rating: "very-helpful", reason: "Still." });
  expect(await pointsOf(world, bob)).toBe(10);
});

testOnBoth("a rating that was paid in full and is changed pays what the new one is due", async (world) => {
  const { ada, bob } = await buildPair(world);
  await reviewOf(world, { by: ada, of: bob, days: 0 });
  const solution = await buildSolution(world, { author: ada });
  const { id } = await buildReview(world, solution, { reviewer: bob, at: at(1) });
  await rateReview(world.as(ada, at(1)), id, { rating: "helpful" });
  expect(await pointsOf(world, bob)).toBe(2);
  await pay(world, 31);
  expect(await pointsOf(world, bob)).toBe(5);
  await rateReview(world.as(ada, at(40)), id, { rating: "very-helpful" });
  expect(await pointsOf(world, bob)).toBe(10);
});

testOnBoth("two who go on rating each other are not paid what was cut", async (world) => {
  const { ada, bob } = await buildPair(world);
  await reviewOf(world, { by: ada, of: bob, days: 0 });
  await reviewOf(world, { by: bob, of: ada, days: 1 });
  await reviewOf(world, { by: ada, of: bob, days: 20 });
  expect([await pointsOf(world, ada), await pointsOf(world, bob)]).toEqual([10, 5]);
  for (const days of [31, 45, 60, 61]) expect(await pay(world, days)).toBe(0);
});

testOnBoth("two good reviews of one author are paid in full in the end, a third one not", async (world) => {
  const { ada, bob } = await buildPair(world);
  const events = async () =>
    (
      await world.ctx.db
        .selectFrom("reputation_events")
        .select(["points", "limited_by"])
        .where("user_id", "=", bob.id)
        .orderBy("id")
        .execute()
    ).map(({ points, limited_by }) => [points, limited_by]);
  await reviewOf(world, { by: bob, of: ada, days: 0 });
  await reviewOf(world, { by: bob, of: ada, days: 1 });
  await reviewOf(world, { by: bob, of: ada, days: 2 });
  expect(await events()).toEqual([
    [10, ""],
    [10, ""],
    [0, "pair-cap"],
  ]);
  for (const days of [32, 45, 60, 61, 62]) expect(await pay(world, days)).toBe(0);
});

testOnBoth("what is paid later takes no room of that day, and makes two no pair again", async (world) => {
  const { ada, bob } = await buildPair(world);
  await reviewOf(world, { by: ada, of: bob, days: 0 });
  await reviewOf(world, { by: bob, of: ada, days: 1 });
  expect(await pay(world, 31)).toBe(1);
  for (let i = 0; i < 6; i++) await reviewOf(world, { by: bob, of: await buildUser(world), days: 31 });
  expect(await pointsOf(world, bob)).toBe(70);
  await reviewOf(world, { by: bob, of: ada, days: 45 });
  expect(await pointsOf(world, bob)).toBe(80);
});

testOnBoth("one person’s endorsements of many reviews are not paid in the end", async (world) => {
  const { ada, bob } = await buildPair(world);
  for (let i = 0; i < 11; i++) {
    const solution = await buildSolution(world);
    const fields = { strength: `Endorsed part ${i} is told well.` };
    const { id } = await buildReview(world, solution, { reviewer: bob, at: at(0), fields });
    await world.ctx.db.updateTable("reviews").set({ counts: 1, counts_why: "" }).execute();
    await buildReview(world, solution, { reviewer: ada, at: at(0) });
    await endorseReview(world.as(ada, at(1)), id);
  }
  expect(await pointsOf(world, bob)).toBe(20);
  expect(await pay(world, 31)).toBe(0);
});

testOnBoth("an endorsement under a pseudonym pays once the name shows", async (world) => {
  const { ada, bob } = await buildPair(world);
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution, { reviewer: bob, at: at(0) });
  await world.ctx.db.updateTable("reviews").set({ counts: 1, counts_why: "" }).execute();
  const fields = { pseudonymous: "1", strength: "Another part is told well." };
  const theirs = await buildReview(world, solution, { reviewer: ada, at: at(0), fields });
  await endorseReview(world.as(ada, at(1)), id);
  expect(await pointsOf(world, bob)).toBe(0);
  await buildReview(world, await buildSolution(world), { reviewer: ada, at: at(1) });
  while ((await payProven({ ...world.ctx, now: at(2) })) > 0);
  expect(await pointsOf(world, bob)).toBe(0);
  await showReviewerName(world.as(ada, at(3)), theirs.id);
  while ((await payProven({ ...world.ctx, now: at(10) })) > 0);
  expect(await pointsOf(world, bob)).toBe(2);
});

testOnBoth("the limits of a pair count a pseudonym once it has ended, and no sooner", async (world) => {
  const { ada, bob } = await buildPair(world);
  await reviewOf(world, { by: ada, of: bob, days: 0 });
  const id = await reviewOf(world, { by: bob, of: ada, days: 1, pseudonym: true });
  await reviewOf(world, { by: bob, of: ada, days: 2 });
  expect(await pointsOf(world, bob)).toBe(15);
  await audit(world, 3);
  expect(await pointsOf(world, bob)).toBe(15);
  await showReviewerName(world.as(bob, at(4)), id);
  await audit(world, 5);
  // The third between the two in thirty days: nothing.
  expect(await pointsOf(world, bob)).toBe(5);
  await audit(world, 6);
  expect(await pointsOf(world, bob)).toBe(5);
  expect((await reputationPage(world.ctx, bob.handle, null))?.reputation).toBe(5);
});

testOnBoth("what was under a pseudonym is cut as if it had been open, and no further", async (world) => {
  const paid = async (hidden: boolean[]) => {
    const { ada, bob } = await buildPair(world);
    const ids: string[] = [];
    for (const [days, pseudonym] of hidden.entries())
      ids.push(await reviewOf(world, { by: bob, of: ada, days, pseudonym }));
    for (const id of ids) await showReviewerName(world.as(bob, at(5)), id);
    await audit(world, 6);
    return pointsOf(world, bob);
  };
  expect(await paid([false, true])).toBe(20);
  for (const hidden of [
    [true, false, false],
    [false, true, false],
    [true, true, true],
  ])
    expect(await paid(hidden)).toBe(20);
  const { ada, bob } = await buildPair(world);
  const hers = await reviewOf(world, { by: ada, of: bob, days: 0, pseudonym: true });
  const his = await reviewOf(world, { by: bob, of: ada, days: 1, pseudonym: true });
  await showReviewerName(world.as(ada, at(2)), hers);
  await showReviewerName(world.as(bob, at(2)), his);
  await audit(world, 3);
  expect([await pointsOf(world, ada), await pointsOf(world, bob)]).toEqual([10, 5]);
});

testOnBoth("no public row tells whether two met under a pseudonym, in either order", async (world) => {
  const rowsOf = async ({ handle }: Viewer) =>
    (await reputationPage(world.ctx, handle, null))?.rows.map(({ points, limit }) => [points, limit]);
  const openPaid = async (isSame: boolean, isBlindFirst: boolean) => {
    const { ada, bob } = await buildPair(world);
    const blind = () =>
      reviewOf(world, { by: isSame ? bob : ada, of: isSame ? ada : bob, days: 0, pseudonym: true });
    const other = isSame ? ada : await buildUser(world);
    if (isBlindFirst) await blind();
    for (const days of [1, 2]) await reviewOf(world, { by: bob, of: other, days });
    if (!isBlindFirst) await blind();
    return rowsOf(bob);
  };
  for (const isBlindFirst of [true, false])
    expect(await openPaid(true, isBlindFirst)).toEqual(await openPaid(false, isBlindFirst));
});

testOnBoth(
  "what a member earns under a pseudonym leaves the day’s limit of what is public",
  async (world) => {
    const bob = await buildUser(world);
    for (let i = 0; i < 3; i++)
      await reviewOf(world, { by: bob, of: await buildUser(world), days: 0, pseudonym: true });
    for (let i = 0; i < 7; i++) await reviewOf(world, { by: bob, of: await buildUser(world), days: 0 });
    expect((await reputationPage(world.ctx, bob.handle, null))?.reputation).toBe(60);
  },
);
