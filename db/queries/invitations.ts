import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** Who is invited to see a solution during its embargo, in the order of their handles. */
export function listInvited(db: Db, solutionId: string) {
  return db
    .selectFrom("invitations")
    .innerJoin("users", "users.id", "invitations.user_id")
    .select(["users.id", "users.handle"])
    .where("invitations.solution_id", "=", solutionId)
    .orderBy("users.handle")
    .execute();
}

export function insertInvitations(
  db: Db,
  { solutionId, userIds }: { solutionId: string; userIds: string[] },
  invitedAt: string,
) {
  return db
    .insertInto("invitations")
    .values(userIds.map((userId) => ({ solution_id: solutionId, user_id: userId, invited_at: invitedAt })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Of this many invitations, the latest, the ones that are still open are looked for. */
const INVITATIONS_LOOKED_AT = 200;

/**
 * What a member is invited to read on a day, the latest invitation first: solutions that are under embargo, not
 * withdrawn, and not reviewed by them yet.
 */
export function listOpenInvitations(
  db: Db,
  userId: string,
  { today, limit }: { today: string; limit: number },
) {
  return db
    .selectFrom(
      db
        .selectFrom("invitations")
        .select(["solution_id", "invited_at"])
        .where("user_id", "=", userId)
        .orderBy("invited_at", "desc")
        .limit(INVITATIONS_LOOKED_AT)
        .as("some"),
    )
    .innerJoin("solutions", "solutions.id", "some.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .innerJoin("users as author", "author.id", "solutions.author_id")
    .select([
      "solutions.id",
      "solutions.embargo_until as embargoUntil",
      "revisions.slug",
      "revisions.title",
      "solutions.author_id as authorId",
      "author.handle as author",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "some.invited_at as invitedAt",
    ])
    .where("solutions.embargo_until", ">", today)
    .where("solutions.withdrawn_at", "is", null)
    .where("solutions.published_at", "is not", null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom("reviews")
            .select("reviews.id")
            .whereRef("reviews.solution_id", "=", "solutions.id")
            .where("reviews.reviewer_id", "=", userId),
        ),
      ),
    )
    .orderBy("some.invited_at", "desc")
    .orderBy("solutions.id")
    .limit(limit)
    .execute();
}

/** Takes back the invitations of all but some members. */
export function deleteOtherInvitations(db: Db, solutionId: string, userIds: string[]) {
  let query = db.deleteFrom("invitations").where("solution_id", "=", solutionId);
  if (userIds.length > 0) query = query.where("user_id", "not in", userIds);
  return query.execute();
}
