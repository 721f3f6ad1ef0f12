import { expect } from "vitest";
import { addChallenge } from "~/domain/challenges/add-challenge.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { PRIVILEGES } from "~/domain/reputation/privileges";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { triageSolution } from "~/domain/reviews/triage-solution.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { growUp } from "../support/grown-site";
import { post, visit } from "../support/pages";
import { testOnBoth } from "../support/world";

const BRIEF = { title: "Triage of tickets", brief: "Triage them.", timeBoxHours: "4", tags: "" };

testOnBoth(
  "on a young site newcomers endorse and add challenges, and sixty points send back",
  async (world) => {
    const solution = await buildSolution(world);
    const { id } = await buildReview(world, solution);
    const { reviewer } = await buildReview(world, solution);
    expect(await endorseReview(world.as(reviewer), id)).toEqual({ ok: true });
    expect(await addChallenge(world.as(reviewer), BRIEF)).toMatchObject({ ok: true });
    const unread = await buildSolution(world);
    const form = { reason: "unclear-brief", note: "What was asked for?" };
    const sendBack = (reputation: number) =>
      triageSolution(world.as({ ...reviewer, reputation }), unread.id, form);
    expect(await sendBack(59)).toMatchObject({
      problem: "refused",
      why: expect.stringContaining("59 of 60 points"),
    });
    expect(await sendBack(60)).toEqual({ ok: true });
  },
);

testOnBoth("later each of them needs its number, and says it with what one has", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  const { reviewer } = await buildReview(world, solution);
  const unread = await buildSolution(world);
  await growUp(world);
  const with_ = (reputation: number) => world.as({ ...reviewer, reputation });
  const { endorse, challenge, triage } = PRIVILEGES;
  const form = { reason: "unclear-brief", note: "What was asked for?" };
  const acts = [
    { needs: endorse.later, act: (points: number) => endorseReview(with_(points), id) },
    { needs: challenge.later, act: (points: number) => addChallenge(with_(points), BRIEF) },
    { needs: triage.later, act: (points: number) => triageSolution(with_(points), unread.id, form) },
  ];
  for (const { needs, act } of acts) {
    expect(await act(needs - 1)).toMatchObject({
      problem: "refused",
      why: expect.stringContaining(`You have ${needs - 1} of ${needs} points: it opens with 1 more.`),
    });
    expect(await act(needs)).toMatchObject({ ok: true });
  }
});

testOnBoth("in place of a button that is not open yet stands what it needs", async (world) => {
  const solution = await buildSolution(world);
  const { id } = await buildReview(world, solution);
  const { reviewer } = await buildReview(world, solution);
  const stranger = await buildUser(world);
  await growUp(world);
  const seenBy = async (reputation: number) =>
    (await reviewPage(world.as({ ...reviewer, reputation }), id))?.review;
  expect(await seenBy(9)).toMatchObject({
    canEndorse: false,
    endorseNeeds: expect.stringContaining("9 of 10"),
  });
  expect(await seenBy(10)).toMatchObject({ canEndorse: true, endorseNeeds: null });
  expect((await reviewPage(world.as(solution.author), id))?.review).toMatchObject({ endorseNeeds: null });
  expect(await (await visit(world, `/reviews/${id}`, reviewer)).text()).toContain("You have 0 of 10 points");

  const form = await (await visit(world, "/challenges/new", stranger)).text();
  expect(form).toContain("You have 0 of 150 points");
  expect(form).not.toContain("<textarea");
  const sent = await post(world, "/challenges/new", BRIEF, stranger);
  expect(sent.status).toBe(409);
  expect(await sent.text()).toContain(BRIEF.brief);
  const guide = await (await visit(world, "/guide/reputation", { ...stranger, reputation: 42 })).text();
  expect(guide).toContain("You have 42 of 200 points: it opens with 158 more");
});
