import type { Locator, Page } from "@playwright/test";
import { join, PASSWORD, publish, SOLUTION } from "../support/people";
import { expect, test } from "../support/site";

test("the skip link is the first stop and leads past the header", async ({ page }) => {
  await page.goto("/solutions");
  await page.keyboard.press("Tab");
  const skip = page.getByRole("link", { name: "Skip to the page" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Tab");
  await expect(page.locator("main :focus")).toHaveCount(1);
});

test("signing in, opening a solution and reviewing it needs no mouse", async ({ page, client }) => {
  const author = await client();
  await join(author, "ada");
  const path = await publish(author);
  const { handle } = await join(await client(), "bob");

  await test.step("sign in", async () => {
    await page.goto("/");
    await press(page, page.getByRole("link", { name: "Sign in" }));
    await write(page, "login", handle);
    await write(page, "password", PASSWORD);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("banner")).toContainText(handle);
  });

  await test.step("open the solution and the form", async () => {
    await page.goto("/solutions?sort=new");
    await press(page, page.locator(`main a[href="${path}"]`));
    await expect(page.getByRole("heading", { name: SOLUTION.title })).toBeVisible();
    await press(page, page.getByRole("link", { name: "Review this" }));
    await expect(page).toHaveURL(/\/review$/);
  });

  await test.step("choose levels by arrow keys and by number keys, and write", async () => {
    await tabTo(page, radio(page, "framing", "1"));
    for (let level = 2; level <= 4; level += 1) await page.keyboard.press("ArrowRight");
    await expect(radio(page, "framing", "4")).toBeChecked();
    await write(page, "reason.framing", "Clear. 3 of 5 assumptions are tested.");
    for (const key of ["ambiguity", "tradeoffs", "communication"]) {
      await tabTo(page, radio(page, key, "1"));
      await page.keyboard.press("5");
      await expect(radio(page, key, "5")).toBeChecked();
      await write(page, `reason.${key}`, "Clear.");
    }
    await expect(page.getByText("4 of 5 dimensions")).toBeVisible();
    await write(page, "strength", "The budget.");
  });

  await test.step("the summary of what is missing gets the focus, and leads to the fields", async () => {
    await press(page, page.getByRole("button", { name: "Submit review" }));
    await expect(page.getByRole("alert")).toBeFocused();
    await press(page, page.getByRole("link", { name: /^Iteration and testing: choose a level/ }));
    await expect(radio(page, "iteration", "1")).toBeFocused();
    await page.keyboard.press("3");
    await expect(radio(page, "iteration", "3")).toBeChecked();
    await write(page, "reason.iteration", "Two runs.");

    await tabTo(page, page.getByRole("link", { name: "Name the one thing" }), "Shift+Tab");
    await page.keyboard.press("Enter");
    await expect(page.locator('[name="change"]')).toBeFocused();
    await page.keyboard.type("Name p95.");
    await press(page, page.getByRole("button", { name: "Submit review" }));
    await expect(page).toHaveURL(/\/reviews\/\w+/);
    await expect(page.getByText("3 of 5 assumptions are tested.")).toBeVisible();
  });
});

function radio(page: Page, key: string, value: string): Locator {
  return page.locator(`[name="score.${key}"][value="${value}"]`);
}

async function press(page: Page, target: Locator) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

async function write(page: Page, field: string, text: string) {
  await tabTo(page, page.locator(`[name="${field}"]`));
  await page.keyboard.type(text);
}

/** Walks with the Tab key to a target. Everything on the way shows that it has the focus. */
async function tabTo(page: Page, target: Locator, key: "Tab" | "Shift+Tab" = "Tab") {
  await expect(target).toBeAttached();
  for (let stops = 0; stops < 100; stops += 1) {
    await page.keyboard.press(key);
    expect(await page.evaluate(focusIsVisible), "the focus is visible").toBe(true);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`The Tab key does not lead to ${target}`);
}

/** Runs in the page: whether what has the focus, or the label around it, is on the screen with an outline. */
function focusIsVisible(): boolean {
  const focused = document.activeElement;
  if (!focused || focused === document.body) return true;
  const outlined = [focused, focused.closest("label")].find((element) => {
    const { outlineStyle, outlineWidth } = element
      ? getComputedStyle(element)
      : { outlineStyle: "none", outlineWidth: "0" };
    return outlineStyle !== "none" && Number.parseFloat(outlineWidth) >= 2;
  });
  const box = outlined?.getBoundingClientRect();
  return box !== undefined && box.bottom > 0 && box.top < innerHeight && box.width > 0;
}
