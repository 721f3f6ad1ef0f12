import { fillIn, join, pathOf, publish, reviewForm, send, signUp, withoutSlug } from "../support/people";
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
