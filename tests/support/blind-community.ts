import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { attachFile } from "~/domain/attachments/attach-file.server";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { openCase } from "~/domain/integrity/open-case.server";
import { askTakedown } from "~/domain/moderation/ask-takedown.server";
import { giveMedals } from "~/domain/reputation/give-medals.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { reportReview } from "~/domain/reviews/report-review.server";
import { saveReviewDraft } from "~/domain/reviews/save-review-draft.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { buildReview, buildSolution, buildUser, WRITE_UP } from "./factories";
import { buildModerator } from "./rights";
import type { World } from "./world";

export type Role = "visitor" | "member" | "drafting" | "blindReviewer" | "fellow" | "author" | "moderator";

/** Words that stand in one place each, by what they would give away. */
export const SECRETS = {
  authorName: "quagmirefox",
  reviewerName: "thistledownx",
  review: "SEALEDREASON",
  heldReview: "LATEREASON",
  reviewDraft: "UNSENTREASON",
  nextDraft: "UNSENTREVISION",
  replyByAuthor: "THREADWORD",
  medalOfBlind: "#medal-first-reader",
  medalOfNamed: "#medal-valued",
  medalOfSolution: "#medal-acted-on",
};

/** When everything happened but the last review: this month, for which the front page lists who earned most. */
const THIS_MONTH = "2026-06-10T10:00:00.000Z";
const JUST_NOW = "2026-06-15T11:00:00.000Z";

/** A solution posted under a pseudonym, a review under another one, and everybody who must not learn whose they are. */
export async function buildBlindCommunity(world: World) {
  const author = await buildUser(world, { handle: SECRETS.authorName });
  const blindReviewer = await buildUser(world, { handle: SECRETS.reviewerName });
  const fellow = await buildUser(world, { handle: "fellow" });
  const late = await buildUser(world, { handle: "late" });
  const member = await buildUser(world, { handle: "member" });
  const drafting = await buildUser(world, { handle: "drafting" });
  const moderator = await buildModerator(world, "steward");
  const at = THIS_MONTH;
  const solution = await buildSolution(world, {
    author,
    at,
    blind: "1",
    tags: "nlp",
    title: "A masked triage",
  });
  const { fileId } = await revise(world, author, solution.id);
  const review = await buildReview(world, solution, {
    reviewer: blindReviewer,
    at,
    fields: {
      "reason.framing": `${SECRETS.review} one.`,
      "step.framing": `${SECRETS.review} three.`,
      pseudonymous: "1",
    },
  });
  const byFellow = await buildReview(world, solution, {
    reviewer: fellow,
    at,
    fields: {
      "reason.framing": `${SECRETS.review} two.`,
      "point.1.kind": "consider",
      "point.1.body": `${SECRETS.review} four.`,
      "point.1.section": `file:${fileId}`,
      "point.1.part": "1",
    },
  });
  await rateReview(world.as(author, at), review.id, { rating: "very-helpful" });
  await rateReview(world.as(author, at), byFellow.id, { rating: "very-helpful" });
  await endorseReview(world.as(blindReviewer, at), byFellow.id);
  await replyToReview(world.as(author, at), review.id, { body: `${SECRETS.replyByAuthor} by the author.` });
  await replyToReview(world.as(author, at), byFellow.id, { body: "Thanks." });
  await replyToReview(world.as(blindReviewer, at), byFellow.id, { body: "I agree." });
  await buildReview(world, solution, {
    reviewer: late,
    level: 1,
    at: JUST_NOW,
    fields: { "reason.framing": `${SECRETS.heldReview}.` },
  });
  await endorseReview(world.as(late), byFellow.id);
  const subject = { userId: author.id, solutionId: solution.id, reviewId: null };
  await giveMedals(world.as(late), [{ ...subject, medal: "acted-on" }]);
  // The endorsement under a pseudonym pays nothing yet, so it is no ground for a medal either.
  const ofFellow = { userId: fellow.id, solutionId: solution.id, reviewId: byFellow.id };
  await giveMedals(world.as(late), [{ ...ofFellow, medal: "valued" }]);
  await saveReviewDraft(world.as(drafting), solution.id, { strength: SECRETS.reviewDraft });
  await saveSolutionDraft(world.as(author), {
    id: solution.id,
    fields: { title: SECRETS.nextDraft },
    mayCreate: false,
  });
  await askTakedown(
    world.as(author),
    { kind: "solution", id: solution.id },
    {
      fields: { relation: "wrote", reason: "I would rather not show this brief any more." },
    },
  );
  const caseId = await openCase(world.ctx, {
    kind: "ring",
    members: [author.id, blindReviewer.id, fellow.id],
    evidence: { reviews: [review.id, byFellow.id] },
  });
  const about = { reason: "name", note: "It says who somebody is." };
  await reportReview(world.as(author), byFellow.id, about);
  await reportReview(world.as(blindReviewer), byFellow.id, about);
  await reportReview(world.as(author), review.id, about);
  const reported = await world.ctx.db
    .selectFrom("cases")
    .select("id")
    .where("kind", "=", "reported-review")
    .execute();
  const reportIds = reported.map(({ id }) => id);
  const viewers: Record<Role, Viewer | null> = {
    ...{ visitor: null, member, drafting, blindReviewer, fellow, author, moderator },
  };
  if (!caseId) throw new Error("no case");
  return { solution, fileId, reviewId: review.id, fellowReviewId: byFellow.id, caseId, reportIds, viewers };
}

async function revise(world: World, author: Viewer, id: string): Promise<{ fileId: string }> {
  const ctx = world.as(author, THIS_MONTH);
  const path = join(world.folder, "sent.txt");
  writeFileSync(path, "Numbers.");
  const sha256 = createHash("sha256").update("Numbers.").digest("hex");
  const file = await attachFile(ctx, id, { path, name: "notes.txt", size: 8, sha256, field: "files" });
  if (!file.ok) throw new Error(file.why);
  const fields = {
    title: "A masked triage",
    brief: "Triage tickets.",
    tags: "nlp",
    body: `${WRITE_UP} More.`,
    changeNote: "More.",
  };
  const published = await publishRevision(ctx, { id, mayCreate: false, fields });
  if (!published.ok) throw new Error(JSON.stringify(published));
  return { fileId: file.attachment.id };
}
