import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { buildReview, buildSolution, buildUser } from "../support/factories";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const LATE = "2026-06-20T12:00:00.000Z";

/** The row of a member's ledger about a rating that paid less since the two had rated each other before. */
async function limitedRow(world: World, fields: Record<string, string>): Promise<string> {
  const [ada, bob] = [await buildUser(world), await buildUser(world)];
  const rate = async (author: Viewer, reviewer: Viewer, over: Record<string, string>) => {
    const solution = await buildSolution(world, { author });
    const { id } = await buildReview(world, solution, { reviewer, at: LATE, fields: over });
    await rateReview(world.as(author, LATE), id, { rating: "very-helpful" });
  };
  await rate(bob, ada, fields);
  await rate(ada, bob, {});
  const html = await (await visit(world, `/u/${bob.handle}/reputation`)).text();
  return /limited: (?:<!-- -->)?([^<]*)/.exec(html)?.[1] ?? "";
}

testOnBoth(
  "a rating between two names is not limited by what one of them did under a pseudonym",
  async (world) => {
    const told = await limitedRow(world, {});
    expect(told).toContain("what one person pays another in 30 days");
    expect(await limitedRow(world, { pseudonymous: "1" })).toBe("");
  },
);
