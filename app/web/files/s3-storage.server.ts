import type { IncomingMessage } from "node:http";
import { checkKey, type FileStorage } from "~/domain/attachments/storage";
import { type S3Keys, type S3Request, sendToS3 } from "./s3-request.server";

export interface S3Place extends S3Keys {
  bucket: string;
  /** Of a service other than Amazon's; null for theirs. */
  endpoint: string | null;
}

const REMOVALS_AT_ONCE = 8;
const ERROR_BYTES = 2000;

/** Keeps files in a bucket of Amazon S3 or of a service that speaks as it does. */
export function createS3Storage({ bucket, endpoint, ...keys }: S3Place): FileStorage {
  const base = endpoint
    ? `${endpoint.replace(/\/$/, "")}/${bucket}`
    : `https://${bucket}.s3.${keys.region}.amazonaws.com`;

  function send(key: string, request: Omit<S3Request, "url">): Promise<IncomingMessage> {
    checkKey(key);
    return sendToS3(keys, { ...request, url: `${base}/${key}` });
  }

  return {
    async put(key, { path, type }) {
      const answer = await send(key, { method: "PUT", path, headers: { "content-type": type } });
      await expectStatus(answer, [200], "store");
      answer.resume();
    },
    async read(key, range) {
      const headers = range ? { range: `bytes=${range.start}-${range.end}` } : undefined;
      const answer = await send(key, { method: "GET", headers });
      if (answer.statusCode === 404) {
        answer.resume();
        return null;
      }
      await expectStatus(answer, [200, 206], "read");
      const whole = answer.headers["content-range"]?.split("/")[1] ?? answer.headers["content-length"];
      return { stream: answer, size: Number(whole) };
    },
    async remove(keys) {
      for (let i = 0; i < keys.length; i += REMOVALS_AT_ONCE) {
        await Promise.all(
          keys.slice(i, i + REMOVALS_AT_ONCE).map(async (key) => {
            const answer = await send(key, { method: "DELETE" });
            await expectStatus(answer, [200, 204, 404], "remove");
            answer.resume();
          }),
        );
      }
    },
  };
}

/** Throws what the service said, for the log. */
async function expectStatus(answer: IncomingMessage, expected: number[], act: string) {
  if (expected.includes(answer.statusCode ?? 0)) return;
  let text = "";
  for await (const chunk of answer) if (text.length < ERROR_BYTES) text += chunk;
  const code = /<Code>([^<]*)<\/Code>/.exec(text)?.[1] ?? "";
  const message = /<Message>([^<]*)<\/Message>/.exec(text)?.[1] ?? "";
  throw new Error(
    `The file storage could not ${act} a file: ${[answer.statusCode, code, message].filter(Boolean).join(" ")}`,
  );
}
