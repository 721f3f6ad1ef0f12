import { join, newAccount, PASSWORD } from "../support/people";
import { expect, test } from "../support/site";

const PUBLIC_ORIGIN = "https://rationale.example";

test("a form from elsewhere is refused before it is read", async ({ site }) => {
  const statusWith = async (headers: Record<string, string>) =>
    (await fetch(`${site}/login`, { method: "POST", headers, body: new URLSearchParams() })).status;
  expect(await statusWith({})).toBe(403);
  expect(await statusWith({ origin: "https://evil.example" })).toBe(403);
  expect(await statusWith({ origin: "null" })).toBe(403);
  expect(await statusWith({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(await statusWith({ "sec-fetch-site": "same-site" })).toBe(403);
  expect(await statusWith({ "sec-fetch-site": "same-origin" })).toBe(422);
  expect(await statusWith({ origin: site })).toBe(422);
});

test("other methods than those of pages and forms are refused", async ({ client }) => {
  const visitor = await client();
  for (const method of ["PUT", "PATCH", "DELETE", "OPTIONS"]) {
    const answer = await visitor.fetch("/", { method });
    expect(answer.status(), method).toBe(405);
    expect(answer.headers().allow).toBe("GET, HEAD, POST");
  }
});

test("a page without forms answers 405 to a form and tells nothing of its insides", async ({ client }) => {
  const answer = await (await client()).post("/guide", { form: { a: "b" } });
  expect(answer.status()).toBe(405);
  expect(await answer.text()).not.toContain("routes/");
});

test("what is no form, or too large for one, is refused", async ({ client, site }) => {
  const visitor = await client();
  const statusOf = async (type: string, data: string) =>
    (await visitor.post("/login", { data, headers: { "content-type": type } })).status();
  expect(await statusOf("application/json", "{}")).toBe(415);
  expect(await statusOf("multipart/form-data; boundary=b", "rubbish")).toBe(400);
  expect(await statusOf("multipart/form-data", "rubbish")).toBe(400);
  expect(await statusOf("application/x-www-form-urlencoded", "x".repeat(3 * 1024 * 1024))).toBe(413);
  expect((await visitor.get(`/${"a".repeat(5000)}`)).status()).toBe(414);

  const headers = { origin: site, "content-type": "application/x-www-form-urlencoded" };
  const unannounced = { method: "POST", headers, body: endless(8 * 1024 * 1024), duplex: "half" };
  expect((await fetch(`${site}/login`, unannounced as RequestInit)).status).toBe(413);
});

test("data requests of the framework are refused, however they are spelled", async ({ client }) => {
  const member = await client();
  await join(member, "eve");
  for (const path of [
    "/?_data=root",
    "/solutions?sort=new&_data=root",
    "/.data",
    "/__manifest?p=/",
    "/?%5Fdata=root",
  ]) {
    expect.soft((await member.get(path)).status(), path).toBe(400);
    expect.soft((await member.post(path, { form: {} })).status(), path).toBe(400);
  }
});

test("every kind of answer carries the security headers", async ({ site }) => {
  const page = await fetch(`${site}/guide`);
  const stylesheet = (await page.text()).match(/\/assets\/[\w.-]+\.css/)?.[0] ?? "";
  const known = { "if-none-match": page.headers.get("etag") ?? "" };
  const answers: [number, string, RequestInit][] = [
    [200, "/guide", {}],
    [304, "/guide", { headers: known }],
    [200, stylesheet, {}],
    [200, "/healthz", {}],
    [302, "/solutions/new", { redirect: "manual" }],
    [400, "/solutions?sort=best", {}],
    [403, "/login", { method: "POST" }],
    [404, "/nothing", {}],
    [405, "/", { method: "PUT" }],
    [422, "/login", { method: "POST", headers: { origin: site }, body: new URLSearchParams() }],
  ];
  for (const [status, path, init] of answers) {
    const { status: answered, headers } = await fetch(site + path, init);
    expect(answered, path).toBe(status);
    expect(Object.fromEntries(headers), `${status} ${path}`).toMatchObject({
      "x-content-type-options": "nosniff",
      "referrer-policy": "strict-origin-when-cross-origin",
      "x-frame-options": "DENY",
      "cross-origin-opener-policy": "same-origin",
      "cross-origin-resource-policy": "same-origin",
      "permissions-policy": expect.stringContaining("camera=()"),
    });
    if (!headers.get("content-type")?.startsWith("text/html")) continue;
    expect(headers.get("content-security-policy"), `${status} ${path}`).toMatch(
      /^default-src 'none'; script-src 'self'( 'sha256-[^']+')*; style-src 'self'; .*frame-ancestors 'none'/,
    );
  }
});

test("signing in begins a session under a new id, and the old one is over", async ({ site }) => {
  const account = newAccount("zoe");
  const first = sessionCookie(await postForm(site, "/signup", { ...account }));
  const login = { login: account.email, password: PASSWORD };
  const second = sessionCookie(await postForm(site, "/login", login, { cookie: first }));

  const statusWith = async (cookie: string) =>
    (await fetch(`${site}/solutions/new`, { headers: { cookie }, redirect: "manual" })).status;
  expect(second).not.toBe(first);
  expect(await statusWith(second)).toBe(200);
  expect(await statusWith(first)).toBe(302);
});

test("over https the session cookie stays with the host and away from scripts", async ({
  ownSite,
  client,
}) => {
  const { url } = await ownSite({ ORIGIN: PUBLIC_ORIGIN });
  const browser = await client(url);
  const headers = { origin: PUBLIC_ORIGIN, host: new URL(PUBLIC_ORIGIN).host };
  const answer = await browser.post("/signup", { headers, form: { ...newAccount("ada") } });

  expect(answer.status()).toBe(303);
  expect(answer.headers()["strict-transport-security"]).toMatch(/^max-age=\d{8}/);
  const [pair = "", ...attributes] = (answer.headers()["set-cookie"] ?? "").split("; ");
  expect(pair).toMatch(/^__Host-session=[\w-]{43}$/);
  expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=2592000", "Path=/", "SameSite=Lax", "Secure"]);
});

test("forms work behind a proxy that asks under another host name", async ({ ownSite }) => {
  const { url } = await ownSite({ ORIGIN: PUBLIC_ORIGIN });
  const form = { login: "nobody", password: PASSWORD };
  expect((await postForm(url, "/login", form, { origin: PUBLIC_ORIGIN })).status).toBe(422);
});

test("visitors are limited by address, and told when to come back", async ({ ownSite }) => {
  const { url } = await ownSite({ RATE_LIMITS: "on" });
  const visit = (address: string) => fetch(`${url}/guide`, { headers: { "x-forwarded-for": address } });
  const answers = await Promise.all(Array.from({ length: 60 }, () => visit("192.0.2.1")));
  const refused = answers.filter(({ status }) => status === 429);

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(50);
  expect(refused).toHaveLength(10);
  expect(Number(refused[0]?.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await visit("192.0.2.2")).status).toBe(200);
});

test("after a failed sign-in the next one waits, and then the right password opens", async ({ ownSite }) => {
  const { url } = await ownSite({ RATE_LIMITS: "on" });
  const { handle, email } = newAccount("ada");
  await postForm(url, "/signup", { handle, email, password: PASSWORD });
  const signIn = (password: string) => postForm(url, "/login", { login: handle, password });

  let refused = await signIn("wrong password");
  expect(refused.status).toBe(422);
  await expect
    .poll(async () => {
      refused = await signIn("wrong password");
      return refused.status;
    })
    .toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  await expect.poll(async () => (await signIn(PASSWORD)).status).toBe(303);
});

test("one address opens at most five accounts an hour", async ({ ownSite }) => {
  const { url } = await ownSite({ RATE_LIMITS: "on" });
  const open = () => postForm(url, "/signup", { ...newAccount("ada") });
  for (let account = 1; account <= 5; account += 1) expect((await open()).status).toBe(303);
  const refused = await open();
  expect(refused.status).toBe(429);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(60);
});

function postForm(
  site: string,
  path: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
) {
  const body = new URLSearchParams(form);
  return fetch(site + path, {
    method: "POST",
    body,
    headers: { origin: site, ...headers },
    redirect: "manual",
  });
}

function sessionCookie(answer: Response): string {
  return answer.headers.get("set-cookie")?.split(";")[0] ?? "";
}

/** A body of so many bytes that does not say its length beforehand. */
function endless(size: number): ReadableStream {
  const chunk = new Uint8Array(64 * 1024).fill(97);
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      sent += chunk.length;
      if (sent > size) controller.close();
      else controller.enqueue(chunk);
    },
  });
}
