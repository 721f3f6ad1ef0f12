import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { attachFile } from "~/domain/attachments/attach-file.server";
import { FILES_MAX, SOLUTION_MAX_BYTES } from "~/domain/attachments/attachment";
import {
  draftAttachments,
  draftFilesDiffer,
  draftTakes,
  revisionAttachments,
} from "~/domain/attachments/attachments.server";
import { deleteOrphanedFiles } from "~/domain/attachments/delete-orphaned-files.server";
import { publishAttachments } from "~/domain/attachments/publish-attachments.server";
import { removeAttachment, restoreAttachment } from "~/domain/attachments/remove-attachment.server";
import { discardDraft } from "~/domain/solutions/discard-draft.server";
import { filePage } from "~/domain/solutions/file-page.server";
import { servedFile } from "~/domain/solutions/served-file.server";
import { withdrawSolution } from "~/domain/solutions/withdraw-solution.server";
import { attach, draft, names, publish, stored, upload } from "../support/attachments";
import { buildSolution, buildUser } from "../support/factories";
import { picture, wavOf } from "../support/files";
import { testOnBoth } from "../support/world";

testOnBoth(
  "a file is in the draft's set, on disk, and its author's alone until it is published",
  async (world) => {
    const { id, ctx } = await draft(world);
    const file = await attach(world, { id, ctx }, "hello");
    expect(file).toMatchObject({ name: "notes.txt", kind: "code", size: 5 });
    expect(await draftAttachments(ctx, id)).toEqual([file]);
    expect(stored(world)).toEqual([file.id]);
    const page = { solutionId: id, fileId: file.id, revision: null };
    expect(await filePage(ctx, page)).toMatchObject({ in: null, mine: true });
    expect(await servedFile(ctx, file.id, null)).toMatchObject({ type: "text/plain", inline: false });
    for (const other of [world.ctx, world.as(await buildUser(world))]) {
      expect(await filePage(other, page)).toBeNull();
      expect(await servedFile(other, file.id, null)).toBeNull();
    }
    expect(await publish(ctx, id)).toMatchObject({ ok: true });
    expect(await servedFile(world.ctx, file.id, "notes.txt")).toMatchObject({ size: 5 });
    expect(await filePage(world.ctx, page)).toMatchObject({ in: { revision: 1 }, mine: false });
    expect(await filePage(world.ctx, { ...page, revision: 2 })).toBeNull();
    expect(await filePage(world.ctx, { ...page, solutionId: "other" })).toBeNull();
    await withdrawSolution(ctx, id);
    expect(await servedFile(world.ctx, file.id, null)).toBeNull();
    expect(await servedFile(ctx, file.id, null)).not.toBeNull();
  },
);

testOnBoth("nobody attaches to, removes from or restores to another's solution", async (world) => {
  const { id, ctx } = await draft(world);
  const file = await attach(world, { id, ctx }, "hello");
  const other = world.as(await buildUser(world));
  expect(await attachFile(other, id, upload(world, "x"))).toMatchObject({ problem: "missing" });
  expect(await attachFile(ctx, "none", upload(world, "x"))).toMatchObject({ problem: "missing" });
  expect(await removeAttachment(other, id, file.id)).toBe(false);
  expect(await restoreAttachment(other, id, file.id)).toMatchObject({ problem: "missing" });
  const mine = await draft(world);
  expect(await removeAttachment(mine.ctx, mine.id, file.id)).toBe(false);
  expect(await restoreAttachment(mine.ctx, mine.id, file.id)).toMatchObject({ problem: "missing" });
  expect(stored(world)).toEqual([file.id]);
});

testOnBoth("a refused file leaves nothing behind", async (world) => {
  const { id, ctx } = await draft(world);
  const sent = upload(world, Buffer.from("PK\x03\x04\xff", "latin1"), { name: "a.zip" });
  expect(await attachFile(ctx, id, sent)).toMatchObject({ problem: "refused", why: /not taken/ });
  expect(await names(world, id)).toEqual([]);
  expect(await ctx.db.selectFrom("attachments").selectAll().execute()).toEqual([]);
  expect(readdirSync(join(world.folder, "sent")).some((name) => name.endsWith("-read"))).toBe(false);
});

testOnBoth("the same content under the same name is one file, and another gets a number", async (world) => {
  const { id, ctx } = await draft(world);
  const first = await attach(world, { id, ctx }, "hello");
  expect((await attach(world, { id, ctx }, "hello")).id).toBe(first.id);
  expect((await attach(world, { id, ctx }, "other")).name).toBe("notes (2).txt");
  expect((await attach(world, { id, ctx }, "hello", { name: "copy.txt" })).name).toBe("copy.txt");
  expect(await names(world, id)).toEqual(["notes.txt", "notes (2).txt", "copy.txt"]);
});

testOnBoth("of the same file sent twice at one moment, one is kept", async (world) => {
  const { id, ctx } = await draft(world);
  const [one, two] = await Promise.all([attach(world, { id, ctx }, "x"), attach(world, { id, ctx }, "x")]);
  expect(one.id).toBe(two.id);
  expect(await names(world, id)).toEqual(["notes.txt"]);
  await deleteOrphanedFiles({ ...ctx, now: "2026-06-15T14:00:00.000Z" });
  expect(stored(world)).toEqual([one.id]);
});

testOnBoth("a set takes twenty files, however many come at one moment", async (world) => {
  const { id, ctx } = await draft(world);
  for (let i = 0; i < FILES_MAX - 1; i++) await attach(world, { id, ctx }, `${i}`);
  const last = await Promise.all(
    ["a", "b", "c"].map((text) => attachFile(ctx, id, upload(world, text, { name: `${text}.txt` }))),
  );
  expect(last.filter(({ ok }) => ok)).toHaveLength(1);
  expect(last.find(({ ok }) => !ok)).toMatchObject({ why: /at most 20 files/ });
  expect(await names(world, id)).toHaveLength(FILES_MAX);
  await deleteOrphanedFiles({ ...ctx, now: "2026-06-15T14:00:00.000Z" });
  expect(stored(world)).toHaveLength(FILES_MAX);
});

testOnBoth("the files of a solution take at most 500 MB together, removed ones included", async (world) => {
  const { id, ctx } = await draft(world);
  const large = await attach(world, { id, ctx }, "large");
  await ctx.db
    .updateTable("attachments")
    .set({ size: SOLUTION_MAX_BYTES - 10 })
    .execute();
  await removeAttachment(ctx, id, large.id);
  const full = { ok: false, problem: "refused", why: /at most 500 MB together/ };
  expect(await attachFile(ctx, id, upload(world, "x".repeat(11)))).toMatchObject(full);
  const last = await Promise.all(
    ["a", "b"].map((name) => attachFile(ctx, id, upload(world, "x".repeat(10), { name: `${name}.txt` }))),
  );
  expect(last.filter(({ ok }) => ok)).toHaveLength(1);
  await deleteOrphanedFiles({ ...ctx, now: "2026-06-17T12:00:00.000Z" });
  expect(await attachFile(ctx, id, upload(world, "x".repeat(11)))).toMatchObject({ ok: true });
});

testOnBoth("every file that nobody can see is deleted, however many they are", async (world) => {
  const { id, ctx } = await draft(world);
  const { id: first } = await attach(world, { id, ctx }, "hello");
  const row = await ctx.db.selectFrom("attachments").selectAll().executeTakeFirstOrThrow();
  const others = Array.from({ length: 250 }, (_, i) => ({ ...row, id: `lost-${i}`, stored_at: null }));
  await ctx.db.insertInto("attachments").values(others).execute();
  expect(await deleteOrphanedFiles({ ...ctx, now: "2026-06-15T14:00:00.000Z" })).toBe(250);
  expect(await ctx.db.selectFrom("attachments").select("id").execute()).toEqual([{ id: first }]);
});

testOnBoth("a removed file can be put back for a day, and then it is gone", async (world) => {
  const { id, ctx } = await draft(world);
  const file = await attach(world, { id, ctx }, "hello");
  expect(await removeAttachment(ctx, id, file.id)).toBe(true);
  expect(await removeAttachment(ctx, id, file.id)).toBe(true);
  expect(await names(world, id)).toEqual([]);
  await attach(world, { id, ctx }, "another");
  expect(await deleteOrphanedFiles({ ...ctx, now: "2026-06-16T11:00:00.000Z" })).toBe(0);
  expect(await restoreAttachment(ctx, id, file.id)).toEqual({ ok: true });
  expect(await names(world, id)).toEqual(["notes (2).txt", "notes.txt"]);

  await removeAttachment(ctx, id, file.id);
  expect(await deleteOrphanedFiles({ ...ctx, now: "2026-06-16T13:00:00.000Z" })).toBe(1);
  expect(await restoreAttachment(ctx, id, file.id)).toMatchObject({ problem: "missing" });
  expect(stored(world)).not.toContain(file.id);
});

testOnBoth("a file that a revision has outlives its removal from the draft", async (world) => {
  const { id, ctx } = await draft(world);
  const file = await attach(world, { id, ctx }, "hello");
  await publish(ctx, id);
  await removeAttachment(ctx, id, file.id);
  expect(await deleteOrphanedFiles({ ...ctx, now: "2027-06-15T12:00:00.000Z" })).toBe(0);
  expect(await publish(ctx, id)).toMatchObject({ ok: true, revision: 2 });
  expect((await revisionAttachments(world.ctx, id, 1)).map((one) => one.id)).toEqual([file.id]);
  expect(await revisionAttachments(world.ctx, id, 2)).toEqual([]);
  const page = await filePage(world.ctx, { solutionId: id, fileId: file.id, revision: null });
  expect(page?.in).toMatchObject({ revision: 1, latestRevision: 2 });
});

testOnBoth("changing the files alone is a revision, and publishing again is none", async (world) => {
  const { id, ctx } = await draft(world);
  await publish(ctx, id);
  await attach(world, { id, ctx }, "hello");
  expect(await draftFilesDiffer(ctx, id, 1)).toBe(true);
  expect(await publish(ctx, id)).toMatchObject({ ok: true, revision: 2 });
  expect(await draftFilesDiffer(ctx, id, 2)).toBe(false);
  expect(await publish(ctx, id)).toMatchObject({ ok: true, revision: 2 });
});

testOnBoth("a published text knows the size of its images", async (world) => {
  const { id, ctx } = await draft(world);
  const png = await picture({ width: 600, height: 300 }).png().toBuffer();
  const image = await attach(world, { id, ctx }, png, { name: "plot.png" });
  await publish(ctx, id, { body: `![plot](/uploads/${image.id})` });
  const row = await ctx.db.selectFrom("revisions").select("body_html").executeTakeFirstOrThrow();
  expect(row.body_html).toContain('width="600" height="300"');
  expect(await servedFile(world.ctx, image.id, "480")).toMatchObject({ type: "image/webp", inline: true });
  expect(await servedFile(world.ctx, image.id, "481")).toBeNull();
  expect(await servedFile(world.ctx, image.id, "main")).toBeNull();
  expect(await servedFile(world.ctx, image.id, null)).toMatchObject({ name: "plot.webp" });
});

testOnBoth("a text that shows a file which is not attached is not published", async (world) => {
  const { id, ctx } = await draft(world);
  const sent = await picture({ width: 40, height: 20 }).png().toBuffer();
  const image = await attach(world, { id, ctx }, sent, { name: "chart.png" });
  await removeAttachment(ctx, id, image.id);
  const body = `It held.\n\n![chart](/uploads/${image.id}) and \`![b](/uploads/${"b".repeat(26)})\``;
  expect(await publish(ctx, id, { body })).toEqual({
    ok: false,
    problem: "invalid",
    errors: {
      body: "The text shows a file that is not attached any more: chart.png. Attach it again, or take it out.",
    },
  });
  const other = `/uploads/${"a".repeat(26)}`;
  expect(await publish(ctx, id, { body: `${body} [a](${other})` })).toMatchObject({
    errors: { body: expect.stringContaining(`not attached any more: chart.png, ${other}.`) },
  });
  await restoreAttachment(ctx, id, image.id);
  expect(await publish(ctx, id, { body })).toMatchObject({ ok: true, revision: 1 });
});

testOnBoth("discarding a first draft deletes its files", async (world) => {
  const { id, ctx } = await draft(world);
  await attach(world, { id, ctx }, "hello");
  await attach(world, { id, ctx }, await picture({ width: 600, height: 300 }).png().toBuffer());
  expect(await discardDraft(world.as(await buildUser(world)), id)).toBe(false);
  expect(stored(world)).toHaveLength(2);
  expect(await discardDraft(ctx, id)).toBe(true);
  expect(stored(world)).toEqual([]);
  for (const table of ["attachments", "attachment_previews"] as const)
    expect(await ctx.db.selectFrom(table).selectAll().execute()).toEqual([]);
});

testOnBoth("discarding a later draft brings back the files of the latest revision", async (world) => {
  const solution = await buildSolution(world);
  const [id, ctx] = [solution.id, world.as(solution.author)];
  const kept = await attach(world, { id, ctx }, "kept", { name: "kept.txt" });
  const old = await attach(world, { id, ctx }, "old", { name: "old.txt" });
  await publish(ctx, id);
  await removeAttachment(ctx, id, old.id);
  await publish(ctx, id);
  await restoreAttachment(ctx, id, old.id);
  await removeAttachment(ctx, id, kept.id);
  const orphan = await attach(world, { id, ctx }, "new", { name: "new.txt" });
  await discardDraft(ctx, id);
  expect(await names(world, id)).toEqual(["kept.txt"]);
  expect(stored(world).sort()).toEqual([kept.id, old.id].sort());
  expect(await servedFile(ctx, orphan.id, null)).toBeNull();
  expect(await servedFile(ctx, old.id, null)).not.toBeNull();
});

testOnBoth("an upload that was cut off before it was stored is swept away after an hour", async (world) => {
  const { id, ctx } = await draft(world);
  const broken = {
    ...ctx.files,
    put: async (key: string, file: { path: string; type: string }) => {
      await ctx.files.put(key, file);
      throw new Error("cut off");
    },
    remove: async () => {
      throw new Error("cut off");
    },
  };
  const sent = upload(world, "hello");
  await expect(attachFile({ ...ctx, files: broken }, id, sent)).rejects.toThrow("cut off");
  expect(await names(world, id)).toEqual([]);
  expect(stored(world)).toHaveLength(1);
  expect(await deleteOrphanedFiles({ ...ctx, now: "2026-06-15T12:59:00.000Z" })).toBe(0);
  expect(await deleteOrphanedFiles({ ...ctx, now: "2026-06-15T13:01:00.000Z" })).toBe(1);
  expect(stored(world)).toEqual([]);
});

testOnBoth("of several takes a revision gets the chosen one, and the others leave", async (world) => {
  const { id, ctx } = await draft(world);
  const take = { name: "take.wav", field: "take" as const };
  const first = await attach(world, { id, ctx }, wavOf(1), take);
  const second = await attach(world, { id, ctx }, wavOf(2), take);
  expect(second).toMatchObject({ kind: "recording", mediaType: "audio/wav", durationMs: 2000 });
  expect(await names(world, id)).toEqual([]);
  expect(await draftTakes(ctx, id)).toEqual([first, second]);
  await publishAttachments(ctx, { solutionId: id, revision: 1, take: second.id });
  expect(await revisionAttachments(ctx, id, 1)).toEqual([second]);
  expect(await draftTakes(ctx, id)).toEqual([second]);
});
