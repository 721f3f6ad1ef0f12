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

/** Takes back the invitations of all but some members. */
export function deleteOtherInvitations(db: Db, solutionId: string, userIds: string[]) {
  let query = db.deleteFrom("invitations").where("solution_id", "=", solutionId);
  if (userIds.length > 0) query = query.where("user_id", "not in", userIds);
  return query.execute();
}
