import { expect, test } from "vitest";
import { MARKDOWN_MAX_BYTES } from "../../app/domain/markdown/markdown";
import { CELLS_MAX, OUTPUTS_MAX } from "../../app/domain/notebooks/notebook";
import { notebookMarkdown } from "../../app/domain/notebooks/notebook-markdown.server";
import { renderNotebook } from "../../app/domain/notebooks/render-notebook.server";
import {
  code,
  display,
  ESC,
  markdown,
  notebook,
  PNG,
  problem,
  render,
  show,
  stream,
} from "../support/notebooks";

test("every cell is a section with a name, an id and a link to itself", () => {
  const { html, cells } = show(markdown("Text"), code("1"), { cell_type: "raw", source: "a < b" });

  expect(cells).toBe(3);
  expect(html).toContain('<section class="cell markdown-cell" id="nb-cell-1" aria-label="Cell 1, text">');
  expect(html).toContain('<a class="cell-number" href="#nb-cell-2" aria-label="Link to cell 2">2</a>');
  expect(html).toContain("a &lt; b</code>");
});

test("ids begin with the prefix that the page asks for", () => {
  const rendered = renderNotebook(notebook([markdown("## A")]), { idPrefix: "file-3-" });

  expect(rendered).toMatchObject({
    html: expect.stringContaining('id="file-3-cell-1"'),
    outline: [{ id: "wu-file-3-c1-a", text: "A" }],
  });
});

test("code and its value carry the numbers of their run", () => {
  const result = { output_type: "execute_result", execution_count: 7, data: { "text/plain": ["4", "2"] } };
  const { html } = show(code(["6 ", "* 7"], [result]), code("y", [], { execution_count: null }));

  expect(html).toContain("In [7]:");
  expect(html).toContain("Out [7]:");
  expect(html).toContain(">42</pre>");
  expect(html).toContain("In [ ]:");
});

test.each([
  ["Python", { kernelspec: { name: "python3" }, language_info: { name: "ipython3" } }, "python"],
  ["R", { kernelspec: { name: "ir" } }, "r"],
  ["Julia", { kernelspec: { name: "julia-1.10", display_name: "Julia 1.10" } }, "julia"],
  ["C++", { kernelspec: { name: "xcpp17" } }, "cpp"],
  ["Colab", { colab: { provenance: [] }, kernelspec: { name: "python3" }, accelerator: "GPU" }, "python"],
  ["Databricks", { "application/vnd.databricks.v1+notebook": { language: "scala" } }, "scala"],
  ["nobody", {}, ""],
  ["a hostile one", { language_info: { name: '"><script>alert(1)</script>' } }, ""],
])("the language that %s names is found", (_, metadata, language) => {
  const rendered = render(notebook([code("x <- 1")], { metadata }));

  expect(rendered.language).toBe(language);
  expect(rendered.html).not.toContain("<script");
});

test("code is highlighted in the language of the notebook, or of its cell magic", () => {
  const { html } = show(
    code("def f(): pass"),
    code("%%bash\necho $HOME"),
    code("%%writefile a.sql\nselect 1"),
  );

  expect(html).toContain('<code class="language-python"><span class="hljs-keyword">def</span>');
  expect(html).toContain('<code class="language-bash">%%bash\n<span class="hljs-built_in">echo</span>');
  expect(html).toContain('<code class="language-sql">');
});

test("a Databricks cell of Markdown is text", () => {
  const { html, outline } = show(code("%md\n##Results\nGood."));

  expect(outline.map(({ text }) => text)).toEqual(["Results"]);
  expect(html).toContain("markdown-cell");
});

test("a notebook of nbformat 3 reads like one of nbformat 4", () => {
  const cells = [
    { cell_type: "heading", level: 2, source: ["Old ", "times"] },
    {
      cell_type: "code",
      language: "python",
      input: "print(1)",
      prompt_number: 3,
      outputs: [
        { output_type: "stream", stream: "stderr", text: "careful" },
        { output_type: "pyout", prompt_number: 3, text: ["<Figure>"], png: PNG },
        { output_type: "pyerr", ename: "E", evalue: "v", traceback: [`${ESC}[31mE${ESC}[0m: v`] },
      ],
    },
  ];
  const json = JSON.stringify({ nbformat: 3, nbformat_minor: 0, metadata: {}, worksheets: [{ cells }] });
  const { html, outline, images, language } = render(json);

  expect(outline).toMatchObject([{ depth: 2, text: "Old times" }]);
  expect(language).toBe("python");
  expect(html).toContain("In [3]:");
  expect(html).toContain('class="stderr"');
  expect(html).toContain('<span class="ansi-red">E</span>: v');
  expect(images).toEqual([{ name: "image-1.png", mime: "image/png", base64: PNG }]);
});

test.each([
  ["text", "x = 1", "not JSON"],
  ["another JSON", '{"a": 1}', "not a notebook"],
  ["a list", "[]", "not a notebook"],
  ["a notebook whose cells are none", notebook({ a: 1 }), "not a notebook"],
  ["format 2", notebook([], { nbformat: 2 }), "format 2"],
  ["format 5", notebook([], { nbformat: 5 }), "format 5"],
  ["too many cells", notebook(Array(CELLS_MAX + 1).fill(code(""))), "At most 2,000"],
  ["too many outputs", notebook([code("", Array(OUTPUTS_MAX + 1).fill({}))]), "At most 10,000"],
  ["deep nesting", "[".repeat(100_000), "200 levels"],
  ["deep nesting in a cell", notebook([]).replace("[]", "[".repeat(300) + "]".repeat(300)), "200 levels"],
])("%s is refused with the rule", (_, json, rule) => {
  expect(problem(json)).toContain(rule);
  expect(notebookMarkdown(json)).toEqual(renderNotebook(json));
});

test("a later minor version, a byte order mark and bare NaN are no reason to refuse", () => {
  const json = `\uFEFF${notebook([markdown("NaN is -Infinity")], { nbformat_minor: 99, x: "NaN" })}`;

  expect(problem(json)).toBe("");
  expect(render(json.replace('"x":"NaN"', '"x":[NaN,-Infinity,Infinity]')).html).toContain(
    "NaN is -Infinity",
  );
});

test("headings with the same text have ids of their own, and links find headings of other cells", () => {
  const { html, outline, words } = show(
    markdown("[Data](#The-Data) [Here](#Intro)\n\n## Intro"),
    markdown("## The Data"),
    markdown("## Intro"),
  );

  expect(outline.map(({ id }) => id)).toEqual(["wu-nb-c1-intro", "wu-nb-c2-the-data", "wu-nb-c3-intro"]);
  expect(html).toContain('<a href="#wu-nb-c2-the-data">Data</a>');
  expect(html).toContain('<a href="#wu-nb-c1-intro">Here</a>');
  expect(words).toBe(6);
});

test("HTML and bare environments in Markdown cells read as they were meant", () => {
  const { html } = show(
    markdown('<div align="center">\n  <b>Bold</b> <a href="https://a.example"><font>Link</font></a>\n</div>'),
    markdown('<a href="https://b.example"><img src="https://b.example/i.png" />Run</a>'),
    markdown("\\begin{align*}\na &= b \\\\\n\nc &= d\n\\end{align*}"),
    markdown("`<b>` and List<T>\n\n```html\n<!-- kept --><b>\n```\n\n<!-- gone -->"),
  );

  expect(html).toContain("<strong>Bold</strong>");
  expect(html).toMatch(/<a href="https:\/\/a\.example"[^>]*> ?Link ?<\/a>/);
  expect(html).toMatch(/<a href="https:\/\/b\.example"[^>]*>Run<\/a>/);
  expect(html).toContain("<mtable");
  expect(html).toContain("<code>&lt;b&gt;</code> and List&lt;T&gt;");
  expect(html).toContain("kept");
  expect(html).not.toContain("gone");
});

test("a notebook becomes one Markdown text", () => {
  const json = notebook([
    markdown("# Title\n\n![plot](attachment:a.png)"),
    code("print('```')", [stream(`${ESC}[31mred${ESC}[0m\n`), display({ "text/plain": "x\n".repeat(99) })]),
    code("%%bash\nls"),
    { cell_type: "raw", source: "raw" },
    code(""),
  ]);

  expect(notebookMarkdown(json)).toEqual({
    ok: true,
    markdown:
      "# Title\n\n*Image, not carried over: plot*\n\n````python\nprint('```')\n````\n\n```text\nred\n```\n\n" +
      "```bash\n%%bash\nls\n```\n\n```text\nraw\n```\n",
  });
});

test("a notebook too long for one text is cut between two cells and says so", () => {
  const json = notebook(Array.from({ length: 50 }, (_, index) => markdown(`${index} ${"é".repeat(2000)}`)));
  const answer = notebookMarkdown(json);
  if (!answer.ok) throw new Error(answer.problem);

  expect(Buffer.byteLength(answer.markdown)).toBeLessThanOrEqual(MARKDOWN_MAX_BYTES);
  expect(answer.markdown).toMatch(/24 é+\n\n\*Cut here: the first 25 of 50 cells fit into 100 KB\.\*\n$/);
});
