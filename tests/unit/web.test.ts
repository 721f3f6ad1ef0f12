import { expect, test, vi } from "vitest";
import { parseCursor } from "~/domain/paging";
import { filtersPath, parseFilters } from "~/domain/solutions/filters";
import { readCookie } from "~/web/cookies.server";
import { readEnv } from "~/web/env.server";
import { readFields } from "~/web/fields.server";
import { keptAddress } from "~/web/page-cache.server";
import { createRateLimits } from "~/web/rate-limits.server";
import { safePath } from "~/web/responses.server";
import { CONTENT_SECURITY_POLICY } from "~/web/security-headers.server";

test.each([
  ["/solutions?sort=new#top", "/solutions?sort=new#top"],
  ["/u/ada", "/u/ada"],
  ["//evil.example", "/"],
  ["/\\evil.example", "/"],
  ["/\t/evil.example", "/"],
  ["https://evil.example/x", "/"],
  ["javascript:alert(1)", "/"],
  ["/..//evil.example", "/"],
  ["", "/"],
  [null, "/"],
  [`/${"x".repeat(3000)}`, "/"],
])("a redirect to %o goes to %o", (sent, path) => {
  expect(safePath(sent)).toBe(path);
});

test("the environment has defaults, and empty variables count as unset", () => {
  expect(readEnv({ PORT: "", LOG_LEVEL: "" })).toEqual({
    port: 3000,
    host: null,
    databaseUrl: "file:data/rationale.db",
    files: { folder: "data/files" },
    origin: null,
    secure: false,
    rateLimits: true,
    logLevel: "info",
  });
});

test.each([
  ["PORT", "http"],
  ["PORT", "70000"],
  ["HOST", "every where"],
  ["DATABASE_URL", "mysql://x"],
  ["FILES", "/var/files"],
  ["FILES", "s3:No_Bucket"],
  ["FILES", "s3:bucket-without-keys"],
  ["S3_ENDPOINT", "s3.example"],
  ["ORIGIN", "rationale.example"],
  ["ORIGIN", "https://rationale.example/path"],
  ["RATE_LIMITS", "maybe"],
  ["LOG_LEVEL", "loud"],
])("a bad %s stops the start with a line that names it", (name, value) => {
  expect(() => readEnv({ [name]: value })).toThrow(new RegExp(`^Cannot start: ${name} [^\\n]+\\.$`));
});

test("an https origin makes cookies secure", () => {
  expect(readEnv({ ORIGIN: "https://rationale.example" })).toMatchObject({ secure: true });
});

test("filters survive a round trip through the address", () => {
  const path = "/solutions?sort=new&challenge=triage&tag=nlp&period=week";
  const filters = parseFilters(new URL(path, "http://x").searchParams);
  expect(filters && filtersPath(filters)).toBe(path);
});

test.each([
  "sort=best",
  "period=day",
  "dimension=speed",
  "tag=<b>",
  "challenge=../x",
  "sort=__proto__",
])("the filter %o is refused", (query) => {
  expect(parseFilters(new URLSearchParams(query))).toBeNull();
});

test("a cursor of another shape is none", () => {
  expect(parseCursor("3.5~abc", ["number", "text"])).toEqual([3.5, "abc"]);
  for (const cursor of ["", "x~abc", "1", "1~2~3", "1~a'b", "~abc", `1~${"x".repeat(300)}`]) {
    expect(parseCursor(cursor, ["number", "text"])).toBeNull();
  }
});

test("two spellings of one address share a page, and unknown parameters are dropped", () => {
  expect(keptAddress("/solutions?utm_source=x&tag=nlp&sort=new")).toBe(
    keptAddress("/solutions?sort=new&tag=nlp"),
  );
  expect(keptAddress("/solutions?random=1")).toBe("/solutions");
  expect(keptAddress("/solutions/x/scores?round=2&t=9")).toBe("/solutions/x/scores?round=2");
  expect(keptAddress("/?tag=nlp&q=x")).toBe("/");
});

test.each([
  "/login?redirectTo=/x",
  "/solutions/new",
  "/solutions/a/edit",
  "/solutions/a/review",
  "/solutions/a/files",
  "/challenges/new",
])("the page %s, where people write, is never kept", (url) => {
  expect(keptAddress(url)).toBeNull();
});

test("a count in a cursor is whole and fits a column", () => {
  expect(parseCursor("3~abc", ["count", "text"])).toEqual([3, "abc"]);
  for (const cursor of ["1.5~abc", "-1~abc", "99999999999~abc"])
    expect(parseCursor(cursor, ["count", "text"])).toBeNull();
});

test("a token is read out of a cookie header among others, however malformed they are", () => {
  const token = "a".repeat(43);
  expect(readCookie(`x=100%; session=${token}; y`, "session")).toBe(token);
  expect(readCookie(`notsession=${token}`, "session")).toBeNull();
  expect(readCookie("session=short", "session")).toBeNull();
});

test("the policy of pages allows no inline script or style and no other site", () => {
  expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self';");
  expect(CONTENT_SECURITY_POLICY).toContain("style-src 'self';");
  expect(CONTENT_SECURITY_POLICY).not.toMatch(/unsafe|https?:|\*/);
});

function post(body: BodyInit, type?: string) {
  return new Request("http://x/", { method: "POST", body, headers: type ? { "content-type": type } : {} });
}

function fieldsOf(count: number) {
  return new URLSearchParams(Array.from({ length: count }, (_, i) => [`f${i}`, "x"]));
}

function partsOf(count: number) {
  const form = new FormData();
  for (const [name, value] of fieldsOf(count)) form.set(name, value);
  return form;
}

test("a form of 2,000 fields is read", async () => {
  expect(Object.keys(await readFields(post(fieldsOf(2000))))).toHaveLength(2000);
  expect(Object.keys(await readFields(post(partsOf(2000))))).toHaveLength(2000);
});

test("a form is read whether it is sent as text or in parts", async () => {
  const form = new FormData();
  form.set("title", "Zürich\r\n");
  expect(await readFields(post(form))).toEqual({ title: "Zürich\r\n" });
  expect(await readFields(post(new URLSearchParams({ title: "a&b" })))).toEqual({ title: "a&b" });
});

test.each<[string, Request, number]>([
  ["JSON", post("{}", "application/json"), 415],
  ["rubbish in parts", post("--x\r\nrubbish", "multipart/form-data; boundary=x"), 400],
  ["parts without a boundary", post("x", "multipart/form-data"), 400],
  ["2,001 fields", post(fieldsOf(2001)), 413],
  ["2,001 parts", post(partsOf(2001)), 413],
  ["three megabytes", post("a=".padEnd(3 * 1024 * 1024, "x"), "application/x-www-form-urlencoded"), 413],
])("%s is refused with its status", async (_, request, status) => {
  await expect(readFields(request)).rejects.toMatchObject({ status });
});

test("tries to sign in make an account wait one second, then two; one that was right makes it forget", () => {
  vi.useFakeTimers();
  const limits = createRateLimits(true);
  expect(limits.beginSignIn("1.2.3.4", "ada")).toBe(0);
  expect(limits.beginSignIn("5.6.7.8", "ada")).toBe(1);
  vi.advanceTimersByTime(1000);
  expect(limits.beginSignIn("5.6.7.8", "ada")).toBe(0);
  expect(limits.beginSignIn("5.6.7.8", "ada")).toBe(2);
  expect(limits.beginSignIn("5.6.7.8", "bob")).toBe(0);
  limits.signedIn("5.6.7.8", "ada");
  expect(limits.beginSignIn("5.6.7.8", "ada")).toBe(0);
  vi.useRealTimers();
});

test("of many tries at one moment on one account, one is let through", () => {
  const limits = createRateLimits(true);
  const waits = Array.from({ length: 40 }, (_, i) => limits.beginSignIn(`10.0.0.${i}`, "ada"));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(1);
});

test("ten failures of one address make it wait for ten minutes, whatever the account", () => {
  const limits = createRateLimits(true);
  for (let i = 0; i < 10; i++) expect(limits.beginSignIn("1.2.3.4", `member${i}`)).toBe(0);
  expect(limits.beginSignIn("1.2.3.4", "someone-else")).toBe(600);
  expect(limits.beginSignIn("5.6.7.8", "someone-else")).toBe(0);
});

test("a member who signs in many times from one address never waits", () => {
  const limits = createRateLimits(true);
  for (let i = 0; i < 30; i++) {
    expect(limits.beginSignIn("1.2.3.4", "ada")).toBe(0);
    limits.signedIn("1.2.3.4", "ada");
  }
});

test("the fifty-first page in ten seconds has to wait, and with limits off none has", async () => {
  const on = createRateLimits(true);
  const off = createRateLimits(false);
  for (let i = 0; i < 50; i++) expect(await on.take("burst", "1.2.3.4")).toBe(0);
  expect(await on.take("burst", "1.2.3.4")).toBeGreaterThan(0);
  expect(await on.take("burst", "5.6.7.8")).toBe(0);
  for (let i = 0; i < 60; i++) expect(await off.take("burst", "1.2.3.4")).toBe(0);
});
