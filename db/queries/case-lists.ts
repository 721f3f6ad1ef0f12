import type { Kysely } from "kysely";
import type { Database } from "../schema";

type Db = Kysely<Database>;

/** Open cases, the longest open first, from behind a position: with their members, and how many of them appealed. */
export function listOpenCases(db: Db, after: { openedAt: string; id: string } | null, limit: number) {
  let query = selectCases(db)
    .where("cases.closed_at", "is", null)
    .orderBy("cases.opened_at")
    .orderBy("cases.id")
    .limit(limit);
  if (after)
    query = query.where((eb) =>
      eb(eb.refTuple("cases.opened_at", "cases.id"), ">", eb.tuple(after.openedAt, after.id)),
    );
  return query.execute();
}

/** Decided cases, the latest first, from before a position. */
export function listDecidedCases(db: Db, before: { closedAt: string; id: string } | null, limit: number) {
  let query = selectCases(db)
    .where("cases.closed_at", "is not", null)
    .orderBy("cases.closed_at", "desc")
    .orderBy("cases.id", "desc")
    .limit(limit);
  if (before)
    query = query.where((eb) =>
      eb(eb.refTuple("cases.closed_at", "cases.id"), "<", eb.tuple(before.closedAt, before.id)),
    );
  return query.execute();
}

function selectCases(db: Db) {
  return db.selectFrom("cases").select((eb) => [
    "cases.id",
    "cases.kind",
    "cases.opened_at as openedAt",
    "cases.closed_at as closedAt",
    "cases.verdict",
    eb
      .selectFrom("case_members")
      .select((eb) => eb.fn.countAll<number>().as("n"))
      .whereRef("case_members.case_id", "=", "cases.id")
      .as("members"),
    eb
      .selectFrom("case_members")
      .select((eb) => eb.fn.count<number>("case_members.appealed_at").as("n"))
      .whereRef("case_members.case_id", "=", "cases.id")
      .as("appeals"),
  ]);
}

/** A solution of each of some members that they know: the latest that they reviewed, else the latest of their own. */
export async function listSolutionsOfMembers(db: Db, userIds: string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("users")
    .select((eb) => [
      "users.id",
      eb
        .selectFrom("reviews")
        .select("reviews.solution_id")
        .whereRef("reviews.reviewer_id", "=", "users.id")
        .orderBy("reviews.submitted_at", "desc")
        .limit(1)
        .as("reviewed"),
      eb
        .selectFrom("solutions")
        .select("solutions.id")
        .whereRef("solutions.author_id", "=", "users.id")
        .where("solutions.published_at", "is not", null)
        .orderBy("solutions.published_at", "desc")
        .limit(1)
        .as("posted"),
    ])
    .where("users.id", "in", userIds)
    .execute();
  return new Map(
    rows.flatMap(({ id, reviewed, posted }) => {
      const solution = reviewed ?? posted;
      return solution ? [[id, solution] as const] : [];
    }),
  );
}
