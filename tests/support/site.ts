import { type APIRequestContext, test as base, type Page } from "@playwright/test";
import {
  createDatabase,
  type EngineName,
  type RunningSite,
  startSite,
  type TestDatabase,
} from "./sites.global";

export { expect } from "@playwright/test";

export interface SiteOptions {
  /** Which of the run's sites a test talks to. */
  siteName: EngineName | "demo";
}

interface SiteFixtures {
  /** The address of that site. */
  site: string;
  /** Somebody else with a browser of their own, at that site. */
  visit(): Promise<Page>;
  /** Somebody who sends requests as a browser of that site would, and follows no redirect. */
  client(url?: string): Promise<APIRequestContext>;
  /** A server for this test alone; ended after it. */
  ownSite(env?: Record<string, string>): Promise<RunningSite>;
  /** A migrated database for this test alone, on the engine that the test runs on. */
  database: TestDatabase;
}

export const test = base.extend<SiteOptions & SiteFixtures>({
  siteName: ["sqlite", { option: true }],
  site: async ({ siteName }, use) => use(process.env[`SITE_${siteName.toUpperCase()}`] ?? ""),
  baseURL: async ({ site }, use) => use(site),
  visit: async ({ browser }, use) => {
    const pages: Page[] = [];
    await use(async () => {
      const context = await browser.newContext();
      const page = await context.newPage();
      pages.push(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },
  client: async ({ playwright, site }, use) => {
    const clients: APIRequestContext[] = [];
    await use(async (baseURL = site) => {
      const client = await playwright.request.newContext({
        baseURL,
        maxRedirects: 0,
        extraHTTPHeaders: { origin: new URL(baseURL).origin },
      });
      clients.push(client);
      return client;
    });
    for (const client of clients) await client.dispose();
  },
  database: async ({ siteName }, use) => {
    const database = await createDatabase(siteName === "postgres" ? "postgres" : "sqlite");
    await use(database);
    await database.drop();
  },
  ownSite: async ({ database }, use) => {
    const sites: RunningSite[] = [];
    await use(async (env = {}) => {
      const site = await startSite({ DATABASE_URL: database.url, ...env });
      sites.push(site);
      return site;
    });
    for (const site of sites) await site.stop();
  },
});
