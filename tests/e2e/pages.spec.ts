import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { APIRequestContext, Page } from "@playwright/test";
import type axe from "axe-core";
import { send, signIn, withoutSlug } from "../support/people";
import { expect, test } from "../support/site";

test.use({ siteName: "demo" });

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const MEMBER = { login: "nhaddad", password: "how-did-you-decide" };
/** Scripts of a page together and its stylesheet, compressed, in bytes. */
const READING_SCRIPTS_MAX = 10 * 1024;
const WRITING_SCRIPTS_MAX = 25 * 1024;
const STYLESHEET_MAX = 15 * 1024;
/** Where solutions are written. */
const COMPOSER = /^\/solutions\/(new|\w+\/edit)$/;

/** A page to look at: its address, the status it answers with, and a button to press on it without filling anything in. */
interface Sight {
  path: string;
  status?: number;
  press?: string;
}

/** How each page is looked at. */
const LOOKS = [
  { colorScheme: "light", width: 1280, height: 800 },
  { colorScheme: "dark", width: 360, height: 740 },
] as const;

test("every page for visitors is sound, wide and light, narrow and dark", async ({ page, client, site }) => {
  expect(await problemsOfAll(page, site, await visitorSights(await client()))).toEqual([]);
});

test("every page for members is sound, wide and light, narrow and dark", async ({ page, client, site }) => {
  await page.goto("/login");
  await signIn(page, MEMBER.login, MEMBER.password);
  expect(await problemsOfAll(page, site, await memberSights(await client()))).toEqual([]);
});

test("one can sign out on a narrow screen", async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto("/login");
  await signIn(page, MEMBER.login, MEMBER.password);
  await page.getByRole("link", { name: MEMBER.login }).first().click();
  await send(page, "Sign out");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
});

test("a page with every fault is noticed", async ({ page, site }) => {
  const faults = `<!doctype html><title>One</title><style>p { color: #eee; width: 9999px }</style>
    <link rel="stylesheet" href="/planted.css"><script src="https://evil.example/x.js"></script>
    <script src="/planted.js"></script><body><title>Two</title><p>Pale</p>`;
  const large = Array.from({ length: READING_SCRIPTS_MAX }, (_, i) => `// ${i * i}`).join("\n");
  await page.route("**/planted.js", (route) => route.fulfill({ body: `${large}\nconsole.error("Oh")` }));
  await page.route("**/planted.css", (route) => route.fulfill({ contentType: "text/css", body: "p {}" }));
  await page.route("**/planted", (route) => route.fulfill({ contentType: "text/html", body: faults }));

  const problems = (await problemsOfAll(page, site, [{ path: "/planted", status: 204 }])).join("\n");
  for (const problem of [
    "light: color-contrast at p",
    "dark: html-has-lang at html",
    "px wider than a screen of 360 px",
    "has 2 stylesheets",
    "has 2 titles",
    "bytes of scripts",
    "console: Oh",
    "asks https://evil.example/x.js",
    "answers 200 instead of 204",
  ]) {
    expect(problems).toContain(problem);
  }
});

async function visitorSights(client: APIRequestContext): Promise<Sight[]> {
  const { reviewed, unreviewed, revised, review } = await addresses(client);
  return [
    { path: "/" },
    { path: "/solutions" },
    { path: "/solutions?sort=new" },
    { path: "/solutions?sort=needs-review" },
    { path: "/solutions?sort=rising" },
    { path: "/solutions?dimension=tradeoffs&period=quarter" },
    { path: "/solutions?challenge=support-ticket-triage&sort=new" },
    { path: "/solutions?tag=retrieval" },
    { path: "/solutions?tag=nobody-used-this-one" },
    { path: "/solutions?sort=best", status: 400 },
    { path: reviewed },
    { path: unreviewed },
    { path: `${withoutSlug(revised)}/revisions/1` },
    { path: review },
    { path: "/challenges" },
    { path: "/challenges?tag=nobody-used-this-one" },
    { path: "/challenges/support-ticket-triage" },
    { path: "/u/aruiz" },
    { path: "/u/aruiz/reputation" },
    { path: "/u/farida/reputation" },
    { path: "/guide" },
    { path: "/guide/scores" },
    { path: "/guide/reputation" },
    { path: "/login" },
    { path: "/login", press: "Sign in", status: 422 },
    { path: "/signup" },
    { path: "/signup", press: "Join", status: 422 },
    { path: "/nothing/here", status: 404 },
  ];
}

async function memberSights(client: APIRequestContext): Promise<Sight[]> {
  const { own, reviewed, unreviewed } = await addresses(client);
  return [
    { path: "/" },
    { path: own },
    { path: reviewed },
    { path: unreviewed },
    { path: `${withoutSlug(unreviewed)}/review` },
    { path: `${withoutSlug(unreviewed)}/review`, press: "Submit review", status: 422 },
    { path: `${withoutSlug(own)}/review` },
    { path: "/solutions/new" },
    { path: "/solutions/new", press: "Publish revision 1", status: 422 },
    { path: "/solutions/new", press: "Save draft", status: 303 },
    { path: `${withoutSlug(own)}/edit` },
    { path: "/challenges/new" },
    { path: "/challenges/new", press: "Add the challenge", status: 422 },
    { path: `/u/${MEMBER.login}` },
    { path: `/u/${MEMBER.login}/reputation` },
    { path: "/u/aruiz" },
    { path: "/nothing/here", status: 404 },
  ];
}

/** Addresses in the demo's community. */
async function addresses(client: APIRequestContext) {
  const list = await (await client.get("/solutions?sort=new")).text();
  const find = (html: string, pattern: RegExp) => html.match(pattern)?.[0] ?? `/not-found-${pattern}`;
  const reviewed = find(list, /\/solutions\/\w+\/forecasting-demand-with[\w-]+/);
  return {
    reviewed,
    unreviewed: find(list, /\/solutions\/\w+\/invoice-fields-as-questions[\w-]+/),
    revised: find(list, /\/solutions\/\w+\/rag-over-900-pdfs[\w-]+/),
    own: find(list, /\/solutions\/\w+\/ticket-triage-under[\w-]+/),
    review: find(await (await client.get(reviewed)).text(), /\/reviews\/\w+/),
  };
}

/** Looks at one page after the other. Returns everything that is wrong, each with its address. */
async function problemsOfAll(page: Page, site: string, sights: Sight[]): Promise<string[]> {
  const traffic = listen(page, site);
  const all: string[] = [];
  for (const sight of sights) {
    const answer = await goTo(page, sight);
    const expected = sight.status ?? 200;
    const problems = answer === expected ? [] : [`answers ${answer} instead of ${expected}`];
    problems.push(...(await problemsInLooks(page)), ...(await problemsOfWeight(page, sight, traffic)));
    problems.push(...new Set(traffic.complaints.splice(0)));
    all.push(...problems.map((problem) => `${sight.path} ${sight.press ?? ""}: ${problem}`));
  }
  return all;
}

async function goTo(page: Page, { path, press }: Sight): Promise<number | undefined> {
  const answer = await page.goto(path);
  if (!press) return answer?.status();
  await page.locator("form").evaluateAll((forms: HTMLFormElement[]) => {
    for (const form of forms) form.noValidate = true;
  });
  return (await send(page, press)).status();
}

interface Traffic {
  /** What the console said, and which requests left the site. */
  complaints: string[];
  /** Bytes on the wire by address. */
  sizes: Map<string, number>;
}

function listen(page: Page, site: string): Traffic {
  const { complaints, sizes }: Traffic = { complaints: [], sizes: new Map() };
  page.on("pageerror", (error) => complaints.push(`script failed: ${error.message}`));
  page.on("console", (message) => {
    const isOwnStatus =
      message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (message.type() === "error" && !isOwnStatus)
      complaints.push(`console: ${message.text().split("\n")[0]}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${site}/`) && !url.startsWith("data:")) complaints.push(`asks ${url}`);
  });
  page.on("response", (response) => {
    // What the browser has already is answered without a body.
    const length = response.headers()["content-length"];
    if (length) sizes.set(response.url(), Number(length));
  });
  return { complaints, sizes };
}

/** What a page is made of. */
async function problemsOfWeight(page: Page, { path }: Sight, { sizes }: Traffic): Promise<string[]> {
  const seen = await page.evaluate(() => ({
    titles: document.querySelectorAll("title:not(svg title)").length,
    stylesheets: document.styleSheets.length,
    files: performance.getEntriesByType("resource").map(({ name }) => name),
  }));
  const size = (ending: string) =>
    seen.files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const scriptsMax = COMPOSER.test(path) ? WRITING_SCRIPTS_MAX : READING_SCRIPTS_MAX;
  return [
    ...(seen.titles === 1 ? [] : [`has ${seen.titles} titles`]),
    ...(seen.stylesheets === 1 ? [] : [`has ${seen.stylesheets} stylesheets`]),
    ...(size(".js") <= scriptsMax ? [] : [`has ${size(".js")} bytes of scripts`]),
    ...(size(".css") <= STYLESHEET_MAX ? [] : [`has ${size(".css")} bytes of styles`]),
  ];
}

/** What a page looks like, on a wide light screen and on a narrow dark one. */
async function problemsInLooks(page: Page): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate(AXE);
  for (const { colorScheme, width, height } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const { violations, overflow } = await page.evaluate(inspect);
    problems.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
    if (overflow > 0) problems.push(`${overflow} px wider than a screen of ${width} px`);
  }
  return problems;
}

/** Runs in the page. */
async function inspect() {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
    resultTypes: ["violations"],
  });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    violations: grave.map(
      ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    ),
    overflow: scrollWidth - clientWidth,
  };
}
