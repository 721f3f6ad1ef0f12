import type { Insertable, Kysely } from "kysely";
import type { Database, Reports } from "../schema";

type Db = Kysely<Database>;

/** Adds a report. Returns false when its member has one in the case already. */
export async function insertReport(db: Db, report: Insertable<Reports>): Promise<boolean> {
  const result = await db
    .insertInto("reports")
    .values(report)
    .onConflict((conflict) => conflict.columns(["case_id", "reporter_id"]).doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** When a member reported reviews since a time, the latest first. */
export async function listReportTimes(
  db: Db,
  { reporterId, since }: { reporterId: string; since: string },
  limit: number,
): Promise<string[]> {
  const rows = await db
    .selectFrom("reports")
    .select("reported_at as at")
    .where("reporter_id", "=", reporterId)
    .where("reported_at", ">", since)
    .orderBy("reported_at", "desc")
    .limit(limit)
    .execute();
  return rows.map(({ at }) => at);
}

/** Whether a member has reported a review and moderators have not decided yet. */
export async function hasOpenReport(
  db: Db,
  { reviewId, reporterId }: { reviewId: string; reporterId: string },
): Promise<boolean> {
  const row = await db
    .selectFrom("reports")
    .innerJoin("cases", "cases.id", "reports.case_id")
    .select("reports.case_id")
    .where("reports.review_id", "=", reviewId)
    .where("reports.reporter_id", "=", reporterId)
    .where("cases.closed_at", "is", null)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a member has a report in a case, decided or not. */
export async function hasReportedIn(db: Db, caseId: string, reporterId: string): Promise<boolean> {
  const row = await db
    .selectFrom("reports")
    .select("case_id")
    .where("case_id", "=", caseId)
    .where("reporter_id", "=", reporterId)
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether a member posted the solution of the review that was reported in a case, or reviewed it as well. */
export async function isAroundReported(db: Db, caseId: string, userId: string): Promise<boolean> {
  const reported = await db
    .selectFrom("reports")
    .select("review_id as reviewId")
    .where("case_id", "=", caseId)
    .limit(1)
    .executeTakeFirst();
  if (!reported) return false;
  const row = await db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .select("reviews.id")
    .where("reviews.id", "=", reported.reviewId)
    .where((eb) =>
      eb.or([
        eb("solutions.author_id", "=", userId),
        eb.exists(
          eb
            .selectFrom("reviews as theirs")
            .select("theirs.id")
            .whereRef("theirs.solution_id", "=", "solutions.id")
            .where("theirs.reviewer_id", "=", userId),
        ),
      ]),
    )
    .executeTakeFirst();
  return row !== undefined;
}

/** What was said to be wrong in the reports of a case; each once. */
export async function listReasonsOf(db: Db, caseId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("reports")
    .select("reason")
    .distinct()
    .where("case_id", "=", caseId)
    .orderBy("reason")
    .execute();
  return rows.map(({ reason }) => reason);
}

/**
 * The reports of a case, each with what decides under which name its member is known there: the
 * solution's author, or one of its reviewers.
 */
export function listReports(db: Db, caseId: string, limit: number) {
  return (
    db
      .selectFrom("reports")
      .innerJoin("users as reporter", "reporter.id", "reports.reporter_id")
      .innerJoin("reviews", "reviews.id", "reports.review_id")
      .innerJoin("solutions", "solutions.id", "reviews.solution_id")
      .leftJoin("reviews as theirs", (join) =>
        join
          .onRef("theirs.solution_id", "=", "solutions.id")
          .onRef("theirs.reviewer_id", "=", "reports.reporter_id"),
      )
      .select([
        "reports.reporter_id as reporterId",
        "reporter.handle as reporter",
        "reports.reason",
        "reports.note",
        "reports.reported_at as reportedAt",
        "solutions.author_id as authorId",
        "solutions.pseudonym as authorPseudonym",
        "solutions.revealed_at as authorRevealedAt",
        "theirs.pseudonym as theirPseudonym",
        "theirs.revealed_at as theirRevealedAt",
      ])
      .where("reports.case_id", "=", caseId)
      // Every id is above it: without a condition a planner may walk the table by another index.
      .where("reports.reporter_id", ">", "")
      .orderBy("reports.reporter_id")
      .limit(limit)
      .execute()
  );
}
