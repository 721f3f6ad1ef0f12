import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { request as httpRequest, type IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { pipeline } from "node:stream/promises";
import { AwsV4Signer } from "aws4fetch";

export interface S3Keys {
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

export interface S3Request {
  method: "GET" | "PUT" | "DELETE";
  url: string;
  headers?: Record<string, string>;
  /** A local file to send. */
  path?: string;
}

/** Nothing came or went for so long. */
const SILENCE_MS = 30_000;

/** Sends a signed request, and once more when the other side is out of order. The answer's body is not read yet. */
export async function sendToS3(keys: S3Keys, request: S3Request): Promise<IncomingMessage> {
  try {
    const answer = await send(keys, request);
    if ((answer.statusCode ?? 500) < 500) return answer;
    answer.resume();
  } catch (error) {
    if (!isPassing(error)) throw error;
  }
  return send(keys, request);
}

async function send(keys: S3Keys, { method, url, headers = {}, path }: S3Request): Promise<IncomingMessage> {
  const length = path === undefined ? 0 : (await stat(path)).size;
  // The body is not signed, or it would have to be read twice; TLS protects it on its way.
  const signer = new AwsV4Signer({
    ...keys,
    service: "s3",
    method,
    url,
    headers: { ...headers, "x-amz-content-sha256": "UNSIGNED-PAYLOAD" },
  });
  const signed = await signer.sign();
  const target = new URL(signed.url);
  const outgoing = (target.protocol === "http:" ? httpRequest : httpsRequest)(target, {
    method,
    headers: {
      ...Object.fromEntries(signed.headers as unknown as Iterable<[string, string]>),
      ...(path === undefined ? {} : { "content-length": length }),
    },
    timeout: SILENCE_MS,
  });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    outgoing.once("response", resolve);
    outgoing.once("error", reject);
    outgoing.once("timeout", () => outgoing.destroy(new Error("The file storage did not answer in time.")));
  });
  const sent = path === undefined ? outgoing.end() : pipeline(createReadStream(path), outgoing);
  const [answer] = await Promise.all([answered, sent]);
  return answer;
}

function isPassing(error: unknown): boolean {
  return /^(ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT|ERR_STREAM_PREMATURE_CLOSE)$/.test(
    String((error as { code?: unknown }).code),
  );
}
