import type { Viewer } from "~/domain/context.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { type BuiltSolution, buildReview, buildSolution } from "./factories";
import { visit } from "./pages";
import type { World } from "./world";

/** A review that two fellows endorse and its author has not rated yet. */
export async function buildEndorsed(
  world: World,
  of: { solution: BuiltSolution; reviewer?: Viewer; at?: string; fields?: Record<string, string> },
) {
  const { solution, reviewer, at, fields } = of;
  const review = await buildReview(world, solution, { reviewer, at, fields });
  for (let i = 0; i < 2; i++) {
    const { reviewer: fellow } = await buildReview(world, solution, { at });
    await endorseReview(world.as(fellow, at), review.id);
  }
  return review;
}

/** A review that its author finds very helpful and two fellows endorse. */
export async function buildValued(world: World, fields = {}, ofSolution = {}) {
  const solution = await buildSolution(world, ofSolution);
  const review = await buildEndorsed(world, { solution, fields });
  await rateReview(world.as(solution.author), review.id, { rating: "very-helpful" });
  return { solution, ...review };
}

/** The medals that a page of the built site names, each as often as it does. */
export async function medalsOn(world: World, path: string, viewer: Viewer | null = null): Promise<string[]> {
  return medalsIn(await (await visit(world, path, viewer)).text());
}

export function medalsIn(html: string): string[] {
  return [...html.matchAll(/href="\/guide\/reputation#medal-([\w-]+)"/g)].map((match) => match[1] ?? "");
}
