import { type ExpressionBuilder, type Insertable, type Kysely, type SelectQueryBuilder, sql } from "kysely";
import type { Database, Listings } from "../schema";

type Db = Kysely<Database>;
export type RankColumn = Extract<keyof Listings, `rank_${string}`>;
export type Ranks = Pick<Listings, RankColumn>;

/** Which list, cut to what. */
export interface ListScope {
  scope: string;
  /** A second scope that rows must stand in too, or null. */
  within: string | null;
}

/** Puts a published solution into its lists. */
export function insertListings(db: Db, rows: Insertable<Listings>[]) {
  return db.insertInto("listings").values(rows).execute();
}

/** Takes a solution out of every list. */
export function deleteListings(db: Db, solutionId: string) {
  return db.deleteFrom("listings").where("solution_id", "=", solutionId).execute();
}

export type GainColumn = "rising" | "improved";
type Gains = Pick<Listings, GainColumn>;

/** Moves a solution to its new place in every list; what is left out stays. */
export function updateListings(
  db: Db,
  solutionId: string,
  to: Partial<Ranks & Gains & { review_count: number }>,
) {
  return db.updateTable("listings").set(to).where("solution_id", "=", solutionId).execute();
}

/** A solution's overall estimate with what it gained; undefined before its first review. */
export function findStanding(db: Db, solutionId: string) {
  return db
    .selectFrom("solution_scores")
    .select(["mean", "rising", "improved"])
    .where("solution_id", "=", solutionId)
    .where("dimension", "=", "overall")
    .executeTakeFirst();
}

/** Stores what a solution gained beside its overall estimate, from where its lists take it. */
export function updateStanding(db: Db, solutionId: string, to: Partial<Gains>) {
  return db
    .updateTable("solution_scores")
    .set(to)
    .where("solution_id", "=", solutionId)
    .where("dimension", "=", "overall")
    .execute();
}

/** The newest solutions, from below the given position. */
export function listNewest(
  db: Db,
  list: ListScope,
  page: { since: string; after: { publishedAt: string; id: string } | null; limit: number },
) {
  let query = inScope(db.selectFrom("listings"), list)
    .select((eb) => [...rowKeys, eb.ref("published_at").as("position")])
    .where("published_at", ">=", page.since)
    .orderBy("published_at", "desc")
    .orderBy("solution_id", "desc")
    .limit(page.limit);
  const { after } = page;
  if (after) {
    query = query.where((eb) =>
      eb(eb.refTuple("published_at", "solution_id"), "<", eb.tuple(after.publishedAt, after.id)),
    );
  }
  return withDetails(db, query)
    .orderBy("listed.position", "desc")
    .orderBy("listed.solution_id", "desc")
    .execute();
}

/** The solutions with the fewest reviews, and of these the ones that wait longest, from behind the given position. */
export function listNeediest(
  db: Db,
  list: ListScope,
  page: {
    since: string;
    after: { reviewCount: number; publishedAt: string; id: string } | null;
    limit: number;
  },
) {
  let query = inScope(db.selectFrom("listings"), list)
    .select((eb) => [...rowKeys, eb.ref("published_at").as("position")])
    .where(unindexed("published_at"), ">=", page.since)
    .orderBy("review_count")
    .orderBy("published_at")
    .orderBy("solution_id")
    .limit(page.limit);
  const { after } = page;
  if (after) {
    query = query.where((eb) =>
      eb(
        eb.refTuple("review_count", "published_at", "solution_id"),
        ">",
        eb.tuple(after.reviewCount, after.publishedAt, after.id),
      ),
    );
  }
  return withDetails(db, query)
    .orderBy("listed.review_count")
    .orderBy("listed.position")
    .orderBy("listed.solution_id")
    .execute();
}

/**
 * The best-ranked solutions by one rank, from below the given position; those nobody scored are left out. Published
 * since `since`: over a long stretch it walks the ranks and drops what is older, over a short one (`newest`, a count)
 * it ranks the newest so many of the stretch, so that neither reads a large part of the table.
 */
export function listTop(
  db: Db,
  list: ListScope,
  page: {
    rank: RankColumn;
    since: string;
    newest: number | null;
    after: { rank: number; id: string } | null;
    limit: number;
  },
) {
  const { rank, after } = page;
  const source = page.newest
    ? db.selectFrom(
        db
          .selectFrom("listings")
          .selectAll()
          .where("scope", "=", list.scope)
          .where("published_at", ">=", page.since)
          .orderBy("published_at", "desc")
          .limit(page.newest)
          .as("listings"),
      )
    : db.selectFrom("listings").where(unindexed("published_at"), ">=", page.since);
  let query = inScope(source as typeof source & SelectQueryBuilder<Database, "listings", object>, list)
    .select((eb) => [...rowKeys, eb.ref(rank).as("position")])
    .where(rank, "is not", null)
    .orderBy(rank, "desc")
    .orderBy("solution_id", "desc")
    .limit(page.limit);
  if (after)
    query = query.where((eb) => eb(eb.refTuple(rank, "solution_id"), "<", eb.tuple(after.rank, after.id)));
  return withDetails(db, query)
    .orderBy("listed.position", "desc")
    .orderBy("listed.solution_id", "desc")
    .execute();
}

/**
 * The solutions that rose or improved the most, from below the given position: of those that are ranked and were
 * published since `since`, the ones whose gain is at least `from`.
 */
export function listGaining(
  db: Db,
  list: ListScope,
  page: {
    by: GainColumn;
    from: number;
    since: string;
    after: { gain: number; id: string } | null;
    limit: number;
  },
) {
  const { by, after } = page;
  let query = inScope(db.selectFrom("listings"), list)
    .select((eb) => [...rowKeys, eb.ref(by).as("position")])
    .where(by, ">=", page.from)
    .where(unindexed("published_at"), ">=", page.since)
    .where(sql<number>`rank_overall + 0`, ">=", 0)
    .orderBy(by, "desc")
    .orderBy("solution_id", "desc")
    .limit(page.limit);
  if (after)
    query = query.where((eb) => eb(eb.refTuple(by, "solution_id"), "<", eb.tuple(after.gain, after.id)));
  return withDetails(db, query)
    .orderBy("listed.position", "desc")
    .orderBy("listed.solution_id", "desc")
    .execute();
}

const rowKeys = [
  "listings.solution_id",
  "listings.review_count",
  "listings.published_at",
  "listings.improved",
] as const;

/** The same value, but no index is searched by it: the one that gives the order is. */
function unindexed(column: "published_at") {
  return sql<string>`${sql.ref(column)} || ''`;
}

function inScope<O>(query: SelectQueryBuilder<Database, "listings", O>, { scope, within }: ListScope) {
  const scoped = query.where("listings.scope", "=", scope);
  if (!within) return scoped;
  return scoped.where((eb: ExpressionBuilder<Database, "listings">) =>
    eb.exists(
      eb
        .selectFrom("listings as other")
        .select("other.solution_id")
        .whereRef("other.solution_id", "=", "listings.solution_id")
        .where("other.scope", "=", within),
    ),
  );
}

interface Listed<Position> {
  solution_id: string;
  review_count: number;
  published_at: string;
  improved: number | null;
  position: Position;
}

/** What a row shows of each listed solution. The listing is cut to its page first, then joined. */
function withDetails<Position>(db: Db, listed: SelectQueryBuilder<Database, "listings", Listed<Position>>) {
  return db
    .selectFrom(listed.as("listed"))
    .innerJoin("solutions", "solutions.id", "listed.solution_id")
    .innerJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .innerJoin("users", "users.id", "solutions.author_id")
    .leftJoin("challenges", "challenges.id", "solutions.challenge_id")
    .select([
      "listed.solution_id as id",
      "listed.position",
      "listed.review_count as reviewCount",
      "listed.published_at as publishedAt",
      "listed.improved",
      "solutions.revision",
      "revisions.title",
      "revisions.slug",
      "revisions.summary",
      "revisions.tags",
      "revisions.word_count as wordCount",
      "revisions.published_at as revisedAt",
      "solutions.author_id as authorId",
      "users.handle as author",
      "solutions.pseudonym as authorPseudonym",
      "solutions.revealed_at as authorRevealedAt",
      "challenges.slug as challengeSlug",
      "challenges.title as challengeTitle",
    ]);
}
