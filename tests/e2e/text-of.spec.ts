import { expect, test } from "@playwright/test";
import { build } from "esbuild";
import { textOf } from "../../app/domain/anchoring/text-of.server";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";
import { renderPlain } from "../../app/domain/markdown/render-plain.server";
import { EVIDENCE_EXAMPLES } from "../../app/domain/writing/examples";
import { hostileDocuments } from "../support/hostile-markdown";

const RICH = [
  "A note[^1] beside `code`, **bold** and *more*, $x_1 \\le 2$.\\\nAnother line.",
  "## Results\n\n- one\n  - two\n- [x] done\n\n1. first\n2. second",
  "```js\nconst a = 1 < 2 && b;\n\n  done();\n```",
  "$$\\frac{a}{b} = \\text{so much}$$",
  "### Deeper\n\n> [!NOTE]\n> A note.\n\n> A quote\n> of two lines.",
  "![A plot](/uploads/plot 'A caption')",
  ...Object.values(EVIDENCE_EXAMPLES),
  "#### Deepest\n\n<kbd>Ctrl</kbd> and a<br>b\u00a0c &amp; &lt;d&gt;.",
  "[^1]: Its text, with *words*.",
].join("\n\n");

test("a browser reads the same text and sections from a page as the server from the stored HTML", async ({
  page,
}) => {
  const bundle = await build({
    stdin: {
      contents: 'export { textOf } from "./app/browser/workspace/text-of"',
      resolveDir: new URL("../..", import.meta.url).pathname,
    },
    bundle: true,
    write: false,
    format: "iife",
    globalName: "reading",
  });
  await page.addScriptTag({ content: bundle.outputFiles[0]?.text ?? "" });
  const htmls = [RICH, ...hostileDocuments().slice(0, 1500)].map((markdown) => renderMarkdown(markdown).html);
  htmls.push(renderPlain(RICH).html);
  const read = await page.evaluate((htmls) => {
    const { textOf } = (window as unknown as { reading: { textOf(root: Element): object } }).reading;
    return htmls.map((html) => {
      const root = document.createElement("div");
      root.innerHTML = html;
      return JSON.parse(JSON.stringify(textOf(root))) as object;
    });
  }, htmls);

  for (const [i, html] of htmls.entries()) expect(read[i], html).toEqual(textOf(html));
});
