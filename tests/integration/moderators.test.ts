import { expect } from "vitest";
import { createSessions } from "~/domain/accounts/sessions.server";
import { moderationPage } from "~/domain/moderation/moderation-page.server";
import { moderators, setModerator } from "~/domain/moderation/moderators.server";
import { buildSolution, buildUser } from "../support/factories";
import { post, visit } from "../support/pages";
import { buildModerator } from "../support/rights";
import { testOnBoth } from "../support/world";

const ASKED = {
  contact: "owner@example.com",
  relation: "wrote",
  reason: "This is our hiring test, word for word.",
};

testOnBoth("the queue pages on from the longest waiting, and the log from the latest", async (world) => {
  const moderator = await buildModerator(world);
  for (let i = 10; i < 35; i++) {
    world.now = `2026-06-15T12:00:${i}.000Z`;
    const { id } = await buildSolution(world, { author: moderator, title: `Solution ${i}` });
    await post(world, `/solutions/${id}/takedown`, ASKED);
  }
  const first = await moderationPage(world.as(moderator), null);
  const rest = await moderationPage(world.as(moderator), first?.nextCursor ?? "");
  const titles = [...(first?.rows ?? []), ...(rest?.rows ?? [])].map(({ about }) => about?.title);
  expect(titles).toEqual(Array.from({ length: 25 }, (_, i) => `Solution ${i + 10}`));
  for (const path of ["/moderation?cursor=x", "/moderation/log?cursor=x"])
    expect((await visit(world, path, moderator)).status).toBe(400);
});

testOnBoth("a member is a moderator from when they are named until that is taken back", async (world) => {
  const { id, handle } = await buildUser(world, { handle: "steward" });
  const sessions = createSessions(world.ctx.db, { secure: false });
  const session = await sessions.createSession(id, { startedAt: new Date().toISOString() });
  const isModerator = async () => (await sessions.validateSession(session.id)).user?.isModerator;
  expect([await moderators(world.ctx), await isModerator()]).toEqual([[], false]);
  expect(await setModerator(world.ctx, handle, true)).toBe(true);
  expect([await moderators(world.ctx), await isModerator()]).toEqual([["steward"], true]);
  expect(await setModerator(world.ctx, handle, false)).toBe(true);
  expect([await moderators(world.ctx), await isModerator()]).toEqual([[], false]);
  expect(await setModerator(world.ctx, "nobody-here", true)).toBe(false);
});
