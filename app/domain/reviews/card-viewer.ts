import { reviewsToCount } from "../reputation/privileges";

/** Who looks at a review, for the query that finds it: its acts depend on the age of the site where points are missing. */
export function cardViewer(viewer: { id: string; reputation: number } | null) {
  const toCount = (["endorse", "flag"] as const).map((privilege) => reviewsToCount(privilege, viewer));
  return { viewerId: viewer?.id ?? "", siteReviewsUpTo: Math.max(...toCount) };
}
