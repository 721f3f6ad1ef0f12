import { expect } from "vitest";
import { askTakedown } from "~/domain/moderation/ask-takedown.server";
import { hideBrief } from "~/domain/moderation/decide-takedown.server";
import { moderationPage } from "~/domain/moderation/moderation-page.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildChallenge, buildSolution, buildUser } from "../support/factories";
import { post, visit } from "../support/pages";
import { buildKeptBack, buildModerator } from "../support/rights";
import { testOnBoth, type World } from "../support/world";

const ASKED = {
  contact: "owner@example.com",
  relation: "wrote",
  reason: "This is our hiring test, word for word.",
};
const WHY = "The company that wrote it asked for it.";

async function openRequests(world: World, moderator: Awaited<ReturnType<typeof buildModerator>>) {
  return (await moderationPage(world.as(moderator), null))?.rows ?? [];
}

testOnBoth(
  "a visitor asks for a brief's removal, and a moderator's one act hides it everywhere",
  async (world) => {
    const { author, invited, member, moderator, ...it } = await buildKeptBack(world, {});
    const ask = `/solutions/${it.id}/takedown`;
    const sent = await post(world, ask, ASKED);
    expect([sent.status, sent.headers.get("location")]).toEqual([303, `${ask}?sent=1`]);
    expect(await (await visit(world, `${ask}?sent=1`)).text()).toContain("Your request is in.");
    await post(world, ask, { ...ASKED, contact: "" }, member);

    const queue = await (await visit(world, "/moderation", moderator)).text();
    for (const text of ["KEPT-BRIEF", "owner@example.com", "stranger", "word for word"])
      expect(queue).toContain(text);
    const [request] = await openRequests(world, moderator);
    const decision = { intent: "hide", id: request?.id ?? "", why: WHY };
    expect((await post(world, "/moderation", decision, moderator)).status).toBe(303);
    expect(await openRequests(world, moderator)).toEqual([]);

    const pages = [
      `/solutions/${it.id}/${it.slug}`,
      `/solutions/${it.id}/revisions/1`,
      `/solutions/${it.id}/revisions/2`,
      `/solutions/${it.id}/compare?from=1&to=2`,
      `/solutions/${it.id}/review`,
      ask,
      `/reviews/${it.reviewId}`,
      "/",
      "/solutions",
      "/u/author",
      "/moderation/log",
    ];
    for (const path of pages) {
      for (const viewer of [null, invited, member])
        expect(await (await visit(world, path, viewer)).text(), path).not.toContain("KEPT-BRIEF");
    }
    for (const viewer of [author, moderator])
      expect(await (await visit(world, pages[0] ?? "", viewer)).text()).toContain("KEPT-BRIEF");
    expect(await (await visit(world, pages[0] ?? "")).text()).toContain("A moderator hid this brief");
    expect((await post(world, ask, ASKED)).status).toBe(409);

    const fields = {
      title: "KEPT-TITLE of a solution",
      brief: "KEPT-BRIEF again",
      body: "x",
      changeNote: "y",
    };
    await publishRevision(world.as(author), { id: it.id, mayCreate: false, fields });
    expect(await (await visit(world, pages[0] ?? "")).text()).not.toContain("KEPT-BRIEF");
  },
);

testOnBoth("the brief of a challenge goes from its page and from the list, and comes back", async (world) => {
  const moderator = await buildModerator(world);
  const slug = await buildChallenge(world, { brief: "KEPT-BRIEF of the company." });
  const seen = async () => [
    (await (await visit(world, `/challenges/${slug}`)).text()).includes("KEPT-BRIEF"),
    (await (await visit(world, "/challenges")).text()).includes("KEPT-BRIEF"),
    (await (await visit(world, "/solutions/new", moderator)).text()).includes("KEPT-BRIEF"),
  ];
  expect(await seen()).toEqual([true, true, false]);
  expect((await post(world, `/challenges/${slug}/takedown`, ASKED)).status).toBe(303);
  const [request] = await openRequests(world, moderator);
  await post(world, "/moderation", { intent: "hide", id: request?.id ?? "", why: WHY }, moderator);
  expect(await seen()).toEqual([false, false, false]);

  const log = await (await visit(world, "/moderation/log", moderator)).text();
  const act = log.match(/name="id" value="([^"]+)"/)?.[1] ?? "";
  const again = { intent: "show", id: act, why: "The request was not genuine." };
  expect((await post(world, "/moderation/log", again, moderator)).status).toBe(303);
  expect((await post(world, "/moderation/log", again, moderator)).status).toBe(303);
  expect(await seen()).toEqual([true, true, false]);
  const visible = await (await visit(world, "/moderation/log")).text();
  expect(visible.match(/class="moderation-act"/g)).toHaveLength(2);
  expect(visible).toContain("showed again the brief of");
  expect(visible).not.toContain("Show again<");
});

testOnBoth("a solution to a challenge leads to the challenge's own page for removal", async (world) => {
  const slug = await buildChallenge(world);
  const { id } = await buildSolution(world, { challenge: slug, brief: "" });
  const answer = await visit(world, `/solutions/${id}/takedown`);
  expect([answer.status, answer.headers.get("location")]).toEqual([302, `/challenges/${slug}/takedown`]);
  expect((await post(world, `/solutions/${id}/takedown`, ASKED)).status).toBe(404);
  expect((await visit(world, "/solutions/none/takedown")).status).toBe(404);
});

testOnBoth(
  "one person has one open request about a brief, and what they send later is added",
  async (world) => {
    const moderator = await buildModerator(world);
    const { id } = await buildSolution(world);
    const ask = (contact: string, reason: string) =>
      post(world, `/solutions/${id}/takedown`, { ...ASKED, contact, reason });
    await Promise.all([1, 2, 3].map(() => ask("Owner@example.com", ASKED.reason)));
    await ask("owner@example.com", "And here is the contract that says so.");
    await ask("another@example.com", "I know who wrote this brief.");
    const rows = await openRequests(world, moderator);
    expect(rows.map((row) => row.reason)).toEqual([
      `${ASKED.reason}\n\nAnd here is the contract that says so.`,
      "I know who wrote this brief.",
    ]);
  },
);

testOnBoth("a request that lacks something comes back with what was typed", async (world) => {
  const { id } = await buildSolution(world);
  const answer = await post(world, `/solutions/${id}/takedown`, {
    contact: "owner",
    relation: "",
    reason: "TYPED <1>",
  });
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const text of [
    "Give an e-mail address",
    "Say what you are to this brief",
    "at least 20",
    "TYPED &lt;1&gt;",
  ])
    expect(html).toContain(text);
});

testOnBoth("an address that asked too often has to wait, and nothing is stored", async (world) => {
  const moderator = await buildModerator(world);
  const { id } = await buildSolution(world);
  const asked = await askTakedown(
    world.ctx,
    { kind: "solution", id },
    { fields: ASKED, limit: async () => 90 },
  );
  expect(asked).toEqual({ ok: false, problem: "too-many", wait: 90 });
  expect(await openRequests(world, moderator)).toEqual([]);
});

testOnBoth("a request is declined with a reason, which the log tells without who asked", async (world) => {
  const moderator = await buildModerator(world, "steward");
  const { id, author } = await buildSolution(world, { title: "A listed title" });
  await post(world, `/solutions/${id}/takedown`, ASKED);
  const [request] = await openRequests(world, moderator);
  const decision = { intent: "decline", id: request?.id ?? "" };
  const refused = await post(world, "/moderation", { ...decision, why: "no" }, moderator);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("Say why, in at least 10 characters");
  const why = "It is an exercise that everybody uses.";
  expect((await post(world, "/moderation", { ...decision, why }, moderator)).status).toBe(303);
  const again = await post(
    world,
    "/moderation",
    { ...decision, why: "Decided twice, typed once" },
    moderator,
  );
  expect(again.status).toBe(409);

  const html = await (await visit(world, "/moderation/log")).text();
  for (const text of ["steward", "declined to hide the brief of", "A listed title", why])
    expect(html).toContain(text);
  for (const text of ["owner@example.com", "word for word"]) expect(html).not.toContain(text);
  await publishRevision(world.as(author), { id, mayCreate: false, fields: {} });
  expect((await post(world, `/solutions/${id}/takedown`, ASKED)).status).toBe(303);
});

testOnBoth("of moderators who hide one brief at one moment, one is in the log", async (world) => {
  const [one, two] = [await buildModerator(world), await buildModerator(world)];
  const { id } = await buildSolution(world);
  await post(world, `/solutions/${id}/takedown`, ASKED);
  await post(world, `/solutions/${id}/takedown`, { ...ASKED, contact: "another@example.com" });
  const rows = await openRequests(world, one);
  const decide = (moderator: typeof one, row: number) =>
    hideBrief(world.as(moderator), rows[row]?.id ?? "", { why: WHY });
  const decided = await Promise.all([decide(one, 0), decide(two, 1), decide(two, 0)]);
  expect(decided.filter(({ ok }) => ok)).toHaveLength(1);
  const html = await (await visit(world, "/moderation/log")).text();
  expect(html.match(/class="moderation-act"/g)).toHaveLength(1);
});

testOnBoth("a brief is not hidden for a request that was declined meanwhile", async (world) => {
  const [one, two] = [await buildModerator(world), await buildModerator(world)];
  const { id, slug } = await buildSolution(world);
  const challenge = await buildChallenge(world, { title: "Another brief" });
  await post(world, `/solutions/${id}/takedown`, ASKED);
  await post(world, `/challenges/${challenge}/takedown`, ASKED);
  for (const request of await openRequests(world, one)) {
    const declined = { intent: "decline", id: request.id, why: "It is an exercise that everybody uses." };
    expect((await post(world, "/moderation", declined, one)).status).toBe(303);
    const hide = await post(world, "/moderation", { intent: "hide", id: request.id, why: WHY }, two);
    expect(hide.status).toBe(409);
    expect(await hide.text()).toContain("This request has been decided about meanwhile");
  }
  expect(await (await visit(world, `/solutions/${id}/${slug}`)).text()).toContain("Triage tickets.");
  expect(await (await visit(world, `/challenges/${challenge}`)).text()).toContain("Triage tickets fast");
});

testOnBoth(
  "moderators see of an embargoed solution the brief that a request is about alone",
  async (world) => {
    const { author, invited, moderator, ...it } = await buildKeptBack(world, {
      embargoUntil: "2026-07-01",
      invited: "invited",
    });
    await post(world, `/solutions/${it.id}/takedown`, ASKED, invited);
    world.now = "2026-06-15T13:00:00.000Z";
    const fields = {
      title: "LATER-TITLE of it",
      brief: "LATER-BRIEF",
      body: "LATER-BODY",
      changeNote: "All.",
    };
    await publishRevision(world.as(author), { id: it.id, mayCreate: false, fields });
    const html = await (await visit(world, "/moderation", moderator)).text();
    for (const text of ["An embargoed solution", "KEPT-BRIEF"]) expect(html).toContain(text);
    for (const text of ["KEPT-TITLE", "LATER-", it.slug, `href="/solutions/${it.id}`])
      expect(html).not.toContain(text);
    await withdrawSolution(world.as(author), it.id);
    world.now = "2026-07-02T12:00:00.000Z";
    expect(await (await visit(world, "/moderation", moderator)).text()).toContain("A withdrawn solution");
  },
);

testOnBoth(
  "a challenge whose brief is hidden says so on its page and in lists, and takes no solution",
  async (world) => {
    const moderator = await buildModerator(world);
    const slug = await buildChallenge(world);
    await post(world, `/challenges/${slug}/takedown`, ASKED);
    const [request] = await openRequests(world, moderator);
    const shown = async (viewer: typeof moderator | null) => [
      await (await visit(world, `/challenges/${slug}`, viewer)).text(),
      await (await visit(world, "/challenges", viewer)).text(),
    ];
    const offer = `/solutions/new?challenge=${slug}`;
    const before = await shown(null);
    const composer = async () => (await visit(world, "/solutions/new", moderator)).text();
    expect(await composer()).toContain(`value="${slug}"`);
    expect([before[0]?.includes(offer), before[1]?.includes("A moderator hid")]).toEqual([true, false]);
    await post(world, "/moderation", { intent: "hide", id: request?.id ?? "", why: WHY }, moderator);
    for (const viewer of [null, moderator]) {
      const [page, list] = await shown(viewer);
      expect(page).toContain("A moderator hid this brief");
      expect(page).not.toContain(offer);
      expect(page).not.toContain("Yours would be the first");
      expect(list).toContain("A moderator hid this brief");
    }
    expect(await composer()).not.toContain(`value="${slug}"`);
  },
);

testOnBoth(
  "nobody but moderators finds the queue or decides, and none that their own brief stays",
  async (world) => {
    const moderator = await buildModerator(world);
    const member = await buildUser(world);
    const { id } = await buildSolution(world, { author: moderator });
    await post(world, `/solutions/${id}/takedown`, ASKED);
    const [request] = await openRequests(world, moderator);
    const decision = { intent: "decline", id: request?.id ?? "", why: WHY };
    for (const viewer of [null, member]) expect((await visit(world, "/moderation", viewer)).status).toBe(404);
    expect((await post(world, "/moderation", decision, member)).status).toBe(404);
    expect((await post(world, "/moderation/log", { ...decision, intent: "show" }, member)).status).toBe(404);
    const own = await post(world, "/moderation", decision, moderator);
    expect(own.status).toBe(409);
    expect(await own.text()).toContain("This is your own brief");
    expect(await openRequests(world, moderator)).toHaveLength(1);
  },
);
