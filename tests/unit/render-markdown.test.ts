import { expect, test } from "vitest";
import { renderMarkdown } from "../../app/domain/markdown/render-markdown.server";

function html(markdown: string): string {
  return renderMarkdown(markdown).html.trim();
}

/** The TeX of each formula in rendered HTML. */
function formulas(markdown: string): string[] {
  return [...html(markdown).matchAll(/<annotation encoding="application\/x-tex">(.*?)<\/annotation>/gs)].map(
    ([, tex]) => tex ?? "",
  );
}

test("paragraphs, emphasis, strikethrough, code and breaks render", () => {
  expect(html("a *b* **c** ~~d~~ `e < f`  \ng")).toBe(
    "<p>a <em>b</em> <strong>c</strong> <del>d</del> <code>e &lt; f</code><br />\ng</p>",
  );
});

test("character references stand for their character, also in titles and addresses", () => {
  expect(html("AT&amp;T &copy; &#169; &nosuch; & &lt;b&gt;")).toBe(
    "<p>AT&amp;T © © &amp;nosuch; &amp; &lt;b&gt;</p>",
  );
  expect(html('[a](https://a.example/?x=1&amp;y=2 "a &quot;b&quot;")')).toContain(
    'href="https://a.example/?x=1&amp;y=2"',
  );
  expect(html('[a](https://a.example "a &quot;b&quot;")')).toContain('title="a &quot;b&quot;"');
});

test("headings run from h2 to h4 and link to themselves", () => {
  const { html, outline } = renderMarkdown("# One\n\n## Two\n\n### Three *x*\n\n#### Four\n\n##### Five");

  expect(html).toContain(
    '<h2 id="wu-one">One<a href="#wu-one" class="heading-link" aria-label="Link to this section"></a></h2>',
  );
  expect(html.match(/<h\d/g)).toEqual(["<h2", "<h2", "<h3", "<h4", "<h4"]);
  expect(outline).toEqual([
    { depth: 2, id: "wu-one", text: "One" },
    { depth: 2, id: "wu-two", text: "Two" },
    { depth: 3, id: "wu-three-x", text: "Three x" },
    { depth: 4, id: "wu-four", text: "Four" },
  ]);
});

test("the outline holds plain text: formulas as TeX, no markup, no footnote marks", () => {
  const { outline } = renderMarkdown(
    "## **A** &amp; `b` [c](https://a.example) $x^2$[^1] <sub>d</sub> <i>e</i>\n\n[^1]: f",
  );

  expect(outline[0]?.text).toBe("A & b c x^2 d <i>e</i>");
});

test("heading ids are unique and made of letters and digits of any script", () => {
  const ids = renderMarkdown("## A\n\n## A\n\n## A 2\n\n## Über façade’s\n\n## 漢字\n\n## !!!").outline.map(
    ({ id }) => id,
  );

  expect(ids).toEqual(["wu-a", "wu-a-2", "wu-a-2-2", "wu-über-façades", "wu-漢字", "wu-section"]);
});

test("links within the document lead to the heading's id", () => {
  expect(html("[a](#Data-and-its-limits)")).toContain('<a href="#wu-data-and-its-limits">a</a>');
  expect(html("[a](#wu-results)")).toContain('href="#wu-results"');
  expect(html("[a](#%C3%BCber)")).toContain('href="#wu-über"');
  expect(html("[a](#)")).toBe("<p>a</p>");
});

test("web and mail links carry rel, whether written out, automatic or by reference", () => {
  const rel = 'rel="noopener noreferrer nofollow ugc"';

  expect(html("[a](https://a.example)")).toBe(`<p><a href="https://a.example" ${rel}>a</a></p>`);
  expect(
    html("https://a.example/x?a=1&b=2 www.b.example <mailto:c@d.example> e@f.example").match(/rel="/g),
  ).toHaveLength(4);
  expect(html("[a][b]\n\n[b]: https://a.example")).toContain(rel);
});

test("a link without a text shows its address", () => {
  expect(html("[](https://a.example)")).toContain(">https://a.example</a>");
});

test("own images show, lazily and without a referrer", () => {
  expect(html("![a *b*](/uploads/x/y-1.png)")).toBe(
    '<p><img src="/uploads/x/y-1.png" alt="a b" loading="lazy" decoding="async" referrerpolicy="no-referrer" /></p>',
  );
});

test("an image whose size is known keeps its place, and comes in the width that is needed", () => {
  const files = {
    "/uploads/01h": { width: 1200, height: 800, variants: [960, 480, 1600] },
    "/uploads/02h": { width: 300, height: 200, variants: [] },
  };
  const shown = (markdown: string) => renderMarkdown(markdown, { files }).html.trim();

  expect(shown("![a](/uploads/01h/chart.png)")).toContain(
    '<img src="/uploads/01h/chart.png" alt="a" width="1200" height="800"' +
      ' srcset="/uploads/01h/480 480w, /uploads/01h/960 960w, /uploads/01h 1200w"' +
      ' sizes="(max-width: 46rem) 100vw, 42rem" loading="lazy"',
  );
  expect(shown("![a](/uploads/02h)")).toContain('alt="a" width="300" height="200" loading="lazy"');
  for (const unknown of ["/uploads/03h", "/uploads/__proto__", "/uploads/constructor"])
    expect(shown(`![a](${unknown})`)).toContain(`<img src="${unknown}" alt="a" loading="lazy"`);
});

test("an image with a title on its own is a figure with a caption", () => {
  expect(html('![a](/uploads/x.png "How it &lt;went>")')).toMatch(
    /^<figure><img [^>]*><figcaption>How it &lt;went&gt;<\/figcaption><\/figure>$/,
  );
});

test("images of other sites are links unless all images are asked for", () => {
  expect(html("![a](https://a.example/x.png)")).toMatch(
    /^<p><a href="https:\/\/a.example\/x.png" rel=".*">a<\/a><\/p>$/,
  );
  expect(html("![](https://a.example/x.png)")).toContain(">https://a.example/x.png</a>");
  expect(html("[![a](https://a.example/x.png)](https://b.example)").match(/<a /g)).toHaveLength(1);
  expect(renderMarkdown("![a](https://a.example/x.png)", { images: "all" }).html).toContain(
    '<img src="https://a.example/x.png" alt="a"',
  );
});

test("tables scroll in a named box and keep their alignment", () => {
  const rendered = html("| a | b |\n|:--|--:|\n| 1 | **2** |\n\n| c |\n|---|");

  expect(rendered).toContain('<div class="table" role="region" tabindex="0" aria-label="Table"><table>');
  expect(rendered).toContain('<th scope="col" align="right">b</th>');
  expect(rendered).toContain('<td align="right"><strong>2</strong></td>');
  expect(rendered).toContain('aria-label="Table 2"');
  expect(rendered).not.toContain("style=");
});

test("task lists show boxes that cannot be ticked", () => {
  expect(html("- [x] a\n- [ ] b")).toBe(
    '<ul>\n<li class="task"><input type="checkbox" checked disabled aria-label="Done" /> a</li>\n' +
      '<li class="task"><input type="checkbox" disabled aria-label="Not done" /> b</li>\n</ul>',
  );
  expect(html("- [x] a\n\n- [ ] b")).toContain('<li class="task"><p><input type="checkbox" checked');
});

test("lists nest, keep their start and stay tight where they were written tight", () => {
  expect(html("3. a\n   - b\n4. c")).toBe(
    '<ol start="3">\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ol>',
  );
  expect(html("- a\n\n- b")).toBe("<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>");
});

test.each(["note", "tip", "important", "warning", "caution"])("a quote marked [!%s] is an alert", (kind) => {
  const title = kind.charAt(0).toUpperCase() + kind.slice(1);

  expect(html(`> [!${kind.toUpperCase()}]\n> a *b*\n>\n> c`)).toBe(
    `<div class="alert alert-${kind}"><p class="alert-title">${title}</p>\n<p>a <em>b</em></p>\n<p>c</p>\n</div>`,
  );
});

test("spaces behind an alert's mark change nothing", () => {
  expect(html("> [!TIP]  \n> a")).toBe(html("> [!TIP]\n> a"));
});

test("a quote marked otherwise stays a quote", () => {
  expect(html("> [!OTHER]\n> a")).toBe("<blockquote>\n<p>[!OTHER]\na</p>\n</blockquote>");
  expect(html("> [!NOTE] a")).toContain("<blockquote>");
});

test("footnotes are numbered by first use and lead back to every use", () => {
  const rendered = html(
    "a[^x] b[^y] c[^x]\n\n[^y]: second\n[^x]: first **one**\n    more\n\n    another paragraph\n\nafter",
  );

  expect(rendered).toContain(
    '<p>a<sup><a href="#wu-fn_1" id="wu-ref_1" class="footnote-mark" aria-label="Footnote 1">1</a></sup> b<sup>',
  );
  expect(rendered).toContain('id="wu-ref_1_2"');
  expect(rendered).toMatch(
    /<li id="wu-fn_1"><p>first <strong>one<\/strong>\nmore<\/p>\n<p>another paragraph <a href="#wu-ref_1"/,
  );
  expect(rendered).toMatch(
    /<li id="wu-fn_2" class="in-margin"><p>second <a href="#wu-ref_2" class="footnote-back"/,
  );
  expect(rendered).toMatch(
    /<p>after<\/p>\n<section class="footnotes" role="doc-endnotes" aria-label="Footnotes">/,
  );
});

test("footnotes may refer to footnotes, also to themselves", () => {
  expect(html("a[^x]\n\n[^x]: b[^y] [^x]\n[^y]: c[^x]").match(/<li id="wu-fn_/g)).toHaveLength(2);
});

test("a mark without a footnote shows as typed, a footnote without a mark is kept", () => {
  expect(html("a[^x]")).toBe("<p>a[^x]</p>");
  expect(html("a\n\n[^x]: b")).toMatch(/<li id="wu-fn_1"><p>b<\/p>\n<\/li>/);
});

test("of two footnotes with one label the first counts", () => {
  expect(html("a[^x]\n\n[^x]: b\n[^x]: c")).toMatch(/<li id="wu-fn_1" class="in-margin"><p>b /);
});

test("a footnote mark inside a link is text, before an address it is the link's", () => {
  expect(html("[a[^x]](https://a.example)\n\n[^x]: b")).toMatch(/^<p><a [^>]*>a\[\^x\]<\/a><\/p>/);
  expect(html("[^x](https://a.example)\n\n[^x]: b")).toMatch(/^<p><a [^>]*>\^x<\/a><\/p>/);
});

test("a footnote can follow its paragraph without a blank line", () => {
  expect(html("a[^x]\n[^x]: b")).toMatch(/^<p>a<sup>.*<\/sup><small .*<\/small><\/p>\n<section/);
});

test("footnotes of one document do not show in the next", () => {
  renderMarkdown("a[^x]\n\n[^x]: b");

  expect(html("a[^x]")).toBe("<p>a[^x]</p>");
});

test("code is coloured by classes where its language is known", () => {
  expect(html("```python\nreturn 1\n```")).toBe(
    '<pre tabindex="0"><code class="language-python"><span class="hljs-keyword">return</span> ' +
      '<span class="hljs-number">1</span>\n</code></pre>',
  );
  expect(html("```nosuch\n<b>\n```")).toBe(
    '<pre tabindex="0"><code class="language-nosuch">&lt;b&gt;\n</code></pre>',
  );
  expect(html('```js" onclick="x\n1\n```')).not.toContain("class");
  expect(html("    indented")).toBe('<pre tabindex="0"><code>indented\n</code></pre>');
});

test("very long code is shown without colours", () => {
  expect(html(`\`\`\`python\n${"return 1\n".repeat(3000)}\`\`\``)).not.toContain("<span");
});

test("math is MathML, in the line, in a block and fenced", () => {
  const inline = html("Let $x_1 < 2$ be.");

  expect(inline).toMatch(/^<p>Let <math xmlns="[^"]*"><semantics>.*<\/semantics><\/math> be.<\/p>$/);
  expect(formulas("$$\nx = 1\n$$\n\n```math\ny\n```\n\na $$z$$ b")).toEqual(["x = 1", "y", "z"]);
  expect(html("$$x$$")).toMatch(/^<div class="math" tabindex="0"><math [^>]*display="block">/);
  expect(html("a $$x$$ b")).toMatch(/^<p>a <span class="math"><math [^>]*display="block">.*<\/span> b<\/p>$/);
});

test.each([
  "$5 and $10",
  "$5-$10, $5/$10",
  "I paid $5 for one and 3$ for two",
  "US$5 and AU$6",
  "$HOME and $PATH",
  "a $ b $ c",
  "\\$x$ and y",
  "`$x$`",
])("the dollars of %s are no math", (text) => {
  expect(formulas(text)).toEqual([]);
});

test("math is found beside emphasis, underscores and stars, and numbers can be math", () => {
  expect(formulas("**a $x^*y^*$ b** _c $x_i$ and $y_j$_ ($z$), $w$.")).toEqual([
    "x^*y^*",
    "x_i",
    "y_j",
    "z",
    "w",
  ]);
  expect(formulas("**a $x**y$ b** and **$5 c** d $6")).toEqual(["x**y"]);
  expect(html("**$5 c** d $6")).toBe("<p><strong>$5 c</strong> d $6</p>");
  expect(formulas("$5$ or $2x$ or $2 \\times 3$ at | $n$ |")).toEqual(["5", "2x", "2 \\times 3", "n"]);
});

test("letters of math alphabets are letters, since browsers ignore mathvariant", () => {
  expect(
    html("$\\mathbb{E}\\mathbb{R}\\mathcal{L}\\mathbf{w}\\mathfrak{g}\\mathtt{1}\\boldsymbol{\\theta}$"),
  ).toMatch(/𝔼.*ℝ.*ℒ.*𝐰.*𝔤.*𝟷.*𝜽/u);
});

test("wrong, oversized or too many formulas show as their source", () => {
  expect(html("$\\frac{1$")).toBe("<p><code>\\frac{1</code></p>");
  expect(html(`$${"x".repeat(1001)}$`)).not.toContain("<math");
  expect(html(`$$${"x ".repeat(2001)}$$`)).not.toContain("<math");
  expect(html("$\\def\\a{\\a\\a}\\a$")).toContain("<code>");
  expect(html("$x$ ".repeat(310)).match(/<math/g)).toHaveLength(300);
});

test("the summary is the first paragraph as plain text, cut between words", () => {
  expect(
    renderMarkdown(
      "# Title\n\n- a\n\n![ ](/uploads/x.png)\n\nThe *first* [real](https://a.example) $x$[^1] one.",
    ).summary,
  ).toBe("The first real x[^1] one.".replace("[^1]", ""));
  const { summary } = renderMarkdown("wordy ".repeat(100));
  expect(summary).toMatch(/wordy…$/);
  expect(summary.length).toBeLessThanOrEqual(221);
  expect(renderMarkdown("## only a heading").summary).toBe("");
});

test("two texts of one page have no id in common, and each leads to its own", () => {
  const text = "## Results\n\n[up](#results) and a note[^1]\n\n[^1]: Here.";
  const ids = (html: string) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  const plain = renderMarkdown(text).html;
  const scoped = renderMarkdown(text, { idScope: "reply-0-" }).html;
  expect(ids(scoped)).toEqual(["wu-reply-0-results", "wu-reply-0-ref_1", "wu-reply-0-fn_1"]);
  expect(ids(plain).filter((id) => ids(scoped).includes(id))).toEqual([]);
  for (const [, target] of scoped.matchAll(/href="#([^"]+)"/g)) expect(ids(scoped)).toContain(target);
});
