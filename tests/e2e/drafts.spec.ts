import { type BrowserServer, chromium, type Page } from "@playwright/test";
import { CHROMIUM_FLAGS } from "../support/chromium";
import {
  fillIn,
  join,
  PASSWORD,
  publish,
  reviewForm,
  SOLUTION,
  send,
  signIn,
  signUp,
  valuesOf,
  withoutSlug,
} from "../support/people";
import { expect, test } from "../support/site";

test("when browser and server are killed, another device finds all but the last two seconds", {
  tag: "@both",
}, async ({ ownSite, visit }) => {
  const first = await ownSite();
  const doomed = await launchDoomed(first.url);
  const { handle } = await signUp(doomed.page, "ada");
  await doomed.page.goto("/solutions/new");
  await fillIn(doomed.page, { title: "Typed on a train", body: "## Results\n\nBefore the tunnel." });
  const body = doomed.page.locator('[name="body"]');
  await body.focus();
  await doomed.page.keyboard.press("Control+End");
  const typed: { character: string; at: number }[] = [];
  for (const character of " Without a pause, a word behind a word, for six seconds and more.") {
    await doomed.page.keyboard.type(character);
    typed.push({ character, at: Date.now() });
    await doomed.page.waitForTimeout(100);
  }
  const killedAt = Date.now();
  doomed.server.process().kill("SIGKILL");
  await first.kill();

  const second = await ownSite();
  const device = await visit();
  await device.goto(`${second.url}/login`);
  await signIn(device, handle);
  await device.goto(`${second.url}/drafts`);
  await device.getByRole("link", { name: "Typed on a train" }).click();
  const found = await device.locator('[name="body"]').inputValue();
  const old = typed.filter(({ at }) => at < killedAt - 2000).map(({ character }) => character);
  expect(old.length).toBeGreaterThan(30);
  expect(found).toContain(`Before the tunnel.${old.join("")}`);
});

test("two tabs that write the same draft lose neither text", { tag: "@both" }, async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await isSaved(page);
  const otherTab = await page.context().newPage();
  await otherTab.goto(page.url());
  await fillIn(otherTab, { body: "The text of the other tab." });
  await isSaved(otherTab);

  await fillIn(page, { body: "The text of this tab." });
  await expect(page.getByRole("alert")).toContainText("saved in another tab or on another device");
  await otherTab.reload();
  await expect(otherTab.locator('[name="body"]')).toHaveValue("The text of the other tab.");

  await test.step("both are shown side by side, and saving one keeps the other", async () => {
    await send(page, "Compare the two texts");
    const conflict = page.locator(".conflict");
    await expect(conflict).toContainText("The text of this tab.");
    await expect(conflict).toContainText("The text of the other tab.");
    await send(page, "Save draft");
    await page.goto("/drafts");
    await page.getByRole("link", { name: /other texts? kept beside it/ }).click();
    await expect(page.locator("main")).toContainText("The text of the other tab.");
    await page.getByRole("link", { name: "Go on with the draft" }).click();
    await expect(page.locator('[name="body"]')).toHaveValue("The text of this tab.");
  });
});

test("text typed while the server is away is saved once it is back, and outlives a reload until then", async ({
  page,
}) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await isSaved(page);
  const draft = page.url();
  await page.route("**/drafts/**", (route) => route.abort());
  await fillIn(page, { body: "Typed without a connection." });
  await expect(page.getByRole("alert")).toContainText("no answer from the server");

  await page.reload();
  await expect(page.getByRole("alert")).toContainText("was put back");
  await expect(page.locator('[name="body"]')).toHaveValue("Typed without a connection.");
  await page.unroute("**/drafts/**");
  await isSaved(page);
  await page.goto("/drafts");
  await page.goto(draft);
  await expect(page.locator('[name="body"]')).toHaveValue("Typed without a connection.");
  await expect(page.getByRole("alert")).toBeHidden();
});

test("text typed after the session ended is saved once its writer has signed in again", async ({
  page,
  visit,
}) => {
  const { handle } = await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await isSaved(page);
  const tab = await page.context().newPage();
  await tab.goto("/");
  await send(tab, "Sign out");

  await fillIn(page, { body: "Typed after the session ended." });
  await expect(page.getByRole("alert")).toContainText("You are signed out");
  await tab.goto("/login");
  await signIn(tab, handle);
  await page.evaluate(() => dispatchEvent(new Event("focus")));
  await isSaved(page);

  const device = await visit();
  await device.goto("/login");
  await signIn(device, handle);
  await device.goto(page.url());
  await expect(device.locator('[name="body"]')).toHaveValue("Typed after the session ended.");
});

test("a review and a reply are saved while they are written, by the same rules", { tag: "@both" }, async ({
  page,
  client,
  visit,
}) => {
  const author = await client();
  const { handle: authorHandle } = await join(author, "ada");
  const solution = withoutSlug(await publish(author));
  const { handle } = await signUp(page, "bob");
  const review = reviewForm("Bob");
  await page.goto(`${solution}/review`);
  await fillIn(page, review);
  await isSaved(page);
  const device = await visit();
  await device.goto("/login");
  await signIn(device, handle);
  await device.goto("/drafts");
  await device.getByRole("link", { name: SOLUTION.title }).click();
  expect(await valuesOf(device, Object.keys(review))).toEqual(review);

  await send(device, "Submit review");
  await device.goto(device.url());
  const path = new URL(device.url()).pathname;
  const answering = await visit();
  await answering.goto("/login");
  await signIn(answering, authorHandle, PASSWORD);
  await answering.goto(path);
  await answering.getByText("Reply in the thread").click();
  await fillIn(answering, { body: "Half an answer" });
  await isSaved(answering);
  await answering.goto(path);
  await expect(answering.locator('[name="body"]')).toHaveValue("Half an answer");
  await send(answering, "Post the reply");
  await expect(answering.locator(".thread")).toContainText("Half an answer");
  await answering.goto("/drafts");
  await expect(answering.getByText("No drafts")).toBeVisible();
});

test("Ctrl+S saves at once and Ctrl+Enter publishes", async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await page.keyboard.press("Control+s");
  await isSaved(page, 1500);
  await fillIn(page, { ask: "Is the budget sound?" });
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { name: SOLUTION.title })).toBeVisible();
  await expect(page.getByText("Is the budget sound?")).toBeVisible();
});

test("publishing right after typing publishes what was typed", async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await page.waitForTimeout(1900);
  await page.locator('[name="ask"]').pressSequentially("Is it sound?", { delay: 20 });
  expect((await send(page, "Publish revision 1")).status()).toBe(303);
  await expect(page.getByText("Is it sound?")).toBeVisible();
  await page.goto("/drafts");
  await expect(page.getByText("No drafts")).toBeVisible();
});

function status(page: Page) {
  return page.locator("[data-draft-status]");
}

async function isSaved(page: Page, timeout = 10_000) {
  await expect(status(page)).toContainText("Draft saved", { timeout });
}

/** A browser of its own, to be killed. */
async function launchDoomed(baseURL: string): Promise<{ server: BrowserServer; page: Page }> {
  const server = await chromium.launchServer({
    executablePath: process.env.PLAYWRIGHT_CHROMIUM,
    args: CHROMIUM_FLAGS,
  });
  const browser = await chromium.connect(server.wsEndpoint());
  const page = await (await browser.newContext({ baseURL })).newPage();
  return { server, page };
}

test("a form that was sent without a connection is put back on the next visit", async ({ page }) => {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await isSaved(page);
  const draft = page.url();
  await page.route("**/*", (route) =>
    route.request().method() === "POST" ? route.abort() : route.continue(),
  );
  await fillIn(page, { body: "Typed and sent without a connection." });
  await page.getByRole("button", { name: "Save draft" }).click();
  await page.unroute("**/*");
  await page.goto("/drafts");
  await page.goto(draft);
  await expect(page.locator('[name="body"]')).toHaveValue("Typed and sent without a connection.");
});

test("an unsent reply to one review is not put into the form below another", async ({ page, client }) => {
  const { handle } = await signUp(page, "ada");
  const author = await client();
  await author.post("/login", { form: { login: handle, password: PASSWORD } });
  const path = await publish(author);
  for (const name of ["bob", "cleo"]) {
    const reviewer = await client();
    await join(reviewer, name);
    await reviewer.post(`${withoutSlug(path)}/review`, { form: { ...reviewForm(name), intent: "submit" } });
  }
  await page.goto(path);
  await page.route("**/drafts/**", (route) => route.abort());
  for (const summary of await page.getByText("Reply in the thread").all()) await summary.click();
  await page.locator('[name="body"]').nth(1).fill("An answer to the second review");
  await page.waitForTimeout(500);
  await page.goto(path);
  await expect(page.locator('[name="body"]').nth(1)).toHaveValue("An answer to the second review");
  await expect(page.locator('[name="body"]').nth(0)).toHaveValue("");
});

test("text that was held while signed out does not come back over what was saved since", async ({ page }) => {
  const { handle } = await signUp(page, "ada");
  await page.goto("/solutions/new");
  await fillIn(page, SOLUTION);
  await isSaved(page);
  const draft = page.url();
  const tab = await page.context().newPage();
  await tab.goto("/");
  await send(tab, "Sign out");
  await fillIn(page, { body: "Typed while signed out." });
  await send(page, "Save draft");
  await signIn(page, handle);
  await isSaved(page);
  await fillIn(page, { body: "Newer." });
  await expect(status(page)).not.toContainText("Draft saved");
  await isSaved(page);
  await page.goto(draft);
  await expect(page.locator('[name="body"]')).toHaveValue("Newer.");
});
