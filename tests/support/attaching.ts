import type { APIRequestContext, APIResponse } from "@playwright/test";
import { join as joinSite, SOLUTION } from "./people";
import { expect } from "./site";

export interface Sent {
  name: string;
  content: string | Buffer;
}

export interface Answer {
  attachments: { id: string; name: string; kind: string; href: string; markdown: string }[];
  refused: { name: string; problem: string }[];
  problem?: string;
}

/** A draft of somebody who has just joined. Returns the path of its files. */
export async function draft(client: APIRequestContext): Promise<{ id: string; files: string }> {
  await joinSite(client, "ada");
  const answer = await client.post("/solutions/new", { form: { ...SOLUTION, intent: "draft" } });
  expect(answer.status()).toBe(303);
  const id = answer.headers().location?.split("/")[2] ?? "";
  return { id, files: `/solutions/${id}/files` };
}

/** Sends files to a draft, as a program does. */
export function attach(client: APIRequestContext, path: string, ...sent: Sent[]): Promise<APIResponse> {
  const form = new FormData();
  for (const { name, content } of sent) form.append("files", new File([content as BlobPart], name));
  return client.post(path, { multipart: form, headers: { accept: "application/json" } });
}

/** Sends one file, which has to be taken. */
export async function attachOne(client: APIRequestContext, path: string, sent: Sent) {
  const answer = await attach(client, path, sent);
  expect(answer.status(), await answer.text()).toBe(200);
  const [file] = ((await answer.json()) as Answer).attachments;
  if (!file) throw new Error("nothing was attached");
  return file;
}
