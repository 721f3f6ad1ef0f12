import { expect } from "vitest";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { growUp } from "../support/grown-site";
import { testOnBoth } from "../support/world";

testOnBoth(
  "a new member's rating pays once they are here for a week and have reviewed twice",
  async (world) => {
    await growUp(world);
    const author = await buildUser(world, { createdAt: "2026-06-14T00:00:00.000Z" });
    const solution = await buildSolution(world, { author });
    const { id, reviewer } = await buildReview(world, solution);
    // A review that takes its time, so that nothing else keeps it from paying.
    await world.ctx.db.updateTable("reviews").set({ counts: 1, counts_why: "" }).execute();
    await rateReview(world.as(author), id, { rating: "very-helpful" });
    const points = async () =>
      (
        await world.ctx.db
          .selectFrom("users")
          .select("reputation")
          .where("id", "=", reviewer.id)
          .executeTakeFirstOrThrow()
      ).reputation;
    const before = await points();
    expect(await payProven(world.ctx)).toBe(0);

    world.now = "2026-06-22T12:00:00.000Z";
    expect(await payProven(world.ctx)).toBe(0);
    for (let i = 0; i < 2; i++) await buildReview(world, await buildSolution(world), { reviewer: author });
    while ((await payProven(world.ctx)) > 0);
    expect((await points()) - before).toBe(14);
    while ((await payProven(world.ctx)) > 0);
    expect((await points()) - before).toBe(14);
  },
);
