import { countReviews } from "~db/queries/reviews";
import type { Ctx } from "../context.server";
import { isYoungSite } from "./privileges";
import { YOUNG_SITE_REVIEWS } from "./rules";

/** Whether the site has so few reviews yet that the rules of a young site hold. */
export async function isYoung(ctx: Ctx): Promise<boolean> {
  return isYoungSite(await countReviews(ctx.db, YOUNG_SITE_REVIEWS));
}
