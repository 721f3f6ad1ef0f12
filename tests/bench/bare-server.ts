import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Answer } from "./load/answer";

// Run by load.ts, which says what to send.
let answer: Answer = { status: 404, headers: [], body: Buffer.alloc(0) };

const server = createServer((request, response) => {
  if (request.method !== "POST") return send();
  request.resume();
  request.on("end", send);

  function send() {
    response.writeHead(answer.status, answer.headers);
    response.end(answer.body);
  }
});

process.on("message", (sent: Answer) => {
  answer = sent;
  process.send?.("set");
});
process.on("disconnect", () => process.exit());
server.listen(0, () => process.send?.((server.address() as AddressInfo).port));
