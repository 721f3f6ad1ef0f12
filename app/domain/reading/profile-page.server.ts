import { listReviewsBy, listSolutionsOf } from "~db/queries/profiles";
import { findUserByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import type { Ctx } from "../context.server";
import { type DraftRow, draftsPage } from "../drafts/drafts-page.server";
import { hasBlocked } from "../identity/block-member.server";
import { authorOf, isBlind, personOf } from "../identity/person";
import { readingMinutes } from "../markdown/markdown";
import type { Rating } from "../reviews/review";
import { invitedToRead } from "../solutions/invited-to-read.server";
import { listScores } from "../solutions/list-scores.server";
import { canSeeSolution, isEmbargoed } from "../solutions/policy";
import type { SolutionRow } from "../solutions/solution-row";
import { dayOf } from "../time";
import { earnedMedals, medalsByKind } from "./medals-on-profile.server";

/** The latest of each are on the profile. */
const SHOWN = 30;
const DRAFTS_SHOWN = 5;

/**
 * A member's public page, with their drafts and invitations for themselves. What they posted or reviewed under a
 * pseudonym only they see on it. Null when there is no such member.
 */
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
  const earned = await earnedMedals(ctx, user);
  const scoresOf = await listScores(ctx, [
    ...new Set([...solutions.map((row) => row.id), ...earned.map((row) => row.solutionId)]),
  ]);
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
    calibrated: user.calibratedAt !== null,
    medals: medalsByKind(earned.filter((row) => scoresOf(row.solutionId).scoresHidden !== "sealed")),
    mine,
    solutions: solutions.map(
      (row): SolutionRow => ({
        id: row.id,
        slug: row.slug,
        title: row.title,
        summary: row.summary,
        author: personOf({ ...row, userId: user.id, handle: user.handle, reputation: null }, ctx.viewer),
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
        ...scoresOf(row.id),
      }),
    ),
    reviews: reviews.map((row) => {
      const seen = { ...row, invitedAt: row.reviewerInvitedAt };
      const isHidden = mine && !canSeeSolution(seen, user, ctx.now);
      return {
        id: row.id,
        submittedAt: row.submittedAt,
        author: authorOf(row, ctx.viewer),
        /** The name that it was written under; others do not see it here. */
        pseudonym: isBlind(row) ? row.pseudonym : null,
        // The latest may be one that the reviewer was never shown.
        title: isHidden ? row.reviewedTitle : row.title,
        rating: row.rating as Rating | null,
        closedUnrated: row.closedAt !== null && row.rating === null,
        withdrawn: row.withdrawnAt !== null,
      };
    }),
    canBlock: !mine && ctx.viewer !== null,
    blocked: !mine && (await hasBlocked(ctx, user.id)),
    drafts: mine ? await latestDrafts(ctx) : [],
    invitations: mine ? await invitedToRead(ctx) : [],
  };
}

async function latestDrafts(ctx: Ctx): Promise<DraftRow[]> {
  const page = ctx.viewer && (await draftsPage({ ...ctx, viewer: ctx.viewer }, null));
  return page ? page.rows.slice(0, DRAFTS_SHOWN) : [];
}
