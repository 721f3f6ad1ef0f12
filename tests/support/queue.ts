import type { Kysely } from "kysely";
import type { Viewer } from "~/domain/context.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { before } from "~/domain/time";
import type { Database } from "~db/schema";
import type { World } from "./world";

type Db = Kysely<Database>;

const JOINED = "2026-01-01T00:00:00.000Z";

/** A member, with nothing but what a row must have. */
export async function addMember(db: Db, id: string): Promise<Viewer> {
  await db
    .insertInto("users")
    .values({
      id,
      handle: id,
      handle_key: id,
      email: id,
      email_key: id,
      password_hash: "none",
      bio: "",
      reputation: 0,
      created_at: JOINED,
    })
    .execute();
  return { id, handle: id, reputation: 0, createdAt: JOINED, isModerator: false };
}

/** A published solution without text: writing and rendering one takes longer than a day in a town. */
export async function addPost(db: Db, it: { id: string; authorId: string; at: string; tags: string[] }) {
  await db
    .insertInto("solutions")
    .values({
      id: it.id,
      author_id: it.authorId,
      challenge_id: null,
      revision: 1,
      review_count: 0,
      created_at: it.at,
      published_at: it.at,
    })
    .execute();
  await db
    .insertInto("revisions")
    .values({
      solution_id: it.id,
      revision: 1,
      title: "Title",
      slug: "title",
      summary: "",
      brief: "",
      brief_html: "",
      body: "",
      body_html: "",
      outline: "[]",
      skim: "[]",
      evidence: "[]",
      word_count: 900,
      ask: "",
      tags: JSON.stringify(it.tags),
      repo_url: "",
      repo_commit: "",
      change_note: "",
      walkthrough_take: "",
      walkthrough_url: "",
      walkthrough_script: "",
      renderer_version: 1,
      published_at: it.at,
    })
    .execute();
}

/** A review without words. */
export function addReviewRow(db: Db, it: { id: string; solutionId: string; reviewerId: string; at: string }) {
  return db
    .insertInto("reviews")
    .values({
      id: it.id,
      solution_id: it.solutionId,
      revision: 1,
      reviewer_id: it.reviewerId,
      rubric_version: 1,
      strength: "",
      strength_html: "",
      change: "",
      change_html: "",
      question: "",
      question_html: "",
      independent: 1,
      submitted_at: it.at,
      closed_at: null,
      explained: "",
      assigned: 1,
    })
    .execute();
}

/** What the queue suggests to a member, the best one first. */
export async function suggestedTo(world: World, viewer: Viewer, now = world.now): Promise<string[]> {
  return (await reviewQueuePage(world.as(viewer, now))).suggestions.map(({ id }) => id);
}

/** A solution's row in the queue. */
export function placeOf(world: World, id: string) {
  return world.ctx.db.selectFrom("queue").selectAll().where("solution_id", "=", id).executeTakeFirst();
}

/** The kinds of what a member was told, the first one first. */
export function noticesOf(world: World, viewer: Viewer) {
  return world.ctx.db
    .selectFrom("notices")
    .select("kind")
    .where("user_id", "=", viewer.id)
    .orderBy("id")
    .execute()
    .then((rows) => rows.map(({ kind }) => kind));
}

/** The time so many milliseconds after now. */
export function later(world: World, ms: number): string {
  return before(world.now, -ms);
}
