/** A Matroska element: its id as it stands in the file, and its content; null for one of unknown size. */
export function element(id: string, content: Buffer | null): Buffer {
  const mark = Buffer.from(id, "hex");
  if (!content) return Buffer.concat([mark, Buffer.from("01ffffffffffffff", "hex")]);
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE(BigInt(content.length) | (1n << 56n));
  return Buffer.concat([mark, size, content]);
}

export function block(time: number): Buffer {
  const header = Buffer.from([0x81, 0, 0, 0x80]);
  header.writeInt16BE(time, 1);
  return element("a3", Buffer.concat([header, Buffer.alloc(20)]));
}

/** A WebM recording as a browser streams it: no length, clusters of unknown size, one for each second. */
export function webmFile({ seconds, video = false }: { seconds: number; video?: boolean }): Buffer {
  const track = (number: number, type: number) => {
    const fields = [element("d7", Buffer.from([number])), element("83", Buffer.from([type]))];
    return element("ae", Buffer.concat(fields));
  };
  const tracks = element("1654ae6b", video ? track(1, 1) : track(1, 2));
  const clusters = Array.from({ length: seconds }, (_, second) => {
    const time = Buffer.alloc(4);
    time.writeUInt32BE(second * 1000);
    return Buffer.concat([element("1f43b675", null), element("e7", time), block(0), block(500), block(1000)]);
  });
  const head = element("1a45dfa3", element("4282", Buffer.from("webm")));
  return Buffer.concat([head, element("18538067", null), tracks, ...clusters]);
}
