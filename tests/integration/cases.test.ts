import { expect } from "vitest";
import { liftedRings } from "~/domain/integrity/lifted-rings.server";
import { openCase } from "~/domain/integrity/open-case.server";
import { appealCase } from "~/domain/moderation/appeal-case.server";
import { casePage } from "~/domain/moderation/case-page.server";
import { casesPage } from "~/domain/moderation/cases-page.server";
import { letCaseStand, liftCase } from "~/domain/moderation/decide-case.server";
import { moderationLogPage } from "~/domain/moderation/moderation-log-page.server";
import { ownCasePage } from "~/domain/moderation/own-case-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { noticesOf } from "../support/queue";
import { buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const WHY = { why: "They work at one desk and said so." };
const APPEAL = { appeal: "We share an office and review each other’s work." };

/** Two who reviewed and rated each other, in a case. */
async function buildPair(world: World, fields: Record<string, string> = {}) {
  const [ada, bob] = [await buildUser(world), await buildUser(world)];
  const ofAda = await buildSolution(world, { author: ada, title: "By Ada" });
  const ofBob = await buildSolution(world, { author: bob, title: "By Bob", ...fields });
  const byBob = await buildReview(world, ofAda, { reviewer: bob, level: 5 });
  const byAda = await buildReview(world, ofBob, { reviewer: ada, level: 5 });
  await rateReview(world.as(ada), byBob.id, { rating: "very-helpful" });
  const found = {
    kind: "ring" as const,
    members: [ada.id, bob.id],
    evidence: { z: 4.2, reviews: [byBob.id] },
  };
  const id = (await openCase(world.ctx, found)) ?? "";
  return { ada, bob, byBob, byAda, id, found };
}

testOnBoth("a group that is found again is one case, and is told once", async (world) => {
  const { ada, bob, id, found } = await buildPair(world);
  const third = await buildUser(world);
  await buildReview(world, await buildSolution(world), { reviewer: third });
  expect(await openCase(world.ctx, found)).toBe(id);
  expect(await openCase(world.ctx, { ...found, members: [ada.id, bob.id, third.id] })).toBe(id);
  expect(await openCase(world.ctx, { ...found, members: [third.id] })).toBe(id);
  const other = await buildUser(world);
  expect(await openCase(world.ctx, { ...found, members: [other.id] })).not.toBe(id);
  for (const member of [ada, bob, third])
    expect((await noticesOf(world, member)).filter((kind) => kind === "case-ring")).toHaveLength(1);
});

testOnBoth("a case shows moderators who, what and the numbers, and nobody else", async (world) => {
  const { ada, bob, byBob, id } = await buildPair(world);
  const moderator = await buildModerator(world);
  for (const viewer of [ada, await buildUser(world)]) {
    expect(await casePage(world.as(viewer), id)).toBeNull();
    expect(await casesPage(world.as(viewer), { isDecided: false, cursor: null })).toBeNull();
  }
  const page = await casePage(world.as(moderator), id);
  expect(page?.members.map(({ handle }) => handle)).toEqual([ada.handle, bob.handle]);
  expect(page?.ties).toEqual([
    { from: 1, to: 2, reviews: 1, level: 5, ratings: 1, helpful: 1 },
    { from: 2, to: 1, reviews: 1, level: 5, ratings: 0, helpful: 0 },
  ]);
  expect(page?.reviews).toMatchObject([{ id: byBob.id, by: 2, title: "By Ada" }]);
  expect(page?.numbers).toContainEqual(["standard errors above what others gave", 4.2]);
  const list = await casesPage(world.as(moderator), { isDecided: false, cursor: null });
  expect(list?.rows).toMatchObject([{ id, members: 2, appeals: 0, decided: null }]);
});

testOnBoth("what somebody did under a pseudonym names them to no moderator", async (world) => {
  const { ada, id } = await buildPair(world, { blind: "1" });
  const page = await casePage(world.as(await buildModerator(world)), id);
  // Bob is known by his open review of Ada's work; that he posted the blind one is not told.
  expect(page?.members[0]?.handle).toBe(ada.handle);
  expect(page?.ties).toMatchObject([
    { from: 1, to: 2, reviews: 0, ratings: 1 },
    { from: 2, to: 1, reviews: 1 },
  ]);
  expect(page?.leftOut).toBe(1);
});

testOnBoth("a member reads their own part, appeals, and is told the verdict", async (world) => {
  const { ada, bob, id } = await buildPair(world);
  const stranger = await buildUser(world);
  expect(await ownCasePage(world.as(stranger), id)).toBeNull();
  expect(await appealCase(world.as(stranger), id, APPEAL)).toMatchObject({ problem: "missing" });
  expect(await appealCase(world.as(ada), id, { appeal: "No." })).toMatchObject({ problem: "invalid" });
  expect(await appealCase(world.as(ada), id, APPEAL)).toEqual({ ok: true });
  expect((await ownCasePage(world.as(bob), id))?.appeal).toBe("");

  const moderator = await buildModerator(world);
  const page = await casePage(world.as(moderator), id);
  expect(page?.members[0]?.appeal).toBe(APPEAL.appeal);
  expect(await letCaseStand(world.as(ada), id, WHY)).toMatchObject({ problem: "missing" });
  expect(await letCaseStand(world.as(moderator), id, { why: "" })).toMatchObject({ problem: "invalid" });
  expect(await letCaseStand(world.as(moderator), id, WHY)).toEqual({ ok: true });
  expect(await liftCase(world.as(moderator), id, WHY)).toMatchObject({ problem: "refused" });
  expect(await appealCase(world.as(ada), id, APPEAL)).toMatchObject({ problem: "refused" });
  expect(await ownCasePage(world.as(ada), id)).toMatchObject({ decided: { verdict: "stand", why: WHY.why } });
  expect(await noticesOf(world, bob)).toContain("case-stands");
});

testOnBoth("the public log says what was decided and names nobody", async (world) => {
  const { ada, bob, id } = await buildPair(world);
  const moderator = await buildModerator(world);
  await liftCase(world.as(moderator), id, WHY);
  const log = await moderationLogPage(world.ctx, null);
  expect(log?.rows).toMatchObject([{ act: "case-lifted", kind: "case", about: null, why: WHY.why }]);
  const text = JSON.stringify(log);
  for (const { handle, id } of [ada, bob]) {
    expect(text).not.toContain(handle);
    expect(text).not.toContain(id);
  }
});

testOnBoth("a lifted ring is passed over, and finding it again opens nothing", async (world) => {
  const { ada, bob, id, found } = await buildPair(world);
  expect(await liftedRings(world.ctx)).toEqual([]);
  await liftCase(world.as(await buildModerator(world)), id, WHY);
  expect(await liftedRings(world.ctx)).toEqual([new Set([ada.id, bob.id])]);
  expect(await openCase(world.ctx, found)).toBeNull();
});

testOnBoth("a moderator does not decide about a case of their own", async (world) => {
  const moderator = await buildModerator(world);
  const friend = await buildUser(world);
  const evidence = {};
  const id = await openCase(world.ctx, { kind: "ring", members: [moderator.id, friend.id], evidence });
  const page = await casePage(world.as(moderator), id ?? "");
  expect(page?.refused).toContain("Another moderator decides");
  expect(await liftCase(world.as(moderator), id ?? "", WHY)).toMatchObject({ problem: "refused" });
});
