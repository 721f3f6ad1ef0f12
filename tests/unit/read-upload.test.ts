import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";
import { afterAll, expect, test } from "vitest";
import { readUpload } from "~/domain/attachments/read-upload.server";
import type { ReadFile } from "~/domain/attachments/upload";
import { gifOf, jpegWithPlace, picture, pngChunk, pngOf, wavOf } from "../support/files";

const folder = mkdtempSync(join(tmpdir(), "rationale-read-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
let count = 0;

async function read(name: string, content: string | Buffer, field: "files" | "take" = "files") {
  count += 1;
  const path = join(folder, String(count));
  const outFolder = `${path}-read`;
  await mkdir(outFolder);
  await writeFile(path, content);
  return readUpload({ id: "f1", path, name, outFolder, field }, async ({ path }) => ({
    ok: true,
    path,
    durationMs: 1500,
    hasVideo: false,
  }));
}

async function readWell(name: string, content: string | Buffer, field?: "take"): Promise<ReadFile> {
  const result = await read(name, content, field);
  if (!result.ok) throw new Error(result.why);
  return result.file;
}

async function refusal(name: string, content: string | Buffer): Promise<string> {
  const result = await read(name, content);
  return result.ok ? "" : result.why;
}

test("an image is kept as WebP in the widths below its own", async () => {
  const file = await readWell("plot.jpg", await picture({ width: 1200, height: 600 }).jpeg().toBuffer());
  expect(file).toMatchObject({ kind: "image", mediaType: "image/webp", width: 1200, height: 600 });
  expect(file.variants).toEqual([480, 960]);
  const sizes = await Promise.all(
    file.objects.map(async ({ name, path }) => [name, (await sharp(path).metadata()).width]),
  );
  expect(sizes).toEqual([
    ["main", 1200],
    ["480", 480],
    ["960", 960],
  ]);
});

test("a photograph loses where and with what it was taken, and stands upright", async () => {
  const photo = await jpegWithPlace();
  expect(photo.includes("Exif")).toBe(true);
  expect(photo.includes("SecretCam")).toBe(true);
  const file = await readWell("photo.jpg", photo);
  expect([file.width, file.height]).toEqual([30, 60]);
  for (const { path } of file.objects) {
    const bytes = await readFile(path);
    expect(bytes.includes("Exif") || bytes.includes("EXIF") || bytes.includes("SecretCam")).toBe(false);
    const { exif, xmp, iptc, orientation } = await sharp(path).metadata();
    expect([exif, xmp, iptc, orientation]).toEqual([undefined, undefined, undefined, undefined]);
  }
});

test("an image wider than 2,400 pixels is made as wide as that", async () => {
  const file = await readWell("wide.png", await picture({ width: 3000, height: 100 }).png().toBuffer());
  expect([file.width, file.height]).toEqual([2400, 80]);
  expect(file.variants).toEqual([480, 960, 1600]);
});

test.each(["png", "webp", "gif", "avif"] as const)("a %s is taken whatever its name says", async (format) => {
  const bytes = await picture({ width: 20, height: 10 }).toFormat(format).toBuffer();
  expect(await readWell("letter.txt", bytes)).toMatchObject({ kind: "image", width: 20, height: 10 });
});

test("a drawing with few colours keeps every pixel", async () => {
  const drawing = picture({ width: 64, height: 64 });
  const file = await readWell("diagram.png", await drawing.png().toBuffer());
  const kept = await sharp(file.objects[0]?.path).removeAlpha().raw().toBuffer();
  expect(kept.equals(await drawing.removeAlpha().raw().toBuffer())).toBe(true);
});

test("a short animation moves on, and a long one shows its first frame and says so", async () => {
  const short = await readWell("short.gif", gifOf(3));
  expect((await sharp(short.objects[0]?.path, { animated: true }).metadata()).pages).toBe(3);
  expect(short).toMatchObject({ width: 8, height: 8, notes: [] });
  const long = await readWell("long.gif", gifOf(150));
  expect((await sharp(long.objects[0]?.path, { animated: true }).metadata()).pages ?? 1).toBe(1);
  expect(long.notes).toEqual(["The animation is too long to be kept. This is its first frame."]);
});

test.each<[string, () => Promise<Buffer> | Buffer]>([
  ["a PNG cut off in the middle", async () => (await noise().png().toBuffer()).subarray(0, 60_000)],
  ["a JPEG cut off in the middle", async () => (await noise().jpeg().toBuffer()).subarray(0, 9000)],
  ["a WebP cut off in the middle", async () => (await noise().webp().toBuffer()).subarray(0, 9000)],
  ["an AVIF cut off in the middle", async () => (await noise().avif().toBuffer()).subarray(0, 5000)],
  ["a header that promises 30,000 pixels a side", () => pngOf(30_000, 30_000, Buffer.alloc(100))],
  ["a header that promises 11,000 by 11,000", () => pngOf(11_000, 11_000, Buffer.alloc(100))],
  ["a mark of PNG and rubbish", () => Buffer.concat([pngOf(1, 1).subarray(0, 8), Buffer.alloc(5000, 7)])],
])("%s is refused in words", async (_, content) => {
  expect(await refusal("x.png", await content())).toMatch(
    /^(An image has at most|This image is damaged|This file could not|This kind of file)/,
  );
});

test("a gigabyte of zeros in a profile or a comment is not unpacked", async () => {
  const bomb = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
  const before = process.memoryUsage().rss;
  const started = Date.now();
  for (const type of ["iCCP", "zTXt"]) {
    const chunk = pngChunk(type, Buffer.concat([Buffer.from("x\0\0"), bomb]));
    await read("bomb.png", pngOf(4, 4, undefined, chunk));
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(150_000_000);
  expect(Date.now() - started).toBeLessThan(3000);
});

test("a GIF of a hundred thousand frames is read in bounded time", async () => {
  const started = Date.now();
  const file = await readWell("frames.gif", gifOf(100_000));
  expect(file.notes).toHaveLength(1);
  expect(Date.now() - started).toBeLessThan(5000);
});

test.each([
  ["page.html", "<!doctype html><script>alert(1)</script>"],
  ["drawing.svg", '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'],
])("%s is text that is shown as code", async (name, content) => {
  const file = await readWell(name, content);
  expect(file).toMatchObject({ kind: "code", mediaType: "text/plain" });
  expect(file.objects).toMatchObject([{ name: "main", type: "text/plain" }]);
  expect(file.preview?.html).not.toMatch(/<script|<svg/);
});

test("code has a link for each line, and colours that do not run over their ends", async () => {
  const { preview, notes } = await readWell("a.py", '"""One\ntwo"""\nprint(1)\n');
  expect(notes).toEqual(["3 lines."]);
  const lines = preview?.html.match(/<a id="L\d+" href="#L\d+" tabindex="-1">\d+<\/a>.*/g) ?? [];
  expect(lines).toHaveLength(3);
  for (const line of lines) expect(line.match(/<span/g)?.length).toBe(line.match(/<\/span>/g)?.length);
  expect(lines[0]).toContain('<span class="hljs-string">');
});

test("a script without an extension has the colours that its first line names", async () => {
  expect((await readWell("run", "#!/usr/bin/env python3\nimport os\n")).preview?.html).toContain(
    "hljs-keyword",
  );
  expect((await readWell("run", "import os\n")).preview?.html).not.toContain("hljs-");
});

test.each<[string, string, string, number]>([
  ["code whose colours are nested in each other", "a.js", "`${\n".repeat(500), 1_000_000],
  ["a megabyte of line ends", "a.txt", "\n".repeat(1_000_000), 300_000],
  ["lines that are all markup", "a.js", "'a'\n".repeat(19_000), 4_100_000],
])("%s makes a page in proportion", async (_, name, content, most) => {
  const { preview } = await readWell(name, content);
  expect(preview?.html.length).toBeLessThan(most);
  const opened = preview?.html.match(/<(?:span|a) /g)?.length ?? 0;
  expect(preview?.html.match(/<\/(?:span|a)>/g)?.length ?? 0).toBe(opened);
});

test.each([
  ["C#", "a.cs", "enum ".repeat(8)],
  ["a shell session", "a.console", "${".repeat(20)],
  ["Java", "A.java", "$".repeat(4000)],
  ["C#, line after line", "b.cs", "a"],
])("code that is hard to colour is read in bounded time: %s", async (_, name, line) => {
  const started = performance.now();
  const { preview } = await readWell(name, `${line}\n`.repeat(39_000 / (line.length + 1)));
  expect(performance.now() - started).toBeLessThan(5000);
  expect(preview?.html).toContain('id="L9"');
});

test("a long run of returns in a notebook's output is read at once", async () => {
  const output = { output_type: "stream", name: "stdout", text: `${"\r".repeat(100_000)}x` };
  const cell = { cell_type: "code", metadata: {}, source: "1", execution_count: 1, outputs: [output] };
  const started = performance.now();
  await readWell("a.ipynb", JSON.stringify({ nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] }));
  expect(performance.now() - started).toBeLessThan(1500);
});

test("a text too long for line numbers is shown cut", async () => {
  const { preview, notes } = await readWell("log.txt", `${"x".repeat(6000)}\n`.repeat(100));
  expect(notes).toEqual(["It is too long to be shown whole."]);
  expect(preview?.html.length).toBeLessThan(210_000);
  expect(preview?.html).toContain("x…\n");
});

test("a Markdown file is read as prose", async () => {
  const file = await readWell("notes.md", "# Notes\n\n## One\n\n**bold** <script>alert(1)</script>");
  expect(file.preview?.html).toContain("<strong>bold</strong> &lt;script&gt;");
  expect(file.preview?.outline).toMatchObject([{ text: "Notes" }, { text: "One" }]);
});

test("a table shows its first rows and counts them all", async () => {
  const rows = Array.from({ length: 80 }, (_, i) => `${i};"a ""b"" <i>";x`).join("\r\n");
  const { kind, preview, notes } = await readWell("t.csv", `id;name;note\r\n${rows}\r\n`);
  expect(kind).toBe("table");
  expect(notes).toEqual(["80 rows below the head, 3 columns. Shown are the first 50 rows."]);
  expect(preview?.html.match(/<tr>/g)).toHaveLength(51);
  expect(preview?.html).toContain('<td align="right">49</td><td>a "b" &lt;i&gt;</td>');
});

test("a notebook's pictures become files of their own", async () => {
  const png = (await picture({ width: 40, height: 20 }).png().toBuffer()).toString("base64");
  const cell = {
    cell_type: "code",
    source: "plot()",
    metadata: {},
    execution_count: 1,
    outputs: [{ output_type: "display_data", data: { "image/png": png }, metadata: {} }],
  };
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: {}, cells: [cell] };
  const file = await readWell("anything.json", JSON.stringify(notebook));
  expect(file.kind).toBe("notebook");
  expect(file.objects.map(({ name }) => name)).toEqual(["main", "cell-1.webp"]);
  expect(file.preview?.html).toContain('<img src="/uploads/f1/cell-1.webp" width="40" height="20"');
});

test("a recording is taken as a take alone, and nothing else is", async () => {
  expect(await readWell("take.bin", wavOf(1), "take")).toMatchObject({
    kind: "recording",
    mediaType: "audio/wav",
    durationMs: 1500,
  });
  expect(await refusal("take.wav", wavOf(1))).toMatch(/belong to the walkthrough/);
  expect(await read("a.txt", "hello", "take")).toMatchObject({ ok: false, why: /^This is no recording/ });
});

test.each<[string, string, string | Buffer, RegExp]>([
  ["an empty file", "a.txt", "", /empty/],
  ["an archive", "a.zip", Buffer.from("PK\x03\x04rest\xff\xfe", "latin1"), /not taken.*images.*notebooks/],
  ["a program", "a.txt", Buffer.from("\x7fELF\x02\x01\x01\0\xff", "latin1"), /not taken/],
  ["UTF-16", "a.txt", Buffer.from("\uFEFFhello", "utf16le"), /UTF-16.*UTF-8/],
  ["Latin-1", "a.txt", Buffer.from("na\xefve", "latin1"), /not taken/],
  ["a name that lies", "a.ipynb", "print(1)", /not a notebook/],
  ["a notebook of another world", "a.ipynb", '{"nbformat": 9}', /./],
  ["a picture that no browser shows", "a.tiff", Buffer.from("II*\0\x08\0\0\0\xff", "latin1"), /PNG, JPEG/],
])("%s is refused with what to do", async (_, name, content, why) => {
  expect(await refusal(name, content)).toMatch(why);
});

test("a PDF is kept as it is, to be downloaded", async () => {
  expect(await readWell("paper.txt", "%PDF-1.7\n%âãÏÓ")).toMatchObject({ kind: "document", preview: null });
});

test("JSON nested a hundred thousand deep is refused or shown, and ends", async () => {
  const nested = `{"nbformat": 4, "cells": ${"[".repeat(100_000)}`;
  expect(await refusal("deep.ipynb", nested)).not.toBe("");
});

function noise(): Sharp {
  return sharp(randomBytes(200 * 200 * 3), { raw: { width: 200, height: 200, channels: 3 } });
}
