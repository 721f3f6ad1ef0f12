import { randomUUID } from "node:crypto";
import { type APIRequestContext, expect, type Locator, type Page, type Response } from "@playwright/test";

export const PASSWORD = "reasons before results";

export interface Account {
  handle: string;
  email: string;
  password: string;
}

/** An account that nobody has yet. Its handle is letters only, as digits of one may fold into letters. */
export function newAccount(name: string): Account {
  const letters = Array.from({ length: 8 }, () => "abcdefghjkmnpqrstuvwxyz"[Math.floor(Math.random() * 23)]);
  const handle = `${name}-${letters.join("")}`;
  return { handle, email: `${handle}@example.org`, password: PASSWORD };
}

/** Joins through the form. */
export async function joinThroughForm(page: Page, name: string): Promise<Account> {
  const account = newAccount(name);
  await page.goto("/signup");
  await fillIn(page, { ...account });
  await send(page, "Join");
  await expect(ownProfileLink(page)).toBeVisible();
  return account;
}

/** Gives the browser of a page a session of a new account, as quickly as may be. */
export async function signUp(page: Page, name: string): Promise<Account> {
  const account = newAccount(name);
  const answer = await page.request.post("/signup", {
    form: { ...account },
    headers: { origin: await originOf(page) },
    maxRedirects: 0,
  });
  expect(answer.status(), await answer.text()).toBe(303);
  return account;
}

async function originOf(page: Page): Promise<string> {
  return new URL((await page.request.get("/healthz")).url()).origin;
}

/** Signs in on the page that asks for it. */
export async function signIn(page: Page, login: string, password = PASSWORD) {
  await fillIn(page, { login, password });
  await send(page, "Sign in");
  await expect(ownProfileLink(page)).toBeVisible();
}

/** In the header of every page of somebody who is signed in. */
function ownProfileLink(page: Page): Locator {
  return page.getByRole("banner").locator('a[href^="/u/"]').first();
}

/** Presses a button that sends a form, and waits for the page behind it. Returns the answer before any redirect. */
export async function send(page: Page, name: string, within: Page | Locator = page): Promise<Response> {
  const [answer] = await Promise.all([
    page.waitForResponse((response) => response.request().method() === "POST"),
    page.waitForEvent("load"),
    within.getByRole("button", { name, exact: true }).click(),
  ]);
  return answer;
}

/** Types into the fields of a form by their names, and chooses among radio buttons. */
export async function fillIn(page: Page, fields: Record<string, string>) {
  for (const [name, value] of Object.entries(fields)) {
    const control = page.locator(`[name="${name}"]`);
    if (CHOICES.test(name)) await control.and(page.locator(`[value="${value}"]`)).check();
    else await control.fill(value);
  }
}

/** The fields that are radio buttons. */
const CHOICES = /^(score\.|rating$)/;

/** What stands in the fields of a form, by their names. */
export async function valuesOf(page: Page, names: string[]): Promise<Record<string, string>> {
  const values: Record<string, string> = {};
  for (const name of names) {
    const control = page.locator(`[name="${name}"]`);
    values[name] = await (CHOICES.test(name) ? control.and(page.locator(":checked")) : control).inputValue();
  }
  return values;
}

export const SOLUTION = {
  title: "Ticket triage under a budget",
  brief: "Triage support tickets, fast and well.",
  body: "## Problem and objective\n\nThe brief leaves fast undefined. I fixed 200 ms first.\n\n## Results\n\nIt held.",
};

/** The form of a complete review: the same level for each dimension, and reasons that carry the reviewer's mark. */
export function reviewForm(mark: string, level = "4"): Record<string, string> {
  const form: Record<string, string> = {};
  for (const key of ["framing", "ambiguity", "tradeoffs", "communication", "iteration"]) {
    form[`score.${key}`] = level;
    form[`reason.${key}`] = `${mark} on ${key}.`;
  }
  // Words that were sent before are a copy.
  form["reason.iteration"] += ` Read as ${randomUUID().slice(0, 8)}.`;
  return { ...form, strength: `${mark} liked the budget.`, change: `${mark} wants p95 named.` };
}

/** Joins by request, without a browser. */
export async function join(client: APIRequestContext, name: string): Promise<Account> {
  const account = newAccount(name);
  const answer = await client.post("/signup", { form: { ...account } });
  expect(answer.status(), await answer.text()).toBe(303);
  return account;
}

/** Publishes a solution by request. Returns its address. */
export async function publish(
  client: APIRequestContext,
  fields: Record<string, string> = {},
): Promise<string> {
  const answer = await client.post("/solutions/new", { form: { ...SOLUTION, ...fields, intent: "publish" } });
  expect(answer.status(), await answer.text()).toBe(303);
  return answer.headers().location ?? "";
}

export type NewClient = () => Promise<APIRequestContext>;

/** A solution with one review, its author and reviewer, a member who has nothing to do with it, and a visitor. */
export async function buildCommunity(client: NewClient) {
  const [visitor, author] = [await client(), await client()];
  const [reviewer, stranger] = [await client(), await client()];
  const { handle: authorHandle } = await join(author, "ada");
  await join(reviewer, "bob");
  await join(stranger, "cleo");
  const brief = { title: `Triage of ${authorHandle}`, brief: "Triage.", timeBoxHours: "4", tags: "latency" };
  const added = await author.post("/challenges/new", { form: brief });
  const challenge = added.headers().location?.split("/")[2] ?? "";
  const path = await publish(author, { challenge, tags: "latency" });
  const id = withoutSlug(path);
  const reviewed = await reviewer.post(`${id}/review`, { form: { ...reviewForm("Bob"), intent: "submit" } });
  const [review = ""] = (reviewed.headers().location ?? "").split(/[?#]/);
  return { visitor, author, reviewer, stranger, authorHandle, challenge, path, id, review };
}

/** Where a page stands, without the fragment that a form may have left there. */
export function pathOf(page: Page): string {
  return new URL(page.url()).pathname;
}

/** `/solutions/:id` of `/solutions/:id/:slug`. */
export function withoutSlug(path: string): string {
  return path.split("/").slice(0, 3).join("/");
}
