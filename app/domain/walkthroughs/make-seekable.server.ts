import { createReadStream, createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { CUES, element, INFO, number, openElement, SEGMENT } from "./ebml.server";
import { withFile } from "./file-reader.server";
import { type Matroska, readMatroska } from "./matroska.server";

const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const MUXING_APP = 0x4d80;
const WRITING_APP = 0x5741;
const CUE_POINT = 0xbb;
const CUE_TIME = 0xb3;
const CUE_TRACK_POSITIONS = 0xb7;
const CUE_TRACK = 0xf7;
const CUE_CLUSTER_POSITION = 0xf1;

/**
 * Writes a copy of a WebM recording to `to` that says how long it is and where to begin for a moment. Browsers record
 * without either, and then cannot jump to a second or show how much is left. The sound and pictures are copied as they
 * are. Returns false, and writes nothing, when the file needs none of this or cannot be understood.
 */
export async function makeSeekable(path: string, to: string): Promise<boolean> {
  const it = await withFile(path, readMatroska).catch(() => null);
  const [first] = it?.clusters ?? [];
  if (!it || it.isSeekable || !it.tracks || !first || it.end <= 0 || it.tracks.end > first.position)
    return false;
  const header = await bytesOf(path, it.header);
  const beginning = [infoOf(it), await bytesOf(path, it.tracks)];
  const room = cuesOf(it, 0).length;
  // Positions count from where the segment's content begins.
  const moved = Buffer.concat(beginning).length + room - first.position;
  const content = Buffer.concat([...beginning, cuesOf(it, moved)]);
  const out = createWriteStream(to, { flags: "wx" });
  // Of unknown size, as the clusters in it are.
  out.write(Buffer.concat([header, openElement(SEGMENT, null), content]));
  await pipeline(createReadStream(path, { start: first.position }), out);
  return true;
}

async function bytesOf(path: string, { position, end }: { position: number; end: number }): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of createReadStream(path, { start: position, end: end - 1 })) parts.push(part);
  return Buffer.concat(parts);
}

function infoOf({ scale, end }: Matroska): Buffer {
  const duration = Buffer.alloc(8);
  duration.writeDoubleBE(end);
  const app = Buffer.from("Rationale");
  return element(
    INFO,
    element(TIMESTAMP_SCALE, number(scale)),
    element(DURATION, duration),
    element(MUXING_APP, app),
    element(WRITING_APP, app),
  );
}

/** The index; its length does not depend on how far the clusters moved. */
function cuesOf({ clusters }: Matroska, moved: number): Buffer {
  const points = clusters
    .filter(({ isEntry }) => isEntry)
    .map(({ time, track, position }) =>
      element(
        CUE_POINT,
        element(CUE_TIME, number(time)),
        element(
          CUE_TRACK_POSITIONS,
          element(CUE_TRACK, number(track)),
          element(CUE_CLUSTER_POSITION, number(Math.max(0, position + moved))),
        ),
      ),
    );
  return element(CUES, ...points);
}
