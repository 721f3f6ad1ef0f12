import { expect } from "vitest";
import { placeNewPoints } from "~/domain/points/place-points.server";
import { viewPoints } from "~/domain/points/view-points.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { findPlace, insertPoints } from "~db/queries/points";
import { type BuiltSolution, buildReview, buildSolution } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

const FIRST = "I fixed the latency budget at 200 ms before I chose a model.";
const SECOND = "Labels came from two people who never met each other.";
const THIRD = "The gap closed after the third run and stayed closed.";

async function publish(world: World, { id, author }: BuiltSolution, paragraphs: string[]) {
  const body = `## Results\n\n${paragraphs.join("\n\n")}`;
  const fields = {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    body,
    changeNote: "Moved.",
  };
  const result = await publishRevision(world.as(author), { id, mayCreate: false, fields });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

/** A reviewed solution with a point on a passage of its first revision, as it stands in a row. */
async function withPoint(world: World, quote: string) {
  const solution = await buildSolution(world, { body: `## Results\n\n${FIRST}\n\n${SECOND}\n\n${THIRD}` });
  const review = await buildReview(world, solution);
  const point = await addPoint(world, { solution, review }, { quote, start: null });
  return { solution, review, point };
}

async function addPoint(
  world: World,
  about: { solution: { id: string }; review: { id: string } },
  { quote, start, revision = 1 }: { quote: string; start: number | null; revision?: number },
) {
  const id = world.ctx.newId();
  await insertPoints(world.ctx.db, [
    {
      id,
      review_id: about.review.id,
      solution_id: about.solution.id,
      revision,
      position: 90,
      kind: "consider",
      dimension: null,
      body: "Why?",
      body_html: "<p>Why?</p>\n",
      quote,
      prefix: "",
      suffix: "",
      start_at: start,
      section: "",
      moment: null,
      answer: null,
      answer_reason: "",
      done_revision: null,
      answered_at: null,
      adoption: null,
      settled_at: null,
    },
  ]);
  return id;
}

async function placeOf(
  world: World,
  { review, point }: { review: { id: string }; point: string },
  on: number,
) {
  const points = (await viewPoints(world.ctx, [review.id], on)).get(review.id) ?? [];
  return points.find(({ id }) => id === point)?.place ?? null;
}

testOnBoth(
  "a point's passage is found in a new revision, in its section, wherever it moved",
  async (world) => {
    const about = await withPoint(world, SECOND);
    await publish(world, about.solution, [FIRST, THIRD, SECOND]);

    const start = `Results ${FIRST} ${THIRD} `.length;
    expect(await placeOf(world, about, 2)).toEqual({
      start,
      end: start + SECOND.length,
      section: "wu-results",
    });
  },
);

testOnBoth(
  "a passage that is gone in one revision is found again when it comes back in a later one",
  async (world) => {
    const about = await withPoint(world, SECOND);
    await publish(world, about.solution, [FIRST, THIRD]);
    expect(await placeOf(world, about, 2)).toBeNull();

    await publish(world, about.solution, [FIRST, THIRD, "Something else."]);
    await publish(world, about.solution, [SECOND, FIRST]);
    expect(await placeOf(world, about, 3)).toBeNull();
    expect(await placeOf(world, about, 4)).toMatchObject({ start: "Results ".length });
  },
);

testOnBoth("a point that came too late for a revision is placed on it afterwards, once", async (world) => {
  const about = await withPoint(world, SECOND);
  await publish(world, about.solution, [THIRD, SECOND, FIRST]);
  const late = { ...about, point: await addPoint(world, about, { quote: FIRST, start: 8 }) };
  expect(await placeOf(world, late, 2)).toBeNull();

  await placeNewPoints(world.ctx, about.solution.id);
  expect(await placeOf(world, late, 2)).toMatchObject({ section: "wu-results" });
  world.statements();
  await placeNewPoints(world.ctx, about.solution.id);
  expect(world.statements().filter(({ sql }) => sql.startsWith("insert"))).toEqual([]);
});

testOnBoth(
  "when placing takes too long the revision is published, and its points are placed later",
  async (world) => {
    const about = await withPoint(world, SECOND);
    const { id, author } = about.solution;
    const fields = {
      title: "Ticket triage under a budget",
      brief: "Triage.",
      body: `${SECOND}\n\n${FIRST}`,
      changeNote: "Moved.",
    };
    const hurried = { ...world.as(author), placeAnchors: async () => null };
    expect(await publishRevision(hurried, { id, mayCreate: false, fields })).toMatchObject({ ok: true });
    expect(await placeOf(world, about, 2)).toBeNull();

    await placeNewPoints(world.ctx, id);
    expect(await placeOf(world, about, 2)).toMatchObject({ start: 0, end: SECOND.length });
  },
);

testOnBoth("a review's points are shown with one query", async (world) => {
  const about = await withPoint(world, SECOND);
  world.statements();
  await viewPoints(world.ctx, [about.review.id], 1);
  expect(world.statements()).toHaveLength(1);
});

testOnBoth(
  "a passage that nobody looked up yet is not noted as lost, and is found the next time",
  async (world) => {
    const { solution, review } = await withPoint(world, SECOND);
    const revisions = Array.from({ length: 14 }, (_, i) => i + 2);
    for (const revision of revisions) await publish(world, solution, [FIRST, `Step ${revision}.`, SECOND]);
    const about = { solution, review };
    const points: string[] = [];
    for (const revision of [1, ...revisions.slice(0, -1)])
      points.push(await addPoint(world, about, { quote: FIRST, start: null, revision }));
    const placed = async () => {
      const places = await Promise.all(points.map((id) => findPlace(world.ctx.db, id, 15)));
      return places.map((place) => place?.start);
    };

    await placeNewPoints(world.ctx, solution.id);
    expect(await placed()).toEqual([undefined, undefined, ...Array(12).fill("Results ".length)]);
    await placeNewPoints(world.ctx, solution.id);
    expect(await placed()).toEqual(Array(14).fill("Results ".length));
  },
);
