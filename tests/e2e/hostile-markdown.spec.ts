import { expect, type Page, test } from "@playwright/test";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { hostileDocuments } from "../support/hostile-markdown";

const ORIGIN = "http://write-ups.test";
const CHUNK = 250;

/** A page as ours, with one article for each piece of HTML, and without the policy that would help it. */
function pageOf(pieces: string[]): string {
  return (
    "<!doctype html><html><head><title>Write-ups</title>" +
    "<script>window.__hits = 0; window.__hit = () => { window.__hits += 1; };</script></head>" +
    `<body><main>${pieces.map((html) => `<article class="prose">${html}</article>`).join("")}</main>` +
    "<footer>End</footer></body></html>"
  );
}

interface Request {
  type: string;
  url: string;
}

/** Opens HTML as a page of our origin. Every request is answered here; those to other origins are collected, also later. */
async function open(page: Page, html: string): Promise<Request[]> {
  const foreign: Request[] = [];
  await page.unrouteAll();
  await page.route("**/*", (route) => {
    const url = route.request().url();
    if (!url.startsWith(`${ORIGIN}/`)) foreign.push({ type: route.request().resourceType(), url });
    if (url === `${ORIGIN}/`) return route.fulfill({ contentType: "text/html; charset=utf-8", body: html });
    return route.fulfill({ status: 404, body: "" });
  });
  await page.goto(`${ORIGIN}/`, { waitUntil: "load" });
  return foreign;
}

/** Looks at the parsed page, as the browser understood it, once every image was asked for. */
async function inspect() {
  const images = [...document.images];
  for (const image of images) image.loading = "eager";
  await Promise.allSettled(images.map((image) => image.decode()));
  const articles = [...document.querySelectorAll("main > article")];
  const problems: string[] = [];
  const allowedProtocols = ["http:", "https:", "mailto:"];
  for (const element of document.querySelectorAll("main > article *")) {
    const { localName } = element;
    if (/^(?:script|style|iframe|object|embed|form|base|meta|link|template)$/.test(localName)) {
      problems.push(`element ${localName}`);
    }
    // A chart of ours, with nothing in it but shapes and texts.
    if (
      element.closest("svg") &&
      !element.matches("figure > svg.chart, svg > title, svg g, svg path, svg circle, svg text")
    ) {
      problems.push(`svg ${localName}`);
    }
    for (const { name, value } of element.attributes) {
      if (/^on|^style$|^name$|^srcset$|^action$|^target$|href.+/.test(name))
        problems.push(`${localName} ${name}=${value}`);
      if (name === "id" && !value.startsWith("wu-")) problems.push(`id ${value}`);
    }
    if (element instanceof HTMLAnchorElement && !allowedProtocols.includes(element.protocol)) {
      problems.push(`link ${element.href}`);
    }
    if (element.localName === "math" && element.querySelector("[href]")) problems.push("link in a formula");
  }
  for (const article of articles) {
    // Markup that changes when it is read again is how sanitised HTML comes alive later.
    const again = document.createElement("article");
    again.innerHTML = article.innerHTML;
    if (again.innerHTML !== article.innerHTML) problems.push(`unstable ${article.innerHTML.slice(0, 200)}`);
    for (const element of article.querySelectorAll<HTMLElement>("*")) {
      element.dispatchEvent(new MouseEvent("mouseover", { bubbles: true }));
      element.dispatchEvent(new FocusEvent("focus"));
    }
  }
  return {
    hits: (window as unknown as { __hits: number }).__hits,
    articles: articles.length,
    outside: [...document.body.children, ...document.querySelectorAll("main > :not(article)")].map(
      ({ localName }) => localName,
    ),
    head: document.head.children.length,
    looseNodes: [...(document.querySelector("main")?.childNodes ?? [])].filter(
      ({ nodeType }) => nodeType !== 1,
    ).length,
    clobbered:
      document.body.localName !== "body" || document.forms.length > 0 || document.baseURI !== location.href,
    problems,
  };
}

const documents = hostileDocuments();

/** Renders the documents, a page for each few hundred, and returns the requests that left. */
async function openAll(page: Page, documents: string[], images: "own" | "all"): Promise<Request[]> {
  const foreign: Request[] = [];
  for (let start = 0; start < documents.length; start += CHUNK) {
    const pieces = documents.slice(start, start + CHUNK).map((text) => renderMarkdown(text, { images }).html);
    const requests = await open(page, pageOf(pieces));

    expect(await page.evaluate(inspect)).toEqual({
      hits: 0,
      articles: pieces.length,
      outside: ["main", "footer"],
      head: 2,
      looseNodes: 0,
      clobbered: false,
      problems: [],
    });
    // Only now: images are asked for while the page is inspected.
    foreign.push(...requests);
  }
  return foreign;
}

test("hostile write-ups run nothing, ask no other origin and stay in their article", async ({ page }) => {
  expect(documents.length).toBeGreaterThan(3000);
  expect(await openAll(page, documents, "own")).toEqual([]);
});

test("where images of other sites are shown, hostile write-ups load images and nothing else", async ({
  page,
}) => {
  const some = documents.filter((_, index) => index % 3 === 0);
  const types = (await openAll(page, some, "all")).map(({ type }) => type);

  expect([...new Set(types)]).toEqual(["image"]);
});

test("the same documents unrendered are noticed", async ({ page }) => {
  const foreign = await open(page, pageOf(documents.slice(0, 20)));
  const found = await page.evaluate(inspect);

  expect(found.hits).toBeGreaterThan(0);
  expect(found.problems.length).toBeGreaterThan(0);
  expect(foreign.length).toBeGreaterThan(0);
});
