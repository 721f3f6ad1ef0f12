import { Readable } from "node:stream";
import type { Fields } from "~/domain/parse";

/** The largest form without files. */
export const FORM_MAX_BYTES = 2 * 1024 * 1024;

/**
 * Reads the text fields of a form; the last of several values of one name counts, files and NUL characters are left out. Throws a
 * Response: 413 when it is too large, 415 when it is no form, 400 when it cannot be read.
 */
export async function readFields(request: Request): Promise<Fields> {
  const type = request.headers.get("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new Response("Send the form as a browser does.", {
      status: 415,
      statusText: "Unsupported Media Type",
    });
  }
  const body = await readBody(request);
  try {
    // Twice as quick as formData() for the kind of form that scripts send every two seconds.
    const form = /^application\/x-www-form-urlencoded/i.test(type)
      ? new URLSearchParams(new TextDecoder().decode(body))
      : await new Response(body, { headers: { "content-type": type } }).formData();
    const fields: Fields = Object.create(null);
    for (const [name, value] of form)
      if (typeof value === "string") fields[name] = value.replaceAll("\0", "");
    return { ...fields };
  } catch {
    throw new Response("The form could not be read.", { status: 400, statusText: "Bad Request" });
  }
}

async function readBody(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (!request.body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of Readable.fromWeb(request.body as never)) {
    size += chunk.length;
    if (size > FORM_MAX_BYTES) {
      throw new Response("This form is larger than 2 MB.", { status: 413, statusText: "Content Too Large" });
    }
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}
