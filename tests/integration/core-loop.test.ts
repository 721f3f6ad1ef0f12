import { expect } from "vitest";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { parseFilters } from "~/domain/solutions/filters";
import { solutionsPage } from "~/domain/solutions/solutions-page.server";
import { buildReview, buildSolution } from "../support/factories";
import { testOnBoth } from "../support/world";

testOnBoth(
  "a solution that two people reviewed is in Top with its interval, and a very helpful review pays ten",
  async (world) => {
    const solution = await buildSolution(world);
    const first = await buildReview(world, solution, { level: 4 });
    await buildReview(world, solution, { level: 5 });
    expect(await rateReview(world.as(solution.author), first.id, { rating: "very-helpful" })).toEqual({
      ok: true,
    });

    const filters = parseFilters(new URLSearchParams("sort=top"));
    const top = filters && (await solutionsPage(world.ctx, filters));
    expect(top?.rows.map((row) => row.id)).toEqual([solution.id]);
    expect(top?.rows[0]?.scores.overall).toMatchObject({
      mean: 3.8714,
      lower: 3.2762,
      upper: 4.4667,
      scored: 2,
    });

    const history = await reputationPage(world.ctx, first.reviewer.handle, null);
    // Ten for the rating, four for the first review within a day.
    expect(history?.reputation).toBe(14);
    expect(history?.rows.map((row) => [row.rule, row.points])).toEqual([
      ["first-review", 4],
      ["rated-very-helpful", 10],
    ]);
  },
);
