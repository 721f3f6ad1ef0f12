import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import busboy from "busboy";
import { FILE_MAX_BYTES, FILES_MAX } from "~/domain/attachments/attachment";
import { cleanFileName } from "~/domain/attachments/file-name";
import type { Upload } from "~/domain/attachments/upload";
import type { Fields } from "~/domain/parse";
import { FORM_MAX_BYTES, readFields } from "./fields.server";

/** The largest form with files. */
export const UPLOAD_MAX_BYTES = FILES_MAX * FILE_MAX_BYTES + FORM_MAX_BYTES;

export interface RefusedFile {
  name: string;
  problem: string;
  reason: "large" | "refused" | "rate" | "missing" | "unavailable";
}

export interface UploadForm {
  fields: Fields;
  /** False when reading stopped at files that nobody may keep. */
  isWhole: boolean;
  files: Upload[];
  /** Files that were sent and are not among `files`. */
  refused: RefusedFile[];
  /** Removes the temporary files: call it whatever happens. */
  dispose(): Promise<void>;
}

const UPLOAD_FIELDS = ["files", "take"];
/** Files that are read as if their text had been typed. */
const TEXT_FIELDS = ["importFile"];
/** Form data that no form of ours comes near. */
const LIMITS = {
  fieldNameSize: 100,
  fields: 1000,
  parts: 2000,
  headerPairs: 40,
  fileSize: FILE_MAX_BYTES + 1,
};
/** What is read of a form whose files are not kept: our forms send their text first. */
const UNKEPT_MAX_BYTES = FORM_MAX_BYTES + 4 * 1024 * 1024;

export interface ReadFormOptions {
  folder: string;
  keepFiles: boolean;
  /** What is said of each file that is not kept, where anything is. */
  refusal?: Omit<RefusedFile, "name">;
}

/**
 * Reads a form with files, or one without. Text is treated as `readFields` does. Files go to `folder` while they
 * arrive; one that is too large, or one too many, is read to its end and not kept, so that the text behind it is not
 * lost. Where no file is kept, reading stops a few megabytes after any text. Throws a Response as `readFields` does, and
 * leaves nothing in the folder then.
 */
export async function readForm(
  request: Request,
  { folder, keepFiles, refusal }: ReadFormOptions,
): Promise<UploadForm> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^multipart\/form-data\b/i.test(type) || !request.body) {
    const fields = await readFields(request);
    return { fields, isWhole: true, files: [], refused: [], dispose: async () => {} };
  }
  const own = join(folder, randomUUID());
  const dispose = () => rm(own, { recursive: true, force: true });
  try {
    const parts = createParts(type);
    return {
      ...(await readParts(request.body, parts, { folder: keepFiles ? own : null, refusal })),
      dispose,
    };
  } catch (error) {
    await dispose();
    if (error instanceof Response || request.signal.aborted) throw error;
    throw new Response("The form could not be read.", { status: 400, statusText: "Bad Request" });
  }
}

function createParts(type: string) {
  return busboy({
    headers: { "content-type": type },
    limits: { ...LIMITS, fieldSize: FORM_MAX_BYTES + 1 },
    defParamCharset: "utf8",
  });
}

async function readParts(
  body: ReadableStream,
  parts: busboy.Busboy,
  { folder, refusal }: { folder: string | null; refusal?: ReadFormOptions["refusal"] },
) {
  const fields: Fields = Object.create(null);
  const results: Promise<Upload | RefusedFile>[] = [];
  const texts: Promise<void>[] = [];
  let textBytes = 0;
  for (const limit of ["fieldsLimit", "partsLimit"])
    parts.on(limit, () => parts.destroy(tooLarge("This form has more fields than any form of ours.")));
  parts.on("field", (name, value) => {
    textBytes += Buffer.byteLength(value);
    if (textBytes > FORM_MAX_BYTES) parts.destroy(tooLarge("The text of this form is larger than 2 MB."));
    else fields[name] = value.replaceAll("\0", "");
  });
  parts.on("file", (field, file, { filename }) => {
    // A body that ends too early fails as a whole; an error that nobody listens to would end the process.
    file.on("error", () => {});
    // A file input that nobody used is sent as a file without a name.
    if (filename && TEXT_FIELDS.includes(field)) {
      texts.push(
        readText(file).then((text) => {
          fields[field] = text.replaceAll("\0", "");
        }),
      );
      return;
    }
    if (!filename || !UPLOAD_FIELDS.includes(field)) return file.resume();
    const name = cleanFileName(filename);
    if (!folder) {
      if (refusal) results.push(Promise.resolve({ name, ...refusal }));
      return file.resume();
    }
    if (results.length >= FILES_MAX) {
      const problem = `At most ${FILES_MAX} files are sent at once.`;
      results.push(Promise.resolve({ name, problem, reason: "refused" }));
      return file.resume();
    }
    const path = join(folder, String(results.length));
    results.push(keep(file, { path, name, field: field as Upload["field"] }));
  });
  const meter = createMeter(folder !== null);
  try {
    await pipeline(Readable.fromWeb(body as never), meter.stream, parts);
  } catch (error) {
    if (!meter.hasStopped()) throw error;
  } finally {
    // What is being written is done with before the folder can be removed.
    await Promise.allSettled([...results, ...texts]);
  }
  const kept = await Promise.all(results);
  return {
    fields: { ...fields },
    isWhole: !meter.hasStopped(),
    files: kept.filter((file) => "path" in file),
    refused: kept.filter((file) => "problem" in file),
  };
}

/** A file as text, cut where a form's text has to end. */
async function readText(file: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= FORM_MAX_BYTES) chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

/** Writes a file to the disk while it arrives. */
async function keep(
  file: Readable & { truncated?: boolean },
  { path, name, field }: Pick<Upload, "path" | "name" | "field">,
): Promise<Upload | RefusedFile> {
  const hash = createHash("sha256");
  let size = 0;
  const measure = new Transform({
    transform(chunk, _, done) {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  try {
    await mkdir(dirname(path), { recursive: true });
    await pipeline(file, measure, createWriteStream(path));
  } catch (error) {
    // The disk's fault is no reason to lose the text; what the sender broke off is.
    if (!(error as { syscall?: string }).syscall) throw error;
    await rm(path, { force: true });
    file.resume();
    const problem = "This file could not be kept just now. Send it again later.";
    return { name, problem, reason: "unavailable" };
  }
  if (!file.truncated) return { path, name, field, size, sha256: hash.digest("hex") };
  await rm(path, { force: true });
  return { name, problem: "This file is larger than 25 MB.", reason: "large" };
}

/** Stops a body that is larger than any form, whatever length it said that it has, or that holds files for nobody. */
function createMeter(keepsFiles: boolean) {
  let bytes = 0;
  let stopped = false;
  const stream = new Transform({
    transform(chunk, _, done) {
      bytes += chunk.length;
      stopped = !keepsFiles && bytes > UNKEPT_MAX_BYTES;
      if (stopped) done(new Error("Nobody keeps the rest."));
      else if (bytes > UPLOAD_MAX_BYTES) done(tooLarge("This form is larger than 502 MB.") as never);
      else done(null, chunk);
    },
  });
  return { stream, hasStopped: () => stopped };
}

function tooLarge(sentence: string): Error {
  return new Response(sentence, { status: 413, statusText: "Content Too Large" }) as unknown as Error;
}
