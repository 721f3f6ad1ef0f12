import { expect } from "vitest";
import { profilePage } from "~/domain/reading/profile-page.server";
import { reverseRatings } from "~/domain/reputation/reverse-ratings.server";
import { settleAmongBest } from "~/domain/reputation/solution-medals.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { type BuiltSolution, buildSolution } from "../support/factories";
import { buildValued } from "../support/medals";
import { ask, buildRevised, confirming, look, noticesOf } from "../support/rounds";
import { testOnBoth, type World } from "../support/world";

async function medalsOf(world: World, handle: string, ctx = world.ctx) {
  const profile = await profilePage(ctx, handle);
  return profile?.medals.map(({ medal }) => medal);
}

testOnBoth(
  "a review that is very helpful and endorsed has its medals, until the rating goes",
  async (world) => {
    const { solution, id, reviewer } = await buildValued(world);
    expect(await medalsOf(world, reviewer.handle)).toEqual(["valued", "first-reader"]);
    await rateReview(world.as(solution.author), id, { rating: "helpful" });
    expect(await medalsOf(world, reviewer.handle)).toEqual([]);
    await rateReview(world.as(solution.author), id, { rating: "very-helpful" });
    expect(await medalsOf(world, reviewer.handle)).toEqual(["valued", "first-reader"]);
    const pair = { userId: reviewer.id, raterId: solution.author.id };
    await reverseRatings(world.ctx, pair, { since: "2026-01-01" });
    expect(await medalsOf(world, reviewer.handle)).toEqual([]);
  },
);

testOnBoth(
  "a medal for work under a pseudonym is the member's to see until the name shows",
  async (world) => {
    const { id, reviewer } = await buildValued(world, { pseudonymous: "1" });
    expect(await medalsOf(world, reviewer.handle)).toEqual([]);
    expect(await medalsOf(world, reviewer.handle, world.as(reviewer))).toEqual(["valued", "first-reader"]);
    await showReviewerName(world.as(reviewer), id);
    expect(await medalsOf(world, reviewer.handle)).toEqual(["valued", "first-reader"]);
  },
);

testOnBoth("a medal about what nobody may read any more does not show", async (world) => {
  const { solution, reviewer } = await buildValued(world);
  await withdrawSolution(world.as(solution.author), solution.id);
  expect(await medalsOf(world, reviewer.handle)).toEqual([]);
});

testOnBoth(
  "a write-up was acted on once reviewers of two reviews call three points solved",
  async (world) => {
    const { solution, first, second } = await buildRevised(world);
    await ask(world, solution, { all: "1" });
    const solve = async (review: typeof first, count: number) => {
      const points = await world.ctx.db
        .selectFrom("points")
        .select("id")
        .where("review_id", "=", review.id)
        .where("kind", "!=", "praise")
        .limit(count)
        .execute();
      expect(points).toHaveLength(count);
      const solved = Object.fromEntries(points.map((point) => [`point.${point.id}`, "solved"]));
      expect(await look(world, review, confirming(solved))).toMatchObject({ ok: true });
    };
    await solve(first, 2);
    expect(await medalsOf(world, solution.author.handle)).toEqual([]);
    await solve(second, 1);
    expect(await medalsOf(world, solution.author.handle)).toEqual(["acted-on"]);
    const path = `/solutions/${solution.id}`;
    expect(await noticesOf(world, solution.author, "medal-acted-on")).toEqual([{ path }]);
  },
);

testOnBoth(
  "the best tenth has a medal from five reviews on, and keeps it in the best fifth",
  async (world) => {
    const { db } = world.ctx;
    const solutions: BuiltSolution[] = [];
    for (let i = 0; i < 20; i++) {
      const solution = await buildSolution(world);
      solutions.push(solution);
      await setRank(solution.id, 2 + i / 10, i === 18 ? 4 : 5);
    }
    function setRank(id: string, rank: number, reviews: number) {
      const to = { rank_overall: rank, review_count: reviews };
      return db.updateTable("listings").set(to).where("solution_id", "=", id).execute();
    }
    const holders = async () =>
      (await db.selectFrom("medals").select("subject_id as id").execute()).map(({ id }) => id);
    const best = solutions[19]?.id ?? "";
    const told = () => noticesOf(world, solutions[19]?.author ?? { id: "" }, "medal-among-best");
    expect(await settleAmongBest(world.ctx)).toEqual({ given: 1, taken: 0 });
    expect(await holders()).toEqual([best]);
    await setRank(best, 3.55, 5);
    expect(await settleAmongBest(world.ctx)).toMatchObject({ taken: 0 });
    expect(await holders()).toContain(best);
    await setRank(best, 3.45, 5);
    expect(await settleAmongBest(world.ctx)).toMatchObject({ taken: 1 });
    expect(await holders()).not.toContain(best);
    world.now = "2026-06-16T12:00:00.000Z";
    await setRank(best, 9, 5);
    expect(await settleAmongBest(world.ctx)).toEqual({ given: 1, taken: 0 });
    expect(await told()).toEqual([{ path: `/solutions/${best}` }]);
    await setRank(solutions[0]?.id ?? "", -7, 5);
    expect(await settleAmongBest(world.ctx)).toEqual({ given: 0, taken: 0 });
  },
);
