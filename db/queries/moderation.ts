import type { Insertable, Kysely } from "kysely";
import type { Database, ModerationActs } from "../schema";

type Db = Kysely<Database>;

export function insertModerationAct(db: Db, act: Insertable<ModerationActs>) {
  return db.insertInto("moderation_acts").values(act).execute();
}

/** One row of the log; undefined when there is none. */
export function findModerationAct(db: Db, id: string) {
  return db
    .selectFrom("moderation_acts")
    .select(["act", "subject_kind as kind", "subject_id as subjectId", "happened_at as happenedAt"])
    .where("id", "=", id)
    .executeTakeFirst();
}

/**
 * What moderators did until a time, the latest first, from before the given position, with what decides whether a
 * viewer, "" for a visitor, may see the title of what it was about.
 */
export function listModerationActs(
  db: Db,
  viewerId: string,
  page: { until: string; before: { happenedAt: string; id: string } | null; limit: number },
) {
  let query = db
    .selectFrom("moderation_acts as act")
    .innerJoin("users as moderator", "moderator.id", "act.moderator_id")
    .leftJoin("solutions", (join) =>
      join.onRef("solutions.id", "=", "act.subject_id").on("act.subject_kind", "=", "solution"),
    )
    .leftJoin("revisions", (join) =>
      join
        .onRef("revisions.solution_id", "=", "solutions.id")
        .onRef("revisions.revision", "=", "solutions.revision"),
    )
    .leftJoin("challenges", (join) =>
      join.onRef("challenges.id", "=", "act.subject_id").on("act.subject_kind", "=", "challenge"),
    )
    .select((eb) => [
      "act.id",
      "act.act",
      "act.subject_kind as kind",
      "act.why",
      "act.happened_at as happenedAt",
      "moderator.handle as moderator",
      "solutions.id as solutionId",
      "solutions.author_id as authorId",
      "solutions.published_at as publishedAt",
      "solutions.withdrawn_at as withdrawnAt",
      "solutions.embargo_until as embargoUntil",
      "revisions.title",
      "revisions.slug",
      "challenges.title as challengeTitle",
      "challenges.slug as challengeSlug",
      eb.fn.coalesce("solutions.brief_hidden_at", "challenges.brief_hidden_at").as("briefHiddenAt"),
      eb
        .selectFrom("invitations")
        .select("invitations.invited_at")
        .whereRef("invitations.solution_id", "=", "solutions.id")
        .where("invitations.user_id", "=", viewerId)
        .as("invitedAt"),
    ])
    .where("act.happened_at", "<=", page.until)
    .orderBy("act.happened_at", "desc")
    .orderBy("act.id", "desc")
    .limit(page.limit);
  const { before } = page;
  if (before) {
    query = query.where((eb) =>
      eb(eb.refTuple("act.happened_at", "act.id"), "<", eb.tuple(before.happenedAt, before.id)),
    );
  }
  return query.execute();
}
