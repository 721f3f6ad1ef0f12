import { request } from "node:http";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { buildCommunity, publish, reviewForm, SOLUTION, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

/** Values, percent-encoded, that parsers, databases and objects trip over. */
const ODD = [
  "a%00b",
  "%ED%A0%80",
  "%FF",
  "%E2%80%AE%F0%9F%98%80",
  "%0D%0Aset-cookie:a=b",
  "__proto__",
  "-1",
  "1.5",
  "9007199254740991",
  "%27or%201=1--",
  "%25%2F%2Fevil.example",
  "x".repeat(4000),
];
const ODD_CURSORS = [
  "a",
  "1~a",
  "1.5~a",
  "1e300~a",
  "99999999999~a",
  "1.5~2026~a",
  "1e300~2026~a",
  "~",
  "a%00~b",
];

test("odd values in addresses never break a page", { tag: "@both" }, async ({ client, site }) => {
  const { author, path, authorHandle } = await buildCommunity(client);
  const addresses = [
    ...ODD.flatMap((odd) => oddAddresses(odd, path)),
    ...[...ODD, ...ODD_CURSORS].flatMap((cursor) => [
      `${path}?cursor=${cursor}`,
      `/challenges?cursor=${cursor}`,
      `/u/${authorHandle}/reputation?cursor=${cursor}`,
      ...["top", "new", "needs-review", "rising"].map((sort) => `/solutions?sort=${sort}&cursor=${cursor}`),
    ]),
  ];
  const answers = await inTurns(addresses, (address) => author.get(address));
  expect(brokenOf(answers, site)).toEqual([]);
});

test("odd values in forms never break a page", { tag: "@both" }, async ({ client, site }) => {
  const { author, stranger, id, review } = await buildCommunity(client);
  const forms = ODD.flatMap((odd) => oddForms(odd, id, review));
  const answers = await inTurns(forms, ([path, body]) => post(author, path, body));
  const reviews = await inTurns(ODD.flatMap(oddReviews), async (body) => {
    const solution = withoutSlug(await publish(author));
    return post(stranger, `${solution}/review`, body);
  });
  expect(brokenOf([...answers, ...reviews], site)).toEqual([]);
});

test("odd hosts never break a page", async ({ client, site }) => {
  const visitor = await client();
  const statuses: Record<string, number> = {};
  for (const host of ["a b", "%%%", "[::", "evil.example", ""])
    statuses[host] = await statusFor(site, { host });
  for (const host of ["evil.example", "a b"]) {
    const headers = { "x-forwarded-host": host, "x-forwarded-proto": "gopher" };
    statuses[`forwarded ${host}`] = (await visitor.post("/login", { headers, form: {} })).status();
  }
  expect(Object.entries(statuses).filter(([, status]) => status >= 500)).toEqual([]);
});

function oddAddresses(odd: string, path: string): string[] {
  return [
    `/${odd}`,
    `/solutions/${odd}`,
    `/solutions/${odd}/slug`,
    `/solutions/${odd}/edit`,
    `/solutions/${odd}/review`,
    `${withoutSlug(path)}/${odd}`,
    `${withoutSlug(path)}/revisions/${odd}`,
    `/reviews/${odd}`,
    `/challenges/${odd}`,
    `/challenges?tag=${odd}`,
    `/u/${odd}`,
    `/u/${odd}/reputation`,
    ...["sort", "challenge", "tag", "dimension", "period", "q", "tag[]", odd].map(
      (name) => `/solutions?${name}=${odd}&${name}=${odd}`,
    ),
    `/solutions/new?challenge=${odd}`,
    `/login?redirectTo=${odd}`,
  ];
}

/** Paths and bodies: each form with one odd field, the others right, so that it gets as far as it can. */
function oddForms(odd: string, id: string, review: string): [string, string][] {
  const solution = { ...SOLUTION, intent: "publish" };
  const each = (path: string, form: Record<string, string>, fields: string[]) =>
    fields.map((field): [string, string] => [
      path,
      `${new URLSearchParams(form)}&${field}=${odd}&${odd}=${odd}&__proto__=${odd}&__proto__[a]=b`,
    ]);
  return [
    ...each("/solutions/new", solution, [
      "title",
      "challenge",
      "brief",
      "body",
      "ask",
      "tags",
      "id",
      "intent",
    ]),
    ...each("/solutions/new", { ...solution, repoUrl: "https://a.example/" }, ["repoCommit"]),
    ...each("/solutions/new", solution, [`repoUrl=https://a.example/${odd}&changeNote`]),
    ...each("/solutions/new", { ...solution, intent: "preview" }, ["body"]),
    ...each("/solutions/new", { ...solution, intent: "draft" }, ["title"]),
    ...each(`/solutions/${odd}/edit`, solution, ["title"]),
    ...each(`${id}/edit`, { ...SOLUTION, intent: "draft" }, ["version", "title", "changeNote"]),
    ...each(`/solutions/${odd}/review`, { intent: "draft" }, ["strength"]),
    ...each(`/reviews/${odd}`, { intent: "reply" }, ["body"]),
    ...each(review, { intent: "reply" }, ["body"]),
    ...each(review, { intent: "rate", rating: "helpful" }, ["reason"]),
    ...each(review, { intent: "rate" }, ["rating"]),
    ...each("/challenges/new", { title: "Odd one", brief: "Odd", timeBoxHours: "4" }, [
      "title",
      "brief",
      "timeBoxHours",
      "tags",
    ]),
    ...each("/signup", { handle: "x", email: "x", password: "x" }, ["handle", "email", "password"]),
    ...each("/login", { login: "nobody", password: "some words" }, ["login", "password"]),
  ];
}

/** Bodies of review forms. */
function oddReviews(odd: string): string[] {
  const form = new URLSearchParams({ ...reviewForm("Odd"), intent: "submit" });
  const texts = [
    "reason.framing",
    "quote.framing",
    "step.framing",
    "strength",
    "change",
    "question",
    "revision",
  ];
  return [
    `${form}&${texts.map((name) => `${name}=a${odd}`).join("&")}`,
    `${form}&score.framing=${odd}`,
    `${form}&intent=draft&version=${odd}`,
  ];
}

function post(client: APIRequestContext, path: string, body: string): Promise<APIResponse> {
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  return client.post(path, { data: Buffer.from(body), headers });
}

/** Does something with each, a few at a time. */
async function inTurns<Item, Result>(items: Item[], act: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (let i = 0; i < items.length; i += 8)
    results.push(...(await Promise.all(items.slice(i, i + 8).map(act))));
  return results;
}

function brokenOf(answers: APIResponse[], site: string): string[] {
  const broken = answers.filter((answer) => answer.status() >= 500);
  return broken.map((answer) => `${answer.status()} ${answer.url().slice(site.length, site.length + 100)}`);
}

/** The status of the front page for a request with headers that browsers would not send. */
function statusFor(site: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    request(site, { headers }, (answer) => resolve(answer.resume().statusCode ?? 0))
      .on("error", reject)
      .end();
  });
}
