import { parseFile } from "music-metadata";
import { EBML } from "./ebml.server";
import { withFile } from "./file-reader.server";
import { readMatroska } from "./matroska.server";

export interface MediaDuration {
  durationMs: number;
  hasVideo: boolean;
}

/**
 * The length of a recording (WebM, Matroska, Ogg, MP4, M4A, MP3, WAV) in milliseconds, and whether it has pictures.
 * A WebM is as long as its blocks reach, whatever it says itself: what a browser records says nothing. Null when the
 * length cannot be told or is no time at all. A hostile file may take a while, so run it where it can be stopped.
 */
export async function mediaDuration(path: string): Promise<MediaDuration | null> {
  try {
    return (await isMatroska(path)) ? await readBlocks(path) : await readTags(path);
  } catch {
    return null;
  }
}

function isMatroska(path: string): Promise<boolean> {
  return withFile(path, async (file) => {
    const mark = await file.read(0, 4);
    return mark.length === 4 && mark.readUInt32BE() === EBML;
  });
}

async function readBlocks(path: string): Promise<MediaDuration | null> {
  const it = await withFile(path, readMatroska);
  return it && durationOf((it.end * it.scale) / 1_000_000, it.videoTrack !== null);
}

async function readTags(path: string): Promise<MediaDuration | null> {
  const { format } = await parseFile(path, { duration: true, skipCovers: true });
  return durationOf((format.duration ?? 0) * 1000, format.hasVideo ?? false);
}

function durationOf(ms: number, hasVideo: boolean): MediaDuration | null {
  const durationMs = Math.round(ms);
  return durationMs > 0 && Number.isSafeInteger(durationMs) ? { durationMs, hasVideo } : null;
}
