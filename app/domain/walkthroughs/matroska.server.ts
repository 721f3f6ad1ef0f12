import {
  CLUSTER,
  CUES,
  EBML,
  type Element,
  elementsOf,
  lengthOf,
  readNumber,
  TRACK,
  TRACKS,
} from "./ebml.server";
import type { FileReader } from "./file-reader.server";

const TIMESTAMP_SCALE = 0x2ad7b1;
const DURATION = 0x4489;
const TRACK_NUMBER = 0xd7;
const TRACK_TYPE = 0x83;
const TIMESTAMP = 0xe7;
const SIMPLE_BLOCK = 0xa3;
const BLOCK = 0xa1;
const BLOCK_DURATION = 0x9b;
const VIDEO = 1;
const KEY_FRAME = 0x80;

/** A recording as its blocks tell it. Times are in units of `scale` nanoseconds, positions in bytes of the file. */
export interface Matroska {
  scale: number;
  /** Time of the last block's end, as far as it says where it ends. */
  end: number;
  videoTrack: number | null;
  header: { position: number; end: number };
  tracks: { position: number; end: number } | null;
  clusters: Cluster[];
  /** Whether it says how long it is, and has an index for seeking. */
  isSeekable: boolean;
}

interface Cluster {
  position: number;
  time: number;
  /** Whether its first picture needs no other one, or there are no pictures. */
  isEntry: boolean;
  /** The track of its first block that counts for that; 0 while it has none. */
  track: number;
}

/** Reads a WebM or Matroska file whole, block by block. Null when it is none. What breaks off counts up to there. */
export async function readMatroska(file: FileReader): Promise<Matroska | null> {
  let it: Matroska | null = null;
  let [track, block, hasDuration, hasCues] = [0, 0, false, false];
  for await (const element of elementsOf(file)) {
    const { id, position, end, head } = element;
    if (!it) {
      if (id !== EBML || end === null) return null;
      it = begin({ position, end });
      continue;
    }
    const cluster = it.clusters.at(-1);
    switch (id) {
      case TRACKS:
        it.tracks = end === null ? null : { position, end };
        break;
      case TRACK:
        track = 0;
        break;
      case TRACK_NUMBER:
        track = readNumber(head);
        break;
      case TRACK_TYPE:
        if (readNumber(head) === VIDEO) it.videoTrack ??= track;
        break;
      case TIMESTAMP_SCALE:
        it.scale = readNumber(head) || it.scale;
        break;
      case DURATION:
        hasDuration = true;
        break;
      case CUES:
        hasCues = true;
        break;
      case CLUSTER:
        it.clusters.push({ position, time: 0, isEntry: false, track: 0 });
        break;
      case TIMESTAMP:
        if (cluster) cluster.time = readNumber(head);
        break;
      case SIMPLE_BLOCK:
      case BLOCK:
        if (!cluster) break;
        block = cluster.time + readBlock(element, cluster, it.videoTrack);
        it.end = Math.max(it.end, block);
        break;
      case BLOCK_DURATION:
        it.end = Math.max(it.end, block + readNumber(head));
    }
  }
  return it && { ...it, isSeekable: hasDuration && hasCues };
}

function begin(header: { position: number; end: number }): Matroska {
  return {
    scale: 1_000_000,
    end: 0,
    videoTrack: null,
    header,
    tracks: null,
    clusters: [],
    isSeekable: false,
  };
}

/** A block begins with its track's number, a signed time within the cluster and flags. Returns that time. */
function readBlock({ id, head }: Element, cluster: Cluster, videoTrack: number | null): number {
  const length = lengthOf(head[0] ?? 0);
  if (head.length < length + 3) return 0;
  const track = head
    .subarray(1, length)
    .reduce((sum, byte) => sum * 256 + byte, (head[0] ?? 0) - 2 ** (8 - length));
  if (cluster.track === 0 && (videoTrack === null || track === videoTrack)) {
    cluster.track = track;
    cluster.isEntry =
      videoTrack === null || (id === SIMPLE_BLOCK && ((head[length + 2] ?? 0) & KEY_FRAME) > 0);
  }
  return head.readInt16BE(length);
}
