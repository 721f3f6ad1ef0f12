import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout } from "node:timers/promises";
import { expect, test } from "vitest";
import { createRateLimits } from "~/web/rate-limits.server";
import { createBodies, endIdleBody, endSlowBody, endWith } from "~/web/upload-bodies.server";

async function withServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  use: (connectTo: (length?: string) => Socket) => Promise<void>,
) {
  const server = createServer(answer).listen(0);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const sockets: Socket[] = [];
  try {
    await use((length = "content-length: 1000") => {
      const socket = connect(port);
      socket.on("error", () => {});
      socket.write(`POST / HTTP/1.1\r\nhost: x\r\n${length}\r\n\r\n`);
      sockets.push(socket);
      return socket;
    });
  } finally {
    for (const socket of sockets) socket.destroy();
    server.close();
  }
}

/** Sends a byte every 20 ms until told to pause; says how long the server let it. */
async function trickle(socket: Socket, bytes: number): Promise<number> {
  const started = performance.now();
  // Not `once` of events: being cut off is an error, and what is waited for.
  const closed = new Promise((resolve) => socket.once("close", resolve));
  for (let i = 0; i < bytes && !socket.destroyed; i++) {
    socket.write("x");
    await setTimeout(20);
  }
  socket.resume();
  await closed;
  return performance.now() - started;
}

test("a body with files may take its time, and is ended when it stops arriving", () =>
  withServer(
    (request) => {
      endIdleBody(request, 200);
      request.resume();
    },
    async (open) => {
      expect(await trickle(open(), 40)).toBeGreaterThan(800);
    },
  ));

test("another body is ended after a while, however steadily it arrives", () =>
  withServer(
    (request) => {
      endSlowBody(request, 200);
      request.resume();
    },
    async (open) => {
      expect(await trickle(open(), 60)).toBeLessThan(1200);
    },
  ));

test("an answer given before its request is through reaches who is still sending", () =>
  withServer(
    (request, response) => {
      response.writeHead(413, { connection: "close", "content-length": "2" });
      endWith(request, response, Buffer.from("no"));
    },
    async (open) => {
      const socket = open("content-length: 6400000");
      const failures: Error[] = [];
      socket.on("error", (error) => failures.push(error));
      for (let i = 0; i < 100; i++) {
        socket.write("x".repeat(64_000));
        await setTimeout(1);
      }
      let answer = "";
      socket.on("data", (data) => {
        answer += data;
      });
      await expect.poll(() => answer).toMatch(/^HTTP\/1.1 413 [\s\S]*no$/);
      expect(failures).toEqual([]);
    },
  ));

test("a member's fourth body at a time is one too many, until another is through", async () => {
  const bodies = createBodies();
  const answers: boolean[] = [];
  await withServer(
    (_, response) => {
      const taken = bodies.begin("one", response);
      answers.push(taken);
      if (!taken) response.end();
    },
    async (open) => {
      const sockets = [open(), open(), open()];
      await expect.poll(() => answers).toEqual([true, true, true]);
      open();
      await expect.poll(() => answers).toEqual([true, true, true, false]);
      sockets[0]?.destroy();
      await setTimeout(100);
      open();
      await expect.poll(() => answers).toEqual([true, true, true, false, true]);
    },
  );
});

test("looking at a limit counts nothing, and says how long to wait once it is used up", async () => {
  const limits = createRateLimits(true);
  for (let i = 0; i < 60; i++) {
    expect(await limits.peek("upload", "one")).toBe(0);
    expect(await limits.take("upload", "one")).toBe(0);
  }
  expect(await limits.peek("upload", "one")).toBeGreaterThan(3000);
  expect(await limits.peek("upload", "another")).toBe(0);
});
