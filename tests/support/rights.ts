import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { attachFile } from "~/domain/attachments/attach-file.server";
import type { Viewer } from "~/domain/context.server";
import { setModerator } from "~/domain/moderation/moderators.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { buildReview, buildUser, WRITE_UP } from "./factories";
import type { World } from "./world";

/** A member who moderates. */
export async function buildModerator(world: World, handle?: string): Promise<Viewer> {
  const member = await buildUser(world, handle ? { handle } : {});
  await setModerator(world.ctx, member.handle, true);
  return { ...member, isModerator: true };
}

/** A solution of two revisions with a file and a review by somebody who is invited, and everybody around it. */
export async function buildKeptBack(world: World, rights: Record<string, string>) {
  const author = await buildUser(world, { handle: "author" });
  const invited = await buildUser(world, { handle: "invited" });
  const member = await buildUser(world, { handle: "stranger" });
  const moderator = await buildModerator(world, "steward");
  const ctx = world.as(author);
  const id = ctx.newId();
  const fields = { title: "KEPT-TITLE of a solution", brief: "KEPT-BRIEF", tags: "nlp", ...rights };
  const first = await publishRevision(ctx, { id, mayCreate: true, fields: { ...fields, body: WRITE_UP } });
  if (!first.ok) throw new Error(JSON.stringify(first));
  const file = await attachFile(ctx, id, sentFile(world, "KEPT-FILE"));
  if (!file.ok) throw new Error(file.why);
  const next = { ...fields, body: `${WRITE_UP} More.`, changeNote: "KEPT-NOTE" };
  const second = await publishRevision(ctx, { id, mayCreate: false, fields: next });
  if (!second.ok) throw new Error(JSON.stringify(second));
  const review = await buildReview(world, { id }, { reviewer: invited });
  return {
    ...{ author, invited, member, moderator },
    ...{ id, slug: second.slug, fileId: file.attachment.id, reviewId: review.id },
  };
}

function sentFile(world: World, content: string) {
  const path = join(world.folder, "sent.txt");
  writeFileSync(path, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return { path, name: "notes.txt", size: content.length, sha256, field: "files" as const };
}
