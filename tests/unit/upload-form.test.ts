import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sweepIncoming } from "~/web/files/open-storage.server";
import { readForm, type UploadForm } from "~/web/upload-form.server";

const MEGABYTE = 1024 * 1024;

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "rationale-incoming-"));
  try {
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function send(folder: string, body: BodyInit, { type = "", keepFiles = true } = {}): Promise<UploadForm> {
  const headers = type ? { "content-type": type } : undefined;
  const request = new Request("http://x/", { method: "POST", body, headers, duplex: "half" } as RequestInit);
  return readForm(request, { folder, keepFiles });
}

function form(entries: [string, string | File][]): FormData {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return data;
}

test("texts and files of a form come apart, and disposing removes the files", () =>
  inFolder(async (folder) => {
    const read = await send(
      folder,
      form([
        ["title", "one"],
        ["files", new File(["hello"], "a/Zürich.txt")],
        ["title", "two\0"],
        ["files", new File([], "")],
        ["other", new File(["x"], "x.txt")],
      ]),
    );
    expect(read.fields).toEqual({ title: "two" });
    expect(read.refused).toEqual([]);
    expect(read.files).toMatchObject([
      {
        name: "Zürich.txt",
        size: 5,
        field: "files",
        sha256: "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824",
      },
    ]);
    expect(readFileSync(read.files[0]?.path ?? "", "utf8")).toBe("hello");
    await read.dispose();
    expect(readdirSync(folder)).toEqual([]);
  }));

test("a file that is too large is left out, and the text behind it is not", () =>
  inFolder(async (folder) => {
    const { fields, files, refused, dispose } = await send(
      folder,
      form([
        ["files", new File([Buffer.alloc(26 * MEGABYTE)], "big.bin")],
        ["files", new File(["x"], "small.txt")],
        ["body", "the text"],
      ]),
    );
    expect(fields).toEqual({ body: "the text" });
    expect(files.map(({ name }) => name)).toEqual(["small.txt"]);
    expect(refused).toEqual([
      { name: "big.bin", problem: "This file is larger than 25 MB.", reason: "large" },
    ]);
    await dispose();
  }));

test("a twenty-first file is refused", () =>
  inFolder(async (folder) => {
    const entries = Array.from({ length: 21 }, (_, i): [string, File] => [
      "files",
      new File(["x"], `${i}.txt`),
    ]);
    const { files, refused, dispose } = await send(folder, form([...entries]));
    expect([files.length, refused.map(({ name }) => name)]).toEqual([20, ["20.txt"]]);
    await dispose();
  }));

test("without leave to keep files, only the text is read", () =>
  inFolder(async (folder) => {
    const data = form([
      ["files", new File(["x"], "a.txt")],
      ["title", "kept"],
    ]);
    expect(await send(folder, data, { keepFiles: false })).toMatchObject({
      fields: { title: "kept" },
      files: [],
    });
    expect(readdirSync(folder)).toEqual([]);
  }));

test("a file of exactly 25 MB is taken, and one byte more is not", () =>
  inFolder(async (folder) => {
    const data = form([
      ["files", new File([Buffer.alloc(25 * MEGABYTE)], "full.bin")],
      ["files", new File([Buffer.alloc(25 * MEGABYTE + 1)], "more.bin")],
    ]);
    const { files, refused, dispose } = await send(folder, data);
    expect(files.map(({ name, size }) => [name, size])).toEqual([["full.bin", 25 * MEGABYTE]]);
    expect(refused).toMatchObject([{ name: "more.bin", reason: "large" }]);
    await dispose();
  }));

test("a form with more fields than any of ours is refused as a whole", () =>
  inFolder(async (folder) => {
    const fields = Array.from({ length: 1001 }, (_, i): [string, string] => [`f${i}`, ""]);
    await expect(send(folder, form(fields))).rejects.toMatchObject({ status: 413 });
    const files = Array.from({ length: 2001 }, (): [string, File] => ["other", new File([], "")]);
    await expect(send(folder, form(files))).rejects.toMatchObject({ status: 413 });
  }));

test("files that are not kept are read a few megabytes far, and the text before them is there", () =>
  inFolder(async (folder) => {
    let sent = 0;
    const head = '--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nmine\r\n';
    const body = new ReadableStream({
      pull(controller) {
        controller.enqueue(sent === 0 ? Buffer.from(head + FILE_HEAD) : Buffer.alloc(MEGABYTE));
        sent += 1;
        if (sent > 100) controller.close();
      },
    });
    const type = "multipart/form-data; boundary=x";
    const read = await send(folder, body, { type, keepFiles: false });
    expect(read).toMatchObject({ fields: { title: "mine" }, isWhole: false, files: [] });
    expect(sent).toBeLessThan(20);
    expect(readdirSync(folder)).toEqual([]);
  }));

const FILE_HEAD = '--x\r\nContent-Disposition: form-data; name="files"; filename="a.txt"\r\n\r\n';

test.each<[string, string, string, number]>([
  ["a body that ends in the middle of a file", `${FILE_HEAD}half`, "multipart/form-data; boundary=x", 400],
  [
    "a body that ends in the middle of a file that is not kept",
    FILE_HEAD.replace('"files"', '"other"'),
    "multipart/form-data; boundary=x",
    400,
  ],
  ["a body without parts", "rubbish", "multipart/form-data; boundary=x", 400],
  ["no boundary", `${FILE_HEAD}half`, "multipart/form-data", 400],
  [
    "a part with a megabyte of headers",
    `--x\r\n${"a: b\r\n".repeat(180_000)}\r\nx\r\n--x--`,
    "multipart/form-data; boundary=x",
    400,
  ],
  ["another kind of body", "{}", "application/json", 415],
])("%s is refused and leaves nothing behind", (_, body, type, status) =>
  inFolder(async (folder) => {
    await expect(send(folder, body, { type })).rejects.toMatchObject({ status });
    expect(readdirSync(folder)).toEqual([]);
  }));

test("more than two megabytes of text is refused, however many fields it is spread over", () =>
  inFolder(async (folder) => {
    const entries = Array.from({ length: 5 }, (_, i): [string, string] => [`f${i}`, "x".repeat(500_000)]);
    await expect(send(folder, form([["files", new File(["x"], "a")], ...entries]))).rejects.toMatchObject({
      status: 413,
    });
    expect(readdirSync(folder)).toEqual([]);
  }));

test("a sender who breaks off leaves nothing behind", () =>
  inFolder(async (folder) => {
    const body = new ReadableStream({
      async start(controller) {
        controller.enqueue(Buffer.from(FILE_HEAD + "x".repeat(100_000)));
        await new Promise((resolve) => setTimeout(resolve, 50));
        expect(readdirSync(folder)).toHaveLength(1);
        controller.error(new Error("broken off"));
      },
    });
    await expect(send(folder, body, { type: "multipart/form-data; boundary=x" })).rejects.toBeTruthy();
    expect(readdirSync(folder)).toEqual([]);
  }));

test("of forgotten uploads only old ones are swept away, and a missing folder is no error", () =>
  inFolder(async (folder) => {
    for (const name of ["old", "young"]) writeFileSync(join(folder, name), "x");
    const longAgo = Date.now() / 1000 - 7200;
    utimesSync(join(folder, "old"), longAgo, longAgo);
    sweepIncoming(folder);
    expect(readdirSync(folder)).toEqual(["young"]);
    sweepIncoming(join(folder, "missing"));
    expect(existsSync(join(folder, "missing"))).toBe(false);
  }));
