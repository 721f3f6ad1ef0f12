import { expressionBuilder, type Insertable, type Kysely, sql } from "kysely";
import { isUnderPseudonym } from "../expressions/blind";
import { stillPays } from "../expressions/standing-event";
import type { Database, ReputationEvents } from "../schema";

type Db = Kysely<Database>;

/** Adds a row to the ledger. Returns false when its dedupe key is there already. */
export async function insertReputationEvent(db: Db, event: Insertable<ReputationEvents>): Promise<boolean> {
  const result = await db
    .insertInto("reputation_events")
    .values(event)
    .onConflict((conflict) => conflict.column("dedupe_key").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Which rows of the ledger; times from `since` on, up to and without `until`. */
export interface LedgerRows {
  userId?: string;
  reviewId?: string;
  rule?: string;
  since?: string;
  until?: string;
  /** Without rows about what their member still goes by a pseudonym for. */
  isShown?: true;
  /** Only what is still paid, at the time when it was earned. */
  stillPays?: true;
  /** Without rows of this rule. */
  exceptRule?: string;
  /** Of these rules alone. */
  rules?: readonly string[];
}

/** Sum of the points of some rows of the ledger: name a member or a review. */
export async function sumReputation(db: Db, rows: LedgerRows): Promise<number> {
  let query = db
    .selectFrom("reputation_events as event")
    .select((eb) => eb.fn.coalesce(eb.fn.sum<number>("event.points"), eb.lit(0)).as("points"));
  if (rows.userId !== undefined) query = query.where("user_id", "=", rows.userId);
  if (rows.reviewId !== undefined) query = query.where("review_id", "=", rows.reviewId);
  if (rows.rule !== undefined) query = query.where("rule", "=", rows.rule);
  if (rows.since !== undefined) query = query.where("happened_at", ">=", rows.since);
  if (rows.until !== undefined) query = query.where("happened_at", "<", rows.until);
  if (rows.isShown) query = query.where(isShown());
  if (rows.exceptRule) query = query.where("rule", "!=", rows.exceptRule);
  if (rows.rules) query = query.where("rule", "in", rows.rules);
  if (rows.stillPays) query = query.where(stillPays());
  return Number((await query.executeTakeFirstOrThrow()).points);
}

/** Whether a row is about nothing that its member posted or reviewed under a pseudonym which still holds. */
function isShown() {
  const eb = expressionBuilder<Database & { event: ReputationEvents }, "event">();
  const blindSolution = eb
    .selectFrom("solutions as blind_solution")
    .select("blind_solution.id")
    .whereRef("blind_solution.id", "=", "event.solution_id")
    .whereRef("blind_solution.author_id", "=", "event.user_id")
    .where(isUnderPseudonym("blind_solution"));
  const blindReview = eb
    .selectFrom("reviews as blind_review")
    .select("blind_review.id")
    .whereRef("blind_review.id", "=", "event.review_id")
    .whereRef("blind_review.reviewer_id", "=", "event.user_id")
    .where(isUnderPseudonym("blind_review"));
  return eb.and([eb.not(eb.exists(blindSolution)), eb.not(eb.exists(blindReview))]);
}

/** The calendar months in which a member has rows about one of their reviews or solutions. */
export async function listMonthsAbout(
  db: Db,
  { userId, ...about }: { userId: string } & ({ reviewId: string } | { solutionId: string }),
): Promise<string[]> {
  const query = db
    .selectFrom("reputation_events")
    .select(sql<string>`substr(happened_at, 1, 7)`.as("month"))
    .distinct()
    .where("user_id", "=", userId);
  const rows = await ("reviewId" in about
    ? query.where("review_id", "=", about.reviewId)
    : query.where("solution_id", "=", about.solutionId)
  ).execute();
  return rows.map(({ month }) => month);
}

/** Sets what a member's reviews earned by helping in one calendar month. */
export function upsertReputationMonth(
  db: Db,
  { month, userId }: { month: string; userId: string },
  points: number,
) {
  return db
    .insertInto("reputation_months")
    .values({ month, user_id: userId, points })
    .onConflict((conflict) => conflict.columns(["month", "user_id"]).doUpdateSet({ points }))
    .execute();
}

/** The members whose reviews earned most by helping in a month, most first; of equals who joined last. */
export function listTopOfMonth(db: Db, month: string, limit: number) {
  return db
    .selectFrom("reputation_months")
    .innerJoin("users", "users.id", "reputation_months.user_id")
    .select(["users.handle", "reputation_months.points"])
    .where("month", "=", month)
    .where("points", ">", 0)
    .orderBy("points", "desc")
    .orderBy("user_id", "desc")
    .limit(limit)
    .execute();
}

/**
 * A member's ledger, newest first, from before the given position: all of it, or what is not about something that they
 * posted or reviewed under a pseudonym. Rows that take back nothing, or give nothing again, are left out. Who caused a row
 * comes with the name that they go by there: the author's of the solution, a reviewer's of their own review of it.
 */
export function listReputationEvents(
  db: Db,
  userId: string,
  page: {
    withBlind: boolean;
    /** Of a stretch of time, and of these rules alone; null for all. */
    only: { since: string; until: string; rules: readonly string[] } | null;
    before: { happenedAt: string; id: string } | null;
    limit: number;
  },
) {
  let query = db
    .selectFrom("reputation_events as event")
    .leftJoin("solutions", "solutions.id", "event.solution_id")
    .leftJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("users as giver", "giver.id", "event.giver_id")
    .leftJoin("reviews as theirs", (join) =>
      join
        .onRef("theirs.solution_id", "=", "event.solution_id")
        .onRef("theirs.reviewer_id", "=", "event.giver_id"),
    )
    .select([
      "event.id",
      "event.rule",
      "event.points",
      "event.limited_by as limitedBy",
      "event.reverses_id as reversesId",
      "event.dedupe_key as dedupeKey",
      "event.review_id as reviewId",
      "event.happened_at as happenedAt",
      "event.giver_id as giverId",
      "giver.handle as giver",
      "theirs.pseudonym as giverPseudonym",
      "theirs.revealed_at as giverRevealedAt",
      "solutions.id as solutionId",
      "solutions.author_id as authorId",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "revisions.slug",
      "revisions.title",
    ])
    .where("event.user_id", "=", userId)
    .where((eb) =>
      eb.or([
        eb("event.points", "!=", 0),
        eb.and([
          sql<boolean>`event.reverses_id || '' is null`,
          eb("event.dedupe_key", "not like", "%:again:%"),
        ]),
      ]),
    )
    .orderBy("event.happened_at", "desc")
    .orderBy("event.id", "desc")
    .limit(page.limit);
  if (!page.withBlind) query = query.where(isShown());
  if (page.only)
    query = query
      .where("event.happened_at", ">=", page.only.since)
      .where("event.happened_at", "<", page.only.until)
      .where("event.rule", "in", page.only.rules);
  if (page.before) {
    const { happenedAt, id } = page.before;
    query = query.where((eb) =>
      eb(eb.refTuple("event.happened_at", "event.id"), "<", eb.tuple(happenedAt, id)),
    );
  }
  return query.execute();
}
