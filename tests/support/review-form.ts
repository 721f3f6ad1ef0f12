import type { MemberCtx } from "~/domain/context.server";
import type { Fields } from "~/domain/parse";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { reviewForm } from "./factories";
import type { World } from "./world";

export const POINT: Fields = {
  "point.1.kind": "must-fix",
  "point.1.dimension": "framing",
  "point.1.body": "Say *why*.",
  "point.1.quote": "leaves  fast undefined",
};

export function rowsOf(
  world: World,
  table: "points" | "panel_questions" | "review_rounds" | "round_scores" | "notices",
) {
  return world.ctx.db.selectFrom(table).selectAll().execute();
}

export async function submit(ctx: MemberCtx, id: string, fields: Fields): Promise<string> {
  const result = await submitReview(ctx, id, reviewForm(4, fields));
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.reviewId;
}
