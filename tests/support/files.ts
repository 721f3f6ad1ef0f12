import { crc32, deflateSync } from "node:zlib";
import sharp, { type Sharp } from "sharp";

/** A picture of two colours. */
export function picture({ width, height }: { width: number; height: number }): Sharp {
  const half = {
    create: { width, height: Math.ceil(height / 2), channels: 3 as const, background: "#0b5fa5" },
  };
  return sharp({ create: { width, height, channels: 3, background: "#fbfaf6" } }).composite([
    { input: half, left: 0, top: 0 },
  ]);
}

/** A photograph lying on its side, 60 by 30, that knows its camera and its place. */
export function jpegWithPlace(): Promise<Buffer> {
  return picture({ width: 60, height: 30 })
    .jpeg()
    .withExif({
      IFD0: { Make: "SecretCam", Orientation: "6" },
      IFD3: {
        GPSLatitudeRef: "N",
        GPSLatitude: "52/1 31/1 0/1",
        GPSLongitudeRef: "E",
        GPSLongitude: "13/1 24/1 0/1",
      },
    })
    .withMetadata({ orientation: 6 })
    .toBuffer();
}

export function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), body.length + 4);
  return chunk;
}

/** A grey PNG that says it has a size, with whatever pixels and a further chunk. */
export function pngOf(
  width: number,
  height: number,
  pixels?: Buffer,
  extra: Buffer = Buffer.alloc(0),
): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  const rows = pixels ?? Buffer.alloc((width + 1) * height);
  return Buffer.concat([
    Buffer.from("\x89PNG\r\n\x1a\n", "latin1"),
    pngChunk("IHDR", header),
    extra,
    pngChunk("IDAT", deflateSync(rows)),
    pngChunk("IEND", Buffer.alloc(0)),
  ]);
}

/** A GIF of 8 by 8 pixels with so many frames, no two neighbours alike. */
export function gifOf(frames: number): Buffer {
  const head = Buffer.from("GIF89a\x08\0\x08\0\x80\0\0\0\0\0\xff\xff\xff", "latin1");
  const control = Buffer.from("\x21\xf9\x04\x04\x0a\0\0\0", "latin1");
  const image = Buffer.from("\x2c\0\0\0\0\x08\0\x08\0\0\x02", "latin1");
  const black = Buffer.concat([control, image, lzw(0)]);
  const white = Buffer.concat([control, image, lzw(1)]);
  return Buffer.concat([
    head,
    ...Array.from({ length: frames }, (_, i) => (i % 2 === 0 ? black : white)),
    Buffer.from(";"),
  ]);
}

/** 64 pixels of one colour, each a code of three bits with the table cleared before it can grow. */
function lzw(colour: 0 | 1): Buffer {
  const codes: number[] = [];
  for (let i = 0; i < 64; i++) codes.push(4, colour);
  codes.push(5);
  const bits = codes.flatMap((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]);
  const bytes = Array.from({ length: Math.ceil(bits.length / 8) }, (_, i) =>
    bits.slice(i * 8, i * 8 + 8).reduce((byte, bit, at) => byte | (bit << at), 0),
  );
  return Buffer.from([bytes.length, ...bytes, 0]);
}

/** So many seconds of silence. */
export function wavOf(seconds: number): Buffer {
  const samples = Buffer.alloc(8000 * seconds, 128);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + samples.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(samples.length, 40);
  return Buffer.concat([head, samples]);
}
