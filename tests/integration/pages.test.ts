import { expect } from "vitest";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { buildChallenge, buildReview, buildSolution, buildUser } from "../support/factories";
import { post, visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

/** A small community, and its pages as each kind of reader asks for them. */
async function buildCommunity(world: World) {
  const challenge = await buildChallenge(world);
  const author = await buildUser(world, { handle: "author" });
  const reviewer = await buildUser(world, { handle: "reviewer" });
  const drafting = await buildUser(world, { handle: "drafting" });
  const solutions = [];
  for (let i = 0; i < 12; i++) {
    const solution = await buildSolution(world, {
      author,
      challenge,
      brief: "",
      tags: "nlp, latency",
      title: `Solution ${i}`,
    });
    solutions.push(solution);
    const { id } = await buildReview(world, solution, { reviewer });
    await buildReview(world, solution);
    await rateReview(world.as(author), id, { rating: "helpful" });
    await replyToReview(world.as(author), id, { body: "Thanks." });
    await saveReviewDraft(world.as(drafting), solution.id, { strength: "Begun" });
    await saveSolutionDraft(world.as(author), {
      id: solution.id,
      fields: { title: "Next" },
      mayCreate: false,
    });
  }
  const [solution] = solutions;
  if (!solution) throw new Error("no solution");
  const { id } = await buildReview(world, solution);
  const page = `/solutions/${solution.id}/${solution.slug}`;
  const everyone = [null, author, reviewer, drafting];
  const pages = [
    "/",
    "/solutions",
    "/solutions?sort=new",
    "/solutions?sort=needs-review",
    "/solutions?sort=rising",
    "/solutions?sort=improved",
    "/solutions?dimension=framing",
    `/solutions?challenge=${challenge}&tag=nlp&dimension=framing&period=month`,
    page,
    `/solutions/${solution.id}/revisions/1`,
    `/solutions/${solution.id}/scores`,
    "/challenges",
    "/challenges?tag=nlp",
    `/challenges/${challenge}`,
    "/u/author",
    "/u/reviewer",
    "/u/reviewer/reputation",
    "/u/reviewer/reputation?month=2026-06",
    "/guide",
    "/guide/scores",
    "/guide/reputation",
    "/guide/health",
    "/guide/reviewing",
    "/guide/reviewing/gallery",
    "/guide/reviewing/practice/answer-bot",
  ].flatMap((path) => everyone.map((viewer) => ({ path, viewer })));
  const members = [
    { path: `/solutions/${solution.id}/edit`, viewer: author },
    { path: "/solutions/new", viewer: author },
    { path: "/review", viewer: author },
    { path: "/review", viewer: drafting },
    { path: `/solutions/${solution.id}/triage`, viewer: drafting },
    { path: `/solutions/${solution.id}/review`, viewer: drafting },
    { path: "/u/reviewer/report-card", viewer: reviewer },
    { path: "/challenges/new", viewer: author },
    { path: `/reviews/${id}`, viewer: author },
    { path: `/reviews/${id}`, viewer: reviewer },
  ];
  return { solution, pages: [...pages, ...members], author, reviewer, drafting };
}

/** A signed-in visit begins with one statement more, which finds the session. */
const SESSION = 1;

testOnBoth("no page takes more than eight queries, however much it lists", async (world) => {
  const { pages } = await buildCommunity(world);
  const tooMany: string[] = [];
  for (const { path, viewer } of pages) {
    world.statements();
    const response = await visit(world, path, viewer);
    const count = world.statements().length + (viewer ? SESSION : 0);
    expect(response.status, path).toBe(200);
    if (count > 8) tooMany.push(`${path} as ${viewer?.handle ?? "visitor"}: ${count}`);
  }
  expect(tooMany).toEqual([]);
});

testOnBoth("what is sealed or a draft is in no page of those who may not see it", async (world) => {
  const { pages, solution, author, drafting } = await buildCommunity(world);
  await buildReview(world, solution, { fields: { strength: "SEALED-WORDS" } });
  await saveSolutionDraft(world.as(author), {
    id: solution.id,
    fields: { title: "DRAFT-WORDS", body: "DRAFT-WORDS" },
    mayCreate: false,
  });
  for (const { path, viewer } of pages) {
    const html = await (await visit(world, path, viewer)).text();
    if (viewer === drafting) expect(html, path).not.toContain("SEALED-WORDS");
    if (viewer !== author) expect(html, path).not.toContain("DRAFT-WORDS");
  }
  const open = await (await visit(world, `/solutions/${solution.id}/${solution.slug}`)).text();
  expect(open).toContain("SEALED-WORDS");
});

testOnBoth(
  "a form that is refused comes back with status 422 and everything that was typed",
  async (world) => {
    const { solution } = await buildCommunity(world);
    const member = await buildUser(world);
    const typed = {
      intent: "submit",
      "score.framing": "2",
      "reason.framing": "Typed reason <1>",
      strength: "Typed strength",
    };
    const response = await post(world, `/solutions/${solution.id}/review`, typed, member);
    expect(response.status).toBe(422);
    const html = await response.text();
    for (const text of [
      "Typed reason &lt;1&gt;",
      "Typed strength",
      "a 2 needs a quoted passage",
      'id="problems"',
    ])
      expect(html).toContain(text);
  },
);

testOnBoth(
  "text typed into a review that is not possible any more is shown with status 409",
  async (world) => {
    const { solution, reviewer } = await buildCommunity(world);
    const response = await post(
      world,
      `/solutions/${solution.id}/review`,
      { intent: "submit", strength: "Second thoughts" },
      reviewer,
    );
    expect(response.status).toBe(409);
    const html = await response.text();
    expect(html).toContain("You have reviewed this solution");
    expect(html).toContain("Second thoughts");
  },
);
