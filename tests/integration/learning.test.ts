import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { type Levels, levelsInAddress, referenceLevels } from "~/domain/learning/calibration";
import { EXAMPLES, findExample } from "~/domain/learning/examples";
import { galleryPage } from "~/domain/learning/gallery-page.server";
import { practicePage } from "~/domain/learning/practice-page.server";
import { practiseReview } from "~/domain/learning/practise-review.server";
import type { Fields } from "~/domain/parse";
import { CHECKS } from "~/domain/reviews/checks/checks";
import { openReviews } from "~/domain/reviews/open-reviews.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { post, visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const SLUG = "answer-bot";
const PATH = `/guide/reviewing/practice/${SLUG}`;

/** The reference's levels of an example, with some changed. */
function tryOf(slug: string, changed: Partial<Levels> = {}): Fields {
  const example = findExample(slug);
  if (!example) throw new Error(slug);
  const levels = { ...referenceLevels(example), ...changed };
  return Object.fromEntries(Object.entries(levels).map(([key, level]) => [`score.${key}`, String(level)]));
}

async function pointsOf(world: World, { id }: Viewer) {
  const { reputation, calibrated_at } = await world.ctx.db
    .selectFrom("users")
    .select(["reputation", "calibrated_at"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return { reputation, calibrated: calibrated_at !== null };
}

testOnBoth("a first try close to the reference pays once and makes a member calibrated", async (world) => {
  const member = await buildUser(world);
  const near = tryOf(SLUG, { framing: 3, ambiguity: 2, communication: 4 });
  expect(await practiseReview(world.as(member), SLUG, near)).toEqual({ ok: true });
  expect(await pointsOf(world, member)).toEqual({ reputation: 2, calibrated: true });
  await practiseReview(world.as(member), SLUG, tryOf(SLUG));
  expect((await pointsOf(world, member)).reputation).toBe(2);
  for (const { slug } of EXAMPLES) await practiseReview(world.as(member), slug, tryOf(slug));
  expect((await pointsOf(world, member)).reputation).toBe(2 * EXAMPLES.length);
});

testOnBoth("a first try far from the reference is what stays, however good the second is", async (world) => {
  const member = await buildUser(world);
  const far = tryOf(SLUG, { framing: 4, ambiguity: 3 });
  await practiseReview(world.as(member), SLUG, far);
  await practiseReview(world.as(member), SLUG, tryOf(SLUG));
  expect(await pointsOf(world, member)).toEqual({ reputation: 0, calibrated: false });
  const page = await practicePage(world.as(member), SLUG, null);
  expect(page?.result).toMatchObject({ distance: 0.8, kept: true, own: { framing: 4, ambiguity: 3 } });
});

testOnBoth("two first tries at one moment pay once", async (world) => {
  const member = await buildUser(world);
  await Promise.all([1, 2, 3].map(() => practiseReview(world.as(member), SLUG, tryOf(SLUG))));
  expect((await pointsOf(world, member)).reputation).toBe(2);
});

testOnBoth("a visitor sees the comparison and nothing is kept", async (world) => {
  const sent = await post(world, PATH, tryOf(SLUG, { iteration: 4 }));
  expect(sent.status).toBe(303);
  const address = sent.headers.get("location") ?? "";
  const html = await (await visit(world, address)).text();
  expect(html).toContain("0.4 levels from the reference");
  expect(html).toContain("you 4, reference 2");
  expect(html).toContain("Nothing of this is kept.");
  expect(await world.ctx.db.selectFrom("calibrations").selectAll().execute()).toEqual([]);
});

testOnBoth("no reason or level of the reference is on the page before a try", async (world) => {
  const member = await buildUser(world);
  const { reference } = findExample(SLUG) ?? EXAMPLES[0] ?? { reference: null };
  if (!reference) throw new Error("no example");
  const levels = levelsInAddress(referenceLevels({ reference }));
  for (const [path, viewer] of [
    [PATH, null],
    [PATH, member],
    // An address is a visitor's only.
    [`${PATH}?levels=${levels}`, member],
  ] as const) {
    const html = await (await visit(world, path, viewer)).text();
    expect(html).toContain("Compare with the reference");
    expect(html).not.toContain(reference.framing.because.slice(0, 40));
  }
  expect((await visit(world, `${PATH}?levels=nonsense`)).status).toBe(400);
  await practiseReview(world.as(member), SLUG, tryOf(SLUG));
  const html = await (await visit(world, PATH, member)).text();
  expect(html).toContain(reference.framing.because.slice(0, 40));
  expect(html).toContain("agree on all five levels");
});

testOnBoth("levels that are missing are asked for, and those that were chosen stay chosen", async (world) => {
  for (const viewer of [null, await buildUser(world)]) {
    const response = await post(world, PATH, { "score.framing": "2", "score.iteration": "na" }, viewer);
    expect(response.status).toBe(422);
    const html = await response.text();
    expect(html).toContain("4 things are missing or wrong");
    expect(html).toMatch(/<input type="radio"[^>]*name="score.framing"[^>]*checked=""[^>]*value="2"/);
  }
  expect((await post(world, "/guide/reviewing/practice/none", tryOf(SLUG))).status).toBe(404);
});

testOnBoth("levels of a member whose session has ended are kept until they sign in", async (world) => {
  const response = await post(world, PATH, { ...tryOf(SLUG), keep: "1" });
  expect(response.status).toBe(303);
  expect(response.headers.get("location")).toContain("/login?");
  expect(await world.ctx.db.selectFrom("held_forms").select("path").execute()).toEqual([{ path: PATH }]);
});

/** A review that its author found very helpful. */
async function buildHelpful(
  world: World,
  fields: Fields = {},
  by: { author?: Viewer; reviewer?: Viewer } = {},
) {
  const solution = await buildSolution(world, { author: by.author });
  const { id, reviewer } = await buildReview(world, solution, { fields, reviewer: by.reviewer });
  await rateReview(world.as(solution.author), id, {
    rating: "very-helpful",
    reason: "It named the measure.",
  });
  return { solution, id, reviewer };
}

async function idsInGallery(world: World, viewer: Viewer | null) {
  const page = await galleryPage(viewer ? world.as(viewer) : world.ctx, null);
  return page?.rows.map(({ id }) => id);
}

testOnBoth("a member finds only reviews in the gallery that are not sealed from them", async (world) => {
  const { solution, id, reviewer } = await buildHelpful(world);
  const [stranger, opened] = [await buildUser(world), await buildUser(world)];
  const fellow = await buildReview(world, solution);
  await openReviews(world.as(opened), solution.id);
  for (const viewer of [null, solution.author, reviewer, fellow.reviewer, opened])
    expect(await idsInGallery(world, viewer), viewer?.handle).toEqual([id]);
  expect(await idsInGallery(world, stranger)).toEqual([]);
});

testOnBoth("the gallery holds neither less helpful reviews nor those of hidden solutions", async (world) => {
  const { id } = await buildHelpful(world);
  const withdrawn = await buildHelpful(world);
  await withdrawSolution(world.as(withdrawn.solution.author), withdrawn.solution.id);
  const embargoed = await buildHelpful(world);
  await world.ctx.db
    .updateTable("solutions")
    .set({ embargo_until: "2027-01-01" })
    .where("id", "=", embargoed.solution.id)
    .execute();
  const solution = await buildSolution(world);
  const helpful = await buildReview(world, solution);
  await rateReview(world.as(solution.author), helpful.id, { rating: "helpful" });
  expect(await idsInGallery(world, null)).toEqual([id]);
  expect(await idsInGallery(world, withdrawn.solution.author)).toEqual([]);
  expect(await idsInGallery(world, embargoed.solution.author)).toEqual([]);
});

testOnBoth("the gallery goes on where its first page ended", async (world) => {
  const ids: string[] = [];
  const by = { author: await buildUser(world), reviewer: await buildUser(world) };
  for (let i = 0; i < 23; i++) {
    world.now = new Date(Date.parse("2026-06-15T12:00:00.000Z") + Math.floor(i / 2)).toISOString();
    ids.unshift((await buildHelpful(world, {}, by)).id);
  }
  const first = await galleryPage(world.ctx, null);
  const second = await galleryPage(world.ctx, first?.nextCursor ?? "");
  expect(first?.rows).toHaveLength(20);
  expect([...(first?.rows ?? []), ...(second?.rows ?? [])].map(({ id }) => id)).toEqual(ids);
  expect(second?.nextCursor).toBeNull();
  expect(await galleryPage(world.ctx, "a~b~c")).toBeNull();
});

testOnBoth(
  "who wrote a review under a pseudonym is not told in the gallery, nor that they are calibrated",
  async (world) => {
    const { id, reviewer, solution } = await buildHelpful(world, { pseudonymous: "1" });
    await practiseReview(world.as(reviewer), SLUG, tryOf(SLUG));
    for (const path of ["/guide/reviewing/gallery", `/reviews/${id}`]) {
      for (const viewer of [null, solution.author]) {
        const html = await (await visit(world, path, viewer)).text();
        expect(html, path).toContain("It named the measure.");
        expect(html, path).not.toContain(reviewer.handle);
        expect(html, path).not.toContain(">calibrated<");
      }
    }
  },
);

testOnBoth("a calibrated member is called so on their profile and beside their reviews", async (world) => {
  const { id, reviewer } = await buildHelpful(world);
  for (const path of [`/u/${reviewer.handle}`, `/reviews/${id}`]) {
    expect(await (await visit(world, path)).text(), path).not.toContain(">calibrated<");
    await practiseReview(world.as(reviewer), SLUG, tryOf(SLUG, { framing: 4, ambiguity: 4 }));
    expect(await (await visit(world, path)).text(), path).not.toContain(">calibrated<");
  }
  await practiseReview(world.as(reviewer), "hybrid-search", tryOf("hybrid-search"));
  for (const path of [`/u/${reviewer.handle}`, `/reviews/${id}`])
    expect(await (await visit(world, path)).text(), path).toContain(">calibrated<");
  const ledger = await (await visit(world, `/u/${reviewer.handle}/reputation`)).text();
  expect(ledger).toContain("A write-up made for practice");
});

testOnBoth("the guide lists every check of the form and how a member did on the examples", async (world) => {
  const member = await buildUser(world);
  await practiseReview(world.as(member), SLUG, tryOf(SLUG, { framing: 4 }));
  const html = await (await visit(world, "/guide/reviewing", member)).text();
  for (const { title, sentence } of CHECKS) {
    expect(html).toContain(title);
    expect(html).toContain(sentence.slice(0, 30));
  }
  expect(html).toContain("0.4 levels from the reference");
  expect(await (await visit(world, "/guide/reviewing")).text()).not.toContain("levels from the reference");
});

testOnBoth("the pages about reviewing take few queries, however much they list", async (world) => {
  const member = await buildUser(world);
  for (let i = 0; i < 6; i++)
    await buildReview(world, (await buildHelpful(world)).solution, { reviewer: member });
  for (const path of ["/guide/reviewing", "/guide/reviewing/gallery", PATH]) {
    for (const viewer of [null, member]) {
      world.statements();
      expect((await visit(world, path, viewer)).status).toBe(200);
      expect(world.statements().length, path).toBeLessThanOrEqual(4);
    }
  }
});
