import { expect, test } from "vitest";
import { HTML_MAX, OUTPUT_MAX } from "../../app/domain/notebooks/notebook";
import { placeImages } from "../../app/domain/notebooks/place-images.server";
import { code, display, ESC, GIF, markdown, output, PNG, show, stream } from "../support/notebooks";

test("images are taken out and put back with their size", () => {
  const attachments = { "my plot.png": { "image/png": PNG } };
  const { html, images } = show(
    markdown("![A plot](attachment:my%20plot.png)", { attachments }),
    markdown(`![Dot](data:image/gif;base64,${GIF})`),
    code("x", [display({ "image/png": [PNG, "\n"], "text/plain": "<Figure size 1x1>" })]),
    code("x", [display({ "text/html": `<img alt="A &quot;dot&quot;" src="data:image/gif;base64,${GIF}">` })]),
  );

  expect(images.map(({ name, mime }) => [name, mime])).toEqual([
    ["image-1.png", "image/png"],
    ["image-2.gif", "image/gif"],
    ["image-3.png", "image/png"],
    ["image-4.gif", "image/gif"],
  ]);
  const placed = placeImages(html, (name) =>
    name === "image-2.gif" ? null : { src: `/uploads/${name}`, width: 4, height: 3 },
  );
  expect(placed).toContain(
    '<img src="/uploads/image-1.png" width="4" height="3" alt="A plot" loading="lazy" decoding="async" />',
  );
  expect(placed).toContain("This image could not be shown.");
  expect(placed).toContain('alt="Output of cell 3"');
  expect(placed).toContain('alt="A &quot;dot&quot;"');
  expect(placed).not.toContain("image:image");
  expect(placed).not.toContain("Figure size");
});

test("nothing in a notebook can pass for the place of an image", () => {
  const mark = '<img src="image:image-1.png" alt="" />';
  const { html } = show(
    markdown(`${mark}\n\n![x](image:image-1.png)\n\n    ${mark}`),
    code(mark, [stream(mark), display({ "text/html": mark }), display({ "text/markdown": mark })]),
    { cell_type: "raw", source: mark },
  );

  expect(placeImages(html, () => ({ src: "/taken", width: 1, height: 1 }))).toBe(html);
});

test.each([
  ["rubbish", "%%%%"],
  ["a page", Buffer.from("<script>alert(1)</script>").toString("base64")],
  ["a number", 7],
])("an image that is %s is left out and counted", (_, value) => {
  const { html, images, notes } = output(display({ "image/png": value, "text/plain": "<Figure>" }));

  expect(images).toEqual([]);
  expect(html).toContain("A broken image is not shown.");
  expect(notes).toEqual(["1 broken image is not shown."]);
});

test("streams that follow one another are one, errors stand apart", () => {
  const { html } = output(stream("a\n"), stream(["b", "c"]), stream("w", "stderr"), stream("d"));

  expect(html).toContain(">a\nbc</pre>");
  expect(html).toContain(
    '<pre class="stderr" tabindex="0" role="group" aria-label="Standard error of cell 1">w',
  );
});

test("a progress bar shows its last state", () => {
  const { html } = output(
    stream("  0%|   | 0/3\r 50%|## | 1/3\r100%|###| 3/3\r\nE 1 [>.]\b\b\b\b[==]\r\n"),
    stream("\rdone\r", "stderr"),
  );

  expect(html).toContain(">100%|###| 3/3\nE 1 [==]</pre>");
  expect(html).toContain(">done</pre>");
  expect(html).not.toContain("50%");
});

test("a traceback keeps its colours as classes, and no address of a terminal's link", () => {
  const link = `${ESC}]8;;https://evil.example${ESC}\\here${ESC}]8;;${ESC}\\`;
  const traceback = [
    `${ESC}[0;31mValueError${ESC}[0m  <script>`,
    `${ESC}[1;32m--> 1${ESC}[0m ${ESC}[38;5;28;01mdef${ESC}[39;00m ${ESC}[43mhot${ESC}[49m ${link}`,
    `${ESC}[2Kfoo${ESC}[38;2;255;0;0mred${ESC}[0m ${ESC}`,
  ];
  const { html } = output({ output_type: "error", ename: "ValueError", evalue: "x", traceback });

  expect(html).toContain('<span class="ansi-red">ValueError</span>  &lt;script&gt;');
  expect(html).toContain('<span class="ansi-bold ansi-green">--&gt; 1</span>');
  expect(html).toContain('<span class="ansi-bold ansi-green">def</span>');
  expect(html).toContain('<span class="ansi-mark">hot</span> here');
  expect(html).toContain('foo<span class="ansi-red">red</span>');
  expect(html).not.toMatch(/evil|style=|\p{Cc}(?<![\n\t])/u);
});

test("an error without a traceback shows its name and message", () => {
  expect(output({ output_type: "error", ename: "KeyError", evalue: "'a'" }).html).toContain("KeyError: 'a'");
});

test("a table of pandas keeps its cells and loses its looks", () => {
  const table =
    '<div><style scoped>.dataframe{color:red}</style><table border="1" class="dataframe" id="cell-1"><thead>' +
    '<tr style="text-align:right"><th colspan="2" scope="col" onclick="x()">n</th></tr></thead><tbody><tr>' +
    '<td rowspan="99999">1 &lt; 2</td></tr></tbody></table><p>1 rows</p></div><script>go()</script>';
  const { html, notes } = output(display({ "text/html": table, "text/plain": "   n\n0  1" }));

  expect(html).toContain(
    '<div><table><thead><tr><th colspan="2" scope="col">n</th></tr></thead><tbody><tr><td>1 &lt; 2</td></tr></tbody></table>',
  );
  expect(html).not.toContain("color:red");
  expect(notes).toEqual([]);
});

test("the richest form that is safe is the one shown", () => {
  expect(output(display({ "text/latex": "$\\alpha$", "image/png": PNG, "text/plain": "a" })).html).toContain(
    "<mi>α</mi>",
  );
  expect(output(display({ "text/latex": "If $a$ then $b$" })).html).toContain("<p>If <math");
  expect(output(display({ "text/latex": "\\hspace{no" })).html).toContain(">\\hspace{no</pre>");
  expect(
    output(display({ "text/latex": "\\begin{tabular}{l}x\\end{tabular}", "text/plain": "table" })).html,
  ).toContain(">table</pre>");
  expect(output(display({ "text/markdown": "**loud**", "text/plain": "x" })).html).toContain(
    "<strong>loud</strong>",
  );
  expect(output(display({ "application/json": { a: [1] } })).html).toContain('"a": [\n');
  expect(
    output(display({ "text/html": "<div></div><script>plot()</script>", "image/png": PNG })).images,
  ).toHaveLength(1);
});

test("what cannot be shown is named in its place and counted", () => {
  const { html, notes } = output(
    display({ "application/vnd.jupyter.widget-view+json": {}, "text/plain": "HBox(children=())" }),
    display({ "application/vnd.jupyter.widget-view+json": {}, "text/plain": "3 of 4 done" }),
    display({ "application/vnd.plotly.v1+json": {}, "text/html": "<div id=a></div><script>Plotly</script>" }),
    display({ "application/javascript": "alert(1)" }),
    display({ "image/svg+xml": "<svg><text>alert</text></svg>", "text/plain": "<IPython.SVG object>" }),
    display({ "text/html": "<iframe src='https://a.example'>inner</iframe>" }),
    display({ 'application/"><script>': "x" }),
  );

  expect(html).toContain("3 of 4 done");
  expect(html).not.toMatch(/HBox|alert|inner|IPython|<script/);
  expect(html.match(/class="left-out"/g)).toHaveLength(7);
  expect(notes).toEqual([
    "2 widgets, 1 script, 1 interactive plot, 1 SVG image, 1 embedded page, film or sound and " +
      "1 output of an unknown kind are not shown.",
  ]);
});

test("a cell's long output is folded and says how long it is", () => {
  const { html } = show(
    code("a", [stream("line\n".repeat(40))]),
    code("b", [stream("line\n".repeat(41))]),
    code("c", [stream("x".repeat(4001))]),
    code("d", [display({ "text/html": `<table>${"<tr><td>1</td></tr>".repeat(50)}</table>` })]),
  );

  expect(html.match(/<summary>[^<]*/g)).toEqual([
    "<summary>Output, 41 lines",
    "<summary>Output, 4,001 characters",
    "<summary>Output, 50 lines",
  ]);
});

test("an output that is far too long is cut and says so", () => {
  const { html, notes } = output(stream("x".repeat(OUTPUT_MAX + 1)));

  expect(html.match(/x+<\/pre>/)?.[0]).toHaveLength(OUTPUT_MAX + "</pre>".length);
  expect(html).toContain("What follows is cut: one text shows at most 200 KB.");
  expect(notes).toEqual(["1 text is cut after 200 KB."]);
});

test("a notebook that is far too long leaves out the rest and says so", () => {
  const cells = Array.from({ length: 40 }, () => code("x", [stream("y".repeat(OUTPUT_MAX))]));
  const { html, notes } = show(...cells);

  expect(html.length).toBeLessThan(HTML_MAX + 100_000);
  expect(html.match(/id="nb-cell-\d+"/g)).toHaveLength(40);
  expect(notes).toEqual([expect.stringMatching(/^\d+ parts are left out, because the notebook is too long/)]);
});

test.each([
  [{ collapsed: true }, "Outputs hidden by the author, 1 output"],
  [{ jupyter: { outputs_hidden: true } }, "Outputs hidden by the author, 1 output"],
  [{ tags: ["hide_output"] }, "Outputs hidden by the author, 1 output"],
  [{ jupyter: { source_hidden: true } }, "Code, 2 lines"],
  [{ tags: ["hide-input"] }, "Code, 2 lines"],
  [{ cellView: "form" }, "Code, 2 lines"],
])("what the author hid with %j is folded", (metadata, summary) => {
  const { html } = show(code("a\nb", [stream("out")], { metadata }));

  expect(html.match(/<summary>([^<]*)/)?.[1]).toBe(summary);
});
