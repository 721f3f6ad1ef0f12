import type { Insertable, Kysely } from "kysely";
import type { Database, Revisions, Solutions } from "../schema";

type Db = Kysely<Database>;

/** Adds a solution, unless there is one with its id. */
export function insertSolution(db: Db, solution: Insertable<Solutions>) {
  return db
    .insertInto("solutions")
    .values(solution)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

export function insertRevision(db: Db, revision: Insertable<Revisions>) {
  return db.insertInto("revisions").values(revision).execute();
}

/** What decisions about a solution and a viewer need, "" for a visitor; undefined when there is none. */
export function findSolution(db: Db, id: string, viewerId: string) {
  return selectSolution(db, id)
    .select((eb) =>
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    )
    .executeTakeFirst();
}

function selectSolution(db: Db, id: string) {
  return db
    .selectFrom("solutions")
    .select([
      "id",
      "author_id as authorId",
      "challenge_id as challengeId",
      "revision",
      "review_count as reviewCount",
      "published_at as publishedAt",
      "withdrawn_at as withdrawnAt",
      "embargo_until as embargoUntil",
      "brief_origin as briefOrigin",
      "pseudonym",
      "revealed_at as revealedAt",
    ])
    .where("id", "=", id);
}

/** What its author's acts need, held until the end of the transaction: nobody else changes the solution meanwhile. */
export function lockSolution(db: Db, id: string) {
  return selectSolution(db, id).forNoKeyUpdate().executeTakeFirst();
}

/**
 * A solution with one of its revisions, the latest where `revision` is null, and what stands between it and a viewer, ""
 * for a visitor: invitation, own review, opened seal; undefined when there is none. What is stored of the brief goes through `shownBrief` to any page.
 */
export function findRevision(
  db: Db,
  { id, revision }: { id: string; revision: number | null },
  viewerId: string,
) {
  return db
    .selectFrom("solutions")
    .innerJoin("revisions", "revisions.solution_id", "solutions.id")
    .innerJoin("users", "users.id", "solutions.author_id")
    .leftJoin("challenges", "challenges.id", "solutions.challenge_id")
    .select([
      "solutions.id",
      "solutions.author_id as authorId",
      "solutions.revision as latestRevision",
      "solutions.challenge_id as challengeId",
      "solutions.review_count as reviewCount",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "solutions.brief_origin as briefOrigin",
      "solutions.brief_hidden_at as briefHiddenAt",
      "revisions.revision",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.brief",
      "revisions.brief_html as storedBriefHtml",
      "revisions.body",
      "revisions.body_html as bodyHtml",
      "revisions.outline",
      "revisions.evidence",
      "revisions.word_count as wordCount",
      "revisions.ask",
      "revisions.tags",
      "revisions.repo_url as repoUrl",
      "revisions.repo_commit as repoCommit",
      "revisions.change_note as changeNote",
      "revisions.walkthrough_take as walkthroughTake",
      "revisions.walkthrough_url as walkthroughUrl",
      "revisions.walkthrough_script as walkthroughScript",
      "revisions.published_at as revisedAt",
      "users.handle as author",
      "users.reputation as authorReputation",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "challenges.slug as challengeSlug",
      "challenges.title as challengeTitle",
      "challenges.time_box_hours as timeBoxHours",
    ])
    .select((eb) => [
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
      eb
        .selectFrom("reviews")
        .select("reviews.id")
        .whereRef("reviews.solution_id", "=", "solutions.id")
        .where("reviews.reviewer_id", "=", viewerId)
        .as("ownReviewId"),
      eb
        .selectFrom("seal_openings")
        .select("seal_openings.opened_at")
        .whereRef("seal_openings.solution_id", "=", "solutions.id")
        .where("seal_openings.user_id", "=", viewerId)
        .as("sealOpenedAt"),
      eb
        .selectFrom("invitations")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .as("invitedCount"),
      eb
        .selectFrom("review_rounds")
        .select((eb) => eb.fn.max("review_rounds.round").as("round"))
        .whereRef("review_rounds.solution_id", "=", "solutions.id")
        .as("latestRound"),
      eb
        .selectFrom("revision_attachments")
        .select((eb) => eb.fn.countAll<number>().as("n"))
        .whereRef("revision_attachments.solution_id", "=", "revisions.solution_id")
        .whereRef("revision_attachments.revision", "=", "revisions.revision")
        .as("fileCount"),
    ])
    .where("solutions.id", "=", id)
    .where((eb) => eb("revisions.revision", "=", revision === null ? eb.ref("solutions.revision") : revision))
    .executeTakeFirst();
}

/** The skim view of a revision, as JSON; undefined when there is no such revision. */
export function findSkim(db: Db, solutionId: string, revision: number) {
  return db
    .selectFrom("revisions")
    .select("skim")
    .where("solution_id", "=", solutionId)
    .where("revision", "=", revision)
    .executeTakeFirst();
}

/** The latest revisions of a solution, newest first. */
export function listRevisions(db: Db, solutionId: string, limit: number) {
  return db
    .selectFrom("revisions")
    .select(["revision", "change_note as changeNote", "published_at as publishedAt"])
    .where("solution_id", "=", solutionId)
    .orderBy("revision", "desc")
    .limit(limit)
    .execute();
}

/** The Markdown and the stored HTML of some revisions of a solution, in no order. */
export function listRevisionTexts(db: Db, solutionId: string, revisions: number[]) {
  return db
    .selectFrom("revisions")
    .select(["revision", "body", "body_html as bodyHtml"])
    .where("solution_id", "=", solutionId)
    .where("revision", "in", revisions)
    .execute();
}

/** Makes a revision the latest one. */
export function updateRevision(db: Db, id: string, revision: number) {
  return db.updateTable("solutions").set({ revision }).where("id", "=", id).execute();
}

/** Sets which challenge a solution that is not published yet will answer. */
export function updateChallenge(db: Db, id: string, challengeId: string | null) {
  return db.updateTable("solutions").set({ challenge_id: challengeId }).where("id", "=", id).execute();
}

/** Withdraws a solution at a time, or brings it back with null. Returns false when it was so already. */
export async function updateWithdrawn(db: Db, id: string, withdrawnAt: string | null): Promise<boolean> {
  const result = await db
    .updateTable("solutions")
    .set({ withdrawn_at: withdrawnAt })
    .where("id", "=", id)
    .where("withdrawn_at", withdrawnAt ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Sets what the author of a solution said about its rights, and when it was published or becomes public. */
export function updateRights(
  db: Db,
  id: string,
  rights: Pick<Solutions, "brief_origin" | "embargo_until" | "published_at">,
) {
  return db.updateTable("solutions").set(rights).where("id", "=", id).execute();
}

/** Hides a solution's brief at a time, or shows it again with null. Returns false when it was so already. */
export async function updateSolutionBriefHidden(
  db: Db,
  id: string,
  hiddenAt: string | null,
): Promise<boolean> {
  const result = await db
    .updateTable("solutions")
    .set({ brief_hidden_at: hiddenAt })
    .where("id", "=", id)
    .where("brief_hidden_at", hiddenAt ? "is" : "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Solutions whose embargo ends on a day or has ended before, the longest ago first. */
export function listEmbargoesUntil(db: Db, day: string, limit: number) {
  return db
    .selectFrom("solutions")
    .select("id")
    .where("embargo_until", "<=", day)
    .orderBy("embargo_until")
    .limit(limit)
    .execute();
}

/** Counts one review more, and returns the new count. */
export async function incrementReviewCount(db: Db, id: string): Promise<number> {
  const row = await db
    .updateTable("solutions")
    .set((eb) => ({ review_count: eb("review_count", "+", 1) }))
    .where("id", "=", id)
    .returning("review_count")
    .executeTakeFirstOrThrow();
  return row.review_count;
}
