import type { IncomingMessage, ServerResponse } from "node:http";

/** How long a body without files may take to arrive, and how long one with files may pause. */
const BODY_MS = 30_000;
const BODIES_MAX = 3;

/** Ends a request whose body takes too long to arrive. */
export function endSlowBody(request: IncomingMessage, limitMs = BODY_MS): void {
  if (!isArriving(request)) return;
  const timer = setTimeout(() => request.complete || request.destroy(), limitMs);
  timer.unref();
  request.once("close", () => clearTimeout(timer));
}

/** Ends a request whose body stops arriving for so long. */
export function endIdleBody(request: IncomingMessage, limitMs = BODY_MS): void {
  if (!isArriving(request)) return;
  let received = request.socket.bytesRead;
  const timer = setInterval(() => {
    if (request.complete) return clearInterval(timer);
    if (request.socket.bytesRead === received) request.destroy();
    received = request.socket.bytesRead;
  }, limitMs);
  timer.unref();
  request.once("close", () => clearInterval(timer));
}

/** What an answered request may still send before it is cut off. */
const LINGER_MS = 2000;
const LINGER_BYTES = 16 * 1024 * 1024;

/**
 * Ends an answer with its body. While its request still arrives it goes on being read for a little: a client that is cut
 * off while it sends never reads the answer.
 */
export function endWith(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  if (!isArriving(request)) {
    response.end(body);
    return;
  }
  response.write(body);
  const end = () => {
    clearTimeout(timer);
    request.removeListener("data", measure);
    response.end();
  };
  let bytes = 0;
  const measure = (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > LINGER_BYTES) end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.on("data", measure).once("end", end).once("close", end).resume();
}

/** Whether more of a request's body is to come. */
export function isArriving({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers["content-length"] ?? headers["transfer-encoding"]) !== undefined;
}

/** Counts the requests with files that each member has under way. */
export function createBodies(most = BODIES_MAX) {
  const underWay = new Map<string, number>();
  return {
    /** False when it is one too many; else it counts until its answer is sent or broken off. */
    begin(member: string, response: ServerResponse): boolean {
      const count = underWay.get(member) ?? 0;
      if (count >= most) return false;
      underWay.set(member, count + 1);
      response.once("close", () => {
        const left = (underWay.get(member) ?? 1) - 1;
        if (left > 0) underWay.set(member, left);
        else underWay.delete(member);
      });
      return true;
    },
  };
}
