import type { Insertable, Kysely } from "kysely";
import type { AttachmentPreviews, Attachments, Database, RevisionAttachments } from "../schema";

type Db = Kysely<Database>;

const COLUMNS = [
  "attachments.id",
  "attachments.name",
  "attachments.kind",
  "attachments.media_type as mediaType",
  "attachments.size",
  "attachments.sha256",
  "attachments.width",
  "attachments.height",
  "attachments.duration_ms as durationMs",
  "attachments.details",
  "attachments.created_at as uploadedAt",
] as const;

export function insertAttachment(db: Db, attachment: Insertable<Attachments>) {
  return db.insertInto("attachments").values(attachment).execute();
}

export function insertPreview(db: Db, preview: Insertable<AttachmentPreviews>) {
  return db.insertInto("attachment_previews").values(preview).execute();
}

/** The stored files of a solution that its next revision will have, takes of its walkthrough among them, in their order. */
export function listDraftAttachments(db: Db, solutionId: string) {
  return db
    .selectFrom("attachments")
    .select([...COLUMNS, "attachments.position"])
    .where("solution_id", "=", solutionId)
    .where("stored_at", "is not", null)
    .where("removed_at", "is", null)
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The bytes of all stored files of a solution as they were sent, removed ones included. */
export async function sumStoredBytes(db: Db, solutionId: string): Promise<number> {
  const { bytes } = await db
    .selectFrom("attachments")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("size"), eb.lit(0)).as("bytes"))
    .where("solution_id", "=", solutionId)
    .where("stored_at", "is not", null)
    .executeTakeFirstOrThrow();
  return Number(bytes);
}

/** The files that a revision was published with, in their order. */
export function listRevisionAttachments(db: Db, solutionId: string, revision: number) {
  return db
    .selectFrom("revision_attachments")
    .innerJoin("attachments", "attachments.id", "revision_attachments.attachment_id")
    .select(COLUMNS)
    .where("revision_attachments.solution_id", "=", solutionId)
    .where("revision_attachments.revision", "=", revision)
    .orderBy("revision_attachments.position")
    .orderBy("attachments.id")
    .execute();
}

/**
 * A stored file with what decides whether a viewer, "" for a visitor, may see it; `inRevision` is the latest revision that has it, null for none.
 * Undefined when there is no such file.
 */
export function findAttachment(db: Db, id: string, viewerId: string) {
  return db
    .selectFrom("attachments")
    .innerJoin("solutions", "solutions.id", "attachments.solution_id")
    .select([
      ...COLUMNS,
      "attachments.solution_id as solutionId",
      "attachments.objects",
      "attachments.removed_at as removedAt",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
    ])
    .select((eb) => [
      eb
        .selectFrom("revision_attachments")
        .select("revision_attachments.revision")
        .whereRef("revision_attachments.attachment_id", "=", "attachments.id")
        .orderBy("revision_attachments.revision", "desc")
        .limit(1)
        .as("inRevision"),
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    ])
    .where("attachments.id", "=", id)
    .where("attachments.stored_at", "is not", null)
    .executeTakeFirst();
}

/** How long a published recording is and what kind; undefined when there is no such file. */
export function findRecording(db: Db, id: string) {
  return db
    .selectFrom("attachments")
    .select(["media_type as mediaType", "duration_ms as durationMs"])
    .where("id", "=", id)
    .where("kind", "=", "recording")
    .where("stored_at", "is not", null)
    .executeTakeFirst();
}

/** How long the recordings of a solution's revisions are. */
export function listRecordings(db: Db, solutionId: string) {
  return db
    .selectFrom("revisions")
    .innerJoin("attachments", "attachments.id", "revisions.walkthrough_take")
    .select(["revisions.revision", "attachments.duration_ms as durationMs"])
    .where("revisions.solution_id", "=", solutionId)
    .execute();
}

/** What a file looks like on its page; undefined where it has no such look. */
export function findPreview(db: Db, attachmentId: string) {
  return db
    .selectFrom("attachment_previews")
    .select(["html", "outline"])
    .where("attachment_id", "=", attachmentId)
    .executeTakeFirst();
}

/** Says that all of a file is on disk. Returns false when its row is gone. */
export async function updateStored(
  db: Db,
  id: string,
  stored: Pick<Attachments, "name" | "position" | "stored_at">,
): Promise<boolean> {
  const result = await db.updateTable("attachments").set(stored).where("id", "=", id).executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Takes a stored file of a solution out of the draft's set. Returns false when the solution has no such file. */
export async function updateRemoved(
  db: Db,
  { id, solutionId }: { id: string; solutionId: string },
  removedAt: string,
): Promise<boolean> {
  const result = await db
    .updateTable("attachments")
    .set((eb) => ({ removed_at: eb.fn.coalesce("removed_at", eb.val(removedAt)) }))
    .where("id", "=", id)
    .where("solution_id", "=", solutionId)
    .where("stored_at", "is not", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Puts files back into the draft's set. */
export function updateRestored(db: Db, ids: string[]) {
  return db.updateTable("attachments").set({ removed_at: null }).where("id", "in", ids).execute();
}

/** Takes files out of the draft's set, but leaves them to the revisions that have them. */
export function updateAllRemoved(db: Db, ids: string[], removedAt: string) {
  return db.updateTable("attachments").set({ removed_at: removedAt }).where("id", "in", ids).execute();
}

/** Marks files as going: nobody sees or restores them any more, and their rows go once their objects are gone. */
export function updateGoing(db: Db, ids: string[], removedAt: string) {
  return db
    .updateTable("attachments")
    .set({ removed_at: removedAt, stored_at: null })
    .where("id", "in", ids)
    .execute();
}

/** Renames a file. */
export function updateName(db: Db, id: string, name: string) {
  return db.updateTable("attachments").set({ name }).where("id", "=", id).execute();
}

export function insertRevisionAttachments(db: Db, rows: Insertable<RevisionAttachments>[]) {
  return db.insertInto("revision_attachments").values(rows).execute();
}

/** Names of some files of a solution, removed or not. */
export function listNames(db: Db, solutionId: string, ids: string[]) {
  return db
    .selectFrom("attachments")
    .select(["id", "name"])
    .where("id", "in", ids)
    .where("solution_id", "=", solutionId)
    .execute();
}

/** Every stored file of a solution, removed or not; `revision` is the latest one that has it, null for none. */
export function listStoredAttachments(db: Db, solutionId: string) {
  return db
    .selectFrom("attachments")
    .leftJoin("revision_attachments", "revision_attachments.attachment_id", "attachments.id")
    .select((eb) => [
      "attachments.id",
      "attachments.removed_at as removedAt",
      eb.fn.max("revision_attachments.revision").as("revision"),
    ])
    .where("attachments.solution_id", "=", solutionId)
    .where("attachments.stored_at", "is not", null)
    .groupBy(["attachments.id", "attachments.removed_at"])
    .execute();
}

/** Marks as going what was removed before a time and no revision has. */
export function updateForgotten(db: Db, removedBefore: string) {
  return db
    .updateTable("attachments")
    .set({ stored_at: null })
    .where("removed_at", "<", removedBefore)
    .where("stored_at", "is not", null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom("revision_attachments")
            .select("revision_attachments.revision")
            .whereRef("revision_attachments.attachment_id", "=", "attachments.id"),
        ),
      ),
    )
    .execute();
}

/** Files that are not, or no longer, wholly stored, and were begun before a time: the oldest hundred. */
export function listNotStored(db: Db, createdBefore: string) {
  return db
    .selectFrom("attachments")
    .select(["id", "objects"])
    .where("stored_at", "is", null)
    .where("created_at", "<", createdBefore)
    .orderBy("created_at")
    .limit(100)
    .execute();
}

/** Those of the given files that are marked as going. */
export function listGoing(db: Db, ids: string[]) {
  return db
    .selectFrom("attachments")
    .select(["id", "objects"])
    .where("id", "in", ids)
    .where("stored_at", "is", null)
    .execute();
}

export function deletePreviews(db: Db, attachmentIds: string[]) {
  return db.deleteFrom("attachment_previews").where("attachment_id", "in", attachmentIds).execute();
}

/** Deletes the rows of files that are not stored. */
export function deleteNotStored(db: Db, ids: string[]) {
  return db.deleteFrom("attachments").where("id", "in", ids).where("stored_at", "is", null).execute();
}
