import { expect } from "vitest";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { post, visit } from "../support/pages";
import { testOnBoth } from "../support/world";

testOnBoth("the queue shows one suggestion and two others, and names no author", async (world) => {
  const author = await buildUser(world, { handle: "famousauthor" });
  for (const title of ["First", "Second", "Third", "Fourth"])
    await buildSolution(world, { author, title: `${title} in line`, ask: "Is the baseline fair?" });
  const html = await (await visit(world, "/review", await buildUser(world))).text();
  expect(html.match(/Take this one/g)).toHaveLength(3);
  expect(html).toContain("Is the baseline fair?");
  expect(html).not.toContain("famousauthor");
});

testOnBoth(
  "taking a place leads to the form, and a third place is refused with a sentence",
  async (world) => {
    const reader = await buildUser(world);
    const take = async (id: string) => post(world, "/review", { intent: "claim", solution: id }, reader);
    for (let i = 0; i < 2; i++) {
      const { id } = await buildSolution(world);
      const taken = await take(id);
      expect([taken.status, taken.headers.get("location")]).toEqual([303, `/solutions/${id}/review`]);
    }
    const refused = await take((await buildSolution(world)).id);
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("You hold 2 places already");
    expect((await take("nothing")).status).toBe(409);
  },
);

testOnBoth("habits that are refused come back with what was typed", async (world) => {
  const form = { intent: "habits", weeklyLoad: "12", awayUntil: "2026-07-01", volunteers: "1" };
  const answer = await post(world, "/review", form, await buildUser(world));
  expect(answer.status).toBe(422);
  const html = await answer.text();
  for (const text of ['value="12"', 'value="2026-07-01"', "Choose a number from 1 to 10"])
    expect(html).toContain(text);
  expect(html).toMatch(/name="volunteers"[^>]*checked|checked[^>]*name="volunteers"/);
});

testOnBoth("sending a solution back tells who may not yet what they lack", async (world) => {
  const solution = await buildSolution(world);
  const path = `/solutions/${solution.id}/triage`;
  const newcomer = await buildUser(world);
  const html = await (await visit(world, path, newcomer)).text();
  expect(html).toContain("needs 60 points of reputation. You have 0 of 60 points: it opens with 60 more.");
  expect(html).not.toContain('name="reason"');
  const sent = await post(world, path, { reason: "unreadable", note: "Broken." }, newcomer);
  expect(sent.status).toBe(409);
  expect(await sent.text()).toContain("Broken.");
});

testOnBoth("the author of what went back reads why and puts it back", async (world) => {
  const solution = await buildSolution(world);
  const judge = { ...(await buildUser(world)), reputation: 60 };
  const triage = `/solutions/${solution.id}/triage`;
  const page = `/solutions/${solution.id}/${solution.slug}`;
  const half = await post(world, triage, { reason: "", note: "It opens nowhere." }, judge);
  expect([half.status, (await half.text()).includes("It opens nowhere.")]).toEqual([422, true]);
  const sent = await post(world, triage, { reason: "unreadable", note: "It opens nowhere." }, judge);
  expect(sent.status).toBe(303);
  expect(await (await visit(world, page, judge)).text()).not.toContain("It opens nowhere.");
  const html = await (await visit(world, page, solution.author)).text();
  expect(html).toContain("It opens nowhere.");
  expect(html).toContain("It is ready, put it back");
  const lifted = await post(world, triage, { intent: "lift" }, solution.author);
  expect(lifted.status).toBe(303);
  expect(await (await visit(world, page, solution.author)).text()).toMatch(
    /Yours(<!-- -->)? came into the queue/,
  );
});

testOnBoth("the page of what waits shows its clock until the first review", async (world) => {
  const solution = await buildSolution(world);
  const page = `/solutions/${solution.id}/${solution.slug}`;
  const reader = await buildUser(world);
  world.statements();
  const html = await (await visit(world, page, reader)).text();
  // One more finds the session.
  expect(world.statements().length + 1).toBeLessThanOrEqual(8);
  expect(html).toMatch(/It(<!-- -->)? came into the queue/);
  expect(html).toContain(`/solutions/${solution.id}/triage`);
  await buildReview(world, solution);
  expect(await (await visit(world, page)).text()).not.toMatch(/It(<!-- -->)? came into the queue/);
});

testOnBoth("who posts is told what to expect", async (world) => {
  const author = await buildUser(world);
  const page = async () => (await visit(world, "/solutions/new", author)).text();
  expect(await page()).toContain("Not enough was posted in the last 30 days");
  expect(await page()).toContain("Your first two posts wait with priority.");
  for (let i = 0; i < 5; i++)
    await buildReview(world, await buildSolution(world, { author, at: "2026-06-01T10:00:00.000Z" }), {
      at: "2026-06-01T14:30:00.000Z",
    });
  const html = await page();
  expect(html).toContain("half had theirs within 4 hours");
  expect(html).toContain("A post of a week has 1 review.");
  expect(html).toContain("once you have written two reviews since your last post");
});
