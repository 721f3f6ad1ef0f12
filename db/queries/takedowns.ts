import type { Insertable, Kysely } from "kysely";
import type { Database, TakedownRequests } from "../schema";

type Db = Kysely<Database>;
export type Subject = Pick<TakedownRequests, "subject_kind" | "subject_id">;

/** Adds a request, unless the same person has an open one about the same brief. Returns whether it was added. */
export async function insertTakedownRequest(db: Db, request: Insertable<TakedownRequests>): Promise<boolean> {
  const result = await db
    .insertInto("takedown_requests")
    .values(request)
    .onConflict((conflict) => conflict.column("open_key").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** The reason of an open request, held until the end of the transaction; undefined when there is none. */
export function lockOpenRequest(db: Db, openKey: string) {
  return db
    .selectFrom("takedown_requests")
    .select(["id", "reason"])
    .where("open_key", "=", openKey)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

export function updateRequestReason(db: Db, id: string, reason: string) {
  return db.updateTable("takedown_requests").set({ reason }).where("id", "=", id).execute();
}

/** What a request is about; undefined when there is no such request. */
export function findTakedownRequest(db: Db, id: string) {
  return db
    .selectFrom("takedown_requests")
    .select(["subject_kind as kind", "subject_id as subjectId"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Closes an open request. Returns false when it is closed already. */
export async function closeRequest(db: Db, id: string, closedAt: string): Promise<boolean> {
  const result = await db
    .updateTable("takedown_requests")
    .set({ closed_at: closedAt, open_key: null })
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Closes every open request about a brief. */
export function closeRequestsAbout(db: Db, { subject_kind, subject_id }: Subject, closedAt: string) {
  return db
    .updateTable("takedown_requests")
    .set({ closed_at: closedAt, open_key: null })
    .where("subject_kind", "=", subject_kind)
    .where("subject_id", "=", subject_id)
    .where("closed_at", "is", null)
    .execute();
}

/**
 * Open requests with the brief that each is about, as it was when removal was asked for, and whether a viewer is
 * invited to its solution; the longest waiting first, from behind the given position.
 */
export function listOpenRequests(
  db: Db,
  viewerId: string,
  page: { after: { createdAt: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("takedown_requests as request")
    .leftJoin("users as sender", "sender.id", "request.user_id")
    .leftJoin("solutions", (join) =>
      join.onRef("solutions.id", "=", "request.subject_id").on("request.subject_kind", "=", "solution"),
    )
    .leftJoin("revisions", (join) =>
      join.onRef("revisions.solution_id", "=", "solutions.id").on((eb) =>
        eb(
          "revisions.revision",
          "=",
          eb
            .selectFrom("revisions as asked")
            .select((eb) => eb.fn.max("asked.revision").as("revision"))
            .whereRef("asked.solution_id", "=", "solutions.id")
            .whereRef("asked.published_at", "<=", "request.created_at"),
        ),
      ),
    )
    .leftJoin("challenges", (join) =>
      join.onRef("challenges.id", "=", "request.subject_id").on("request.subject_kind", "=", "challenge"),
    )
    .select((eb) => [
      "request.id",
      "request.subject_kind as kind",
      "request.subject_id as subjectId",
      "request.contact",
      "request.relation",
      "request.reason",
      "request.created_at as createdAt",
      "request.user_id as senderId",
      "sender.handle as sender",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "solutions.brief_origin as briefOrigin",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "challenges.slug as challengeSlug",
      eb.fn.coalesce("revisions.title", "challenges.title").as("title"),
      eb.fn.coalesce("revisions.brief_html", "challenges.brief_html").as("briefHtml"),
      eb.fn.coalesce("solutions.author_id", "challenges.author_id").as("authorId"),
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    ])
    .where("request.closed_at", "is", null)
    .orderBy("request.created_at")
    .orderBy("request.id")
    .limit(page.limit);
  const { after } = page;
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("request.created_at", "request.id"), ">", eb.tuple(after.createdAt, after.id)),
    );
  }
  return query.execute();
}
