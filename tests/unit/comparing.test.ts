import { expect, test } from "vitest";
import { compareWriteUps } from "../../app/domain/comparing/compare-write-ups.server";
import type { ChangedBlock, Comparison } from "../../app/domain/comparing/comparison";
import { sanitize } from "../../app/domain/markdown/sanitize.server";
import { hostileDocuments } from "../support/hostile-markdown";

function changes(before: string, after: string): ChangedBlock[] {
  return compareWriteUps(before, after).sections.flatMap(({ blocks }) =>
    blocks.filter((block) => block.kind !== "same"),
  );
}

/** The HTML of the only changed block. */
function only(before: string, after: string): string {
  const [block, ...others] = changes(before, after);
  expect(others).toEqual([]);
  return block?.html.trim() ?? "";
}

function outline({ sections }: Comparison): string[] {
  return sections.map(({ heading, state }) => `${heading} ${state}`);
}

function section(heading: string, ...paragraphs: string[]): string {
  return [`## ${heading}`, ...paragraphs].join("\n\n");
}

const ONE = "The first paragraph is about the budget of the whole system.";
const TWO = "A second one weighs three alternatives against each other.";
const THREE = "Finally the third names what was left out on purpose.";
const FOUR = "Nobody asked for another paragraph but here it stands.";

test("a replaced word stands struck beside the new one", () => {
  expect(only("It took 200 ms at most.", "It took 150 ms at most.")).toBe(
    '<p>It took <del class="removed">200</del> <ins class="added">150</ins> ms at most.</p>',
  );
});

test("words are counted, signs are not", () => {
  const { words } = compareWriteUps("We chose it, because it holds.", "We chose it because it never holds.");
  expect(words).toEqual({ added: 1, removed: 0 });
});

test("two texts that are alike have no changes, wherever their lines break", () => {
  const { sections, words, coarse } = compareWriteUps("A line\nand more.\n\nB", "A line and\nmore.\n\n\nB\n");
  expect(sections.map(({ state }) => state)).toEqual(["same"]);
  expect({ words, coarse }).toEqual({ words: { added: 0, removed: 0 }, coarse: false });
});

test("blocks that are alike are one run with its size", () => {
  const [{ blocks } = { blocks: [] }] = compareWriteUps(
    `${ONE}\n\n${TWO}\n\nOld end of it all.`,
    `${ONE}\n\n${TWO}\n\nNew end of it all.`,
  ).sections;
  expect(blocks[0]).toMatchObject({ kind: "same", count: 2, words: 20 });
  expect(blocks[1]?.kind).toBe("changed");
});

test("a paragraph of which next to nothing was kept is shown gone and new as a whole", () => {
  const kinds = changes(
    `${ONE}\n\n${THREE}`,
    `${ONE}\n\nEntirely unlike: no idea survived this rewrite at all.`,
  );
  expect(kinds.map(({ kind, html }) => [kind, html.includes("<ins")])).toEqual([
    ["removed", false],
    ["added", false],
  ]);
});

test("a mark never reaches over a tag", () => {
  expect(only("Some plain words stay here.", "Some **bold new** plain words stay here.")).toBe(
    '<p>Some <strong><ins class="added">bold new</ins></strong> plain words stay here.</p>',
  );
  expect(only("Some **bold old** words stay here.", "Some **bold** words stay here.")).toBe(
    '<p>Some <strong>bold</strong> <del class="removed">old</del> words stay here.</p>',
  );
});

test("a link that leads elsewhere is a change", () => {
  const html = only("See [the code](https://a.example) for it.", "See [the code](https://b.example) for it.");
  expect(html).toContain('See <del class="removed">the code</del>');
  expect(html).toContain('<ins class="added">the code</ins></a>');
});

test("a change of markup alone is said, and the source shows it", () => {
  const [block] = changes("Some words stay here.", "Some *words* stay here.");
  expect(block).toMatchObject({ kind: "changed", markupOnly: true, words: { added: 0, removed: 0 } });
  expect(block?.source).toBe('Some <ins class="added">*</ins>words<ins class="added">*</ins> stay here.');
});

test("what an author marked as inserted is not taken for a change", () => {
  expect(only("An <ins>own</ins> ~~mark~~ here.", "An <ins>own</ins> ~~mark~~ there.")).toBe(
    '<p>An <ins>own</ins> <del>mark</del> <del class="removed">here</del> <ins class="added">there</ins>.</p>',
  );
});

test("a renamed section is one section when most of it is found again", () => {
  const { sections } = compareWriteUps(section("Results", ONE, TWO), section("Outcome", ONE, TWO));
  expect(sections).toMatchObject([{ heading: "Outcome", formerHeading: "Results", state: "changed" }]);
});

test("a section that makes room for another one is gone, not renamed", () => {
  const comparison = compareWriteUps(
    `${section("Kept", ONE)}\n\n${section("Results", TWO)}`,
    `${section("Kept", ONE)}\n\n${section("Outlook", FOUR)}`,
  );
  expect(outline(comparison)).toEqual(["Kept same", "Results removed", "Outlook added"]);
});

test("a section that moved is told as moved, with what changed in it", () => {
  const results = section("Results", ONE, TWO, FOUR);
  const comparison = compareWriteUps(
    `${section("Costs", THREE)}\n\n${results}`,
    `${results}\n\n${section("Costs", THREE, "One more about costs.")}`,
  );
  expect(outline(comparison)).toEqual(["Results same", "Costs moved"]);
  expect(comparison.words).toEqual({ added: 4, removed: 0 });
});

test("a section that moved is still found when all of it was revised", () => {
  const comparison = compareWriteUps(
    `${section("Costs", `${THREE} Old.`)}\n\n${section("Results", ONE, TWO, FOUR)}`,
    `${section("Results", ONE, TWO, FOUR)}\n\n${section("All costs", `${THREE} New.`)}`,
  );
  expect(comparison.sections[1]).toMatchObject({
    heading: "All costs",
    formerHeading: "Costs",
    state: "moved",
  });
});

test("a heading put into a section parts it without touching the text below", () => {
  const comparison = compareWriteUps(
    section("All", ONE, TWO, THREE),
    `${section("All", ONE)}\n\n${section("Part", TWO, THREE)}`,
  );
  expect(outline(comparison)).toEqual(["All same", "Part changed"]);
  expect(comparison.sections[1]).toMatchObject({ newHeading: true, words: { added: 1, removed: 0 } });
});

test("text before the first heading is a section without one", () => {
  const comparison = compareWriteUps(`Before.\n\n${section("A", ONE)}`, `Before it.\n\n${section("A", ONE)}`);
  expect(outline(comparison)).toEqual([" changed", "A same"]);
});

test("a hash in code begins no section", () => {
  expect(outline(compareWriteUps("```\n# a b c\n```", "```\n# a b d\n```"))).toEqual([" changed"]);
});

test("tables change by rows and cells", () => {
  const head = "| model | p95 |\n|---|--:|\n";
  const html = only(
    `${head}| BM25 | 31 |\n| fused | 46 |`,
    `${head}| BM25 | 42 |\n| fused | 46 |\n| new | 1 |`,
  );
  expect(html).toContain('<td align="right"><del class="removed">31</del><ins class="added">42</ins></td>');
  expect(html).toContain("<td>fused</td>");
  expect(html).toContain('<td><ins class="added">new</ins></td>');
});

test("a column that is new is new in every row", () => {
  const html = only("| a |\n|---|\n| x y |", "| a | b |\n|---|---|\n| x y | z |");
  expect(html.match(/<ins class="added">/g)).toHaveLength(2);
  expect(html).not.toContain("<del");
});

test("list items are compared one by one, numbering left aside", () => {
  expect(only("1. one thing\n2. another", "1. zero\n2. one thing\n3. another thing")).toBe(
    '<ol>\n<li><ins class="added">zero</ins></li>\n<li>one thing</li>\n' +
      '<li>another <ins class="added">thing</ins></li>\n</ol>',
  );
});

test("a gone item stands struck in its place, as an item", () => {
  expect(only("- a b\n- c d\n- e f", "- a b\n- e f")).toBe(
    '<ul>\n<li>a b</li>\n<li><del class="removed">c d</del></li>\n<li>e f</li>\n</ul>',
  );
});

test("code changes by lines and keeps its colours", () => {
  const html = only("```python\nx = 1\ny = 2\n```", "```python\nx = 1\ny = 3\n```");
  expect(html).toContain(
    '<pre tabindex="0"><code class="language-python">x = <span class="hljs-number">1</span>\n',
  );
  expect(html).toContain('<del class="removed">y = <span class="hljs-number">2</span>\n</del>');
  expect(html).toContain('<ins class="added">y = <span class="hljs-number">3</span>\n</ins>');
});

test("a formula is one word", () => {
  const [block] = changes("Since $x^2$ grows we stop.", "Since $x^3$ grows we stop.");
  expect(block?.words).toEqual({ added: 1, removed: 1 });
  expect(block?.html).toMatch(
    /<del class="removed"><math.*<\/math><\/del> <ins class="added"><math.*<\/math><\/ins>/,
  );
});

test("an image is one word", () => {
  const html = only("Look: ![a](/uploads/a) here it is.", "Look: ![a](/uploads/b) here it is.");
  expect(html).toMatch(/<del class="removed"><img [^>]*\/a"[^>]*><\/del> <ins class="added"><img [^>]*\/b"/);
});

test("a footnote put before another changes no mark but its own", () => {
  const [text, note] = changes(
    "Claim one[^a] stands.\n\n[^a]: Proof.",
    "Claim[^n] one[^a] stands.\n\n[^a]: Proof.\n[^n]: New.",
  );
  expect(text?.html.match(/<ins/g)).toHaveLength(1);
  expect(note).toMatchObject({ kind: "added", words: { added: 2, removed: 0 } });
});

test("footnotes are a section of their own at the end", () => {
  const comparison = compareWriteUps("A[^1]\n\n[^1]: Old proof here.", "A[^1]\n\n[^1]: New proof here.");
  expect(outline(comparison)).toEqual([" same", "Footnotes changed"]);
  expect(comparison.sections[1]?.blocks.at(-1)?.html).toContain('<ins class="added">New</ins>');
});

test("no id and no link to one is left", () => {
  const { sections } = compareWriteUps(
    "# A\n\nb[^1] [x](#a)\n\n[^1]: c",
    "# A\n\nbc[^1] [x](#a)\n\n[^1]: c d",
  );
  const html = sections.flatMap(({ blocks }) => blocks.map((block) => block.html)).join("");
  expect(html).not.toMatch(/ id=| href="#/);
});

test("a changed link definition shows as its source", () => {
  expect(only("[a][b] is it\n\n[b]: https://a.example", "[a][b] is it\n\n[b]: https://b.example")).toContain(
    "<code>",
  );
});

test("the source is escaped and keeps its lines", () => {
  const [block] = changes("a <b> c\nnext line", "a <b> d\nnext line");
  expect(block?.source).toBe(
    'a &lt;b&gt; <del class="removed">c</del> <ins class="added">d</ins>\nnext line',
  );
});

test("one empty text makes all of the other new or gone", () => {
  expect(compareWriteUps("", section("A", ONE)).words).toEqual({ added: 12, removed: 0 });
  expect(outline(compareWriteUps(section("A", ONE), ""))).toEqual(["A removed"]);
  expect(compareWriteUps("", "").sections).toEqual([]);
});

test("a text that the parser gives up on is compared by lines", () => {
  const deep = `${"> ".repeat(200)}x`;
  const { sections, coarse } = compareWriteUps(deep, `${deep}\ny`);
  expect(coarse).toBe(true);
  expect(sections[0]?.blocks[0]?.html).toContain('<ins class="added">y\n</ins>');
});

/** Where tags do not nest, or a block element stands in a paragraph's mark. */
function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = "", empty] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*?(\/?)>/g)) {
    if (empty || ["br", "hr", "img", "input"].includes(name)) continue;
    if (!slash) open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}

test("hostile texts on either side leave nothing for the sanitiser to take, and no tag open", () => {
  const documents = hostileDocuments().filter((_, index) => index % 12 === 0);
  const problems: string[] = [];
  for (const [index, document] of documents.entries()) {
    const other = documents[(index * 7 + 13) % documents.length] ?? "";
    for (const [before, after] of [
      ["Some plain words.", document],
      [`a b ${document} c d`, `a x ${other} c d`],
      [document, `${document}!`],
    ] as const) {
      for (const block of compareWriteUps(before, after).sections.flatMap(({ blocks }) => blocks)) {
        const html = block.html.replace(/<(math|svg)\b.*?<\/\1>/gs, "");
        if (sanitize(html) !== html || !isBalanced(html)) problems.push(html);
        if (sanitize(block.source) !== block.source || !isBalanced(block.source)) problems.push(block.source);
      }
    }
  }
  expect(problems.slice(0, 3)).toEqual([]);
});
