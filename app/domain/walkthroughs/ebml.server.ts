import type { FileReader } from "./file-reader.server";

// Ids of Matroska's elements, RFC 9559.
export const EBML = 0x1a45dfa3;
export const SEGMENT = 0x18538067;
export const INFO = 0x1549a966;
export const TRACKS = 0x1654ae6b;
export const TRACK = 0xae;
export const CLUSTER = 0x1f43b675;
export const BLOCK_GROUP = 0xa0;
export const CUES = 0x1c53bb6b;

const PARENTS = new Set([SEGMENT, INFO, TRACKS, TRACK, CLUSTER, BLOCK_GROUP]);
/** Ten times what three minutes of sound and pictures have. */
const ELEMENTS_MAX = 200_000;
const HEAD_BYTES = 12;

export interface Element {
  id: number;
  /** Where its id stands in the file. */
  position: number;
  /** Where its content begins and ends; null when it does not say how long it is. */
  start: number;
  end: number | null;
  /** The first bytes of its content, twelve at most. */
  head: Buffer;
}

/**
 * The elements of a Matroska file in their order, parents before what is in them, up to where the file breaks off or
 * makes no sense. Yields nothing when the file is no Matroska. The encoding is that of RFC 8794.
 *
 * @throws when there are far too many elements.
 */
export async function* elementsOf(file: FileReader): AsyncGenerator<Element> {
  let position = 0;
  for (let count = 0; position < file.size; count += 1) {
    if (count === ELEMENTS_MAX) throw new Error("Too many elements");
    const header = readHeader(await file.read(position, HEAD_BYTES));
    if (!header || (position === 0 && header.id !== EBML)) return;
    const { id, length, size } = header;
    const start = position + length;
    const end = size === null ? null : start + size;
    const head = Buffer.from(await file.read(start, Math.min(size ?? 0, HEAD_BYTES)));
    yield { id, position, start, end, head };
    if (PARENTS.has(id)) position = start;
    else if (end === null) return;
    else position = end;
  }
}

/** Null when there is no element. */
function readHeader(bytes: Buffer): { id: number; length: number; size: number | null } | null {
  const idLength = lengthOf(bytes[0] ?? 0);
  const first = bytes[idLength] ?? 0;
  const sizeLength = lengthOf(first);
  if (idLength > 4 || sizeLength > 8 || bytes.length < idLength + sizeLength) return null;
  const rest = bytes.subarray(idLength + 1, idLength + sizeLength);
  const mask = 2 ** (8 - sizeLength);
  // All ones after the length marker: as long as it turns out to be.
  const unknown = first === 2 * mask - 1 && rest.every((byte) => byte === 0xff);
  const size = unknown ? null : rest.reduce((sum, byte) => sum * 256 + byte, first - mask);
  return { id: bytes.readUIntBE(0, idLength), length: idLength + sizeLength, size };
}

/** How many bytes a number takes, by the zeros that its first byte begins with; 9 for none at all. */
export function lengthOf(first: number): number {
  return Math.clz32(first) - 23;
}

/** An unsigned number of up to eight bytes; above 2^53 it is not exact. */
export function readNumber(bytes: Buffer): number {
  return bytes.subarray(0, 8).reduce((sum, byte) => sum * 256 + byte, 0);
}

/** An element, its size always written in eight bytes. */
export function element(id: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([openElement(id, content.length), content]);
}

/** The id and size before a content of so many bytes, or of as many as there will be. */
export function openElement(id: number, size: number | null): Buffer {
  const idLength = Math.ceil((32 - Math.clz32(id)) / 8);
  const head = Buffer.alloc(idLength + 8, 0xff);
  head.writeUIntBE(id, 0, idLength);
  head.writeBigUInt64BE((size === null ? 2n ** 56n - 1n : BigInt(size)) | (1n << 56n), idLength);
  return head;
}

/** A number as the content of an element, always of eight bytes. */
export function number(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(BigInt(value));
  return bytes;
}
