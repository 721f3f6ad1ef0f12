import type { Page } from "@playwright/test";

/** Holds the scripts of pages back until the function it returns is called. */
export async function holdScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route("**/js/**", async (route) => {
    await released;
    await route.continue();
  });
  return () => release();
}
