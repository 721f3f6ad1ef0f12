import type { APIRequestContext, Page } from "@playwright/test";
import { signIn, withoutSlug } from "../support/people";
import { problemsOfAll, type Sight } from "../support/sights";
import { expect, test } from "../support/site";

test.use({ siteName: "demo" });

const PASSWORD = "how-did-you-decide";

test("every page for learning to review is sound, wide and light, narrow and dark", async ({
  page,
  site,
}) => {
  const practice = "/guide/reviewing/practice/answer-bot";
  const sights: Sight[] = [
    { path: "/guide/reviewing" },
    { path: "/guide/reviewing/gallery" },
    { path: practice },
    { path: practice, name: "nothing chosen", press: "Compare with the reference", status: 422 },
    { path: `${practice}?levels=2-1-2-3-2` },
    { path: `${practice}?levels=9`, status: 400 },
  ];
  expect(await problemsOfAll(page, site, sights)).toEqual([]);
});

test("every page of an author with reviews is sound, wide and light, narrow and dark", async ({
  page,
  site,
}) => {
  await open(page, "nhaddad");
  const own = await found(page.request, "/solutions?sort=new", /\/solutions\/\w+\/ticket-triage-under[\w-]+/);
  const review = await found(page.request, own, /\/reviews\/\w+/);
  const sights: Sight[] = [
    { path: own },
    { path: review },
    { path: review, name: "one answer open", prepare: openAnswer },
    { path: `${withoutSlug(own)}/rounds` },
    { path: `${withoutSlug(own)}/triage` },
    { path: "/review" },
    { path: "/notifications" },
  ];
  expect(await problemsOfAll(page, site, sights)).toEqual([]);
});

test("every page of a reviewer who is asked again is sound, wide and light, narrow and dark", async ({
  page,
  site,
}) => {
  await open(page, "aruiz");
  const notices = await (await page.request.get("/notifications")).text();
  const places = await Promise.all(
    [...new Set(notices.match(/\/notifications\/\w+/g))].map(async (notice) => {
      const answer = await page.request.get(notice, { maxRedirects: 0 });
      return answer.headers().location ?? "";
    }),
  );
  const round = places.find((place) => place.endsWith("/round")) ?? "/no-round";
  const list = "/solutions?sort=new";
  const waiting = withoutSlug(
    await found(page.request, list, /\/solutions\/\w+\/invoice-fields-as-questions[\w-]+/),
  );
  const sights: Sight[] = [
    { path: "/review" },
    { path: round },
    { path: round, name: "nothing confirmed", press: "Submit this round", status: 422 },
    { path: round.replace(/\/round$/, "") },
    { path: `${waiting}/triage` },
    { path: `${waiting}/triage`, name: "no reason", press: "Send it back", status: 422 },
    { path: `${waiting}/review` },
    { path: "/notifications" },
  ];
  expect(await problemsOfAll(page, site, sights)).toEqual([]);
});

async function open(page: Page, login: string) {
  await page.goto("/login");
  await signIn(page, login, PASSWORD);
}

/** The first address on a page that looks like one. */
async function found(client: APIRequestContext, path: string, pattern: RegExp): Promise<string> {
  const page = await (await client.get(path)).text();
  return page.match(pattern)?.[0] ?? `/not-found/${encodeURIComponent(pattern.source)}`;
}

async function openAnswer(page: Page) {
  await page.locator("details:has(input[value='answer-point']) > summary").first().click();
  return undefined;
}
