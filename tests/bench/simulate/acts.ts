import { answerPoint } from "~/domain/answers/answer-point.server";
import { noteReading } from "~/domain/integrity/note-reading.server";
import { claimSolution } from "~/domain/queue/claim-solution.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import type { Rating } from "~/domain/reviews/review";
import { submitReview } from "~/domain/reviews/submit-review.server";
import { requestRound } from "~/domain/rounds/request-round.server";
import { submitRound } from "~/domain/rounds/submit-round.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { prose } from "./prose";
import type { Member, Post, Town } from "./town";
import { drawScores, drawSolution, improved } from "./truth";

/** Every act of a member, each through the use case behind its button. They happen at the town's now. */

export async function publish(town: Town, author: Member): Promise<Post> {
  const { random } = town;
  const ctx = await town.as(author);
  const title = prose(random, 5);
  const body = `## Problem and objective\n\n${prose(random, 120)}\n\n## Results\n\n${prose(random, 120)}`;
  const id = ctx.newId();
  const fields = { title, brief: prose(random, 12), body };
  const result = await publishRevision(ctx, { id, mayCreate: true, fields });
  if (!result.ok) throw new Error(`Not published: ${JSON.stringify(result)}`);
  const post = { id, author, at: town.now, title, body, truth: drawSolution(random), revised: false };
  town.posts.set(id, post);
  return post;
}

/** Takes what the queue suggests first and begins to read it; null when there is nothing, or no place. */
export async function claim(town: Town, member: Member): Promise<Post | null> {
  const ctx = await town.as(member);
  const [first] = (await reviewQueuePage(ctx)).suggestions;
  if (!first || !(await claimSolution(ctx, first.id)).ok) return null;
  await noteReading(ctx, first.id);
  return town.posts.get(first.id) ?? null;
}

/** Begins to read what the member found by themselves. */
export async function open(town: Town, { member, post }: { member: Member; post: Post }) {
  await noteReading(await town.as(member), post.id);
}

export interface ReviewAct {
  /** Whole levels; those that the member would give where not said. */
  scores?: number[];
  /** Words of another review instead of their own. */
  copied?: Record<string, string>;
}

/** Sends a review of a post, a second time where words stop it; null where the site refuses. Returns its id and form. */
export async function review(
  town: Town,
  { member, post }: { member: Member; post: Post },
  { scores, copied }: ReviewAct = {},
): Promise<{ id: string; fields: Record<string, string> } | null> {
  const { random } = town;
  const words = copied ?? reviewTexts(town);
  const levels = scores ?? drawScores(random, post.truth, member.reviewer);
  const given = DIMENSION_KEYS.map((key, d) => [`score.${key}`, String(levels[d])]);
  const fields = { ...words, ...Object.fromEntries(given) };
  const ctx = await town.as(member);
  let result = await submitReview(ctx, post.id, fields);
  if (!result.ok && result.problem === "stopped") {
    const dismissed = result.hints.map(({ key }) => key).join(",");
    result = await submitReview(ctx, post.id, { ...fields, dismissed });
  }
  return result.ok ? { id: result.reviewId, fields } : null;
}

function reviewTexts({ random }: Town): Record<string, string> {
  const ofDimensions = DIMENSION_KEYS.flatMap((key) => [
    [`reason.${key}`, prose(random, 14)],
    [`quote.${key}`, prose(random, 4)],
    [`step.${key}`, prose(random, 8)],
  ]);
  return {
    ...Object.fromEntries(ofDimensions),
    strength: prose(random, 12),
    change: prose(random, 34),
    question: prose(random, 8),
  };
}

export async function rate(town: Town, author: Member, { id, rating }: { id: string; rating: Rating }) {
  await rateReview(await town.as(author), id, {
    rating,
    reason: "It could say more about the second result.",
  });
}

/** Endorses the review of a post that somebody else wrote, if there is one. */
export async function endorseAnother(town: Town, { member, post }: { member: Member; post: Post }) {
  const { random } = town;
  const others = (await reviewsOf(town, post)).filter(({ reviewerId }) => reviewerId !== member.id);
  if (others.length === 0) return;
  await endorseReview(await town.as(member), random.pick(others).id);
}

export function reviewsOf({ connection }: Town, post: Post) {
  return connection.db
    .selectFrom("reviews")
    .leftJoin("ratings", "ratings.review_id", "reviews.id")
    .select(["reviews.id", "reviews.reviewer_id as reviewerId", "ratings.rating"])
    .where("reviews.solution_id", "=", post.id)
    .orderBy("reviews.submitted_at")
    .orderBy("reviews.id")
    .execute();
}

/**
 * Publishes a better revision, says which points it took up, and asks its reviewers to look again. Nobody takes up points
 * of a review that they called not helpful.
 */
export async function revise(town: Town, post: Post): Promise<void> {
  const { random } = town;
  const ctx = await town.as(post.author);
  const body = `${post.body}\n\n## Limits\n\n${prose(random, 60)}`;
  const fields = { title: post.title, brief: "", body, changeNote: prose(random, 6) };
  const result = await publishRevision(ctx, { id: post.id, mayCreate: false, fields });
  if (!result.ok) throw new Error(`Not revised: ${JSON.stringify(result)}`);
  Object.assign(post, { body, revised: true, truth: improved(post.truth) });
  for (const { id, rating } of await reviewsOf(town, post)) {
    if (rating === "not-helpful") continue;
    const points = await ctx.db
      .selectFrom("points")
      .select("id")
      .where("review_id", "=", id)
      .orderBy("id")
      .execute();
    for (const point of points.filter(() => random.chance(0.25)))
      await answerPoint(ctx, id, { point: point.id, answer: "done", revision: String(result.revision) });
  }
  await requestRound(ctx, post.id, { all: "1" });
}

/** Looks again at a revision, with a fresh eye: each level may change, unless `scores` are given. */
export async function lookAgain(
  town: Town,
  { member, post, reviewId }: { member: Member; post: Post; reviewId: string },
  scores?: number[],
) {
  const levels = scores ?? drawScores(town.random, post.truth, member.reviewer);
  const fields = DIMENSION_KEYS.flatMap((key, d) => [
    [`score.${key}`, String(levels[d])],
    [`reason.${key}`, prose(town.random, 10)],
  ]);
  const result = await submitRound(await town.as(member), reviewId, Object.fromEntries(fields));
  if (!result.ok) throw new Error(`Did not look again: ${JSON.stringify(result)}`);
}
