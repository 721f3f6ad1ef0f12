import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import { readNotebookFile } from "../../app/domain/attachments/read-notebook-file.server";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { hostileDocuments } from "../support/hostile-markdown";
import { code, display, markdown, notebook, PNG, stream } from "../support/notebooks";

const ORIGIN = "http://write-ups.test";
const CHUNK = 250;
const DOCUMENTS_PER_NOTEBOOK = 20;

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
      if (name === "id" && !/^(?:wu|nb)-/.test(value)) problems.push(`id ${value}`);
    }
    const isLink = element instanceof HTMLAnchorElement && element.hasAttribute("href");
    if (isLink && !allowedProtocols.includes(element.protocol)) {
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

function writeUp(images: "own" | "all") {
  return (text: string) => renderMarkdown(text, { images }).html;
}

/** A notebook that has each text in every place where a notebook has one. */
function hostileNotebook(texts: string[]): string {
  const cells = texts.flatMap((text) => [
    markdown(text, { id: text, attachments: { [text]: { "image/png": PNG, [text]: text } } }),
    code(text, [
      stream(text, text),
      { output_type: "error", ename: text, evalue: text, traceback: [text] },
      ...OUTPUTS.map((mime) => display({ [mime]: text })),
      display({ [text]: text, "image/png": PNG }),
    ]),
    { cell_type: "raw", metadata: { format: text }, source: text },
  ]);
  const [name = ""] = texts;
  return notebook(cells, { metadata: { kernelspec: { name, language: name }, language_info: { name } } });
}

const OUTPUTS = [
  "text/html",
  "text/markdown",
  "text/latex",
  "text/plain",
  "image/svg+xml",
  "image/png",
  "application/javascript",
  "application/json",
];

/** Shows the pieces, a page for each few hundred, and returns the requests that left. */
async function openAll(page: Page, all: string[], perPage = CHUNK): Promise<Request[]> {
  const foreign: Request[] = [];
  for (let start = 0; start < all.length; start += perPage) {
    const pieces = all.slice(start, start + perPage);
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
  expect(await openAll(page, documents.map(writeUp("own")))).toEqual([]);
});

test("where images of other sites are shown, hostile write-ups load images and nothing else", async ({
  page,
}) => {
  const some = documents.filter((_, index) => index % 3 === 0);
  const types = (await openAll(page, some.map(writeUp("all")))).map(({ type }) => type);

  expect([...new Set(types)]).toEqual(["image"]);
});

test("hostile notebooks run nothing, ask no other origin and stay in their page", async ({ page }) => {
  const folder = mkdtempSync(join(tmpdir(), "rationale-notebooks-"));
  const some = documents.filter((_, index) => index % 10 === 0);
  const pieces: string[] = [];
  for (let start = 0; start < some.length; start += DOCUMENTS_PER_NOTEBOOK) {
    const json = hostileNotebook(some.slice(start, start + DOCUMENTS_PER_NOTEBOOK));
    const job = { id: "a", path: "", name: "hostile.ipynb", outFolder: folder, field: "files" as const };
    const read = await readNotebookFile(job, json);
    pieces.push(read.ok ? (read.file.preview?.html ?? "") : read.why);
  }
  rmSync(folder, { recursive: true });

  expect(pieces.length).toBeGreaterThan(15);
  expect(pieces.every((html) => html.startsWith('<div class="notebook">'))).toBe(true);
  expect(await openAll(page, pieces, 4)).toEqual([]);
});

test("the same documents unrendered are noticed", async ({ page }) => {
  const foreign = await open(page, pageOf(documents.slice(0, 20)));
  const found = await page.evaluate(inspect);

  expect(found.hits).toBeGreaterThan(0);
  expect(found.problems.length).toBeGreaterThan(0);
  expect(foreign.length).toBeGreaterThan(0);
});
