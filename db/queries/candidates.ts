import { type Kysely, sql } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** What keeps solutions from a reviewer, beside what they did to each of them. */
export interface Exclusions {
  viewerId: string;
  now: string;
  /** Reviews and claims up to which the queue gives a solution away. */
  slots: number;
  /** Solutions skipped since then are left out. */
  skippedSince: string;
  /** Members that reviewed each other `exchanges` times since then are kept apart. */
  exchangedSince: string;
  exchanges: number;
}

/**
 * The solutions that a member may be given to review, in the order of the queue, with what choosing among them needs.
 * It walks the queue's index and passes over the viewer's own history.
 */
export function listCandidates(db: Db, exclusions: Exclusions, limit: number) {
  const listed = inOrder(db, exclusions).where("taken", "<", exclusions.slots).limit(limit);
  return withTexts(db, listed).execute();
}

/** Solutions that are looked at for one whose level is well known. */
const LOOKED_AT = 100;

/**
 * A solution that a member may review whose overall level is known to within a standard deviation of `sd`, from at least
 * so many reviews that no ring made and that count nearly in full: one at most, and none while any waits for a first
 * review that they could write, which `unlessWaits` decides.
 */
export function listCalibrating(
  db: Db,
  { unlessWaits, ...exclusions }: Exclusions & { unlessWaits: Exclusions },
  known: { reviews: number; sd: number },
) {
  const listed = inOrder(db, exclusions).where("taken", ">=", known.reviews).limit(LOOKED_AT);
  return withTexts(db, listed)
    .where("solution_scores.sd", "<=", known.sd)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("queue")
            .select("queue.solution_id")
            .where("queue.reviews", "=", 0)
            .where("queue.taken", "<", unlessWaits.slots)
            .where(mayReview(unlessWaits)),
        ),
      ),
    )
    .where(
      (eb) =>
        eb
          .selectFrom("review_fits")
          .select((eb) => eb.fn.countAll<number>().as("n"))
          .whereRef("review_fits.solution_id", "=", "listed.solution_id")
          .where("review_fits.ring", "=", "")
          .where("review_fits.trust", ">=", 0.5),
      ">=",
      known.reviews,
    )
    .limit(1)
    .execute();
}

function inOrder(db: Db, exclusions: Exclusions) {
  return db
    .selectFrom("queue")
    .selectAll()
    .where(mayReview(exclusions))
    .orderBy("taken")
    .orderBy("behind")
    .orderBy("waiting_since")
    .orderBy("solution_id");
}

function withTexts(db: Db, listed: ReturnType<typeof inOrder>) {
  return db
    .selectFrom(listed.as("listed"))
    .innerJoin("solutions", "solutions.id", "listed.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("solution_scores", (join) =>
      join
        .onRef("solution_scores.solution_id", "=", "listed.solution_id")
        .on("solution_scores.dimension", "=", "overall"),
    )
    .select([
      "listed.solution_id as id",
      "listed.taken",
      "listed.behind",
      "listed.waiting_since as waitingSince",
      "listed.reviews",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.tags",
      "revisions.word_count as wordCount",
      "revisions.ask",
      "solution_scores.sd",
    ])
    .orderBy("listed.taken")
    .orderBy("listed.behind")
    .orderBy("listed.waiting_since")
    .orderBy("listed.solution_id");
}

/** Whether the queue may give a solution to a member at all. */
export async function isOfferedTo(db: Db, solutionId: string, exclusions: Exclusions): Promise<boolean> {
  const row = await db
    .selectFrom("queue")
    .select("solution_id")
    .where("solution_id", "=", solutionId)
    .where(mayReview(exclusions))
    .executeTakeFirst();
  return row !== undefined;
}

/** While a name is hidden, nothing that the viewer did with the person behind it may decide: what is missing would name them. */
const isPostedBlind = sql`(select posted.pseudonym is not null and posted.revealed_at is null
  from solutions as posted where posted.id = queue.solution_id)`;

/** Not one's own, nor reviewed, claimed or skipped by oneself, nor of somebody kept apart. */
function mayReview({ viewerId, now, skippedSince, exchangedSince, exchanges }: Exclusions) {
  return sql<boolean>`queue.author_id <> ${viewerId}
    and not exists (select 1 from reviews
      where reviews.solution_id = queue.solution_id and reviews.reviewer_id = ${viewerId})
    and not exists (select 1 from claims where claims.solution_id = queue.solution_id
      and claims.reviewer_id = ${viewerId} and claims.expires_at > ${now})
    and not exists (select 1 from queue_skips where queue_skips.solution_id = queue.solution_id
      and queue_skips.user_id = ${viewerId} and queue_skips.skipped_at > ${skippedSince})
    and not exists (select 1 from blocks
      where blocks.user_id = queue.author_id and blocks.blocked_id = ${viewerId})
    and (${isPostedBlind} or not exists (select 1 from blocks
      where blocks.user_id = ${viewerId} and blocks.blocked_id = queue.author_id))
    and (${isPostedBlind} or queue.author_id not in (
      select exchanged.other_id from (
        select solutions.author_id as other_id from reviews
          inner join solutions on solutions.id = reviews.solution_id
          where reviews.reviewer_id = ${viewerId} and reviews.submitted_at > ${exchangedSince}
            and (solutions.pseudonym is null or solutions.revealed_at is not null)
        union all
        select reviews.reviewer_id as other_id from solutions
          inner join reviews on reviews.solution_id = solutions.id
          where solutions.author_id = ${viewerId} and reviews.submitted_at > ${exchangedSince}
            and (reviews.pseudonym is null or reviews.revealed_at is not null)
      ) as "exchanged" group by exchanged.other_id having count(*) >= ${exchanges}))`;
}
