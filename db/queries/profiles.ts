import type { ExpressionBuilder, Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/**
 * A member's published solutions, newest first, from before the given position: all of them, or those that a viewer,
 * "" for a visitor, may see on a day and know to be this member's.
 */
export function listSolutionsOf(
  db: Db,
  authorId: string,
  page: {
    seenBy: { viewerId: string; today: string } | "author";
    after: { publishedAt: string; id: string } | null;
    limit: number;
  },
) {
  let query = db
    .selectFrom("solutions")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("challenges", "challenges.id", "solutions.challenge_id")
    .select([
      "solutions.id",
      "solutions.revision",
      "solutions.review_count as reviewCount",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "solutions.pseudonym",
      "solutions.revealed_at as revealedAt",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.tags",
      "revisions.word_count as wordCount",
      "revisions.published_at as revisedAt",
      "challenges.slug as challengeSlug",
      "challenges.title as challengeTitle",
    ])
    .where("solutions.author_id", "=", authorId)
    .where("solutions.published_at", "is not", null)
    .orderBy("solutions.published_at", "desc")
    .orderBy("solutions.id", "desc")
    .limit(page.limit);
  const { seenBy, after } = page;
  if (seenBy !== "author") {
    query = query
      .where("solutions.withdrawn_at", "is", null)
      .where((eb) =>
        eb.or([eb("solutions.pseudonym", "is", null), eb("solutions.revealed_at", "is not", null)]),
      )
      .where((eb) => isOpenTo(eb, seenBy));
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("solutions.published_at", "solutions.id"), "<", eb.tuple(after.publishedAt, after.id)),
    );
  }
  return query.execute();
}

/**
 * A member's reviews, newest first, from before the given position: all of them, or those of solutions that a viewer,
 * "" for a visitor, may see on a day, but for those written under a pseudonym. With all of them comes what says which solutions the reviewer may see no more.
 */
export function listReviewsBy(
  db: Db,
  reviewerId: string,
  page: {
    seenBy: { viewerId: string; today: string } | "reviewer";
    after: { submittedAt: string; id: string } | null;
    limit: number;
  },
) {
  let query = db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .innerJoin("revisions as reviewed", (join) =>
      join
        .onRef("reviewed.solution_id", "=", "reviews.solution_id")
        .onRef("reviewed.revision", "=", "reviews.revision"),
    )
    .innerJoin("users", "users.id", "solutions.author_id")
    .leftJoin("ratings", "ratings.review_id", "reviews.id")
    .select((eb) => [
      "reviews.id",
      "reviews.submitted_at as submittedAt",
      "reviews.closed_at as closedAt",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "revisions.title",
      "reviewed.title as reviewedTitle",
      "reviews.pseudonym",
      "reviews.revealed_at as revealedAt",
      "users.handle as author",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "ratings.rating",
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", reviewerId)
        .as("reviewerInvitedAt"),
    ])
    .where("reviews.reviewer_id", "=", reviewerId)
    .orderBy("reviews.submitted_at", "desc")
    .orderBy("reviews.id", "desc")
    .limit(page.limit);
  const { seenBy, after } = page;
  if (seenBy !== "reviewer") {
    query = query
      .where("solutions.withdrawn_at", "is", null)
      .where((eb) => eb.or([eb("reviews.pseudonym", "is", null), eb("reviews.revealed_at", "is not", null)]))
      .where((eb) => eb.or([isOpenTo(eb, seenBy), eb("solutions.author_id", "=", seenBy.viewerId)]));
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("reviews.submitted_at", "reviews.id"), "<", eb.tuple(after.submittedAt, after.id)),
    );
  }
  return query.execute();
}

/** Whether a solution has no embargo on a day, or the viewer is invited to it. */
function isOpenTo(
  eb: ExpressionBuilder<Database, "solutions">,
  { viewerId, today }: { viewerId: string; today: string },
) {
  return eb.or([
    eb("solutions.embargo_until", "is", null),
    eb("solutions.embargo_until", "<=", today),
    eb.exists(
      eb
        .selectFrom("invitations")
        .select("invitations.user_id")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId),
    ),
  ]);
}
