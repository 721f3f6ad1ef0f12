import type { Insertable, Kysely } from "kysely";
import type { Database, ReviewScores, Reviews, SealOpenings } from "../schema";

type Db = Kysely<Database>;

/** Adds a review. Throws a unique violation when the person has reviewed the solution already. */
export function insertReview(db: Db, review: Insertable<Reviews>) {
  return db.insertInto("reviews").values(review).execute();
}

export function insertReviewScores(db: Db, scores: Insertable<ReviewScores>[]) {
  return db.insertInto("review_scores").values(scores).execute();
}

/** What stands between a person and a solution's reviews: their own review, and whether they opened the others. */
export async function findReviewerState(db: Db, solutionId: string, userId: string) {
  const row = await db
    .selectNoFrom((eb) => [
      eb
        .selectFrom("reviews")
        .select("id")
        .where("solution_id", "=", solutionId)
        .where("reviewer_id", "=", userId)
        .as("reviewId"),
      eb
        .selectFrom("seal_openings")
        .select("opened_at")
        .where("solution_id", "=", solutionId)
        .where("user_id", "=", userId)
        .as("openedAt"),
    ])
    .executeTakeFirstOrThrow();
  return { reviewId: row.reviewId, hasReviewed: row.reviewId !== null, hasOpened: row.openedAt !== null };
}

/** Records that a person chose to read a solution's reviews before writing one. */
export function insertSealOpening(db: Db, opening: Insertable<SealOpenings>) {
  return db
    .insertInto("seal_openings")
    .values(opening)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function selectReviews(db: Db, viewerId: string) {
  return db
    .selectFrom("reviews")
    .innerJoin("users as reviewer", "reviewer.id", "reviews.reviewer_id")
    .leftJoin("ratings", "ratings.review_id", "reviews.id")
    .leftJoin("drafts as reply_drafts", (join) =>
      join
        .on("reply_drafts.author_id", "=", viewerId)
        .on("reply_drafts.kind", "=", "reply")
        .onRef("reply_drafts.subject_id", "=", "reviews.id"),
    )
    .select((eb) => [
      "reviews.id",
      "reviews.solution_id as solutionId",
      "reviews.revision",
      "reviews.reviewer_id as reviewerId",
      "reviews.rubric_version as rubricVersion",
      "reviews.strength_html as strengthHtml",
      "reviews.change_html as changeHtml",
      "reviews.explained",
      "reviews.explained_match as explainedMatch",
      "reviews.answered_at as answeredAt",
      "reviews.pseudonym as reviewerPseudonym",
      "reviews.revealed_at as reviewerRevealedAt",
      "reviews.independent",
      "reviews.submitted_at as submittedAt",
      "reviewer.handle as reviewer",
      "reviewer.reputation as reviewerReputation",
      "ratings.rating",
      "ratings.reason as ratingReason",
      "reply_drafts.fields as replyDraftFields",
      "reply_drafts.version as replyDraftVersion",
      "reply_drafts.updated_at as replyDraftSavedAt",
      eb
        .selectFrom("endorsements")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("endorsements.review_id", "=", "reviews.id")
        .as("endorsements"),
      eb
        .selectFrom("endorsements")
        .select("endorsed_at")
        .whereRef("endorsements.review_id", "=", "reviews.id")
        .where("endorsements.user_id", "=", viewerId)
        .as("endorsedByViewerAt"),
    ]);
}

/** The reviews of a solution as a viewer sees them, "" for a visitor; oldest first, from behind the given position. */
export function listReviews(
  db: Db,
  { solutionId, viewerId }: { solutionId: string; viewerId: string },
  page: { after: { submittedAt: string; id: string } | null; limit: number },
) {
  let query = selectReviews(db, viewerId)
    .where("reviews.solution_id", "=", solutionId)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(page.limit);
  const { after } = page;
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("reviews.submitted_at", "reviews.id"), ">", eb.tuple(after.submittedAt, after.id)),
    );
  }
  return query.execute();
}

/** One review as a viewer sees it, with the solution it is about; undefined when there is none. */
export function findReview(db: Db, id: string, viewerId: string) {
  return selectReviews(db, viewerId)
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("users as author", "author.id", "solutions.author_id")
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
    .select([
      "solutions.author_id as authorId",
      "author.handle as author",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "solutions.revision as latestRevision",
      "revisions.title",
      "revisions.slug",
      "reviewed.title as reviewedTitle",
    ])
    .select((eb) =>
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    )
    .where("reviews.id", "=", id)
    .executeTakeFirst();
}

/** The scores of some reviews, with their reasons. */
export function listReviewScores(db: Db, reviewIds: string[]) {
  return db
    .selectFrom("review_scores")
    .select([
      "review_id as reviewId",
      "dimension",
      "score",
      "reason_html as reasonHtml",
      "quote",
      "step_html as stepHtml",
    ])
    .where("review_id", "in", reviewIds)
    .execute();
}

/** The id and time of a solution's first review; undefined while there is none. */
export function findFirstReview(db: Db, solutionId: string) {
  return db
    .selectFrom("reviews")
    .select(["id", "submitted_at as submittedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("submitted_at")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
}

/** How many reviews a person has submitted; counts no further than `limit`. */
export async function countReviewsBy(db: Db, reviewerId: string, limit: number): Promise<number> {
  const row = await db
    .selectFrom(
      db.selectFrom("reviews").select("id").where("reviewer_id", "=", reviewerId).limit(limit).as("some"),
    )
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** How many reviews there are; counts no further than `limit`. */
export async function countReviews(db: Db, limit: number): Promise<number> {
  const row = await db
    .selectFrom(db.selectFrom("reviews").select("id").limit(limit).as("some"))
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return row.n;
}

/**
 * A member's reviews, newest first, from before the given position: all of them, or those of solutions that a viewer,
 * "" for a visitor, may see on a day. With all of them comes what says which solutions the reviewer may see no more.
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
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "revisions.title",
      "reviewed.title as reviewedTitle",
      "users.handle as author",
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
      .where((eb) =>
        eb.or([
          eb("solutions.embargo_until", "is", null),
          eb("solutions.embargo_until", "<=", seenBy.today),
          eb("solutions.author_id", "=", seenBy.viewerId),
          eb.exists(
            eb
              .selectFrom("invitations")
              .select("invitations.user_id")
              .whereRef("invitations.solution_id", "=", "solutions.id")
              .where("invitations.user_id", "=", seenBy.viewerId),
          ),
        ]),
      );
  }
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("reviews.submitted_at", "reviews.id"), "<", eb.tuple(after.submittedAt, after.id)),
    );
  }
  return query.execute();
}

/** Reviews submitted before a time that are not closed, rated or not; oldest first. */
export function listOpenReviews(db: Db, submittedBefore: string, limit: number) {
  return db
    .selectFrom("reviews")
    .select([
      "reviews.id",
      "reviews.solution_id as solutionId",
      "reviews.reviewer_id as reviewerId",
      "reviews.submitted_at as submittedAt",
    ])
    .where("reviews.closed_at", "is", null)
    .where("reviews.submitted_at", "<", submittedBefore)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .limit(limit)
    .execute();
}

export function updateReviewClosed(db: Db, id: string, now: string) {
  return db.updateTable("reviews").set({ closed_at: now }).where("id", "=", id).execute();
}
