import type { Kysely } from "kysely";
import type { Database, Drafts } from "../schema";

type Db = Kysely<Database>;
export type DraftKey = Pick<Drafts, "author_id" | "kind" | "subject_id">;
export type DraftText = Pick<Drafts, "fields" | "updated_at">;

/** One person's draft about one thing; undefined when there is none. */
export function findDraft(db: Db, key: DraftKey) {
  return db
    .selectFrom("drafts")
    .select(["fields", "version", "updated_at as updatedAt"])
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .executeTakeFirst();
}

/** Adds a draft at version 1. Returns false when there is one already. */
export async function insertDraft(db: Db, key: DraftKey, draft: DraftText): Promise<boolean> {
  const result = await db
    .insertInto("drafts")
    .values({ ...key, ...draft, version: 1 })
    .onConflict((conflict) => conflict.columns(["author_id", "kind", "subject_id"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Replaces a draft that is still at version `from`. Returns false when it has moved on or is gone. */
export async function updateDraft(
  db: Db,
  key: DraftKey,
  { from, ...draft }: DraftText & { from: number },
): Promise<boolean> {
  const result = await db
    .updateTable("drafts")
    .set({ ...draft, version: from + 1 })
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .where("version", "=", from)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Removes a draft; nothing happens where there is none. */
export function deleteDraft(db: Db, key: DraftKey) {
  return db
    .deleteFrom("drafts")
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .execute();
}

/** Keeps a text beside a draft; a later one of the same origin takes its place. */
export function upsertDraftCopy(
  db: Db,
  key: DraftKey,
  copy: { origin: string; fields: string; saved_at: string },
) {
  return db
    .insertInto("draft_copies")
    .values({ ...key, ...copy })
    .onConflict((conflict) =>
      conflict
        .columns(["author_id", "kind", "subject_id", "origin"])
        .doUpdateSet({ fields: copy.fields, saved_at: copy.saved_at }),
    )
    .execute();
}

/** Removes the texts beside a draft but for the latest `count`. */
export async function deleteDraftCopiesBeyond(db: Db, key: DraftKey, count: number): Promise<void> {
  const oldest = await db
    .selectFrom("draft_copies")
    .select("saved_at as savedAt")
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .orderBy("saved_at", "desc")
    .offset(count)
    .limit(1)
    .executeTakeFirst();
  if (!oldest) return;
  await db
    .deleteFrom("draft_copies")
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .where("saved_at", "<=", oldest.savedAt)
    .execute();
}

/** The texts beside a draft, the latest first. */
export function listDraftCopies(db: Db, key: DraftKey, limit: number) {
  return db
    .selectFrom("draft_copies")
    .select(["origin", "fields", "saved_at as savedAt"])
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .orderBy("saved_at", "desc")
    .limit(limit)
    .execute();
}

/** What a person has texts about that are kept beside no draft any more, the latest first. */
export function listCopiesWithoutDraft(db: Db, authorId: string, limit: number) {
  return db
    .selectFrom("draft_copies")
    .select((eb) => [
      "kind",
      "subject_id as subjectId",
      eb.fn.max("saved_at").as("savedAt"),
      eb.fn.countAll<number>().as("copies"),
    ])
    .where("author_id", "=", authorId)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("drafts")
            .select("drafts.version")
            .whereRef("drafts.author_id", "=", "draft_copies.author_id")
            .whereRef("drafts.kind", "=", "draft_copies.kind")
            .whereRef("drafts.subject_id", "=", "draft_copies.subject_id"),
        ),
      ),
    )
    .groupBy(["kind", "subject_id"])
    .orderBy("savedAt", "desc")
    .limit(limit)
    .execute();
}

/** Removes texts beside drafts that were kept before a time. */
export function deleteDraftCopiesBefore(db: Db, time: string) {
  return db.deleteFrom("draft_copies").where("saved_at", "<", time).execute();
}

/** A person's drafts, latest first, from behind the given position, with the title of the solution that each is about. */
export function listDrafts(
  db: Db,
  authorId: string,
  page: { after: { updatedAt: string; subjectId: string } | null; limit: number },
) {
  const { after } = page;
  let query = db
    .selectFrom("drafts")
    .leftJoin("reviews", (join) =>
      join
        .onRef("reviews.id", "=", "drafts.subject_id")
        .on("drafts.kind", "in", ["reply", "answer", "round"]),
    )
    .innerJoin("solutions", (join) =>
      join.on((eb) => eb("solutions.id", "=", eb.fn.coalesce("reviews.solution_id", "drafts.subject_id"))),
    )
    .leftJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select((eb) => [
      "drafts.kind",
      "drafts.subject_id as subjectId",
      "drafts.fields",
      "drafts.updated_at as updatedAt",
      "solutions.id as solutionId",
      "solutions.revision",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "solutions.author_id as solutionAuthorId",
      "revisions.title as publishedTitle",
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", authorId)
        .as("invitedAt"),
      eb
        .selectFrom("draft_copies")
        .select((eb) => eb.fn.countAll<number>().as("count"))
        .whereRef("draft_copies.author_id", "=", "drafts.author_id")
        .whereRef("draft_copies.kind", "=", "drafts.kind")
        .whereRef("draft_copies.subject_id", "=", "drafts.subject_id")
        .as("copies"),
    ])
    .where("drafts.author_id", "=", authorId)
    // Before the first revision a walkthrough is found on the page of its solution's draft.
    .where((eb) => eb.or([eb("drafts.kind", "!=", "walkthrough"), eb("solutions.revision", ">", 0)]))
    .orderBy("drafts.updated_at", "desc")
    .orderBy("drafts.subject_id", "desc")
    .limit(page.limit);
  if (after) {
    query = query.where((eb) =>
      eb(
        eb.refTuple("drafts.updated_at", "drafts.subject_id"),
        "<",
        eb.tuple(after.updatedAt, after.subjectId),
      ),
    );
  }
  return query.execute();
}
