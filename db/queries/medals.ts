import type { Insertable, Kysely } from "kysely";
import type { Database, Medals } from "../schema";

type Db = Kysely<Database>;

/** Adds medals; one that is there already stays as it is. Returns those that were added. */
export function insertMedals(db: Db, medals: Insertable<Medals>[]) {
  return db
    .insertInto("medals")
    .values(medals)
    .onConflict((conflict) => conflict.columns(["subject_id", "medal"]).doNothing())
    .returning(["medal", "subject_id as subjectId"])
    .execute();
}

/** The medals of a review or a solution. */
export async function listMedalsOf(db: Db, subjectId: string): Promise<string[]> {
  const rows = await db.selectFrom("medals").select("medal").where("subject_id", "=", subjectId).execute();
  return rows.map(({ medal }) => medal);
}

/** Takes some medals from a review or a solution. */
export function deleteMedals(db: Db, subjectId: string, medals: string[]) {
  return db.deleteFrom("medals").where("subject_id", "=", subjectId).where("medal", "in", medals).execute();
}

/** How many points of a solution their reviewers call solved, and of how many reviews; looks at 1,000 points. */
export async function countSettledPoints(db: Db, solutionId: string) {
  const some = db
    .selectFrom("points")
    .select(["review_id", "settled_at", "kind"])
    .where("solution_id", "=", solutionId)
    .orderBy("id")
    .limit(1000)
    .as("some");
  const row = await db
    .selectFrom(some)
    .select((eb) => [
      eb.fn.countAll<number>().as("points"),
      eb.fn.count<number>("review_id").distinct().as("reviews"),
    ])
    .where("settled_at", "is not", null)
    .where("kind", "!=", "praise")
    .executeTakeFirstOrThrow();
  return { points: Number(row.points), reviews: Number(row.reviews) };
}

/** Who wrote a solution. */
export async function findAuthorOf(db: Db, solutionId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("solutions")
    .select("author_id")
    .where("id", "=", solutionId)
    .executeTakeFirst();
  return row?.author_id;
}

/** The list in which every published solution stands. */
const EVERYWHERE = "all";

/** How many solutions are ranked; counts no further than `limit`. */
export async function countRanked(db: Db, limit: number): Promise<number> {
  const some = db
    .selectFrom("listings")
    .select("solution_id")
    .where("scope", "=", EVERYWHERE)
    .where("rank_overall", ">", 0)
    .limit(limit)
    .as("some");
  const row = await db
    .selectFrom(some)
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

/** The best-ranked solutions, best first, with their author and how many reviews they have. */
export function listBestRanked(db: Db, limit: number) {
  const best = db
    .selectFrom("listings")
    .select(["solution_id", "rank_overall", "review_count"])
    .where("scope", "=", EVERYWHERE)
    .where("rank_overall", ">", 0)
    .orderBy("rank_overall", "desc")
    .orderBy("solution_id", "desc")
    .limit(limit);
  return db
    .selectFrom(best.as("listed"))
    .innerJoin("solutions", "solutions.id", "listed.solution_id")
    .select([
      "solutions.id",
      "solutions.author_id as authorId",
      "listed.rank_overall as rank",
      "listed.review_count as reviewCount",
    ])
    .orderBy("listed.rank_overall", "desc")
    .orderBy("listed.solution_id", "desc")
    .execute();
}

/** Solutions with a medal that are ranked below a rank, or not ranked any more; a batch, from behind an id. */
export function listMedalsBelow(db: Db, medal: string, page: { rank: number; after: string; limit: number }) {
  return db
    .selectFrom("medals")
    .innerJoin("listings", (join) =>
      join.onRef("listings.solution_id", "=", "medals.subject_id").on("listings.scope", "=", EVERYWHERE),
    )
    .select("medals.subject_id as id")
    .where("medals.medal", "=", medal)
    .where("medals.subject_id", ">", page.after)
    .where((eb) => eb.or([eb("rank_overall", "is", null), eb("rank_overall", "<", page.rank)]))
    .orderBy("medals.subject_id")
    .limit(page.limit)
    .execute();
}

/** The medals of a member, latest first, with what decides who may see each. */
export function listMedalsOfMember(db: Db, userId: string, viewerId: string, limit: number) {
  return db
    .selectFrom("medals")
    .innerJoin("solutions", "solutions.id", "medals.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("reviews", "reviews.id", "medals.review_id")
    .select((eb) => [
      "medals.medal",
      "medals.review_id as reviewId",
      "medals.earned_at as earnedAt",
      "solutions.id as solutionId",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "reviews.pseudonym as reviewerPseudonym",
      "reviews.revealed_at as reviewerRevealedAt",
      "revisions.slug",
      "revisions.title",
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    ])
    .where("medals.user_id", "=", userId)
    .orderBy("medals.earned_at", "desc")
    .orderBy("medals.subject_id", "desc")
    .limit(limit)
    .execute();
}
