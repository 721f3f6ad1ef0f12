import { mkdtempSync, rmSync } from "node:fs";
import { readdir, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import S3rver from "s3rver";
import { expect, test } from "vitest";
import type { FileStorage } from "~/domain/attachments/storage";
import { createLocalStorage } from "~/web/files/local-storage.server";
import { createS3Storage } from "~/web/files/s3-storage.server";

interface Place {
  storage: FileStorage;
  /** An empty folder for the files that are put. */
  folder: string;
}

const KEYS = { region: "us-east-1", accessKeyId: "S3RVER", secretAccessKey: "S3RVER" };

const adapters: Record<
  string,
  (folder: string, use: (storage: FileStorage) => Promise<void>) => Promise<void>
> = {
  "a folder": (folder, use) => use(createLocalStorage(join(folder, "stored"))),
  "a bucket": async (folder, use) => {
    const directory = join(folder, "buckets");
    const server = new S3rver({
      port: 0,
      address: "127.0.0.1",
      silent: true,
      directory,
      configureBuckets: [{ name: "files", configs: [] }],
    });
    const { port } = await server.run();
    try {
      await use(createS3Storage({ ...KEYS, bucket: "files", endpoint: `http://127.0.0.1:${port}` }));
    } finally {
      await server.close();
    }
  },
};

/** A promise that every storage keeps. */
function testOnEach(sentence: string, body: (place: Place) => Promise<void>) {
  for (const [name, open] of Object.entries(adapters)) {
    test(`${sentence} (${name})`, async () => {
      const folder = mkdtempSync(join(tmpdir(), "rationale-storage-"));
      try {
        await open(folder, (storage) => body({ storage, folder }));
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    });
  }
}

async function put({ storage, folder }: Place, key: string, content: string | Buffer) {
  const path = join(folder, "sent");
  await writeFile(path, content);
  await storage.put(key, { path, type: "text/plain" });
}

function text(stream: Readable | undefined): Promise<string> {
  return stream ? buffer(stream).then(String) : Promise.resolve("nothing");
}

testOnEach("what was put is read, whole or in part", async (place) => {
  await put(place, "f1/main", "0123456789");
  const whole = await place.storage.read("f1/main");
  expect([whole?.size, await text(whole?.stream)]).toEqual([10, "0123456789"]);
  const part = await place.storage.read("f1/main", { start: 2, end: 4 });
  expect([part?.size, await text(part?.stream)]).toEqual([10, "234"]);
});

testOnEach("putting again replaces", async (place) => {
  await put(place, "f1/main", "before");
  await put(place, "f1/main", "after");
  expect(await text((await place.storage.read("f1/main"))?.stream)).toBe("after");
});

testOnEach("what is not there reads as null, and removing it is no error", async ({ storage }) => {
  expect(await storage.read("f1/main")).toBeNull();
  await storage.remove(["f1/main", "f1/480"]);
});

testOnEach("what was removed is gone, and its neighbour is not", async (place) => {
  await put(place, "f1/main", "one");
  await put(place, "f1/cell-1.webp", "other");
  await place.storage.remove(["f1/main"]);
  expect(await place.storage.read("f1/main")).toBeNull();
  expect(await text((await place.storage.read("f1/cell-1.webp"))?.stream)).toBe("other");
});

testOnEach("a file of megabytes comes back as it was", async (place) => {
  const bytes = Buffer.alloc(5_000_000, "abcdefg");
  await put(place, "big/main", bytes);
  const stored = await place.storage.read("big/main");
  expect(stored && (await buffer(stored.stream)).equals(bytes)).toBe(true);
});

testOnEach("no key leads out of the storage", async (place) => {
  for (const key of ["../x", "f1/../../x", "/etc/passwd", "f1", "f1/x/y", "f1/..", "F1/main", "f1/a\0", ""]) {
    await expect(put(place, key, "x")).rejects.toThrow(/is no key/);
    await expect(place.storage.read(key)).rejects.toThrow(/is no key/);
    await expect(place.storage.remove([key])).rejects.toThrow(/is no key/);
  }
});

test("a folder holds nothing half-written after a file could not be read", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rationale-storage-"));
  const storage = createLocalStorage(join(folder, "stored"));
  await expect(
    storage.put("f1/main", { path: join(folder, "missing"), type: "text/plain" }),
  ).rejects.toThrow();
  expect(await readdir(join(folder, "stored/f1"))).toEqual([]);
  rmSync(folder, { recursive: true });
});

test("a bucket that fails once is asked again, and one that refuses says why", async () => {
  const answers = [503, 200, 403];
  const server = createServer((request, response) => {
    request.resume().on("end", () => {
      const status = answers.shift() ?? 500;
      response.writeHead(status).end(status === 403 ? "<Error><Code>AccessDenied</Code></Error>" : "");
    });
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  const folder = mkdtempSync(join(tmpdir(), "rationale-storage-"));
  const storage = createS3Storage({ ...KEYS, bucket: "files", endpoint: `http://127.0.0.1:${port}` });
  await put({ storage, folder }, "f1/main", "x");
  await expect(put({ storage, folder }, "f1/main", "x")).rejects.toThrow(
    "The file storage could not store a file: 403 AccessDenied",
  );
  expect(answers).toEqual([]);
  server.close();
  rmSync(folder, { recursive: true });
});
