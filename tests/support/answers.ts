import { answerPoint } from "~/domain/answers/answer-point.server";
import type { Viewer } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { reviewPage } from "~/domain/reading/review-page.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { type BuiltSolution, buildReview } from "./factories";
import type { World } from "./world";

export const BODY =
  "## Problem\n\nThe brief leaves fast undefined. I fixed 200 ms first.\n\n## Results\n\nIt held at p95, and nobody asked for more.";

/** A review whose points are these alone, each about a passage where it names one. */
export async function reviewWith(
  world: World,
  solution: BuiltSolution,
  points: { quote?: string; kind?: string }[],
) {
  const none = DIMENSION_KEYS.flatMap((key) => [
    [`step.${key}`, ""],
    [`quote.${key}`, ""],
  ]);
  const fields: Fields = { ...Object.fromEntries(none), explain: "Fast is a budget of 200 ms." };
  points.forEach(({ quote = "", kind = "must-fix" }, i) => {
    fields[`point.${i + 1}.kind`] = kind;
    fields[`point.${i + 1}.body`] = `Point ${i + 1}.`;
    fields[`point.${i + 1}.quote`] = quote;
  });
  const review = await buildReview(world, solution, { fields });
  const rows = await world.ctx.db
    .selectFrom("points")
    .select("id")
    .where("review_id", "=", review.id)
    .orderBy("position")
    .execute();
  return { ...review, points: rows.map(({ id }) => id) };
}

export async function revise(world: World, solution: BuiltSolution, body: string) {
  const fields = {
    title: "Ticket triage under a budget",
    brief: "Triage tickets.",
    changeNote: "Changed.",
    body,
  };
  const result = await publishRevision(world.as(solution.author), {
    id: solution.id,
    fields,
    mayCreate: false,
  });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

export function answer(world: World, { author }: BuiltSolution, reviewId: string, fields: Fields) {
  return answerPoint(world.as(author), reviewId, fields);
}

export async function pointsOf(world: World, reviewId: string, viewer: Viewer | null = null) {
  const ctx = viewer ? world.as(viewer) : world.ctx;
  return (await reviewPage(ctx, reviewId))?.review.points ?? [];
}

export function panelOf({ id, author }: BuiltSolution) {
  return { id, authorId: author.id };
}

export async function reputationOf(world: World, { id }: Viewer) {
  const { reputation } = await world.ctx.db
    .selectFrom("users")
    .select("reputation")
    .where("id", "=", id)
    .executeTakeFirstOrThrow();
  return reputation;
}
