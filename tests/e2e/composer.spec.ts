import type { Page } from "@playwright/test";
import sharp from "sharp";
import { fillIn, SOLUTION, send, signUp } from "../support/people";
import { expect, test } from "../support/site";

const EVIDENCE = `## Problem and objective

Sort tickets in 200 ms.[^1]

> **Decision:** Logistic regression
> - **Alternatives:** an encoder

| Option | F1 (%) | latency (ms) |
| --- | ---: | ---: |
| Small | 81 | 4 |
| Large | 84 | 90 |

$$x^2$$

[^1]: The form takes that long.
`;

test("the toolbar is one stop of the Tab key, and its buttons write Markdown that undo takes back", async ({
  page,
}) => {
  await openComposer(page);
  const body = page.locator('[name="body"]');
  await body.fill("one two");
  await body.press("Home");
  await page.keyboard.press("Shift+Control+ArrowRight");
  await page.getByRole("button", { name: /^Bold/ }).click();
  await expect(body).toHaveValue(/^\*\*one\*\* two/);
  await body.press("Control+z");
  await expect(body).toHaveValue("one two");

  const toolbar = page.getByRole("toolbar", { name: "Formatting" });
  await body.focus();
  await page.keyboard.press("Shift+Tab");
  await expect(toolbar.getByRole("button", { name: "Heading" })).toBeFocused();
  await page.keyboard.press("End");
  await expect(toolbar.getByRole("button").last()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(body).toHaveValue(/one two\n\n\| Run \| Hypothesis \|/);
});

test("the preview has the very bytes that are published", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { ...SOLUTION, body: EVIDENCE });
  const [answer] = await Promise.all([
    page.waitForResponse("**/preview"),
    page.getByRole("button", { name: "Side by side" }).click(),
  ]);
  const preview = await answer.text();
  await expect(page.getByRole("region", { name: "Preview" })).toContainText("Decision 1");
  await send(page, "Publish revision 1");
  expect(await page.content()).toBeTruthy();
  const published = await (await page.request.get(page.url())).text();
  expect(published).toContain(preview);
});

test("the outline ticks off what is written, leads to headings and adds missing ones", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { body: "## Assumptions\n\nTickets are in English.\n\n## Of my own\n\nText." });
  const side = page.locator("[data-checklist]");
  await expect(side.locator('[data-heading="Assumptions"]')).toHaveAttribute("data-state", "filled");
  await expect(side.locator('[data-heading="Results"]')).toHaveAttribute("data-state", "missing");
  await expect(side.locator("[data-counts]")).toContainText("5 words");
  await side.getByRole("button", { name: "Of my own" }).click();
  expect(await selection(page)).toBe("## Of my own");
  await side.getByRole("button", { name: "Results" }).click();
  await expect(page.locator('[name="body"]')).toHaveValue(/## Results\n\n$/);
});

test("a pasted image is attached and shown in the text, with its size known", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { ...SOLUTION, body: "Before" });
  await paste(
    page,
    await sharp({ create: { width: 640, height: 320, channels: 3, background: "navy" } })
      .png()
      .toBuffer(),
  );
  await expect(page.locator('[name="body"]')).toHaveValue(/^Before\n\n!\[chart\.png\]\(\/uploads\/\w{26}\)/);
  await expect(page.locator("[data-files]")).toContainText("chart.png");
  await send(page, "Publish revision 1");
  const image = page.locator(".prose img");
  await expect(image).toHaveAttribute("width", "640");
  await expect(image).toHaveAttribute("height", "320");
  expect(
    await image.evaluate((img: HTMLImageElement) => img.decode().then(() => img.naturalWidth)),
  ).toBeGreaterThan(0);
});

test("publishing waits for a file that is still on its way", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { ...SOLUTION, body: "Before" });
  await page.route("**/files", async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await paste(
    page,
    await sharp({ create: { width: 64, height: 64, channels: 3, background: "navy" } })
      .png()
      .toBuffer(),
  );
  await send(page, "Publish revision 1");
  await expect(page.locator(".prose img")).toHaveCount(1);
  await expect(page.locator("main")).not.toContainText("Uploading");
});

test("what is imported stands in the editor and is saved", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { title: "Kept title" });
  await page.getByText("Import a README").click();
  await fillIn(page, { importText: "## Overview\n\nWe sort tickets." });
  await send(page, "Import");
  await expect(page.locator('[name="body"]')).toHaveValue(/We sort tickets\./);
  await expect(page.locator("[data-draft-status]")).toContainText("Draft saved");
  await page.reload();
  await expect(page.locator('[name="body"]')).toHaveValue(/We sort tickets\./);
});

test("a file that is not taken is named with the rule, and the text stays", async ({ page }) => {
  await openComposer(page);
  await fillIn(page, { ...SOLUTION, body: "Before" });
  await page.setInputFiles('[name="files"]', {
    name: "model.bin",
    mimeType: "application/octet-stream",
    buffer: Buffer.from([0, 1, 2, 3, 255, 254]),
  });
  await expect(page.locator("[data-file-problems]")).toContainText("model.bin: ");
  await expect(page.locator('[name="body"]')).toHaveValue(/^Before\s*$/);
});

test.describe("without script", () => {
  test.use({ javaScriptEnabled: false });

  test("files are attached with the form, named, removed, and published", { tag: "@both" }, async ({
    page,
  }) => {
    await signUp(page, "ada");
    await page.goto("/solutions/new");
    await fillIn(page, SOLUTION);
    await page.setInputFiles('[name="files"]', [
      { name: "run.py", mimeType: "text/html", buffer: Buffer.from("print('<b>hi</b>')\n") },
      { name: "scores.csv", mimeType: "text/csv", buffer: Buffer.from("run,f1\n1,0.81\n2,0.84\n") },
      { name: "notes.txt", mimeType: "text/plain", buffer: Buffer.from("Notes.\n") },
    ]);
    expect((await send(page, "Save draft")).status()).toBe(303);
    await expect(page.locator("[data-files] li")).toHaveCount(3);
    await send(page, "Remove notes.txt");
    await expect(page.locator("[data-files] li")).toHaveCount(2);
    await send(page, "Publish revision 1");
    await page.getByRole("link", { name: "scores.csv" }).click();
    await expect(page.getByRole("cell", { name: "0.84" })).toBeVisible();
    await page.goBack();
    await page.getByRole("link", { name: "run.py" }).click();
    await expect(page.locator("main")).toContainText("print('<b>hi</b>')");
  });

  test("a README is brought into the template, with what is missing listed", async ({ page }) => {
    await signUp(page, "ada");
    await page.goto("/solutions/new");
    await fillIn(page, { title: "Kept title", ask: "Kept question" });
    await page.getByText("Import a README").click();
    await fillIn(page, {
      importText: "# Triage\n\n## Overview\n\nWe sort tickets.\n\n## Ablations\n\nThree runs.",
    });
    expect((await send(page, "Import")).status()).toBe(200);
    await expect(page.getByText("Overview → Problem and objective")).toBeVisible();
    await expect(page.getByText(/Nothing was found for: .*Baseline and exclusions/)).toBeVisible();
    await expect(page.locator('[name="title"]')).toHaveValue("Kept title");
    await expect(page.locator('[name="ask"]')).toHaveValue("Kept question");
    await expect(page.locator('[name="body"]')).toHaveValue(/## Problem and objective\n\nWe sort tickets\./);
    expect((await send(page, "Save draft")).status()).toBe(303);
  });

  test("a notebook and a git log are imported as files and as text", async ({ page }) => {
    await signUp(page, "ada");
    await page.goto("/solutions/new");
    await page.getByText("Import a README").click();
    const notebook = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { language_info: { name: "python" } },
      cells: [
        { cell_type: "markdown", id: "a", metadata: {}, source: "## Results\n\nIt held." },
        { cell_type: "code", id: "b", metadata: {}, source: "print(1)", outputs: [], execution_count: 1 },
      ],
    };
    await page.setInputFiles('[name="importFile"]', {
      name: "work.ipynb",
      mimeType: "application/json",
      buffer: Buffer.from(JSON.stringify(notebook)),
    });
    await send(page, "Import");
    await expect(page.locator('[name="body"]')).toHaveValue(/It held\.[\s\S]*```python\nprint\(1\)/);

    await page.getByText("Import a README").click();
    await fillIn(page, {
      importText:
        "commit 3f9c2ab1d0\nAuthor: A <a@b.c>\nDate: Mon\n\n    Try class weights\n\n    Result: recall +3\n\n a.py | 2 +-\n 1 file changed, 1 insertion(+), 1 deletion(-)\n",
    });
    await send(page, "Import");
    await expect(page.locator('[name="body"]')).toHaveValue(
      /Hypothesis[\s\S]*Try class weights[\s\S]*recall \+3/,
    );
  });
});

async function openComposer(page: Page) {
  await signUp(page, "ada");
  await page.goto("/solutions/new");
  await expect(page.getByRole("toolbar")).toBeVisible();
}

function selection(page: Page): Promise<string> {
  return page
    .locator('[name="body"]')
    .evaluate((area: HTMLTextAreaElement) => area.value.slice(area.selectionStart, area.selectionEnd));
}

async function paste(page: Page, image: Buffer) {
  await page.locator('[name="body"]').focus();
  await page.keyboard.press("Control+End");
  await page.locator('[name="body"]').evaluate(async (area, base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], "chart.png", { type: "image/png" }));
    area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, image.toString("base64"));
}
