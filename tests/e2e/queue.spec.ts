import type { Page } from "@playwright/test";
import { fillIn, join, pathOf, publish, send, signIn } from "../support/people";
import { problemsOfAll } from "../support/sights";
import { expect, test } from "../support/site";

test("a place in the queue is taken, held by writing, and given back", async ({ ownSite, client, visit }) => {
  const { url } = await ownSite();
  const author = await client(url);
  await join(author, "ada");
  for (const title of ["First in line", "Second in line", "Third in line"]) await publish(author, { title });
  const { handle, password } = await join(await client(url), "bob");
  const reader = await visit();
  await reader.goto(`${url}/login`);
  await signIn(reader, handle, password);

  await reader.goto(`${url}/review`);
  await expect(reader.locator(".suggestion")).toContainText("First in line");
  await send(reader, "Skip First in line");
  await expect(reader.getByText("It is not suggested to you for 30 days.")).toBeVisible();
  await expect(reader.locator(".suggestion")).toContainText("Second in line");
  await send(reader, "Take this one Second in line");
  expect(pathOf(reader)).toMatch(/^\/solutions\/\w+\/review$/);

  await queue(reader);
  await expect(places(reader)).toContainText("29 minutes left to begin.");
  await places(reader).getByRole("link", { name: "Begin" }).click();
  await fillIn(reader, { strength: "The budget comes first." });
  await expect(reader.locator("[data-draft-status]")).toContainText("Draft saved");
  await queue(reader);
  await expect(places(reader)).toContainText("You have begun.");

  await send(reader, "Give back “Second in line”");
  await expect(places(reader)).toHaveCount(0);
  await expect(reader.locator(".suggestion")).toContainText("Second in line");
});

async function queue(page: Page) {
  await page.goto(new URL("/review", page.url()).href);
}

function places(page: Page) {
  return page.locator(".places");
}

test.describe("on the site of the demo", () => {
  test.use({ siteName: "demo" });

  test("the queue and what leads out of it are sound, wide and light, narrow and dark", async ({
    page,
    site,
  }) => {
    await page.goto("/login");
    await signIn(page, "nhaddad", "how-did-you-decide");
    await page.goto("/review");
    const path = (await page.locator(".suggestion h2 a").getAttribute("href")) ?? "";
    const id = path.split("/")[2];
    const sights = [
      { path: "/review" },
      { path: "/review?skipped=1" },
      { path },
      { path: `/solutions/${id}/triage` },
    ];
    expect(await problemsOfAll(page, site, sights)).toEqual([]);
  });
});
