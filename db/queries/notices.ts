import type { Insertable, Kysely } from "kysely";
import type { Database, Notices } from "../schema";

type Db = Kysely<Database>;

/** Tells members something; a notice whose id is there already stays as it is. */
export function insertNotices(db: Db, notices: Insertable<Notices>[]) {
  return db
    .insertInto("notices")
    .values(notices)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .execute();
}

/** Takes back a notice that was written at a time or later. */
export function deleteNoticeSince(db: Db, id: string, since: string) {
  return db.deleteFrom("notices").where("id", "=", id).where("created_at", ">=", since).execute();
}

/**
 * What a member was told, the latest first, from before the given position, with what decides whether they may still
 * see what it is about.
 */
export function listNotices(
  db: Db,
  userId: string,
  page: { before: { createdAt: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("notices")
    .innerJoin("solutions", "solutions.id", "notices.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select((eb) => [
      "notices.id",
      "notices.kind",
      "notices.created_at as createdAt",
      "notices.read_at as readAt",
      "revisions.title",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", userId)
        .as("invitedAt"),
    ])
    .where("notices.user_id", "=", userId)
    .orderBy("notices.created_at", "desc")
    .orderBy("notices.id", "desc")
    .limit(page.limit);
  const { before } = page;
  if (before) {
    query = query.where((eb) =>
      eb(eb.refTuple("notices.created_at", "notices.id"), "<", eb.tuple(before.createdAt, before.id)),
    );
  }
  return query.execute();
}

/** Where a notice of a member leads; undefined when they have no such notice. */
export function findNotice(db: Db, id: string, userId: string) {
  return db
    .selectFrom("notices")
    .select(["path", "read_at as readAt"])
    .where("id", "=", id)
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

/** Marks one notice as read. */
export function updateNoticeRead(db: Db, id: string, readAt: string) {
  return db.updateTable("notices").set({ read_at: readAt }).where("id", "=", id).execute();
}

/** Marks all that a member was told up to a time as read. */
export function updateNoticesRead(
  db: Db,
  userId: string,
  { until, readAt }: { until: string; readAt: string },
) {
  return db
    .updateTable("notices")
    .set({ read_at: readAt })
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .where("created_at", "<=", until)
    .execute();
}

/** Whether a member was told something of this kind about a review since a time. */
export async function hasNoticeSince(
  db: Db,
  { userId, kind, reviewId }: { userId: string; kind: string; reviewId: string },
  since: string,
): Promise<boolean> {
  const notice = await db
    .selectFrom("notices")
    .select("id")
    .where("user_id", "=", userId)
    .where("created_at", ">", since)
    .where("kind", "=", kind)
    .where("review_id", "=", reviewId)
    .limit(1)
    .executeTakeFirst();
  return notice !== undefined;
}

/** A notice of one kind about a review that a member has not read; undefined when there is none. */
export function findUnreadNotice(
  db: Db,
  { userId, kind, reviewId }: { userId: string; kind: string; reviewId: string },
) {
  return db
    .selectFrom("notices")
    .select("id")
    .where("user_id", "=", userId)
    .where("read_at", "is", null)
    .where("kind", "=", kind)
    .where("review_id", "=", reviewId)
    .limit(1)
    .executeTakeFirst();
}
