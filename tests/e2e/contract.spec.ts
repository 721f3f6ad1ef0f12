import type { APIRequestContext, APIResponse } from "@playwright/test";
import { buildCommunity, join, PASSWORD, publish, reviewForm, SOLUTION } from "../support/people";
import { expect, test } from "../support/site";

const LOGIN = /^302 \/login\?redirectTo=%2F/;

test("every address answers with the status of the table", { tag: "@both" }, async ({ client }) => {
  const { visitor, id, path, review, challenge, authorHandle } = await buildCommunity(client);
  const unknown = `/solutions/${"0".repeat(26)}`;
  const expected = {
    "/": "200",
    "/solutions": "200",
    "/solutions?sort=top": "200",
    "/solutions?sort=new": "200",
    "/solutions?sort=needs-review": "200",
    "/solutions?sort=rising": "200",
    "/solutions?sort=improved": "200",
    "/solutions?tag=latency&dimension=framing&period=week": "200",
    [`/solutions?challenge=${challenge}`]: "200",
    "/solutions?challenge=no-such-challenge": "404",
    "/solutions?sort=best": "400",
    "/solutions?period=decade": "400",
    "/solutions?dimension=style": "400",
    "/solutions?cursor=nonsense": "400",
    [id]: `301 ${path}`,
    [`${id}/another-slug`]: `301 ${path}`,
    [path]: "200",
    [unknown]: "404",
    [`${unknown}/slug`]: "404",
    [`${id}/revisions/1`]: "200",
    [`${id}/revisions/2`]: "404",
    [`${id}/revisions/one`]: "404",
    [`${id}/edit`]: expect.stringMatching(LOGIN),
    [`${id}/review`]: expect.stringMatching(LOGIN),
    "/solutions/new": "302 /login?redirectTo=%2Fsolutions%2Fnew",
    [review]: "200",
    "/reviews/none": "404",
    "/challenges": "200",
    "/challenges?tag=latency": "200",
    "/challenges/new": expect.stringMatching(LOGIN),
    [`/challenges/${challenge}`]: "200",
    "/challenges/no-such-challenge": "404",
    [`/u/${authorHandle}`]: "200",
    [`/u/${authorHandle}/reputation`]: "200",
    "/u/nobody-of-this-name": "404",
    "/u/nobody-of-this-name/reputation": "404",
    "/signup": "200",
    "/login": "200",
    "/logout": "302 /",
    "/guide": "200",
    "/guide/reputation": "200",
    "/guide/scores": "200",
    "/robots.txt": "200",
    "/healthz": "200",
    "/readyz": "200",
    "/nothing/here": "404",
  };
  const answered: Record<string, string> = {};
  for (const address of Object.keys(expected)) answered[address] = outcome(await visitor.get(address));
  expect(answered).toEqual(expected);
});

test("a member sees what is theirs, and 404 for what is not", { tag: "@both" }, async ({ client }) => {
  const { author, stranger, id, path, review } = await buildCommunity(client);
  expect(outcome(await author.get(`${id}/edit`))).toBe("200");
  expect(outcome(await author.get(review))).toBe("200");
  expect(outcome(await author.get("/login"))).toBe("302 /");
  expect(outcome(await stranger.get(`${id}/edit`))).toBe("404");
  expect(outcome(await stranger.get(`${id}/review`))).toBe("200");
  expect(outcome(await stranger.get(review))).toBe("404");
  expect(outcome(await stranger.post(path, { form: { intent: "open-reviews" } }))).toBe(
    `303 ${path}#reviews`,
  );
  expect(outcome(await stranger.get(review))).toBe("200");
});

test("forms answer 303, 400, 404, 409 or 422 as the contract says", { tag: "@both" }, async ({ client }) => {
  const { visitor, author, reviewer, stranger, id, path, review } = await buildCommunity(client);
  const revision = { ...SOLUTION, body: "Another text", changeNote: "All of it." };
  const cases: [APIRequestContext, string, Record<string, string>, RegExp][] = [
    [visitor, "/signup", { handle: "x" }, /^422$/],
    [visitor, "/login", { login: "nobody", password: PASSWORD }, /^422$/],
    [visitor, "/solutions/new", { ...SOLUTION, intent: "publish" }, /^303 \/login\?redirectTo=/],
    [author, "/solutions/new", SOLUTION, /^400$/],
    [author, "/solutions/new", { intent: "publish" }, /^422$/],
    [author, "/solutions/new", { intent: "publish", ...SOLUTION, challenge: "none" }, /^422$/],
    [author, "/solutions/new", { intent: "preview", body: "*a*" }, /^200$/],
    [author, "/solutions/new", { intent: "draft", title: "T" }, /^303 \/solutions\/\w{26}\/edit\?saved=1$/],
    [author, `${id}/edit`, { intent: "sing" }, /^400$/],
    [author, `${id}/edit`, { ...revision, intent: "draft", version: "0" }, /^303 .*\/edit\?saved=1$/],
    [author, `${id}/edit`, { ...SOLUTION, intent: "draft", version: "0" }, /^409$/],
    [author, `${id}/edit`, { ...revision, changeNote: "", intent: "publish" }, /^422$/],
    [author, `${id}/edit`, { ...revision, intent: "publish" }, /^303 \/solutions\//],
    [stranger, `${id}/edit`, { ...revision, intent: "publish" }, /^404$/],
    [stranger, `${id}/edit`, { intent: "withdraw" }, /^404$/],
    [author, `${id}/review`, { ...reviewForm("A"), intent: "submit" }, /^409$/],
    [reviewer, `${id}/review`, { ...reviewForm("A"), intent: "submit" }, /^409$/],
    [stranger, `${id}/review`, {}, /^400$/],
    [stranger, `${id}/review`, { strength: "Clear", intent: "submit" }, /^422$/],
    [stranger, `${id}/review`, { strength: "Clear", intent: "draft", version: "0" }, /^303 /],
    [stranger, `${id}/review`, { strength: "Dim", intent: "draft", version: "0" }, /^409$/],
    [author, review, { intent: "sing" }, /^400$/],
    [author, review, { intent: "rate", rating: "not-helpful" }, /^422$/],
    [author, review, { intent: "rate", rating: "helpful" }, /^303 \/reviews\/\w+$/],
    [author, review, { intent: "reply", body: "" }, /^422$/],
    [author, review, { intent: "reply", body: "Yes." }, /^303 \/reviews\/\w+#reply-\w+$/],
    [author, review, { intent: "endorse" }, /^409$/],
    [reviewer, review, { intent: "rate", rating: "helpful" }, /^409$/],
    [stranger, review, { intent: "endorse" }, /^404$/],
    [stranger, path, { intent: "open-reviews" }, /^303 \/solutions\/\w+\/.*#reviews$/],
    [stranger, review, { intent: "reply", body: "Me too." }, /^409$/],
    [stranger, `${id}/review`, { ...reviewForm("S"), intent: "submit" }, /^303 \/reviews\/\w+(?:[?#]|$)/],
    [stranger, review, { intent: "endorse" }, /^303 \/reviews\/\w+$/],
    [stranger, review, { intent: "reply", body: "Me too." }, /^303 \/reviews\/\w+#reply-\w+$/],
    [author, "/challenges/new", { title: "Hi" }, /^422$/],
    [author, "/logout", {}, /^303 \/$/],
    [author, "/logout", {}, /^303 \/$/],
  ];
  for (const [who, path, form, expected] of cases) {
    expect.soft(outcome(await who.post(path, { form })), `${path} ${JSON.stringify(form)}`).toMatch(expected);
  }
});

test("after signing in one lands on this site, wherever the form says", async ({ client }) => {
  const person = await client();
  const { handle } = await join(person, "ann");
  const landing: Record<string, string> = {};
  const targets = {
    "/solutions?sort=new": "303 /solutions?sort=new",
    "//evil.example": "303 /",
    "/\\evil.example": "303 /",
    "/\t/evil.example": "303 /",
    "https://evil.example/": "303 /",
    "javascript:alert(1)": "303 /",
    "/..//evil.example": "303 /",
    "/%2F/evil.example": "303 /%2F/evil.example",
  };
  for (const redirectTo of Object.keys(targets)) {
    landing[redirectTo] = outcome(
      await person.post("/login", { form: { login: handle, password: PASSWORD, redirectTo } }),
    );
  }
  expect(landing).toEqual(targets);
  expect(outcome(await person.get("/login?redirectTo=//evil.example"))).toBe("302 /");
});

/** The status of an answer, and where it leads. */
function outcome(answer: APIResponse): string {
  const { location } = answer.headers();
  return location === undefined ? String(answer.status()) : `${answer.status()} ${location}`;
}

test("a page kept for one member is shown to no other, nor to a visitor, and ends with the session", async ({
  client,
}) => {
  const [author, ada, bob, visitor] = [await client(), await client(), await client(), await client()];
  await join(author, "author");
  const path = await publish(author);
  const { handle: adas } = await join(ada, "ada");
  const { handle: bobs } = await join(bob, "bob");
  const read = async (reader: typeof ada) => (await reader.get(path)).text();
  for (let i = 0; i < 2; i++) {
    expect(await read(ada)).toContain(`href="/u/${adas}"`);
    expect(await read(bob)).toContain(`href="/u/${bobs}"`);
    expect(await read(bob)).not.toContain(adas);
    expect(await read(visitor)).not.toMatch(new RegExp(`${adas}|${bobs}`));
  }
  await ada.post("/logout");
  expect(await read(ada)).not.toContain(adas);
});
