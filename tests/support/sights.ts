import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page, Response } from "@playwright/test";
import type axe from "axe-core";
import { send } from "./people";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
/** Scripts of a page together and its stylesheet, compressed, in bytes. */
export const READING_SCRIPTS_MAX = 10 * 1024;
const WRITING_SCRIPTS_MAX = 25 * 1024;
const STYLESHEET_MAX = 15 * 1024;
/** Beside the site's stylesheet a page may have one of what only some pages need; both together in bytes. */
const STYLESHEETS_MAX = 2;
const STYLES_MAX = 18 * 1024;
/** Where solutions and reviews are written, and walkthroughs recorded. */
const WRITING = /^\/solutions\/(new|\w+\/(edit|review|walkthrough))$/;

/** A page to look at: its address, and the status it answers with. */
export interface Sight {
  path: string;
  status?: number;
  /** A button to press on it without filling anything in. */
  press?: string;
  /** What else is to be done on it first. An answer that comes back is the one that counts. */
  prepare?(page: Page): Promise<Response | undefined>;
  /** Tells sights of one address apart. */
  name?: string;
}

/** How each page is looked at. */
const LOOKS = [
  { colorScheme: "light", width: 1280, height: 800 },
  { colorScheme: "dark", width: 360, height: 740 },
] as const;

/** Looks at one page after the other. Returns everything that is wrong, each with its address. */
export async function problemsOfAll(page: Page, site: string, sights: Sight[]): Promise<string[]> {
  const traffic = listen(page, site);
  const all: string[] = [];
  for (const sight of sights) {
    const answer = await goTo(page, sight);
    const expected = sight.status ?? 200;
    const problems = answer === expected ? [] : [`answers ${answer} instead of ${expected}`];
    problems.push(...(await problemsInLooks(page)), ...(await problemsOfWeight(page, sight, traffic)));
    problems.push(...new Set(traffic.complaints.splice(0)));
    all.push(...problems.map((problem) => `${sight.path} ${sight.name ?? sight.press ?? ""}: ${problem}`));
  }
  return all;
}

async function goTo(page: Page, { path, press, prepare }: Sight): Promise<number | undefined> {
  const [{ width, height }] = LOOKS;
  await page.setViewportSize({ width, height });
  const opened = await page.goto(path);
  const answer = (await prepare?.(page)) ?? opened;
  if (!press) return answer?.status();
  await page.locator("form").evaluateAll((forms: HTMLFormElement[]) => {
    for (const form of forms) form.noValidate = true;
  });
  return (await send(page, press)).status();
}

interface Traffic {
  /** What the console said, and which requests left the site. */
  complaints: string[];
  /** Bytes on the wire by address. */
  sizes: Map<string, number>;
}

function listen(page: Page, site: string): Traffic {
  const { complaints, sizes }: Traffic = { complaints: [], sizes: new Map() };
  page.on("pageerror", (error) => complaints.push(`script failed: ${error.message}`));
  page.on("console", (message) => {
    const isOwnStatus =
      message.text().startsWith("Failed to load resource") && message.location().url === page.url();
    if (message.type() === "error" && !isOwnStatus)
      complaints.push(`console: ${message.text().split("\n")[0]}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(`${site}/`) && !url.startsWith("data:")) complaints.push(`asks ${url}`);
  });
  page.on("response", (response) => {
    // What the browser has already is answered without a body.
    const length = response.headers()["content-length"];
    if (length) sizes.set(response.url(), Number(length));
  });
  return { complaints, sizes };
}

/** What a page is made of. */
async function problemsOfWeight(page: Page, { path }: Sight, { sizes }: Traffic): Promise<string[]> {
  const seen = await page.evaluate(() => ({
    titles: document.querySelectorAll("title:not(svg title)").length,
    stylesheets: document.styleSheets.length,
    files: performance.getEntriesByType("resource").map(({ name }) => name),
  }));
  const size = (ending: string) =>
    seen.files.filter((file) => file.endsWith(ending)).reduce((sum, file) => sum + (sizes.get(file) ?? 0), 0);
  const styles = seen.stylesheets > 1 ? STYLES_MAX : STYLESHEET_MAX;
  const scriptsMax = WRITING.test(path) ? WRITING_SCRIPTS_MAX : READING_SCRIPTS_MAX;
  return [
    ...(seen.titles === 1 ? [] : [`has ${seen.titles} titles`]),
    ...(seen.stylesheets <= STYLESHEETS_MAX ? [] : [`has ${seen.stylesheets} stylesheets`]),
    ...(size(".js") <= scriptsMax ? [] : [`has ${size(".js")} bytes of scripts`]),
    ...(size(".css") <= styles ? [] : [`has ${size(".css")} bytes of styles`]),
  ];
}

/** What a page looks like, on a wide light screen and on a narrow dark one. */
async function problemsInLooks(page: Page): Promise<string[]> {
  const problems: string[] = [];
  await page.evaluate(AXE);
  for (const { colorScheme, width, height } of LOOKS) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const { violations, overflow } = await page.evaluate(inspect);
    problems.push(...violations.map((violation) => `${colorScheme}: ${violation}`));
    if (overflow > 0) problems.push(`${overflow} px wider than a screen of ${width} px`);
  }
  return problems;
}

/** Runs in the page. */
async function inspect() {
  const { violations } = await (window as unknown as { axe: typeof axe }).axe.run({
    resultTypes: ["violations"],
  });
  const grave = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const { scrollWidth, clientWidth } = document.documentElement;
  return {
    violations: grave.map(
      ({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
    ),
    overflow: scrollWidth - clientWidth,
  };
}
