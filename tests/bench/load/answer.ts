import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { buffer } from "node:stream/consumers";
import type { Scenario } from "./scenarios";

/** What a server sent, to be sent again. */
export interface Answer {
  status: number;
  /** Names and values in turn. */
  headers: string[];
  body: Buffer;
}

/** Node adds these to every answer by itself. */
const ADDED = ["connection", "date", "keep-alive"];

/** Asks once and keeps the answer as it came. Throws when it has another status than the scenario expects. */
export async function ask(url: string, scenario: Scenario): Promise<Answer> {
  const { path, method, headers, body } = scenario.next();
  const asked = request(new URL(path, url), { method, headers: { ...headers }, agent: false });
  asked.end(body);
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  const received = await buffer(response);
  const status = response.statusCode ?? 0;
  if (status !== scenario.status)
    throw new Error(`${scenario.name}: ${path} answered ${status}, not ${scenario.status}`);
  const kept: string[] = [];
  for (let i = 0; i < response.rawHeaders.length; i += 2) {
    const [name = "", value = ""] = response.rawHeaders.slice(i, i + 2);
    if (!ADDED.includes(name.toLowerCase())) kept.push(name, value);
  }
  return { status, headers: kept, body: received };
}
