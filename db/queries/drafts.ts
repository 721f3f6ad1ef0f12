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

export function deleteDraft(db: Db, key: DraftKey) {
  return db
    .deleteFrom("drafts")
    .where("author_id", "=", key.author_id)
    .where("kind", "=", key.kind)
    .where("subject_id", "=", key.subject_id)
    .execute();
}

/** A person's latest drafts, with the title of the solution that each is about. */
export function listDrafts(db: Db, authorId: string, limit: number) {
  return db
    .selectFrom("drafts")
    .innerJoin("solutions", "solutions.id", "drafts.subject_id")
    .leftJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select([
      "drafts.kind",
      "drafts.subject_id as solutionId",
      "drafts.fields",
      "drafts.updated_at as updatedAt",
      "solutions.revision",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.author_id as solutionAuthorId",
      "revisions.title as publishedTitle",
    ])
    .where("drafts.author_id", "=", authorId)
    .orderBy("drafts.updated_at", "desc")
    .orderBy("drafts.subject_id", "desc")
    .limit(limit)
    .execute();
}
