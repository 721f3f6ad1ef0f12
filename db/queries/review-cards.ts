import type { ExpressionBuilder, Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** Who looks, "" for a visitor, and how many reviews of the site are counted at most for them. */
export interface CardViewer {
  viewerId: string;
  siteReviewsUpTo: number;
}

/** A review with its questions, what the viewer has begun to write about it, and how many reviews the site has. */
function selectReviews(db: Db, { viewerId, siteReviewsUpTo }: CardViewer) {
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
    .leftJoin("panel_questions as question1", (join) =>
      join.onRef("question1.review_id", "=", "reviews.id").on("question1.position", "=", 1),
    )
    .leftJoin("panel_questions as question2", (join) =>
      join.onRef("question2.review_id", "=", "reviews.id").on("question2.position", "=", 2),
    )
    .leftJoin("drafts as answer_drafts", (join) =>
      join
        .on("answer_drafts.author_id", "=", viewerId)
        .on("answer_drafts.kind", "=", "answer")
        .onRef("answer_drafts.subject_id", "=", "reviews.id"),
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
      "reviewer.calibrated_at as reviewerCalibratedAt",
      "ratings.rating",
      "ratings.reason as ratingReason",
      "reply_drafts.fields as replyDraftFields",
      "reply_drafts.version as replyDraftVersion",
      "reply_drafts.updated_at as replyDraftSavedAt",
      "question1.id as question1Id",
      "question1.question_html as question1Html",
      "question1.answer as answer1",
      "question1.answer_html as answer1Html",
      "question1.answer_seconds as answer1Seconds",
      "question1.answered_at as answer1At",
      "question1.verdict as verdict1",
      "question1.verdict_note as verdict1Note",
      "question2.id as question2Id",
      "question2.question_html as question2Html",
      "question2.answer as answer2",
      "question2.answer_html as answer2Html",
      "question2.answer_seconds as answer2Seconds",
      "question2.answered_at as answer2At",
      "question2.verdict as verdict2",
      "question2.verdict_note as verdict2Note",
      "answer_drafts.fields as answerDraftFields",
      "answer_drafts.version as answerDraftVersion",
      "answer_drafts.updated_at as answerDraftSavedAt",
      eb
        .selectFrom(
          eb
            .selectFrom("reviews as any_review")
            .select("any_review.id")
            .where("any_review.id", ">", "")
            .limit(siteReviewsUpTo)
            .as("some"),
        )
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .as("siteReviews"),
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
      eb
        .selectFrom("reports")
        .innerJoin("cases", "cases.id", "reports.case_id")
        .select("reports.reported_at")
        .whereRef("reports.review_id", "=", "reviews.id")
        .where("reports.reporter_id", "=", viewerId)
        .where("cases.closed_at", "is", null)
        .limit(1)
        .as("reportedByViewerAt"),
      eb
        .selectFrom("review_rounds")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("review_rounds.review_id", "=", "reviews.id")
        .as("rounds"),
      eb
        .selectFrom("round_requests")
        .select("round_requests.round")
        .whereRef("round_requests.review_id", "=", "reviews.id")
        .where("round_requests.answered_at", "is", null)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("round_requests as later")
                .select("later.round")
                .whereRef("later.review_id", "=", "round_requests.review_id")
                .whereRef("later.round", ">", "round_requests.round"),
            ),
          ),
        )
        .as("askedInRound"),
      medalOf(eb, "valued").as("valuedAt"),
      medalOf(eb, "adopted").as("adoptedAt"),
      medalOf(eb, "first-reader").as("firstReaderAt"),
    ]);
}

/** When a review earned a medal. */
function medalOf(eb: ExpressionBuilder<Database, "reviews">, medal: string) {
  return eb
    .selectFrom("medals")
    .select("medals.earned_at")
    .whereRef("medals.subject_id", "=", "reviews.id")
    .where("medals.medal", "=", medal);
}

/** The reviews of a solution as a viewer sees them; oldest first, from behind the given position. */
export function listReviews(
  db: Db,
  { solutionId, ...viewer }: CardViewer & { solutionId: string },
  page: { after: { submittedAt: string; id: string } | null; limit: number },
) {
  let query = selectReviews(db, viewer)
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

/**
 * One review as a viewer sees it, with the solution it is about, the viewer's own review of it and when they opened the
 * others; undefined when there is none.
 */
export function findReview(db: Db, id: string, viewer: CardViewer) {
  const { viewerId } = viewer;
  return selectReviews(db, viewer)
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
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
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
    .select((eb) => [
      eb
        .selectFrom("reviews as own")
        .select("own.id")
        .whereRef("own.solution_id", "=", "reviews.solution_id")
        .where("own.reviewer_id", "=", viewerId)
        .as("viewerReviewId"),
      eb
        .selectFrom("seal_openings")
        .select("seal_openings.opened_at")
        .whereRef("seal_openings.solution_id", "=", "reviews.solution_id")
        .where("seal_openings.user_id", "=", viewerId)
        .as("viewerOpenedAt"),
    ])
    .where("reviews.id", "=", id)
    .executeTakeFirst();
}
