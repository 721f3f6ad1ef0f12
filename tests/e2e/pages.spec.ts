import type { APIRequestContext, Page } from "@playwright/test";
import { send, signIn, withoutSlug } from "../support/people";
import { problemsOfAll, READING_SCRIPTS_MAX, type Sight } from "../support/sights";
import { expect, test } from "../support/site";

test.use({ siteName: "demo" });

const MEMBER = { login: "nhaddad", password: "how-did-you-decide" };
const WRITER = { ...MEMBER, login: "jokafor" };
const MODERATOR = { ...MEMBER, login: "aruiz" };

test("every page for visitors is sound, wide and light, narrow and dark", async ({ page, client, site }) => {
  expect(await problemsOfAll(page, site, await visitorSights(await client()))).toEqual([]);
});

test("every page for members is sound, wide and light, narrow and dark", async ({ page, site }) => {
  await page.goto("/login");
  await signIn(page, MEMBER.login, MEMBER.password);
  expect(await problemsOfAll(page, site, await memberSights(page.request))).toEqual([]);
});

test("every view of a solution is sound, wide and light, narrow and dark", async ({ page, client, site }) => {
  expect(await problemsOfAll(page, site, await solutionSights(await client()))).toEqual([]);
});

test("every page on which one writes is sound, wide and light, narrow and dark", async ({ page, site }) => {
  await page.goto("/login");
  await signIn(page, WRITER.login, WRITER.password);
  expect(await problemsOfAll(page, site, await writingSights(page.request))).toEqual([]);
});

test("every page for moderators is sound, wide and light, narrow and dark", async ({
  page,
  client,
  site,
}) => {
  const reporter = await client();
  await reporter.post("/login", { form: { ...MEMBER, login: "farida" } });
  // A solution that the moderator has nothing to do with.
  const posted = await (await reporter.get("/u/luca-b")).text();
  const [solution = ""] = posted.match(/\/solutions\/\w+\/gradient-boosting[\w-]*/) ?? [];
  const reviews = await (await reporter.get(solution)).text();
  const [, id] = reviews.match(/id="review-(\w+)" aria-label="Review by (?!farida")/) ?? [];
  const review = `/reviews/${id}`;
  const report = { intent: "flag", reason: "other", note: "It speaks of the author." };
  // Where the test runs once more it is reported already.
  expect([303, 409]).toContain((await reporter.post(review, { form: report })).status());
  await page.goto("/login");
  await signIn(page, MODERATOR.login, MODERATOR.password);
  const list = await (await page.request.get("/moderation/cases")).text();
  const [reported = ""] = list.match(/\/moderation\/cases\/\w+/) ?? [];
  const sights = [
    // Sealed from whoever could still review the solution, also from moderators.
    { path: review, status: 404 },
    { path: reported },
    { path: reported, press: "Uphold the report", status: 422 },
    { path: "/moderation" },
    { path: "/moderation", press: "Decline", status: 422 },
    { path: "/moderation/cases" },
    { path: "/moderation/cases?decided=1" },
    { path: "/moderation/cases/none", status: 404 },
    { path: "/cases/none", status: 404 },
    { path: "/moderation/log" },
  ];
  expect(await problemsOfAll(page, site, sights)).toEqual([]);
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
  const faults = `<!doctype html><title>One</title><style>p { color: #eee; width: 9999px }</style><style>b { color: #eee }</style>
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
    "has 3 stylesheets",
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
  const { reviewed, unreviewed, review } = await addresses(client);
  return [
    { path: "/" },
    { path: "/solutions" },
    { path: "/solutions?sort=new" },
    { path: "/solutions?sort=needs-review" },
    { path: "/solutions?sort=rising" },
    { path: "/solutions?sort=rising&tag=nobody-used-this-one" },
    { path: "/solutions?sort=improved" },
    { path: "/solutions?dimension=tradeoffs&period=quarter" },
    { path: "/solutions?challenge=support-ticket-triage&sort=new" },
    { path: "/solutions?tag=retrieval" },
    { path: "/solutions?tag=nobody-used-this-one" },
    { path: "/solutions?sort=best", status: 400 },
    { path: reviewed },
    { path: `${withoutSlug(reviewed)}/scores` },
    { path: `${withoutSlug(reviewed)}/scores`, name: "tables open", prepare: openTables },
    { path: `${withoutSlug(unreviewed)}/scores` },
    { path: unreviewed },
    { path: review },
    { path: "/challenges" },
    { path: "/challenges?tag=nobody-used-this-one" },
    { path: "/challenges/support-ticket-triage" },
    { path: "/challenges/support-ticket-triage/takedown" },
    { path: "/challenges/support-ticket-triage/takedown", press: "Ask for its removal", status: 422 },
    { path: "/u/aruiz" },
    { path: "/u/aruiz/reputation" },
    { path: "/u/farida/reputation" },
    { path: "/u/farida/report-card", status: 404 },
    { path: "/guide" },
    { path: "/guide/scores" },
    { path: "/guide/reputation" },
    { path: "/guide/writing" },
    { path: "/guide/health" },
    { path: "/moderation", status: 404 },
    { path: "/moderation/log" },
    { path: "/login" },
    { path: "/login", press: "Sign in", status: 422 },
    { path: "/signup" },
    { path: "/signup", press: "Join", status: 422 },
    { path: "/nothing/here", status: 404 },
  ];
}

/** A solution with files and a walkthrough, in every way in which it can be read. */
async function solutionSights(client: APIRequestContext): Promise<Sight[]> {
  const { evident, ownBrief } = await addresses(client);
  const id = withoutSlug(evident);
  const page = await (await client.get(evident)).text();
  const files = new Set(page.match(/\/solutions\/\w+\/files\/\w+/g));
  expect(files.size).toBe(4);
  return [
    { path: evident },
    { path: evident, name: "script", prepare: unfold("Script") },
    { path: `${evident}?view=skim` },
    { path: `${evident}?view=all`, status: 400 },
    { path: `${id}/scores?round=1` },
    { path: `${id}/scores?round=9`, status: 404 },
    { path: `${id}/revisions/1` },
    { path: `${id}/compare?from=1&to=2` },
    { path: `${id}/compare?from=1&to=2&view=source` },
    { path: `${id}/compare?from=1&to=9`, status: 404 },
    ...[...files].map((path) => ({ path })),
    { path: ownBrief },
    { path: `${withoutSlug(ownBrief)}/takedown` },
    { path: `${withoutSlug(ownBrief)}/takedown`, press: "Ask for its removal", status: 422 },
  ];
}

async function writingSights(client: APIRequestContext): Promise<Sight[]> {
  const { revised } = await addresses(client);
  const edit = `${withoutSlug(revised)}/edit`;
  const walkthrough = `${withoutSlug(revised)}/walkthrough`;
  return [
    { path: edit },
    { path: edit, name: "preview", prepare: showPreview("Preview") },
    { path: edit, name: "side by side", prepare: showPreview("Side by side") },
    { path: `${withoutSlug(revised)}/files` },
    { path: walkthrough },
    { path: "/drafts" },
    { path: "/solutions/new", name: "two texts", status: 409, prepare: writeTwice },
    { path: "/solutions/new", name: "kept text", prepare: keepText },
    { path: "/drafts", name: "with one" },
  ];
}

async function memberSights(client: APIRequestContext): Promise<Sight[]> {
  const { own, reviewed, unreviewed, embargoed, ownBrief } = await addresses(client);
  return [
    { path: "/" },
    { path: own },
    { path: reviewed },
    { path: unreviewed },
    { path: `${withoutSlug(unreviewed)}/scores` },
    { path: `${withoutSlug(unreviewed)}/review` },
    { path: `${withoutSlug(unreviewed)}/review`, press: "Submit review", status: 422 },
    { path: `${withoutSlug(own)}/review` },
    { path: "/solutions/new" },
    { path: "/solutions/new", press: "Publish revision 1", status: 422 },
    { path: "/solutions/new", press: "Save draft", status: 303 },
    { path: `${withoutSlug(own)}/edit` },
    { path: "/challenges/new" },
    { path: "/challenges/new", press: "Add the challenge", status: 422 },
    { path: embargoed },
    { path: `${withoutSlug(ownBrief)}/takedown` },
    { path: `/u/${MEMBER.login}` },
    { path: `/u/${MEMBER.login}/reputation` },
    { path: `/u/${MEMBER.login}/report-card` },
    { path: "/guide/reputation" },
    { path: "/u/aruiz" },
    { path: "/nothing/here", status: 404 },
  ];
}

/** Addresses in the demo's community. One that is not to be seen comes back as one that does not exist. */
async function addresses(client: APIRequestContext) {
  const list = await (await client.get("/solutions?sort=new")).text();
  const profile = await (await client.get(`/u/${MEMBER.login}`)).text();
  const find = (html: string, pattern: RegExp) =>
    html.match(pattern)?.[0] ?? `/not-found/${encodeURIComponent(pattern.source)}`;
  const reviewed = find(list, /\/solutions\/\w+\/forecasting-demand-with[\w-]+/);
  const own = find(list, /\/solutions\/\w+\/ticket-triage-under[\w-]+/);
  return {
    reviewed,
    unreviewed: find(list, /\/solutions\/\w+\/invoice-fields-as-questions[\w-]+/),
    revised: find(list, /\/solutions\/\w+\/rag-over-900-pdfs[\w-]+/),
    own,
    evident: own,
    embargoed: find(profile, /\/solutions\/\w+\/who-judges[\w-]+/),
    ownBrief: find(list, /\/solutions\/\w+\/a-reranker-in-80-ms[\w-]+/),
    review: find(await (await client.get(reviewed)).text(), /\/reviews\/\w+/),
  };
}

function unfold(summary: string) {
  return async (page: Page) => {
    await page.getByText(summary, { exact: true }).click();
    return undefined;
  };
}

async function openTables(page: Page) {
  for (const summary of await page.locator("main details > summary").all()) await summary.click();
  return undefined;
}

function showPreview(mode: string) {
  return async (page: Page) => {
    await page.getByRole("button", { name: mode, exact: true }).click();
    await expect(page.getByRole("region", { name: "Preview" })).toContainText("as it will be published");
    return undefined;
  };
}

/** Saves a draft, lets another tab save over it, and saves once more: both texts are shown. */
async function writeTwice(page: Page) {
  await page.locator('[name="title"]').fill("Written in two tabs");
  await page.locator('[name="body"]').fill("## Results\n\nThe text of this tab.");
  await send(page, "Save draft");
  const id = page.url().split("/")[4] ?? "";
  const version = await page.locator('[name="version"]').inputValue();
  const form = {
    title: "Written in two tabs",
    body: "The text of the other tab.",
    version,
    origin: "other-tab",
  };
  const { origin } = new URL(page.url());
  const saved = await page.request.post(`/drafts/solution/${id}`, { form, headers: { origin } });
  expect(saved.status()).toBe(200);
  const answer = await send(page, "Save draft");
  await expect(page.locator(".conflict")).toContainText("The text of the other tab.");
  return answer;
}

/** Settles it, so that one text is the draft and the other is kept beside it. */
async function keepText(page: Page) {
  await writeTwice(page);
  await send(page, "Save draft");
  return (await page.goto(`/drafts/solution/${page.url().split("/")[4]}/copies`)) ?? undefined;
}
