import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { makeSeekable } from "~/domain/walkthroughs/make-seekable.server";
import { mediaDuration } from "~/domain/walkthroughs/media-duration.server";
import { wavOf } from "../support/files";
import { block, element, webmFile } from "../support/media";

async function inFolder<T>(bytes: Buffer, work: (path: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "rationale-media-"));
  try {
    const path = join(folder, "take");
    writeFileSync(path, bytes);
    return await work(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const durationOf = (bytes: Buffer) => inFolder(bytes, mediaDuration);

/** The copy that seeks; null where none was made. */
function seekable(bytes: Buffer): Promise<Buffer | null> {
  return inFolder(bytes, async (path) => {
    const copy = `${path}.webm`;
    const made = await makeSeekable(path, copy);
    expect(existsSync(copy)).toBe(made);
    return made ? readFileSync(copy) : null;
  });
}

/** The eight-byte numbers of all elements with an id. */
function numbersOf(file: Buffer, id: string): number[] {
  const mark = Buffer.from(`${id}0100000000000008`, "hex");
  const numbers: number[] = [];
  for (let at = file.indexOf(mark); at >= 0; at = file.indexOf(mark, at + 1)) {
    numbers.push(Number(file.readBigUInt64BE(at + mark.length)));
  }
  return numbers;
}

const HEAD = element("1a45dfa3", Buffer.alloc(4));

test("a WAV file says how long it is", async () => {
  expect(await durationOf(wavOf(3))).toEqual({ durationMs: 3000, hasVideo: false });
});

test("a recording of a browser, which says no length, is as long as its last block", async () => {
  expect(await durationOf(webmFile({ seconds: 112 }))).toEqual({ durationMs: 112_000, hasVideo: false });
});

test("a recording with pictures says so", async () => {
  expect(await durationOf(webmFile({ seconds: 2, video: true }))).toEqual({
    durationMs: 2000,
    hasVideo: true,
  });
});

test("a recording that breaks off counts up to there", async () => {
  const whole = webmFile({ seconds: 10 });
  expect((await durationOf(whole.subarray(0, whole.length - 70)))?.durationMs).toBe(9000);
});

test("blocks in groups count with their own length, and in the file's own scale", async () => {
  const group = element(
    "a0",
    Buffer.concat([element("a1", Buffer.from([0x81, 0, 100, 0])), element("9b", Buffer.from([50]))]),
  );
  const scale = element("1549a966", element("2ad7b1", Buffer.from([0x1e, 0x84, 0x80])));
  const file = Buffer.concat([HEAD, element("18538067", null), scale, element("1f43b675", group)]);
  expect(await durationOf(file)).toEqual({ durationMs: 300, hasVideo: false });
});

test.each<[string, Buffer]>([
  ["an empty file", Buffer.alloc(0)],
  ["a text", Buffer.from("It is just text. ".repeat(100))],
  ["a recording without blocks", Buffer.concat([HEAD, element("18538067", null)])],
  ["a header alone", HEAD],
  ["an element longer than the file", Buffer.concat([HEAD, Buffer.from("a301ffffffffffff00", "hex")])],
  ["ids of no length", Buffer.concat([HEAD, Buffer.alloc(1000)])],
  ["a million empty elements", Buffer.concat([HEAD, Buffer.alloc(2_000_000, "ec80", "hex"), block(5)])],
  ["nested parents without end", Buffer.concat([HEAD, Buffer.alloc(2_000_000, "a080", "hex")])],
  ["a time beyond all numbers", Buffer.concat([HEAD, element("e7", Buffer.alloc(8, 0xff)), block(1)])],
])("the length of %s cannot be told", async (_, bytes) => {
  expect(await durationOf(bytes)).toBeNull();
});

test("a browser's recording gets its length and an index that leads to its clusters", async () => {
  const recorded = webmFile({ seconds: 4, video: true });
  const copy = (await seekable(recorded)) ?? HEAD;
  expect(copy.readDoubleBE(copy.indexOf("44890100000000000008", "hex") + 10)).toBe(4000);
  expect(await durationOf(copy)).toEqual({ durationMs: 4000, hasVideo: true });
  const content = copy.indexOf("1853806701ffffffffffffff", "hex") + 12;
  const positions = numbersOf(copy, "f1");
  expect(positions).toHaveLength(4);
  for (const position of positions) {
    expect(copy.readUInt32BE(content + position)).toBe(0x1f43b675);
  }
  const cluster = Buffer.from("1f43b675", "hex");
  expect(copy.subarray(copy.indexOf(cluster))).toEqual(recorded.subarray(recorded.indexOf(cluster)));
});

test("what seeks already, holds no sound, or is no WebM gets no copy", async () => {
  const copy = await seekable(webmFile({ seconds: 2 }));
  expect(await seekable(copy ?? HEAD)).toBeNull();
  expect(await seekable(HEAD)).toBeNull();
  expect(await seekable(wavOf(1))).toBeNull();
  expect(await seekable(Buffer.concat([HEAD, Buffer.alloc(2_000_000, "a080", "hex")]))).toBeNull();
});
