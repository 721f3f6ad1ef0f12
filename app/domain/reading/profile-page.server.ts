import { listReviewsBy } from "~db/queries/reviews";
import { listSolutionScores } from "~db/queries/scores";
import { listSolutionsOf } from "~db/queries/solutions";
import { findUserByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx } from "../context.server";
import { type DraftRow, draftsPage } from "../drafts/drafts-page.server";
import { readingMinutes } from "../markdown/markdown";
import type { Rating } from "../reviews/review";
import { invitedToRead } from "../solutions/invited-to-read.server";
import { canSeeSolution, isEmbargoed } from "../solutions/policy";
import { NO_SCORES, scoresBySolution } from "../solutions/scores";
import type { SolutionRow } from "../solutions/solution-row";
import { dayOf } from "../time";

/** The latest of each are on the profile. */
const SHOWN = 30;
const DRAFTS_SHOWN = 5;

/** A member's public page, with their drafts and invitations for themselves. Null when there is no such member. */
export async function profilePage(ctx: Ctx, handle: string) {
  const user = await findUserByHandle(ctx.db, handleKey(handle));
  if (user?.handle !== handle) return null;
  const mine = ctx.viewer?.id === user.id;
  const visitor = { viewerId: ctx.viewer?.id ?? "", today: dayOf(ctx.now) };
  const solutions = await listSolutionsOf(ctx.db, user.id, {
    seenBy: mine ? "author" : visitor,
    after: null,
    limit: SHOWN,
  });
  const ids = solutions.map((row) => row.id);
  const scores = scoresBySolution(ids.length > 0 ? await listSolutionScores(ctx.db, ids) : []);
  const reviews = await listReviewsBy(ctx.db, user.id, {
    seenBy: mine ? "reviewer" : visitor,
    after: null,
    limit: SHOWN,
  });
  return {
    handle: user.handle,
    bio: user.bio,
    reputation: user.reputation,
    joinedAt: user.createdAt,
    mine,
    solutions: solutions.map(
      (row): SolutionRow => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        summary: row.summary,
        author: user.handle,
        challenge:
          row.challengeSlug && row.challengeTitle
            ? { slug: row.challengeSlug, title: row.challengeTitle }
            : null,
        tags: JSON.parse(row.tags) as string[],
        revision: row.revision,
        revisedAt: row.revisedAt,
        publishedAt: row.publishedAt ?? row.revisedAt,
        withdrawn: row.withdrawnAt !== null,
        embargoed: isEmbargoed(row, ctx.now),
        readingMinutes: readingMinutes(row.wordCount),
        reviewCount: row.reviewCount,
        scores: scores.get(row.id) ?? NO_SCORES,
      }),
    ),
    reviews: reviews.map((row) => {
      const seen = { ...row, invitedAt: row.reviewerInvitedAt };
      const isHidden = mine && !canSeeSolution(seen, user, ctx.now);
      return {
        id: row.id,
        submittedAt: row.submittedAt,
        author: row.author,
        // The latest may be one that the reviewer was never shown.
        title: isHidden ? row.reviewedTitle : row.title,
        rating: row.rating as Rating | null,
        withdrawn: row.withdrawnAt !== null,
      };
    }),
    drafts: mine ? await latestDrafts(ctx) : [],
    invitations: mine ? await invitedToRead(ctx) : [],
  };
}

async function latestDrafts(ctx: Ctx): Promise<DraftRow[]> {
  const page = ctx.viewer && (await draftsPage({ ...ctx, viewer: ctx.viewer }, null));
  return page ? page.rows.slice(0, DRAFTS_SHOWN) : [];
}
