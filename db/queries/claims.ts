import type { Insertable, Kysely } from "kysely";
import type { Claims, Database } from "../schema";

type Db = Kysely<Database>;

/** Adds a claim of a reviewer, over the one that they had before. */
export function upsertClaim(db: Db, claim: Insertable<Claims>) {
  return db
    .insertInto("claims")
    .values(claim)
    .onConflict((conflict) =>
      conflict.columns(["solution_id", "reviewer_id"]).doUpdateSet({
        claimed_at: claim.claimed_at,
        expires_at: claim.expires_at,
        written_at: claim.written_at,
        given: claim.given,
      }),
    )
    .execute();
}

/** Ends a reviewer's claim of a solution. Returns whether the queue gave it to them; undefined when they had none. */
export function deleteClaim(db: Db, solutionId: string, reviewerId: string) {
  return db
    .deleteFrom("claims")
    .where("solution_id", "=", solutionId)
    .where("reviewer_id", "=", reviewerId)
    .returning("given")
    .executeTakeFirst();
}

/** Ends every claim of a solution. */
export function deleteClaims(db: Db, solutionId: string) {
  return db.deleteFrom("claims").where("solution_id", "=", solutionId).execute();
}

/** Ends the claims of a solution that expired by a time, but for one reviewer's. Returns whose they were. */
export function deleteExpiredClaims(db: Db, solutionId: string, { now, but }: { now: string; but: string }) {
  return db
    .deleteFrom("claims")
    .where("solution_id", "=", solutionId)
    .where("expires_at", "<=", now)
    .where("reviewer_id", "<>", but)
    .returning(["reviewer_id as reviewerId", "written_at as writtenAt"])
    .execute();
}

/** The claims that expired by a time, the longest ago first. */
export function listExpiredClaims(db: Db, now: string, limit: number) {
  return db
    .selectFrom("claims")
    .select(["solution_id as solutionId", "reviewer_id as reviewerId"])
    .where("expires_at", "<=", now)
    .orderBy("expires_at")
    .limit(limit)
    .execute();
}

/** Renews a reviewer's claim, as they write; not where it has expired, they wrote since `unlessSince`, or have none. */
export function updateClaimWritten(
  db: Db,
  { solutionId, reviewerId }: { solutionId: string; reviewerId: string },
  { now, until, unlessSince }: { now: string; until: string; unlessSince: string },
) {
  return db
    .updateTable("claims")
    .set({ written_at: now, expires_at: until })
    .where("solution_id", "=", solutionId)
    .where("reviewer_id", "=", reviewerId)
    .where("expires_at", ">", now)
    .where((eb) => eb.or([eb("written_at", "is", null), eb("written_at", "<", unlessSince)]))
    .execute();
}

/** The claims that a reviewer has at a time, with the titles; the ones that end first come first. */
export function listClaimsOf(db: Db, reviewerId: string, now: string) {
  return db
    .selectFrom("claims")
    .innerJoin("solutions", "solutions.id", "claims.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .select([
      "claims.solution_id as solutionId",
      "claims.expires_at as expiresAt",
      "claims.written_at as writtenAt",
      "revisions.title",
      "revisions.slug",
    ])
    .where("claims.reviewer_id", "=", reviewerId)
    .where("claims.expires_at", ">", now)
    .orderBy("claims.expires_at")
    .limit(10)
    .execute();
}

/** Leaves a solution out of what is suggested to somebody, from a time on. */
export function upsertSkip(db: Db, skip: { user_id: string; solution_id: string; skipped_at: string }) {
  return db
    .insertInto("queue_skips")
    .values(skip)
    .onConflict((conflict) =>
      conflict.columns(["user_id", "solution_id"]).doUpdateSet({ skipped_at: skip.skipped_at }),
    )
    .execute();
}

/** Until when a reviewer has claimed a solution; undefined where they have no claim of it. */
export function findClaim(db: Db, solutionId: string, reviewerId: string) {
  return db
    .selectFrom("claims")
    .select("expires_at as expiresAt")
    .where("solution_id", "=", solutionId)
    .where("reviewer_id", "=", reviewerId)
    .executeTakeFirst();
}

/** How many claims a reviewer has at a time. */
export async function countClaimsOf(db: Db, reviewerId: string, now: string): Promise<number> {
  const row = await db
    .selectFrom("claims")
    .select((eb) => eb.fn.countAll<number>().as("n"))
    .where("reviewer_id", "=", reviewerId)
    .where("expires_at", ">", now)
    .executeTakeFirstOrThrow();
  return row.n;
}
