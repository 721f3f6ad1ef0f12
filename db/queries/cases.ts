import type { Insertable, Kysely } from "kysely";
import type { CaseMeasures, CaseMembers, Cases, Database } from "../schema";

type Db = Kysely<Database>;

/** Adds a case. Returns false when one with its key is there already. */
export async function insertCase(db: Db, row: Insertable<Cases>): Promise<boolean> {
  const result = await db
    .insertInto("cases")
    .values(row)
    .onConflict((conflict) => conflict.column("case_key").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** A case by its key, held until the end of the transaction; undefined when there is none. */
export function lockCaseByKey(db: Db, key: string) {
  return db
    .selectFrom("cases")
    .select(["id", "evidence", "closed_at as closedAt", "verdict"])
    .where("case_key", "=", key)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A case, held until the end of the transaction; undefined when there is none. */
export function lockCase(db: Db, id: string) {
  return db
    .selectFrom("cases")
    .select(["id", "kind", "closed_at as closedAt"])
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
}

/** A case; undefined when there is none. */
export function findCase(db: Db, id: string) {
  return db
    .selectFrom("cases")
    .select(["id", "kind", "evidence", "opened_at as openedAt", "closed_at as closedAt", "verdict", "why"])
    .where("id", "=", id)
    .executeTakeFirst();
}

export function updateCaseEvidence(db: Db, id: string, evidence: string) {
  return db.updateTable("cases").set({ evidence }).where("id", "=", id).execute();
}

/** Closes a case. Returns false when it was closed already. */
export async function updateCaseClosed(
  db: Db,
  id: string,
  verdict: { closed_at: string; verdict: Cases["verdict"]; why: string },
): Promise<boolean> {
  const result = await db
    .updateTable("cases")
    .set(verdict)
    .where("id", "=", id)
    .where("closed_at", "is", null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Adds members to a case; those who are in it already stay as they are. */
export function insertCaseMembers(db: Db, rows: Insertable<CaseMembers>[]) {
  return db
    .insertInto("case_members")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["case_id", "user_id"]).doNothing())
    .execute();
}

/** The cases of a kind in which some members are, with how many of them, the most first. */
export function listCasesOfMembers(
  db: Db,
  { kind, userIds }: { kind: string; userIds: string[] },
  limit: number,
) {
  return db
    .selectFrom("case_members")
    .innerJoin("cases", "cases.id", "case_members.case_id")
    .select((eb) => ["cases.id", "cases.closed_at as closedAt", eb.fn.countAll<number>().as("shared")])
    .where("case_members.user_id", "in", userIds)
    .where("cases.kind", "=", kind)
    .groupBy(["cases.id", "cases.closed_at"])
    .orderBy("shared", "desc")
    .orderBy("cases.id", "desc")
    .limit(limit)
    .execute();
}

/** The members of a case with their appeals, in the order of their ids. */
export function listCaseMembers(db: Db, caseId: string, limit: number) {
  return db
    .selectFrom("case_members")
    .innerJoin("users", "users.id", "case_members.user_id")
    .select([
      "case_members.user_id as userId",
      "users.handle",
      "case_members.appeal",
      "case_members.appealed_at as appealedAt",
    ])
    .where("case_members.case_id", "=", caseId)
    .orderBy("case_members.user_id")
    .limit(limit)
    .execute();
}

/** A member's own part of a case; undefined when they are not in it. */
export function findCaseMember(db: Db, caseId: string, userId: string) {
  return db
    .selectFrom("case_members")
    .select(["appeal", "appealed_at as appealedAt"])
    .where("case_id", "=", caseId)
    .where("user_id", "=", userId)
    .executeTakeFirst();
}

export function updateAppeal(
  db: Db,
  { caseId, userId }: { caseId: string; userId: string },
  { appeal, now }: { appeal: string; now: string },
) {
  return db
    .updateTable("case_members")
    .set({ appeal, appealed_at: now })
    .where("case_id", "=", caseId)
    .where("user_id", "=", userId)
    .execute();
}

/** Notes what a rule took; what a case has noted already stays. */
export function insertCaseMeasures(db: Db, rows: Insertable<CaseMeasures>[]) {
  return db
    .insertInto("case_measures")
    .values(rows)
    .onConflict((conflict) => conflict.columns(["case_id", "subject_id"]).doNothing())
    .execute();
}

/** What the rule of a case took and nobody gave back; of one member where they are named. */
export function listCaseMeasures(
  db: Db,
  caseId: string,
  { userId, limit }: { userId?: string; limit: number },
) {
  let query = db
    .selectFrom("case_measures")
    .select(["subject_id as subjectId", "what", "user_id as userId", "review_id as reviewId", "points"])
    .where("case_id", "=", caseId)
    .where("lifted_at", "is", null)
    // Every id is above it: without a condition a planner may walk the table by another index.
    .where("subject_id", ">", "")
    .orderBy("subject_id")
    .limit(limit);
  if (userId !== undefined) query = query.where("user_id", "=", userId);
  return query.execute();
}

/** What a case took from a member, given back or not. */
export function listMeasuresOf(db: Db, caseId: string, userId: string, limit: number) {
  return db
    .selectFrom("case_measures")
    .select(["review_id as reviewId", "points", "given_points as givenPoints", "lifted_at as liftedAt"])
    .where("case_id", "=", caseId)
    .where("user_id", "=", userId)
    .where("subject_id", ">", "")
    .orderBy("subject_id")
    .limit(limit)
    .execute();
}

/** What a case took: points, and reviews that count less. */
export interface Taken {
  points: number;
  reviews: number;
}

/** What a case took from a member and nobody gave back, and what was given back. */
export async function sumCaseMeasures(
  db: Db,
  caseId: string,
  userId: string,
): Promise<{ taken: Taken; givenBack: Taken }> {
  const rows = await db
    .selectFrom("case_measures")
    .select((eb) => [
      "lifted_at as liftedAt",
      eb.fn.sum<number>("points").as("points"),
      eb.fn.sum<number>("given_points").as("givenPoints"),
      eb.fn.sum<number>(eb.case().when("what", "=", "counts").then(1).else(0).end()).as("reviews"),
    ])
    .where("case_id", "=", caseId)
    .where("user_id", "=", userId)
    .groupBy("lifted_at")
    .execute();
  const sums = { taken: { points: 0, reviews: 0 }, givenBack: { points: 0, reviews: 0 } };
  for (const { liftedAt, points, givenPoints, reviews } of rows) {
    const sum = liftedAt === null ? sums.taken : sums.givenBack;
    sum.points += Number(liftedAt === null ? points : givenPoints);
    sum.reviews += Number(reviews);
  }
  return sums;
}

/** Notes that what a case took was given back, and how many points that gave. */
export function updateMeasureLifted(
  db: Db,
  { caseId, subjectId }: { caseId: string; subjectId: string },
  { now, points }: { now: string; points: number },
) {
  return db
    .updateTable("case_measures")
    .set({ lifted_at: now, given_points: points })
    .where("case_id", "=", caseId)
    .where("subject_id", "=", subjectId)
    .execute();
}

/** Which of some reviews and awards are in a case. */
export async function listMeasured(db: Db, subjectIds: string[]): Promise<string[]> {
  const rows = await db
    .selectFrom("case_measures")
    .select("subject_id as subjectId")
    .where("subject_id", "in", subjectIds)
    .execute();
  return rows.map(({ subjectId }) => subjectId);
}

/** The members of lifted cases of a kind, for what runs over everybody at once. */
export function listLiftedMembers(db: Db, kind: string) {
  return db
    .selectFrom("cases")
    .innerJoin("case_members", "case_members.case_id", "cases.id")
    .select(["cases.id as caseId", "case_members.user_id as userId"])
    .where("cases.kind", "=", kind)
    .where("cases.verdict", "=", "lift")
    .execute();
}
