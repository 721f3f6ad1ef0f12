import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS, findChromium } from "./support/chromium";
import type { SiteOptions } from "./support/site";

// Found once: the workers read this file too, and find the answer here.
process.env.PLAYWRIGHT_CHROMIUM = await findChromium();

export default defineConfig<SiteOptions>({
  testDir: "e2e",
  outputDir: "../test-results",
  globalSetup: "./support/sites.global.ts",
  fullyParallel: true,
  workers: 2,
  forbidOnly: Boolean(process.env.CI),
  // A busy machine may stop a browser for seconds; the report names each test that needed its second run.
  retries: 1,
  reporter: "list",
  timeout: 120_000,
  expect: { timeout: 10_000 },
  use: {
    actionTimeout: 15_000,
    navigationTimeout: 30_000,
    locale: "en-GB",
    timezoneId: "UTC",
    contextOptions: { reducedMotion: "reduce" },
    screenshot: "only-on-failure",
    launchOptions: { executablePath: process.env.PLAYWRIGHT_CHROMIUM, args: CHROMIUM_FLAGS },
  },
  projects: [
    { name: "sqlite", use: { siteName: "sqlite" } },
    // Only what the other database could answer differently.
    { name: "postgres", use: { siteName: "postgres" }, grep: /@both/ },
  ],
});
