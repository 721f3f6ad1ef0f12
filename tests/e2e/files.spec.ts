import { once } from "node:events";
import { readdirSync } from "node:fs";
import { connect as connectSocket } from "node:net";
import { join } from "node:path";
import sharp from "sharp";
import { type Answer, attach, attachOne, draft } from "../support/attaching";
import { gifOf, jpegWithPlace, picture, pngOf } from "../support/files";
import { fillIn, join as joinSite, SOLUTION, send, signUp, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

test("files are attached, shown and removed without script @both", async ({ browser, site }) => {
  const context = await browser.newContext({ javaScriptEnabled: false, baseURL: site });
  const page = await context.newPage();
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await send(page, "Save draft");
  const id = page.url().split("/")[4];
  await page.goto(`/solutions/${id}/files`);
  await page.getByLabel("Attach files").setInputFiles([
    {
      name: "plot.png",
      mimeType: "text/html",
      buffer: await picture({ width: 600, height: 300 }).png().toBuffer(),
    },
    { name: "train.py", mimeType: "", buffer: Buffer.from("import os\nprint(1)\n") },
    { name: "data.csv", mimeType: "", buffer: Buffer.from("a,b\n1,2\n") },
  ]);
  await send(page, "Attach");
  await page.goto(`/solutions/${id}/files`);
  await send(page, "Remove data.csv");
  await page.goto(`/solutions/${id}/edit`);
  await send(page, "Publish revision 1");
  const list = page.getByRole("region", { name: "Files" });
  await expect(list.getByRole("link")).toHaveText(["plot.png", "train.py"]);
  await list.getByRole("link", { name: "train.py" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("train.py");
  await expect(page.locator("#L2")).toHaveText("2");
  await expect(page.locator(".hljs-keyword")).toHaveText("import");
  await page.getByRole("link", { name: SOLUTION.title }).click();
  await list.getByRole("link", { name: "plot.png" }).click();
  const image = page.getByRole("img", { name: "plot.png" });
  await expect.poll(() => image.evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(600);
  await context.close();
});

test("a program that sends files gets addresses and what to write into a text", async ({ client }) => {
  const ada = await client();
  const { id, files } = await draft(ada);
  const answer = await attach(
    ada,
    files,
    { name: "plot.png", content: await picture({ width: 20, height: 10 }).png().toBuffer() },
    { name: "a.zip", content: Buffer.from("PK\x03\x04\xff", "latin1") },
  );
  expect(answer.status()).toBe(200);
  const { attachments, refused } = (await answer.json()) as Answer;
  const [image] = attachments;
  expect(image).toMatchObject({
    name: "plot.png",
    kind: "image",
    href: `${files}/${image?.id}`,
    markdown: `![plot.png](/uploads/${image?.id})`,
  });
  expect(refused).toEqual([{ name: "a.zip", problem: expect.stringContaining("not taken") }]);
  const removed = await ada.post(files, {
    form: { intent: "remove", file: image?.id ?? "" },
    headers: { accept: "application/json" },
  });
  expect(removed.status()).toBe(200);
  const page = await ada.get(`/solutions/${id}/files`);
  expect(await page.text()).not.toContain("plot.png");
});

test("each way to be refused has its status and a sentence", async ({ client }) => {
  const [ada, bob, visitor] = [await client(), await client(), await client()];
  const { files } = await draft(ada);
  await joinSite(bob, "bob");
  const note = { name: "a.txt", content: "x" };
  const zip = { name: "a.zip", content: Buffer.from("PK\x03\x04\xff", "latin1") };
  const big = { name: "big.txt", content: Buffer.alloc(26 * 1024 * 1024, "x") };
  const statuses = [
    [await attach(visitor, files, note), 401],
    [await attach(bob, files, note), 404],
    [await attach(ada, "/solutions/none/files", note), 404],
    [await attach(ada, files, zip), 422],
    [await attach(ada, files, big), 413],
  ] as const;
  for (const [answer, status] of statuses) {
    expect(answer.status()).toBe(status);
    expect(((await answer.json()) as Answer).problem).toMatch(/^[A-Z].+\.$/);
  }
  const foreign = await ada.post(files, {
    multipart: { intent: "remove" },
    headers: { accept: "application/json", origin: "https://evil.example" },
  });
  expect([foreign.status(), Object.keys(await foreign.json())]).toEqual([403, ["problem"]]);
});

test("a file that is too large is refused with 413, and the text sent with it is kept", async ({
  client,
}) => {
  const ada = await client();
  const { id } = await draft(ada);
  const form = new FormData();
  form.append("files", new File([Buffer.alloc(26 * 1024 * 1024, "x")], "big.txt"));
  for (const [name, value] of Object.entries({
    ...SOLUTION,
    body: "Kept text",
    intent: "draft",
    version: "1",
  }))
    form.append(name, value);
  const answer = await ada.post(`/solutions/${id}/edit`, { multipart: form });
  expect(answer.status()).toBe(413);
  expect(await answer.text()).toContain("big.txt: This file is larger than 25 MB.");
  expect(await (await ada.get(`/solutions/${id}/edit`)).text()).toContain("Kept text");
});

test("a photograph is served without its place and camera, in every width", async ({ client }) => {
  const ada = await client();
  const { files } = await draft(ada);
  const photo = await sharp(await jpegWithPlace())
    .resize({ width: 1000 })
    .keepExif()
    .jpeg()
    .toBuffer();
  expect(photo.includes("SecretCam")).toBe(true);
  const { id } = await attachOne(ada, files, { name: "photo.jpg", content: photo });
  for (const part of ["", "/480", "/photo.jpg"]) {
    const answer = await ada.get(`/uploads/${id}${part}`);
    expect([answer.status(), answer.headers()["content-type"]]).toEqual([200, "image/webp"]);
    const body = await answer.body();
    expect(body.includes("SecretCam") || /exif/i.test(body.toString("latin1"))).toBe(false);
  }
});

test("a draft's file is its author's alone, and a published one everybody's", async ({ client }) => {
  const [ada, bob, visitor] = [await client(), await client(), await client()];
  const { id, files } = await draft(ada);
  await joinSite(bob, "bob");
  const file = await attachOne(ada, files, { name: "a.txt", content: "secret" });
  for (const path of [`/uploads/${file.id}`, file.href]) {
    expect((await ada.get(path)).status()).toBe(200);
    expect((await bob.get(path)).status()).toBe(404);
    expect((await visitor.get(path)).status()).toBe(404);
  }
  const published = await ada.post(`/solutions/${id}/edit`, {
    form: { ...SOLUTION, intent: "publish", version: "1" },
  });
  const solution = published.headers().location ?? "";
  for (const path of [`/uploads/${file.id}`, file.href, `${withoutSlug(solution)}/revisions/1`])
    expect((await visitor.get(path)).status()).toBe(200);
  expect(await (await visitor.get(solution)).text()).toContain(file.href);
});

test("no file is ever served as a page or a script of this site", async ({ client, page, site }) => {
  const ada = await client();
  const { files } = await draft(ada);
  const attack = "<!doctype html><script>document.title = 'owned'</script>";
  for (const name of ["a.html", "a.svg", "a.js", "a.xml"]) {
    const content = name === "a.svg" ? `<svg xmlns="http://www.w3.org/2000/svg">${attack}</svg>` : attack;
    const { id, href } = await attachOne(ada, files, { name, content });
    const answer = await ada.get(`/uploads/${id}/${name}`);
    const headers = answer.headers();
    expect(headers).toMatchObject({
      "content-type": "text/plain; charset=utf-8",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'",
      "cross-origin-resource-policy": "same-origin",
    });
    expect(headers["content-disposition"]).toMatch(
      /^attachment; filename="a\.\w+"; filename\*=UTF-8''a\.\w+$/,
    );
    await page.context().addCookies((await ada.storageState()).cookies);
    await page.goto(site + href);
    expect(await page.title()).toContain(name);
  }
});

test("ranges, tags and HEAD are answered as players and browsers ask", async ({ client }) => {
  const ada = await client();
  const { files } = await draft(ada);
  const { id } = await attachOne(ada, files, { name: "a.txt", content: "0123456789" });
  const path = `/uploads/${id}`;
  const get = (headers: Record<string, string>) => ada.get(path, { headers });
  const part = await get({ range: "bytes=2-4" });
  expect([part.status(), await part.text(), part.headers()["content-range"]]).toEqual([
    206,
    "234",
    "bytes 2-4/10",
  ]);
  expect(part.headers()).toMatchObject({ "content-length": "3", "accept-ranges": "bytes" });
  const behind = await get({ range: "bytes=10-" });
  expect([behind.status(), behind.headers()["content-range"]]).toEqual([416, "bytes */10"]);
  const etag = part.headers().etag ?? "";
  expect((await get({ "if-none-match": etag })).status()).toBe(304);
  expect((await get({ range: "bytes=2-4", "if-range": etag })).status()).toBe(206);
  expect((await get({ range: "bytes=2-4", "if-range": '"old"' })).status()).toBe(200);
  const head = await ada.head(path);
  expect([head.status(), head.headers()["content-length"]]).toEqual([200, "10"]);
  for (const wrong of [
    `${path}/481`,
    `${path}/main`,
    `${path}/..%2fx`,
    "/uploads/none",
    "/uploads/",
    `${path}/a/b`,
  ])
    expect((await ada.get(wrong)).status()).toBe(404);
});

test("files that are built to burst are refused or tamed, and the site goes on", async ({ client }) => {
  const ada = await client();
  const { files } = await draft(ada);
  const started = Date.now();
  const answer = await attach(
    ada,
    files,
    { name: "huge.png", content: pngOf(30_000, 30_000, Buffer.alloc(100)) },
    { name: "frames.gif", content: gifOf(100_000) },
    { name: "deep.ipynb", content: `{"nbformat": 4, "cells": ${"[".repeat(200_000)}` },
    { name: "long.js", content: `${"(".repeat(100_000)}` },
    { name: "cut.jpg", content: (await jpegWithPlace()).subarray(0, 400) },
  );
  expect(answer.status(), await answer.text()).toBe(200);
  const { attachments, refused } = (await answer.json()) as Answer;
  expect(attachments.map(({ name }) => name)).toEqual(["frames.gif", "long.js"]);
  expect(refused.map(({ name }) => name)).toEqual(["huge.png", "deep.ipynb", "cut.jpg"]);
  expect(Date.now() - started).toBeLessThan(10_000);
  expect((await ada.get("/")).status()).toBe(200);
});

test("an upload that is broken off leaves nothing behind, and a download is no error", async ({
  client,
  ownSite,
  database,
}) => {
  const site = await ownSite();
  const ada = await client(site.url);
  const { files } = await draft(ada);
  const { id } = await attachOne(ada, files, { name: "big.txt", content: Buffer.alloc(20_000_000, "x") });
  const { cookies } = await ada.storageState();
  const { hostname, port, host, origin } = new URL(site.url);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const headers = `host: ${host}\r\norigin: ${origin}\r\ncookie: ${cookie}\r\n`;

  const upload = connectSocket(Number(port), hostname);
  upload.write(
    `POST ${files} HTTP/1.1\r\n${headers}content-type: multipart/form-data; boundary=x\r\n` +
      "content-length: 5000000\r\n\r\n" +
      `--x\r\ncontent-disposition: form-data; name="files"; filename="a.txt"\r\n\r\n${"x".repeat(1_000_000)}`,
  );
  const incoming = join(database.url.replace("file:", ""), "../files/incoming");
  await expect.poll(() => list(incoming).length).toBe(1);
  upload.destroy();
  await expect.poll(() => list(incoming)).toEqual([]);

  const download = connectSocket(Number(port), hostname);
  download.write(`GET /uploads/${id} HTTP/1.1\r\n${headers}\r\n`);
  await once(download, "data");
  download.destroy();
  // The site ends after this test, and must not have logged an error then.
  expect((await ada.get("/")).status()).toBe(200);
});

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
