import { expect } from "vitest";
import { answerPoint } from "~/domain/answers/answer-point.server";
import { after, DAY } from "~/domain/time";
import { answer, BODY, pointsOf, reputationOf, reviewWith, revise } from "../support/answers";
import { buildSolution, buildUser } from "../support/factories";
import { testOnBoth } from "../support/world";

testOnBoth("the author declines a point with a reason, and later accepts it", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const point = points[0] ?? "";
  const bare = await answer(world, solution, id, { point, answer: "declined", reason: " " });
  expect(bare).toMatchObject({ problem: "invalid", errors: { reason: expect.stringContaining("why") } });
  expect((await pointsOf(world, id))[0]?.answer).toBeNull();
  await answer(world, solution, id, { point, answer: "declined", reason: "The budget is the brief’s." });
  expect((await pointsOf(world, id))[0]).toMatchObject({
    answer: "declined",
    answerReason: "The budget is the brief’s.",
  });
  await answer(world, solution, id, { point, answer: "accepted" });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answer: "accepted", answerReason: "" });
});

testOnBoth("the reason of a refusal does not stay with a point that is accepted later", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const point = points[0] ?? "";
  const reason = "The budget is the brief’s.";
  await answer(world, solution, id, { point, answer: "declined", reason });
  await answer(world, solution, id, { point, answer: "accepted", reason });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answer: "accepted", answerReason: "" });
  await answer(world, solution, id, { point, answer: "accepted", reason: "You are right." });
  await answer(world, solution, id, { point, answer: "accepted", reason: "You are right." });
  expect((await pointsOf(world, id))[0]).toMatchObject({ answerReason: "You are right." });
});

testOnBoth("nobody but the author answers a point, and only through its own review", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{}]);
  const other = await reviewWith(world, solution, [{}]);
  const fields = { point: points[0] ?? "", answer: "accepted" };
  expect(await answerPoint(world.as(reviewer), id, fields)).toMatchObject({ problem: "refused" });
  expect(await answerPoint(world.as(await buildUser(world)), id, fields)).toMatchObject({
    problem: "missing",
  });
  expect(await answer(world, solution, other.id, fields)).toMatchObject({ problem: "missing" });
  expect((await pointsOf(world, id))[0]?.answer).toBeNull();
});

testOnBoth(
  "a point that is done where its passage changed pays three, and takes them back when it is not done",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [{ quote: "I fixed 200 ms first." }]);
    await revise(world, solution, BODY.replace("I fixed 200 ms first.", "I fixed 200 ms at p95 first."));
    const done = { point: points[0] ?? "", answer: "done", revision: "2" };
    await answer(world, solution, id, done);
    expect((await pointsOf(world, id))[0]).toMatchObject({
      answer: "done",
      doneRevision: 2,
      adoption: "adopted",
    });
    expect(await reputationOf(world, reviewer)).toBe(3);
    await answer(world, solution, id, done);
    expect(await reputationOf(world, reviewer)).toBe(3);
    await answer(world, solution, id, { ...done, answer: "accepted" });
    expect((await pointsOf(world, id))[0]).toMatchObject({ doneRevision: null, adoption: null });
    expect(await reputationOf(world, reviewer)).toBe(0);
    await answer(world, solution, id, done);
    expect(await reputationOf(world, reviewer)).toBe(3);
  },
);

testOnBoth(
  "a point pays nothing where neither its passage nor its section changed, or nothing did",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [
      { quote: "I fixed 200 ms first." },
      { quote: "It held at p95" },
      {},
      { kind: "praise" },
    ]);
    await revise(world, solution, `${BODY.replace("##", "\n##")}\n`.replace("and nobody", "and  nobody"));
    await revise(world, solution, BODY.replace("nobody asked", "two people asked"));
    const done = (n: number, revision: string) =>
      answer(world, solution, id, { point: points[n] ?? "", answer: "done", revision });
    await done(0, "3");
    await done(1, "2");
    await done(2, "2");
    await done(3, "3");
    expect((await pointsOf(world, id)).map(({ adoption }) => adoption).slice(0, 4)).toEqual([
      "passage-same",
      "text-same",
      "text-same",
      "praise",
    ]);
    expect(await reputationOf(world, reviewer)).toBe(0);
    await done(1, "3");
    expect((await pointsOf(world, id))[1]?.adoption).toBe("adopted");
    expect(await reputationOf(world, reviewer)).toBe(3);
  },
);

testOnBoth(
  "of the points of one review three pay, and of one answered twice at once one time",
  async (world) => {
    const solution = await buildSolution(world, { body: BODY });
    const { id, points, reviewer } = await reviewWith(world, solution, [{}, {}, {}, {}]);
    await revise(world, solution, `${BODY}\n\nAt p95.`);
    const done = (point = "") => answer(world, solution, id, { point, answer: "done", revision: "2" });
    await Promise.all([done(points[0]), done(points[0])]);
    expect(await reputationOf(world, reviewer)).toBe(3);
    for (const point of points.slice(1, 4)) await done(point);
    expect((await pointsOf(world, id)).slice(0, 4).map(({ adoption }) => adoption)).toEqual([
      "adopted",
      "adopted",
      "adopted",
      "over-limit",
    ]);
    expect(await reputationOf(world, reviewer)).toBe(9);
  },
);

testOnBoth("what a done point paid long ago stays, and is not paid twice", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{ quote: "I fixed 200 ms first." }]);
  await revise(world, solution, BODY.replace("I fixed 200 ms first.", "I fixed 200 ms at p95 first."));
  const done = { point: points[0] ?? "", answer: "done", revision: "2" };
  await answer(world, solution, id, done);
  world.now = after(world.now, 31 * DAY);
  await answer(world, solution, id, { ...done, answer: "accepted" });
  expect(await reputationOf(world, reviewer)).toBe(3);
  await answer(world, solution, id, done);
  expect((await pointsOf(world, id))[0]).toMatchObject({ adoption: "adopted" });
  expect(await reputationOf(world, reviewer)).toBe(3);
});

testOnBoth("a point is done in a later revision only", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points } = await reviewWith(world, solution, [{}]);
  const done = (revision: string) =>
    answer(world, solution, id, { point: points[0] ?? "", answer: "done", revision });
  expect(await done("1")).toMatchObject({ problem: "invalid", errors: { revision: expect.any(String) } });
  await revise(world, solution, `${BODY}\n\nMore.`);
  for (const revision of ["1", "3", "", "1.5"])
    expect(await done(revision)).toMatchObject({
      problem: "invalid",
      errors: { revision: expect.any(String) },
    });
  expect(await done("2")).toMatchObject({ ok: true });
});

testOnBoth("the reviewer is told of answered points once an hour", async (world) => {
  const solution = await buildSolution(world, { body: BODY });
  const { id, points, reviewer } = await reviewWith(world, solution, [{}, {}]);
  const told = async () =>
    (
      await world.ctx.db
        .selectFrom("notices")
        .select("id")
        .where("user_id", "=", reviewer.id)
        .where("kind", "=", "answered-points")
        .execute()
    ).length;
  for (const point of points) await answer(world, solution, id, { point, answer: "accepted" });
  expect(await told()).toBe(1);
  world.now = "2026-06-15T13:00:01.000Z";
  await answer(world, solution, id, { point: points[0] ?? "", answer: "accepted" });
  expect(await told()).toBe(2);
});
