import { expect } from "vitest";
import { noticesPage } from "~/domain/reading/notices-page.server";
import { giveMedals, takeMedals } from "~/domain/reputation/give-medals.server";
import { REPUTATION_RULES } from "~/domain/reputation/rules";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { showAuthorName } from "~/domain/solutions/reveal-author.server";
import { PageCache } from "~/web/page-cache.server";
import { buildChallenge, buildReview, buildSolution, buildUser, reviewForm } from "../support/factories";
import { buildEndorsed, buildValued, medalsIn, medalsOn } from "../support/medals";
import { visit } from "../support/pages";
import { noticesOf } from "../support/rounds";
import { testOnBoth } from "../support/world";

const OF_REVIEW = ["valued", "first-reader"];
const OF_SOLUTION = ["acted-on", "among-best"];

testOnBoth("a card shows the medals of its review, each with a way to what it means", async (world) => {
  const { solution, id } = await buildValued(world);
  expect(await medalsOn(world, `/reviews/${id}`)).toEqual(OF_REVIEW);
  expect(await medalsOn(world, `/solutions/${solution.id}/${solution.slug}`)).toEqual(OF_REVIEW);
  const guide = await (await visit(world, "/guide/reputation")).text();
  for (const medal of [...OF_REVIEW, ...OF_SOLUTION]) expect(guide).toContain(`id="medal-${medal}"`);
});

testOnBoth("who reviewed under a pseudonym is the only one to see what it earned", async (world) => {
  const { solution, id, reviewer } = await buildValued(world, { pseudonymous: "1" });
  const path = `/reviews/${id}`;
  const others = [null, solution.author];
  for (const viewer of others) expect(await medalsOn(world, path, viewer)).toEqual([]);
  expect(await medalsOn(world, path, reviewer)).toEqual(OF_REVIEW);
  await showReviewerName(world.as(reviewer), id);
  for (const viewer of others) expect(await medalsOn(world, path, viewer)).toEqual(OF_REVIEW);
});

testOnBoth("no medal of a review tells others whom an author under a pseudonym rates back", async (world) => {
  const { solution, id, reviewer } = await buildValued(world, {}, { blind: "1" });
  const pages = [`/reviews/${id}`, `/solutions/${solution.id}/${solution.slug}`, `/u/${reviewer.handle}`];
  for (const path of pages) {
    expect(await medalsOn(world, path), path).toEqual([]);
    expect(await medalsOn(world, path, reviewer), path).toEqual(OF_REVIEW);
    expect(await medalsOn(world, path, solution.author), path).toEqual(OF_REVIEW);
  }
  await showAuthorName(world.as(solution.author), solution.id);
  for (const path of pages) expect(await medalsOn(world, path), path).toEqual(OF_REVIEW);
});

testOnBoth("a solution shows its medals on its page and in every list", async (world) => {
  const challenge = await buildChallenge(world);
  const solution = await buildSolution(world, { challenge, brief: "", tags: "nlp" });
  for (let i = 0; i < 2; i++) await buildReview(world, solution);
  const member = await buildUser(world);
  const drafting = await buildUser(world);
  await saveReviewDraft(world.as(drafting), solution.id, { strength: "Begun" });
  const subject = { userId: solution.author.id, solutionId: solution.id, reviewId: null };
  await giveMedals(world.ctx, [
    { ...subject, medal: "among-best" },
    { ...subject, medal: "acted-on" },
  ]);
  const page = `/solutions/${solution.id}/${solution.slug}`;
  for (const path of [
    "/",
    "/solutions",
    "/solutions?sort=new",
    "/solutions?tag=nlp",
    `/challenges/${challenge}`,
  ]) {
    for (const viewer of [null, member, solution.author])
      expect(await medalsOn(world, path, viewer), path).toEqual(OF_SOLUTION);
    expect(await medalsOn(world, path, drafting), path).toEqual([]);
  }
  const profile = `/u/${solution.author.handle}`;
  expect(await medalsOn(world, profile, member)).toEqual([...OF_SOLUTION, ...OF_SOLUTION]);
  expect(await medalsOn(world, profile, drafting)).toEqual([]);
  for (const viewer of [null, solution.author])
    expect(await medalsOn(world, page, viewer)).toEqual(OF_SOLUTION);
  // Sealed with the reviews that they rest on.
  for (const viewer of [member, drafting]) expect(await medalsOn(world, page, viewer)).toEqual([]);
});

testOnBoth("a kept page changes when a medal comes or goes", async (world) => {
  const solution = await buildSolution(world);
  const review = await buildEndorsed(world, { solution });
  const cache = new PageCache(world.connection.engine);
  const kept = async (path: string) => {
    const page = await cache.get(path, async () => {
      const response = await visit(world, path);
      return { status: 200, etag: "", headers: [], body: Buffer.from(await response.text()) };
    });
    return medalsIn(String(page.body));
  };
  const paths = [`/reviews/${review.id}`, `/solutions/${solution.id}/${solution.slug}`];
  const rate = (rating: string) => rateReview(world.as(solution.author), review.id, { rating });
  for (const path of paths) expect(await kept(path)).toEqual([]);
  await rate("very-helpful");
  for (const path of paths) expect(await kept(path)).toEqual(OF_REVIEW);
  await rate("helpful");
  for (const path of paths) expect(await kept(path)).toEqual([]);
  expect(await kept("/solutions")).toEqual([]);
  const subject = { userId: solution.author.id, solutionId: solution.id, reviewId: null };
  await giveMedals(world.ctx, [{ ...subject, medal: "among-best" }]);
  expect(await kept("/solutions")).toEqual(["among-best"]);
  await takeMedals(world.ctx, solution.id, ["among-best"]);
  expect(await kept("/solutions")).toEqual([]);
});

testOnBoth("a medal is told to its owner once, though it is lost and comes back", async (world) => {
  const { solution, id, reviewer } = await buildValued(world);
  world.now = "2026-06-16T12:00:00.000Z";
  await rateReview(world.as(solution.author), id, { rating: "helpful" });
  await rateReview(world.as(solution.author), id, { rating: "very-helpful" });
  expect(await medalsOn(world, `/reviews/${id}`)).toEqual(OF_REVIEW);
  const kinds = OF_REVIEW.map((medal) => `medal-${medal}`);
  for (const kind of kinds) {
    expect(await noticesOf(world, reviewer, kind)).toEqual([{ path: `/reviews/${id}` }]);
    expect(await noticesOf(world, solution.author, kind)).toEqual([]);
  }
  const told = (await noticesPage(world.as(reviewer), null))?.rows ?? [];
  expect(told.map(({ sentence }) => sentence)).toContain(
    "You earned a medal, Valued review, for your review of",
  );
});

/** Texts for a review that has no word in common with others. */
function ownWords(n: number) {
  const texts = Object.keys(reviewForm()).filter((name) => /^(reason|step|strength|change)/.test(name));
  const word = (i: number) => `${"abcdefghij"[n]}${(1000 + i).toString(36)}`;
  return Object.fromEntries(
    texts.map((name, i) => [name, Array.from({ length: 9 }, (_, j) => word(9 * i + j)).join(" ")]),
  );
}

testOnBoth("nobody is told of a medal that the same act takes back", async (world) => {
  const author = await buildUser(world);
  const reviewer = await buildUser(world);
  const rateOne = async (rating: string, hour: number) => {
    const at = `2026-06-14T0${hour}:00:00.000Z`;
    const solution = await buildSolution(world, { author, at });
    const review = await buildReview(world, solution, { reviewer, at, fields: ownWords(hour) });
    await rateReview(world.as(author, at), review.id, { rating, reason: "It repeats the brief." });
  };
  for (const hour of [1, 2, 3, 4]) await rateOne("not-helpful", hour);
  await rateOne("very-helpful", 5);
  // The fifth rating of one person by another in a day pays, is found to be one of a series, and is taken back.
  const events = await world.ctx.db.selectFrom("reputation_events").select("points").execute();
  expect(events.map(({ points }) => points)).toContain(-REPUTATION_RULES["rated-very-helpful"].points);
  expect(await world.ctx.db.selectFrom("medals").select("medal").execute()).toEqual([]);
  expect(await noticesOf(world, reviewer, "medal-first-reader")).toEqual([]);
});
