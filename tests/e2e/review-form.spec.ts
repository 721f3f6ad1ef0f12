import type { APIRequestContext } from "@playwright/test";
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
import { expect, test } from "../support/site";

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("points are made one by one, a hint is dismissed, and an address that tells who one is stops once", {
    tag: "@both",
  }, async ({ page, client }) => {
    const author = await client();
    await join(author, "ada");
    const solution = withoutSlug(await publish(author));
    await signUp(page, "bob");
    await page.goto(`${solution}/review`);
    await fillIn(page, {
      ...reviewForm("Bob"),
      change: "Write to bob@example.org.",
      explain: "Fast triage; a plain model in 200 ms.",
      "point.1.body": "Is this the p95?",
      "point.1.quote": "I fixed 200 ms first.",
    });
    await page.locator('[name="point.1.section"]').selectOption({ label: "Problem and objective" });
    await send(page, "Add a point");
    expect(new URL(page.url()).hash).toBe("#point-2");
    await page.locator('[name="point.2.body"]').fill("The order of the work.");
    await page.locator("#point-2").getByLabel("Keep").check();
    await send(page, "Save draft");

    const hints = page.locator("[data-hint]");
    const before = await hints.count();
    expect(before).toBeGreaterThan(0);
    await hints.first().getByRole("button").click();
    await expect(hints).toHaveCount(before - 1);

    await page.getByLabel("Review under a pseudonym").check();
    await send(page, "Submit review");
    await expect(page.getByRole("alert")).toContainText("bob@example.org");
    await expect(page.locator('[name="point.2.body"]')).toHaveValue("The order of the work.");
    await expect(page.locator("#point-2").getByLabel("Keep")).toBeChecked();
    await send(page, "Submit review");
    expect(pathOf(page)).toMatch(/^\/reviews\/\w+$/);
    await expect(page.getByRole("main")).toContainText("Is this the p95?");
    await expect(page.getByRole("main")).toContainText("Fast triage; a plain model in 200 ms.");
  });
});

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "by links and forms alone", () => {
    test.use({ javaScriptEnabled });

    test("a cell of a notebook is pointed at with the keyboard, beside a draft that stays, and leads back", {
      tag: "@both",
    }, async ({ page, client }) => {
      const solution = await publishNotebook(await client());
      await signUp(page, "bob");
      await page.goto(`${solution}/review`);
      await fillIn(page, reviewForm("Bob"));
      if (javaScriptEnabled) await page.getByRole("button", { name: "Add a point" }).click();
      await fillIn(page, { "point.1.body": "The order of the work." });
      if (!javaScriptEnabled) await send(page, "Save draft");
      await page.getByRole("link", { name: "analysis.ipynb" }).press("Enter");
      await page.getByRole("link", { name: "Point at cell 2" }).press("Enter");
      const words = page.locator('[name="point.2.body"]');
      await expect(words).toBeFocused();
      await expect(page.locator('[name="reason.framing"]')).toHaveValue("Bob on framing.");
      await expect(page.locator('[name="point.1.body"]')).toHaveValue("The order of the work.");
      await expect(page.locator('[name="point.2.part"]')).toHaveValue("2");
      await page.keyboard.type("Which split is this?");

      await page.locator('[name="point.2.part"]').fill("9");
      await send(page, "Submit review");
      await expect(page.getByRole("alert")).toContainText("analysis.ipynb has 2 cells");
      await expect(words).toHaveValue("Which split is this?");
      await page.locator('[name="point.2.part"]').fill("2");
      await send(page, "Submit review");

      await page.getByRole("link", { name: "Cell 2 of analysis.ipynb" }).press("Enter");
      await expect(page).toHaveURL(/#nb-cell-2$/);
      const points = page.getByRole("region", { name: "Points on cell 2" });
      await expect(points).toContainText("Which split is this?");
      await expect(page.getByRole("link", { name: "Point at" })).toHaveCount(0);
      await points.getByRole("link", { name: "in the review" }).press("Enter");
      await expect(page).toHaveURL(/\/reviews\/\w+#point-\w+$/);
    });
  });
}

/** A published solution with a notebook of two cells. Returns its address. */
async function publishNotebook(author: APIRequestContext): Promise<string> {
  await join(author, "ada");
  const begun = await author.post("/solutions/new", { form: { ...SOLUTION, intent: "draft" } });
  const solution = `/solutions/${begun.headers().location?.split("/")[2]}`;
  const cells = ["train, test = split(tickets)", "accuracy = score(model, test)"];
  const form = new FormData();
  const source = cells.map((source) => ({ cell_type: "code", metadata: {}, source, outputs: [] }));
  form.append(
    "files",
    new File([JSON.stringify({ nbformat: 4, metadata: {}, cells: source })], "analysis.ipynb"),
  );
  await author.post(`${solution}/files`, { multipart: form, headers: { accept: "application/json" } });
  await author.post(`${solution}/edit`, { form: { ...SOLUTION, intent: "publish" } });
  return solution;
}

test("hints are counted beside the button while one writes, and lead to their fields", async ({
  page,
  client,
}) => {
  const author = await client();
  await join(author, "ada");
  const solution = withoutSlug(await publish(author));
  await signUp(page, "bob");
  await page.goto(`${solution}/review`);
  const count = page.locator("[data-hint-count]");
  await expect(count).toBeHidden();
  for (const key of ["framing", "tradeoffs"]) {
    await page.locator(`[name="score.${key}"][value="4"]`).check();
    await fillIn(page, { [`reason.${key}`]: "Good." });
  }
  await expect(count).toHaveText("1 hint");
  const hint = page.locator("[data-hint]");
  await expect(hint).toContainText("Problem framing and Trade-off analysis: a level without evidence.");
  await hint.getByRole("link", { name: "Trade-off analysis" }).click();
  await expect(page.locator('[name="reason.tradeoffs"]')).toBeFocused();

  await fillIn(page, { "reason.framing": "You forgot the users." });
  await expect(count).toHaveText("2 hints");
  await count.click();
  await expect(page.getByRole("heading", { name: "Before you submit" })).toBeInViewport();
  await hint.first().getByRole("button").click();
  await expect(count).toHaveText("1 hint");
  await page.getByRole("link", { name: "Skip to your review" }).press("Enter");
  await expect(page.locator("#review")).toBeFocused();

  await fillIn(page, reviewForm("Bob"));
  await send(page, "Submit review");
  expect(new URL(page.url()).hash).toMatch(/^#review-/);
  await expect(page.getByText("Your review is in.")).toBeInViewport();
});
