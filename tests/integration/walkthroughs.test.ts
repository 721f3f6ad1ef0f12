import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { attachFile } from "~/domain/attachments/attach-file.server";
import { draftTakes } from "~/domain/attachments/attachments.server";
import { removeAttachment } from "~/domain/attachments/remove-attachment.server";
import type { MemberCtx } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { draftsPage } from "~/domain/drafts/drafts-page.server";
import { reviewPage } from "~/domain/reading/review-page.server";
import { requestRound } from "~/domain/rounds/request-round.server";
import { submitRound } from "~/domain/rounds/submit-round.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { discardDraft } from "~/domain/solutions/discard-draft.server";
import { editPage } from "~/domain/solutions/edit-page.server";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import { saveWalkthroughDraft } from "~/domain/solutions/save-walkthrough-draft.server";
import { solutionPage } from "~/domain/solutions/solution-page.server";
import { walkthroughPage } from "~/domain/solutions/walkthrough-page.server";
import { buildReview, buildUser, WRITE_UP } from "../support/factories";
import { wavOf } from "../support/files";
import { webmFile } from "../support/media";
import { testOnBoth, type World } from "../support/world";

let count = 0;

/** A draft of somebody's. */
async function begin(world: World): Promise<{ id: string; ctx: MemberCtx }> {
  const ctx = world.as(await buildUser(world));
  const id = ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { title: "A draft" }, mayCreate: true });
  return { id, ctx };
}

async function sendTake(world: World, { id, ctx }: { id: string; ctx: MemberCtx }, content: Buffer) {
  count += 1;
  const folder = join(world.folder, "sent");
  mkdirSync(folder, { recursive: true });
  const path = join(folder, String(count));
  writeFileSync(path, content);
  const sha256 = createHash("sha256").update(content).digest("hex");
  return attachFile(ctx, id, { path, name: "take", size: content.length, sha256, field: "take" });
}

/** A take that was sent; its id. */
async function take(world: World, draft: { id: string; ctx: MemberCtx }, seconds = 3): Promise<string> {
  const result = await sendTake(world, draft, wavOf(seconds));
  if (!result.ok) throw new Error(result.why);
  return result.attachment.id;
}

function publish({ id, ctx }: { id: string; ctx: MemberCtx }, fields: Record<string, string> = {}) {
  const text = { title: "Ticket triage", brief: "Triage tickets.", body: WRITE_UP, ...fields };
  return publishRevision(ctx, { id, fields: text, mayCreate: false });
}

testOnBoth("a chosen take is published with its transcript as captions, the others go", async (world) => {
  const draft = await begin(world);
  const [first, second] = [await take(world, draft, 2), await take(world, draft, 4)];
  const script = "I fixed the budget first. ".repeat(4);
  await saveWalkthroughDraft(draft.ctx, draft.id, {
    walkthroughTake: second,
    walkthroughScript: script,
    version: "0",
  });
  expect(await publish(draft)).toMatchObject({ ok: true, revision: 1 });

  const page = await solutionPage(world.ctx, draft.id);
  expect(page?.walkthrough).toMatchObject({
    recording: {
      src: `/uploads/${second}`,
      hasVideo: false,
      seconds: 4,
      captions: `/solutions/${draft.id}/revisions/1/captions.vtt`,
    },
    script: "",
  });
  expect(page?.walkthrough?.cues.at(-1)?.endMs).toBe(4000);
  expect((await draftTakes(draft.ctx, draft.id)).map(({ id }) => id)).toEqual([second]);
  expect(await walkthroughPage(draft.ctx, draft.id)).toMatchObject({
    fields: { walkthroughTake: second },
    version: 0,
    savedAt: null,
  });
  expect(first).not.toBe(second);
});

testOnBoth("a script alone is shown as one, and a solution without any has no walkthrough", async (world) => {
  const draft = await begin(world);
  expect((await editPage(draft.ctx, draft.id))?.walkthrough).toBeNull();
  await publish(draft);
  expect((await solutionPage(world.ctx, draft.id))?.walkthrough).toBeNull();
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughScript: "word ".repeat(150) });
  expect((await editPage(draft.ctx, draft.id))?.walkthrough).toBe("It has a script, about 1:00 of 2:00.");
  await publish(draft, { changeNote: "With a script." });
  expect((await solutionPage(world.ctx, draft.id))?.walkthrough).toMatchObject({ recording: null, cues: [] });
});

testOnBoth("a new walkthrough is a change that can be published, the same one is not", async (world) => {
  const draft = await begin(world);
  await publish(draft);
  expect(await publish(draft)).toMatchObject({ ok: true, revision: 1 });
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughUrl: "https://video.example/1" });
  expect(await publish(draft)).toMatchObject({
    problem: "invalid",
    errors: { changeNote: expect.any(String) },
  });
  expect(await publish(draft, { changeNote: "A video." })).toMatchObject({ ok: true, revision: 2 });
  expect(await publish(draft)).toMatchObject({ ok: true, revision: 2 });
  expect((await solutionPage(world.ctx, draft.id, 1))?.walkthrough).toBeNull();
});

testOnBoth("a later revision keeps the walkthrough unless it is changed", async (world) => {
  const draft = await begin(world);
  const chosen = await take(world, draft);
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: chosen });
  await publish(draft);
  await publish(draft, { title: "Another title", changeNote: "A title." });
  expect((await solutionPage(world.ctx, draft.id))?.walkthrough?.recording?.src).toBe(`/uploads/${chosen}`);
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: "" });
  await publish(draft, { title: "Another title", changeNote: "Without." });
  expect((await solutionPage(world.ctx, draft.id))?.walkthrough).toBeNull();
  expect((await solutionPage(world.ctx, draft.id, 2))?.walkthrough?.recording?.seconds).toBe(3);
});

testOnBoth("an unfinished walkthrough is kept, and publishing says what is wrong with it", async (world) => {
  const draft = await begin(world);
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughUrl: "https:/" });
  expect(await publish(draft)).toMatchObject({
    problem: "invalid",
    errors: { walkthrough: expect.stringContaining("with https://") },
  });
  const gone = await take(world, draft);
  await removeAttachment(draft.ctx, draft.id, gone);
  await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: gone });
  expect(await publish(draft)).toMatchObject({
    problem: "invalid",
    errors: { walkthrough: expect.stringContaining("not there any more") },
  });
  expect((await walkthroughPage(draft.ctx, draft.id))?.fields.walkthroughTake).toBe(gone);
});

testOnBoth("a take of another solution cannot be chosen", async (world) => {
  const [mine, theirs] = [await begin(world), await begin(world)];
  const foreign = await take(world, theirs);
  await saveWalkthroughDraft(mine.ctx, mine.id, { walkthroughTake: foreign });
  expect(await publish(mine)).toMatchObject({ problem: "invalid" });
});

testOnBoth("nobody else opens or saves a walkthrough", async (world) => {
  const { id } = await begin(world);
  const other = world.as(await buildUser(world));
  expect(await walkthroughPage(other, id)).toBeNull();
  expect(await saveWalkthroughDraft(other, id, { walkthroughScript: "Mine now." })).toMatchObject({
    problem: "missing",
  });
});

testOnBoth("of a script that two tabs write neither text is lost", async (world) => {
  const { id, ctx } = await begin(world);
  const first = { walkthroughScript: "First.", version: "0" };
  expect(await saveWalkthroughDraft(ctx, id, first)).toMatchObject({ ok: true, version: 1 });
  const second = { walkthroughScript: "Second.", version: "0" };
  expect(await saveWalkthroughDraft(ctx, id, second)).toMatchObject({
    problem: "conflict",
    theirs: { fields: { walkthroughScript: "First." } },
  });
  // The write-up's own draft is not in the way.
  expect(
    await saveSolutionDraft(ctx, { id, fields: { title: "B", version: "1" }, mayCreate: false }),
  ).toMatchObject({ ok: true, version: 2 });
});

testOnBoth(
  "discarding the draft drops its walkthrough and takes, and what is published stays",
  async (world) => {
    const draft = await begin(world);
    const published = await take(world, draft);
    await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: published });
    await publish(draft);
    const later = await take(world, draft, 5);
    await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: later });
    const drafts = await draftsPage(draft.ctx, null);
    expect(drafts?.rows.map(({ kind, path }) => [kind, path])).toEqual([
      ["walkthrough", `/solutions/${draft.id}/walkthrough`],
    ]);
    await discardDraft(draft.ctx, draft.id);
    const page = await walkthroughPage(draft.ctx, draft.id);
    expect(page?.fields.walkthroughTake).toBe(published);
    expect(page?.takes.map(({ id }) => id)).toEqual([published]);
  },
);

testOnBoth("what a browser recorded is kept as a file that seeks, up to three minutes", async (world) => {
  const draft = await begin(world);
  const sent = await sendTake(world, draft, webmFile({ seconds: 112, video: true }));
  if (!sent.ok) throw new Error(sent.why);
  expect(sent.attachment).toMatchObject({ mediaType: "video/webm", durationMs: 112_000 });
  const stored = await world.ctx.files.read(`${sent.attachment.id}/main`);
  const chunks: Buffer[] = [];
  for await (const chunk of stored?.stream ?? []) chunks.push(chunk);
  expect(Buffer.concat(chunks).includes(Buffer.from("1c53bb6b", "hex"))).toBe(true);
  expect(await sendTake(world, draft, webmFile({ seconds: 190 }))).toMatchObject({
    ok: false,
    why: "A walkthrough has at most 3:00; this one has 3:10.",
  });
});

testOnBoth(
  "a time in a review or reply leads to the recording of the revision that was reviewed",
  async (world) => {
    const draft = await begin(world);
    await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: await take(world, draft, 9) });
    await publish(draft);
    const { id } = await buildReview(world, draft, {
      fields: { change: "Say it at @0:08, not `@0:07`, nor @0:11." },
    });
    await replyToReview(draft.ctx, id, { body: "You mean @0:05?" });
    const link = (path: string, second: number) =>
      `<a class="timecode" href="/solutions/${draft.id}/${path}?t=${second}#walkthrough">@0:0${second}</a>`;
    const review = async () => (await reviewPage(world.ctx, id))?.review;
    expect((await review())?.changeHtml).toBe(
      `<p>Say it at ${link("ticket-triage", 8)}, not <code>@0:07</code>, nor @0:11.</p>\n`,
    );
    expect((await review())?.replies[0]?.bodyHtml).toContain(link("ticket-triage", 5));
    await publish(draft, { title: "Other title", changeNote: "A title." });
    expect((await review())?.changeHtml).toContain(link("revisions/1", 8));
  },
);

testOnBoth(
  "a time in a later round leads to the recording of the revision that was judged there",
  async (world) => {
    const draft = await begin(world);
    await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: await take(world, draft, 9) });
    await publish(draft);
    const fields = { "reason.framing": "Named at @0:08." };
    const { id, reviewer } = await buildReview(world, draft, { fields });
    await saveWalkthroughDraft(draft.ctx, draft.id, { walkthroughTake: await take(world, draft, 5) });
    await publish(draft, { changeNote: "A shorter take." });
    await requestRound(draft.ctx, draft.id, { all: "1" });
    const same = Object.fromEntries(DIMENSION_KEYS.map((key) => [`score.${key}`, "same"]));
    const looked = {
      ...same,
      "score.ambiguity": "5",
      "reason.ambiguity": "Open at @0:04.",
      note: "Not @0:08.",
    };
    expect(await submitRound(world.as(reviewer), id, looked)).toEqual({ ok: true });

    const review = (await reviewPage(world.ctx, id))?.review;
    const [first, second] = review?.rounds ?? [];
    expect(first?.reasons.framing).toContain("revisions/1?t=8#walkthrough");
    expect(second?.reasons.ambiguity).toContain("ticket-triage?t=4#walkthrough");
    expect(second?.noteHtml).toBe("<p>Not @0:08.</p>\n");
    const reasonOf = (key: string) => review?.scores.find(({ dimension }) => dimension === key)?.reasonHtml;
    expect(reasonOf("framing")).toContain("revisions/1?t=8#walkthrough");
    expect(reasonOf("ambiguity")).toContain("ticket-triage?t=4#walkthrough");
  },
);
