import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join as joinPath } from "node:path";
import type { BrowserContext, Page } from "@playwright/test";
import { crash, launchDoomed } from "../support/doomed-browser";
import {
  join,
  type NewClient,
  PASSWORD,
  publish,
  send,
  signIn,
  signUp,
  withoutSlug,
} from "../support/people";
import { expect, test } from "../support/site";
import { buildForms, type SmallForm } from "../support/small-forms";

const BACK = "What you typed before is back.";
/** Within it typed text is kept. */
const KEPT_MS = 1000;

test("what is typed into a small form outlives a killed browser, for its writer alone, until it is sent", async ({
  client,
  site,
}) => {
  const { ada, bob, forms } = await buildForms(client);
  const profile = mkdtempSync(joinPath(tmpdir(), "rationale-profile-"));
  const doomed = await launchDoomed(profile);
  for (const handle of [ada, bob]) {
    await signInAs(doomed.context, site, handle);
    for (const form of forms[handle === ada ? "ada" : "bob"]) {
      const page = await open(doomed.context, site, form);
      await form.choose?.(page);
      await page.getByLabel(form.label, { exact: true }).fill(textFor(form));
    }
  }
  const [page = await doomed.context.newPage()] = doomed.context.pages().slice(-1);
  await page.waitForTimeout(KEPT_MS);
  await doomed.kill();

  const again = await launchDoomed(profile);
  try {
    await signInAs(again.context, site, ada);
    await test.step("another member sees nothing of it", async () => {
      for (const form of forms.bob.filter(({ name }) => name === "takedown")) {
        const page = await open(again.context, site, form);
        await page.waitForTimeout(500);
        await expect(page.getByLabel(form.label)).toHaveValue("");
        await expect(page.getByText(BACK)).toHaveCount(0);
      }
    });
    for (const handle of [ada, bob]) {
      await signInAs(again.context, site, handle);
      for (const form of forms[handle === ada ? "ada" : "bob"]) {
        await test.step(`the ${form.name} of ${handle} is back, and is not offered once it is sent`, async () => {
          const page = await again.context.newPage();
          await page.goto(site + form.path);
          const field = page.getByLabel(form.label, { exact: true });
          await expect(field).toBeVisible();
          await expect(field).toHaveValue(textFor(form));
          const within = page.locator("form").filter({ has: field });
          await expect(within.getByRole("status")).toContainText(BACK);
          expect((await send(page, form.button, within)).status()).toBe(303);
          await page.goto(site + form.path);
          await page.waitForTimeout(500);
          await expect(page.locator("form").filter({ has: field }).getByText(BACK)).toHaveCount(0);
          await page.close();
        });
      }
    }
  } finally {
    await again.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
});

test("text is kept while it is typed without a pause", async ({ page, client }) => {
  const { path, field } = await takedown(page, client);
  const typed: { character: string; at: number }[] = [];
  for (const character of "Without a pause, a word behind a word.") {
    await field.pressSequentially(character);
    typed.push({ character, at: Date.now() });
    await page.waitForTimeout(80);
  }
  const crashedAt = Date.now();
  await crash(page);

  const old = typed.filter(({ at }) => at < crashedAt - KEPT_MS).map(({ character }) => character);
  expect(old.length).toBeGreaterThan(10);
  const next = await page.context().newPage();
  await next.goto(path);
  await expect(reasonOf(next)).toHaveValue(new RegExp(`^${old.join("")}`));
});

test("texts of two tabs do not erase each other, and each can be discarded", async ({ page, client }) => {
  const { path, field } = await takedown(page, client);
  const tab = await page.context().newPage();
  await tab.goto(path);
  await field.fill("The text of one tab.");
  await page.waitForTimeout(KEPT_MS);
  await reasonOf(tab).fill("The text of the other tab.");
  await tab.waitForTimeout(KEPT_MS);
  await tab.close();
  await page.close();

  const next = await newPage(page);
  await next.goto(path);
  await expect(reasonOf(next)).toHaveValue("The text of the other tab.");
  await next.getByRole("button", { name: "Discard it" }).click();
  await expect(reasonOf(next)).toHaveValue("The text of one tab.");
  await next.getByRole("button", { name: "Discard it" }).click();
  await expect(reasonOf(next)).toHaveValue("");
  await expect(next.getByText(BACK)).toHaveCount(0);
  await next.reload();
  await next.waitForTimeout(500);
  await expect(reasonOf(next)).toHaveValue("");
});

test("a page does not take the text of one that is still open", async ({ page, client }) => {
  const { path, field } = await takedown(page, client);
  await field.fill("Still being written.");
  await page.waitForTimeout(KEPT_MS);
  const tab = await page.context().newPage();
  await tab.goto(path);
  await tab.waitForTimeout(500);
  await expect(reasonOf(tab)).toHaveValue("");
});

test("what comes back with a refusal stays, and is kept as well", async ({ page, client }) => {
  const { path, field } = await takedown(page, client);
  const tab = await page.context().newPage();
  await tab.goto(path);
  await field.fill("An older text.");
  await page.waitForTimeout(KEPT_MS);
  await page.close();
  await reasonOf(tab).fill("Too short.");
  await tab.getByLabel("What are you to this brief?").selectOption("wrote");
  expect((await send(tab, "Ask for its removal")).status()).toBe(422);
  await tab.waitForTimeout(KEPT_MS);
  await expect(reasonOf(tab)).toHaveValue("Too short.");
  await crash(tab);

  const next = await newPage(page);
  await next.goto(path);
  await expect(reasonOf(next)).toHaveValue("Too short.");
  await expect(next.getByRole("status")).toContainText(BACK);
  await expect(next.getByLabel("What are you to this brief?")).toHaveValue("wrote");
});

test("going back to a form that was sent does not offer its text again", async ({ page, client }) => {
  const { path, field } = await takedown(page, client);
  await field.fill("It is ours, and it was never meant for everybody.");
  await page.getByLabel("What are you to this brief?").selectOption("wrote");
  await page.waitForTimeout(KEPT_MS);
  expect((await send(page, "Ask for its removal")).status()).toBe(303);
  await page.goBack();
  await page.waitForTimeout(KEPT_MS);
  await page.goto(path);
  await page.waitForTimeout(500);
  await expect(reasonOf(page)).toHaveValue("");
});

test("a visitor’s text comes back without the address, and not to who signs in", async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const path = `${withoutSlug(await publish(author))}/takedown`;
  await page.goto(path);
  await page.getByLabel("Your e-mail address").fill("somebody@example.org");
  await reasonOf(page).fill("It is ours, and it was never meant for everybody.");
  await page.waitForTimeout(KEPT_MS);
  await crash(page);

  const next = await newPage(page);
  await next.goto(path);
  await expect(reasonOf(next)).toHaveValue("It is ours, and it was never meant for everybody.");
  await expect(next.getByLabel("Your e-mail address")).toHaveValue("");
  await next.goto("/");
  await signUp(next, "bob");
  await next.goto(path);
  await next.waitForTimeout(500);
  await expect(reasonOf(next)).toHaveValue("");
});

test.describe("in the demo", () => {
  test.use({ siteName: "demo" });

  test("why a solution goes back to its author is kept", async ({ page }) => {
    await page.goto("/login");
    await signIn(page, "aruiz", "how-did-you-decide");
    await page.goto("/solutions?sort=needs-review");
    const waiting = page.locator('a[href*="/invoice-fields-as-questions"]').first();
    const path = `${withoutSlug((await waiting.getAttribute("href")) ?? "")}/triage`;
    await page.goto(path);
    await page.getByLabel("What is in the way?").selectOption("unreadable");
    await page.getByLabel("What has to be mended?").fill("The link to the notebook is dead.");
    await page.waitForTimeout(KEPT_MS);
    await crash(page);

    const next = await newPage(page);
    await next.goto(path);
    await expect(next.getByLabel("What has to be mended?")).toHaveValue("The link to the notebook is dead.");
    await expect(next.getByLabel("What is in the way?")).toHaveValue("unreadable");
    await next.getByRole("button", { name: "Discard it" }).click();
    await expect(next.getByLabel("What is in the way?")).toHaveValue("");
  });

  test("why a moderator decides is kept for the request that it is about", async ({ page }) => {
    await page.goto("/login");
    await signIn(page, "aruiz", "how-did-you-decide");
    await page.goto("/moderation");
    await page.getByLabel("Why do you decide so?").last().fill("The brief is public on its owner’s site.");
    await page.waitForTimeout(KEPT_MS);
    await crash(page);

    const next = await newPage(page);
    await next.goto("/moderation");
    await expect(next.getByRole("status")).toContainText(BACK);
    const why = next.getByLabel("Why do you decide so?");
    await expect(why.last()).toHaveValue("The brief is public on its owner’s site.");
    await next.getByRole("button", { name: "Discard it" }).click();
    await expect(why.last()).toHaveValue("");
    await expect(why.last()).toBeFocused();
  });
});

/** A member on the page on which they ask that a brief goes. */
async function takedown(page: Page, client: NewClient) {
  const author = await client();
  await join(author, "ada");
  await signUp(page, "bob");
  const path = `${withoutSlug(await publish(author))}/takedown`;
  await page.goto(path);
  return { path, field: reasonOf(page) };
}

function reasonOf(page: Page) {
  return page.getByLabel("Why should it go?");
}

function newPage(page: Page): Promise<Page> {
  return page.context().newPage();
}

async function signInAs(context: BrowserContext, site: string, handle: string) {
  const page = await context.newPage();
  await context.clearCookies();
  await page.goto(`${site}/login`);
  await signIn(page, handle, PASSWORD);
  await page.close();
}

async function open(context: BrowserContext, site: string, { path, label }: SmallForm): Promise<Page> {
  const page = await context.newPage();
  await page.goto(site + path);
  const field = page.getByLabel(label, { exact: true });
  if (!(await field.isVisible())) await page.getByText("Answer this point").click();
  return page;
}

function textFor({ name }: SmallForm): string {
  return `What was typed into the ${name}, long enough to be taken.`;
}
