import type { APIRequestContext, Locator, Page } from "@playwright/test";
import {
  fillIn,
  join,
  pathOf,
  publish,
  reviewForm,
  SOLUTION,
  send,
  signUp,
  withoutSlug,
} from "../support/people";
import { selectWords } from "../support/select-words";
import { expect, test } from "../support/site";

const PASSAGE = "The labels come from two teams, and they disagree on a tenth of the tickets.";
const BODY = `## Problem and objective

The brief leaves fast undefined. I fixed 200 ms first.

${PASSAGE} I kept the larger team's.

## Results

| model | p95 in ms |
| --- | --- |
| small | 140 |

\`\`\`python
limit = 0.2
\`\`\`

It held.`;

test("a point on selected words is kept, stands beside them for everybody, and moves along with them", async ({
  page,
  client,
  visit,
}) => {
  const author = await client();
  await join(author, "ada");
  const path = await publish(author, { body: BODY });
  await signUp(page, "bob");

  await test.step("words are selected, and `a` makes a point on them", async () => {
    await page.goto(`${withoutSlug(path)}/review`);
    await page.locator('[name="score.framing"]').first().focus();
    await selectWords(page, PASSAGE);
    await expect(page.getByRole("button", { name: "Add a point · Problem framing" })).toBeVisible();
    await page.keyboard.press("a");
    await expect(page.locator('[name="point.1.body"]')).toBeFocused();
    await expect(page.locator('[name="point.1.quote"]')).toHaveValue(PASSAGE);
    await expect(page.locator('[name="point.1.section"]')).toHaveValue("wu-problem-and-objective");
    await expect(page.locator('[name="point.1.dimension"]')).toHaveValue("framing");
    await expect(markIn(page, PASSAGE)).toHaveAccessibleName("To point 1");
    expect(await coloured(page, "framing")).toEqual([PASSAGE]);
  });

  await test.step("Ctrl+Enter leads back, the line of the point opens it, and its draft is kept", async () => {
    await page.keyboard.type("Say which tenth.");
    await page.keyboard.press("Control+Enter");
    await expect(page.locator("#write-up")).toBeFocused();
    await expect(page.locator('[name="point.1.body"]')).toBeHidden();
    expect(pathOf(page), "nothing was submitted").toContain("/review");
    await page.getByRole("button", { name: "Point 1: Consider Say which tenth." }).click();
    await expect(page.locator('[name="point.1.body"]')).toBeFocused();
    await expect(page.getByText(/^Draft saved/)).toBeVisible();
    await page.reload();
    await expect(page.getByRole("button", { name: "Point 1: Consider Say which tenth." })).toBeVisible();
    await expect(markIn(page, PASSAGE)).toBeVisible();
  });

  await test.step("a cell and a line of code have points too, and a removed one comes back", async () => {
    for (const words of ["140", "limit = 0.2"]) {
      await selectWords(page, words);
      await page.keyboard.press("a");
      await page.keyboard.type(`On ${words}.`);
      await page.keyboard.press("Control+Enter");
    }
    await page.getByRole("button", { name: "Point 2: Consider On 140." }).click();
    await page.getByRole("button", { name: "Remove" }).click();
    await expect(page.locator(".point-mark")).toHaveCount(2);
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.locator('[name="point.2.body"]')).toHaveValue("On 140.");
    await expect(page.locator('[name="point.3.quote"]')).toHaveValue("limit = 0.2");
    await expect(page.locator('[name="point.3.kind"]:checked')).toHaveValue("consider");
    await expect(page.locator(".point-mark")).toHaveCount(3);
  });

  const visitor = await visit();
  await test.step("once submitted they stand beside the text for visitors", async () => {
    await fillIn(page, reviewForm("Bob"));
    await page.getByRole("button", { name: "Submit review" }).click();
    await expect(page).toHaveURL(/\/reviews\/\w+/);
    await visitor.goto(path);
    expect(await coloured(visitor, "framing")).toContain(PASSAGE);
    await markIn(visitor, PASSAGE).click();
    await expect(visitor.locator(".point-note:popover-open")).toContainText("Say which tenth.");
    await visitor.keyboard.press("Escape");
    await expect(visitor.locator(".point-note:popover-open")).toHaveCount(0);
    await pointWith(visitor, "Say which tenth.").getByRole("link", { name: "show the passage" }).click();
    await expect(markIn(visitor, PASSAGE)).toBeFocused();
  });

  await test.step("in the next revision they stand where their words moved to, and nowhere else", async () => {
    const moved = BODY.replace(`${PASSAGE} `, "").replace("It held.", `It held.\n\n## Data\n\n${PASSAGE}`);
    await revise(author, path, moved.replace("| small | 140 |", "| large | 190 |"));
    await visitor.goto(path);
    await expect(visitor.getByText("v2 of 2")).toBeVisible();
    expect(await coloured(visitor, "framing")).toEqual([PASSAGE]);
    expect(await coloured(visitor, "whole")).toEqual(["limit = 0.2"]);
    await expect(visitor.locator("h2#wu-data + p .point-mark")).toBeVisible();
    await expect(visitor.locator(".point-mark")).toHaveCount(2);
    const lost = pointWith(visitor, "On 140.");
    await expect(lost).toBeVisible();
    await expect(lost.getByRole("link", { name: "show the passage" })).toHaveCount(0);
  });
});

test("a point that this browser had not sent yet is put back", async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const path = await publish(author, { body: BODY });
  await signUp(page, "bob");
  await page.goto(`${withoutSlug(path)}/review`);
  await page.route("**/drafts/**", (route) => route.abort());
  await selectWords(page, PASSAGE);
  await page.keyboard.press("a");
  await page.keyboard.type("You forgot the tenth.");
  await expect(page.getByText("Not saved, and tried again")).toBeVisible();
  await page.goto("about:blank");
  await page.unroute("**/drafts/**");
  await page.goto(`${withoutSlug(path)}/review`);
  await expect(page.getByRole("button", { name: "Point 1: Consider You forgot the tenth." })).toBeVisible();
  await expect(markIn(page, PASSAGE)).toBeVisible();
  await page.getByRole("link", { name: /^“You forgot” speaks about the author/ }).click();
  await expect(page.locator('[name="point.1.body"]')).toBeFocused();
});

test("words are selected with shift and arrows alone", async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const path = await publish(author, { body: BODY });
  await signUp(page, "bob");
  await page.goto(`${withoutSlug(path)}/review`);
  await page.locator("#write-up").focus();
  await expect(page.getByText("Select words in the write-up")).toBeVisible();
  for (let word = 0; word < 2; word += 1) await page.keyboard.press("Control+Shift+ArrowRight");
  await page.keyboard.press("a");
  await expect(page.locator('[name="point.1.quote"]')).toHaveValue("Problem and");
});

test("on a narrow screen both sides are tabs that keep their place", async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const path = await publish(author, { body: `${BODY}\n\n${"A long line of text. ".repeat(300)}` });
  await signUp(page, "bob");
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(`${withoutSlug(path)}/review`);
  const tab = (name: string) => page.getByRole("tab", { name });
  await expect(tab("Write-up")).toHaveAttribute("aria-selected", "true");
  await expect(page.locator("form[data-review-form]")).toBeHidden();
  await page.evaluate(() => scrollTo(0, 700));
  // A click of Playwright's own scrolls first.
  const { x = 0, y = 0 } = (await tab("Your review").boundingBox()) ?? {};
  await page.mouse.click(x + 10, y + 10);
  await expect(page.locator("form[data-review-form]")).toBeVisible();
  await expect(page.locator("[data-write-up]")).toBeHidden();
  await page.keyboard.press("ArrowLeft");
  await expect(tab("Write-up")).toBeFocused();
  await expect.poll(() => page.evaluate(() => scrollY)).toBe(700);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("a passage is pasted and its section chosen", async ({ page, client }) => {
    const author = await client();
    await join(author, "ada");
    const path = await publish(author, { body: BODY });
    await signUp(page, "bob");
    await page.goto(`${withoutSlug(path)}/review`);
    await fillIn(page, {
      ...reviewForm("Bob"),
      "point.1.body": "Say which tenth.",
      "point.1.quote": PASSAGE,
    });
    await page.locator('[name="point.1.section"]').selectOption("Problem and objective");
    await send(page, "Add a point");
    await expect(page.locator('[name="point.1.quote"]')).toHaveValue(PASSAGE);
    await fillIn(page, { "point.2.body": "Nowhere.", "point.2.quote": "Words that are not in it." });
    await send(page, "Save draft");
    await expect(page.getByText("Not found in the write-up")).toHaveCount(1);
    await send(page, "Submit review");
    await expect(page.getByRole("alert")).toContainText("These words are not in revision 1.");
    await page.locator('[name="point.2.quote"]').fill("");
    expect((await send(page, "Submit review")).status()).toBe(303);
    await expect(pointWith(page, "Say which tenth.")).toContainText(PASSAGE);
    const passage = pointWith(page, "Say which tenth.").getByRole("link", { name: "show the passage" });
    expect(await passage.getAttribute("href")).toContain("#wu-problem-and-objective");
    await expect(pointWith(page, "Nowhere.").getByRole("link", { name: "show the passage" })).toHaveCount(0);
  });
});

function markIn(page: Page, words: string): Locator {
  return page.locator("[data-write-up] p", { hasText: words }).locator(".point-mark");
}

function pointWith(page: Page, words: string): Locator {
  return page.locator("li[id^=point-]", { hasText: words });
}

/** What is highlighted in the colour of a dimension, in the order of the text. */
async function coloured(page: Page, dimension: string): Promise<string[]> {
  const read = (name: string) => {
    const found = (CSS.highlights.get(name) ?? new Set()) as Iterable<Range>;
    return [...found].map((range) => range.toString());
  };
  await expect.poll(() => page.evaluate(read, `point-${dimension}`)).not.toEqual([]);
  return page.evaluate(read, `point-${dimension}`);
}

async function revise(author: APIRequestContext, path: string, body: string) {
  const form = { ...SOLUTION, body, changeNote: "Moves the labels.", intent: "publish" };
  const answer = await author.post(`${withoutSlug(path)}/edit`, { form });
  expect(answer.status(), await answer.text()).toBe(303);
}
