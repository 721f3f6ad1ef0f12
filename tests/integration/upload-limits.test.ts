import { expect } from "vitest";
import { saveSolutionDraft } from "~/domain/solutions/save-solution-draft.server";
import type { RequestContext } from "~/web/context.server";
import { answerFilesInJson } from "~/web/file-acts.server";
import { createRateLimits } from "~/web/rate-limits.server";
import { attachUploads, memberUpload } from "~/web/uploads.server";
import { buildUser } from "../support/factories";
import { post } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

const MEGABYTE = 1024 * 1024;
const ADDRESS = "http://localhost/solutions/new";

function contextOf(world: World, ctx: RequestContext["ctx"]): RequestContext {
  const app = {
    env: { secure: false },
    limits: createRateLimits(true),
    incoming: `${world.folder}/incoming`,
  } as unknown as RequestContext["app"];
  return {
    ctx,
    app,
    sessionId: null,
    unread: 0,
    unavailable: false,
    storedHtml: [],
    address: "192.0.2.1",
    cookies: [],
  };
}

function form(title: string, files: [string, BlobPart][]): Request {
  const body = new FormData();
  body.append("title", title);
  for (const [name, bytes] of files) body.append("files", new File([bytes], name));
  return new Request(ADDRESS, { method: "POST", body });
}

testOnBoth("who is signed out and sends large files keeps the text and is told so", async (world) => {
  const context = contextOf(world, world.ctx);
  const request = form("mine", [["large.bin", Buffer.alloc(20 * MEGABYTE)]]);
  const answer = await memberUpload({ request, context }).catch((thrown: Response) => thrown);
  expect(answer).toMatchObject({ status: 413 });
  expect(await (answer as Response).text()).toMatch(/text is kept/);
  expect(context.cookies).toEqual([expect.stringMatching(/^held=[\w-]{43};/)]);
  const held = await world.ctx.db.selectFrom("held_forms").selectAll().execute();
  expect(held).toMatchObject([{ path: "/solutions/new" }]);
  expect(JSON.stringify(held)).toContain("mine");
});

testOnBoth("who is signed out and asks for JSON is answered before the files are read", async (world) => {
  const request = form("", [["large.bin", Buffer.alloc(MEGABYTE)]]);
  const answer = await answerFilesInJson({ request, context: contextOf(world, world.ctx), solutionId: "x" });
  expect(answer.status).toBe(401);
  expect(request.bodyUsed).toBe(false);
});

testOnBoth("files of a member whose hour is used up are refused without being kept", async (world) => {
  const ctx = world.as(await buildUser(world));
  const id = ctx.newId();
  await saveSolutionDraft(ctx, { id, fields: { body: "text" }, mayCreate: true });
  const context = contextOf(world, ctx);
  for (let i = 0; i < 60; i++) await context.app.limits.take("upload", ctx.viewer.id);
  const { form: sent } = await memberUpload({
    request: form("mine", [["a.txt", Buffer.from("x")]]),
    context,
  });
  expect(sent).toMatchObject({ fields: { title: "mine" }, files: [] });
  const taken = await attachUploads(context, { ctx, solutionId: id, form: sent });
  expect(taken).toMatchObject({
    status: 429,
    refused: [{ name: "a.txt", problem: /60 files .* in an hour/ }],
  });
});

testOnBoth("a preview has the policy of a page", async (world) => {
  const answer = await post(world, "/preview", { body: "*a*" }, await buildUser(world));
  expect(await answer.text()).toContain("<em>a</em>");
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
});
