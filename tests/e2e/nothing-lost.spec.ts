import type { Page } from "@playwright/test";
import {
  fillIn,
  join,
  pathOf,
  publish,
  reviewForm,
  SOLUTION,
  send,
  signIn,
  signUp,
  valuesOf,
  withoutSlug,
} from "../support/people";
import { holdScripts } from "../support/scripts";
import { expect, test } from "../support/site";

test.use({ javaScriptEnabled: false });

test("a review typed into an ended session is there after signing in again", {
  tag: "@both",
}, async ({ page, visit, client }) => {
  const review = reviewForm("Bob");
  const author = await client();
  await join(author, "ada");
  const path = await publish(author);
  const { handle } = await signUp(page, "bob");
  await page.goto(`${withoutSlug(path)}/review`);
  await fillIn(page, review);
  await endSessionElsewhere(page, visit);

  await send(page, "Submit review");
  await expect(page.getByText("What you typed is kept")).toBeVisible();
  await signIn(page, handle);
  expect(pathOf(page)).toBe(`${withoutSlug(path)}/review`);
  expect(await valuesOf(page, Object.keys(review))).toEqual(review);

  expect((await send(page, "Submit review")).status()).toBe(303);
  expect(pathOf(page)).toMatch(/^\/reviews\/\w+$/);
  await expect(page.getByText("Bob on framing.")).toBeVisible();
});

test("a solution typed into an ended session is there after signing in again", {
  tag: "@both",
}, async ({ page, visit }) => {
  const { handle } = await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await endSessionElsewhere(page, visit);

  await send(page, "Publish revision 1");
  await signIn(page, handle);
  expect(pathOf(page)).toBe("/solutions/new");
  expect(await valuesOf(page, Object.keys(SOLUTION))).toEqual(SOLUTION);

  expect((await send(page, "Publish revision 1")).status()).toBe(303);
  await expect(page.getByRole("heading", { name: SOLUTION.title })).toBeVisible();
});

test("signing out in one tab loses nothing of what is typed in another", async ({ page }) => {
  const { handle } = await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  const otherTab = await page.context().newPage();
  await otherTab.goto("/");
  await send(otherTab, "Sign out");

  await send(page, "Save draft");
  await signIn(page, handle);
  expect(await valuesOf(page, Object.keys(SOLUTION))).toEqual(SOLUTION);
});

test("when two tabs save the same draft, the second one sees both texts", {
  tag: "@both",
}, async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await send(page, "Save draft");
  const otherTab = await page.context().newPage();
  await otherTab.goto(page.url());
  await fillIn(otherTab, { title: "The other title", body: "The other text" });
  await send(otherTab, "Save draft");

  const mine = { title: "My own title", body: "My own text" };
  await fillIn(page, mine);
  expect((await send(page, "Save draft")).status()).toBe(409);
  expect(await valuesOf(page, Object.keys(mine))).toEqual(mine);
  await expect(page.getByRole("alert")).toContainText("The other text");
  await expect(page.getByRole("alert")).toContainText("The other title");

  expect((await send(page, "Save draft")).status()).toBe(303);
  expect(await valuesOf(page, Object.keys(mine))).toEqual(mine);
});

test("when two tabs save the same review, the second one sees both texts", {
  tag: "@both",
}, async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const form = `${withoutSlug(await publish(author))}/review`;
  await signUp(page, "bob");
  await page.goto(form);
  const otherTab = await page.context().newPage();
  await otherTab.goto(form);
  await fillIn(otherTab, { "reason.framing": "The other reason" });
  await send(otherTab, "Save draft");

  await fillIn(page, { "reason.framing": "My own reason" });
  expect((await send(page, "Save draft")).status()).toBe(409);
  expect(await valuesOf(page, ["reason.framing"])).toEqual({ "reason.framing": "My own reason" });
  await expect(page.getByRole("alert")).toContainText("The other reason");

  expect((await send(page, "Save draft")).status()).toBe(303);
  expect(await valuesOf(page, ["reason.framing"])).toEqual({ "reason.framing": "My own reason" });
});

test("the page of a new solution, come back to and saved again, does not replace a later draft", async ({
  page,
}) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, { ...SOLUTION, body: "Early text" });
  await send(page, "Save draft");
  const draft = page.url();
  await fillIn(page, { body: "Later text" });
  await send(page, "Save draft");

  await page.goBack();
  await page.goBack();
  await fillIn(page, { ...SOLUTION, body: "Early text, once more" });
  await send(page, "Save draft");
  await expect(page.locator('[name="body"]')).toHaveValue("Early text, once more");
  await page.goto(draft);
  await expect(page.locator('[name="body"]')).toHaveValue("Later text");
});

test("a draft saved elsewhere outlives the text that was kept for signing in again", async ({
  page,
  visit,
}) => {
  const { handle } = await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await send(page, "Save draft");
  const elsewhere = await visit();
  await elsewhere.goto("/login");
  await signIn(elsewhere, handle);
  await elsewhere.goto(page.url());
  await fillIn(elsewhere, { body: "Text from elsewhere" });
  await send(elsewhere, "Save draft");

  await fillIn(page, { body: "Text before the session ended" });
  await endSessionElsewhere(page, visit);
  await send(page, "Save draft");
  await signIn(page, handle);
  await expect(page.locator('[name="body"]')).toHaveValue("Text before the session ended");
  expect((await send(page, "Save draft")).status()).toBe(409);
  await expect(page.getByRole("alert")).toContainText("Text from elsewhere");
});

test("a review of a solution that was withdrawn meanwhile is shown back to its writer", async ({
  page,
  client,
}) => {
  const review = reviewForm("Bob");
  const author = await client();
  await join(author, "ada");
  const path = withoutSlug(await publish(author));
  await signUp(page, "bob");
  await page.goto(`${path}/review`);
  await fillIn(page, review);
  await author.post(`${path}/edit`, { form: { intent: "withdraw" } });

  await send(page, "Submit review");
  for (const text of Object.values(review)) await expect(page.locator("main")).toContainText(text);
});

test("an answer to a review of a solution that was withdrawn meanwhile is shown back to its writer", async ({
  page,
  client,
}) => {
  const review = reviewForm("Bob");
  const author = await client();
  await join(author, "ada");
  const path = withoutSlug(await publish(author));
  await signUp(page, "bob");
  await page.goto(`${path}/review`);
  await fillIn(page, review);
  await send(page, "Submit review");
  await page.getByText("Reply in the thread").click();
  await fillIn(page, { body: "One more thought" });
  await author.post(`${path}/edit`, { form: { intent: "withdraw" } });

  expect((await send(page, "Post the reply")).status()).toBe(409);
  await expect(page.locator("main")).toContainText("One more thought");
});

test.describe("with script", () => {
  test.use({ javaScriptEnabled: true });

  test("what is typed before the script arrives stays", async ({ page }) => {
    await signUp(page, "ada");
    await page.goto("/solutions/new");
    await fillIn(page, { ...SOLUTION, ask: "Early question" });
    await send(page, "Save draft");
    const typed = { title: "Later title", brief: "Later brief", body: "Later text", ask: "Later question" };

    const release = await holdScripts(page);
    await page.reload({ waitUntil: "commit" });
    await fillIn(page, typed);
    release();
    await expect(page.getByRole("toolbar")).toBeVisible();
    await expect(page.locator("[data-draft-status]")).toContainText("Draft saved");
    expect(await valuesOf(page, Object.keys(typed))).toEqual(typed);
    await page.reload();
    expect(await valuesOf(page, Object.keys(typed))).toEqual(typed);
  });

  test("what is typed is still there after following a link and coming back", async ({ page }) => {
    await signUp(page, "ada");
    await page.goto("/solutions/new");
    await fillIn(page, SOLUTION);
    await page.getByRole("link", { name: "Guide" }).click();
    await expect(page.getByRole("heading", { name: "The rubric" })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("toolbar")).toBeVisible();
    expect(await valuesOf(page, Object.keys(SOLUTION))).toEqual(SOLUTION);
  });
});

/** Signs the page's session out from a second browser that has its cookie; the page itself keeps the cookie. */
async function endSessionElsewhere(page: Page, visit: () => Promise<Page>) {
  const twin = await visit();
  await twin.context().addCookies(await page.context().cookies());
  await twin.goto("/");
  await send(twin, "Sign out");
}
