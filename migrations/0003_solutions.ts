import type { Kysely } from "kysely";

const RANKS = [
  "rank_overall",
  "rank_framing",
  "rank_ambiguity",
  "rank_tradeoffs",
  "rank_communication",
  "rank_iteration",
] as const;

export async function up(db: Kysely<unknown>) {
  await db.schema
    .createTable("solutions")
    .addColumn("id", "text", (c) => c.primaryKey())
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("challenge_id", "text", (c) => c.references("challenges.id"))
    .addColumn("revision", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("review_count", "integer", (c) => c.notNull().defaultTo(0))
    .addColumn("created_at", "text", (c) => c.notNull())
    .addColumn("published_at", "text")
    .addColumn("withdrawn_at", "text")
    .execute();
  await db.schema
    .createIndex("solutions_of_author")
    .on("solutions")
    .columns(["author_id", "published_at", "id"])
    .execute();

  await db.schema
    .createTable("revisions")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("revision", "integer", (c) => c.notNull())
    .addColumn("title", "text", (c) => c.notNull())
    .addColumn("slug", "text", (c) => c.notNull())
    .addColumn("summary", "text", (c) => c.notNull())
    .addColumn("brief", "text", (c) => c.notNull())
    .addColumn("brief_html", "text", (c) => c.notNull())
    .addColumn("body", "text", (c) => c.notNull())
    .addColumn("body_html", "text", (c) => c.notNull())
    .addColumn("outline", "text", (c) => c.notNull())
    .addColumn("word_count", "integer", (c) => c.notNull())
    .addColumn("ask", "text", (c) => c.notNull())
    .addColumn("tags", "text", (c) => c.notNull())
    .addColumn("repo_url", "text", (c) => c.notNull())
    .addColumn("repo_commit", "text", (c) => c.notNull())
    .addColumn("change_note", "text", (c) => c.notNull())
    .addColumn("renderer_version", "integer", (c) => c.notNull())
    .addColumn("published_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("revisions_pk", ["solution_id", "revision"])
    .execute();

  await db.schema
    .createTable("drafts")
    .addColumn("author_id", "text", (c) => c.notNull().references("users.id"))
    .addColumn("kind", "text", (c) => c.notNull())
    .addColumn("subject_id", "text", (c) => c.notNull())
    .addColumn("fields", "text", (c) => c.notNull())
    .addColumn("version", "integer", (c) => c.notNull())
    .addColumn("updated_at", "text", (c) => c.notNull())
    .addPrimaryKeyConstraint("drafts_pk", ["author_id", "kind", "subject_id"])
    .execute();
  await db.schema
    .createIndex("drafts_of_author")
    .on("drafts")
    .columns(["author_id", "updated_at", "subject_id"])
    .execute();

  const listings = db.schema
    .createTable("listings")
    .addColumn("scope", "text", (c) => c.notNull())
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("published_at", "text", (c) => c.notNull())
    .addColumn("review_count", "integer", (c) => c.notNull());
  await RANKS.reduce((table, rank) => table.addColumn(rank, "double precision"), listings)
    .addPrimaryKeyConstraint("listings_pk", ["scope", "solution_id"])
    .execute();
  await db.schema.createIndex("listings_of_solution").on("listings").column("solution_id").execute();
  await db.schema
    .createIndex("listings_by_date")
    .on("listings")
    .columns(["scope", "published_at", "solution_id"])
    .execute();
  await db.schema
    .createIndex("listings_by_need")
    .on("listings")
    .columns(["scope", "review_count", "published_at", "solution_id"])
    .execute();
  for (const rank of RANKS) {
    await db.schema
      .createIndex(`listings_by_${rank}`)
      .on("listings")
      .columns(["scope", rank, "solution_id"])
      .execute();
  }

  await db.schema
    .createTable("solution_scores")
    .addColumn("solution_id", "text", (c) => c.notNull().references("solutions.id"))
    .addColumn("dimension", "text", (c) => c.notNull())
    .addColumn("mean", "double precision", (c) => c.notNull())
    .addColumn("sd", "double precision", (c) => c.notNull())
    .addColumn("lower", "double precision", (c) => c.notNull())
    .addColumn("upper", "double precision", (c) => c.notNull())
    .addColumn("rank", "double precision", (c) => c.notNull())
    .addColumn("scored", "integer", (c) => c.notNull())
    .addPrimaryKeyConstraint("solution_scores_pk", ["solution_id", "dimension"])
    .execute();
}
