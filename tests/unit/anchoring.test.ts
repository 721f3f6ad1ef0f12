import { expect, test } from "vitest";
import { completeAnchor, locateQuote, type QuoteAnchor } from "~/domain/anchoring/locate-quote";
import { sectionAt } from "~/domain/anchoring/text-model";
import { textOf } from "~/domain/anchoring/text-of.server";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { renderPlain } from "~/domain/markdown/render-plain.server";

function read(markdown: string): string {
  return textOf(renderMarkdown(markdown).html).text;
}

test.each([
  [
    "blocks, items and cells are parted by one space",
    "a\n\n- b\n- c\n\n| d | e |\n|-|-|\n| f | g |",
    "a b c d e f g",
  ],
  [
    "white space in code is one space, and signs stay",
    "```js\nif (a &&\n    b < 1) {}\n```",
    "if (a && b < 1) {}",
  ],
  ["inline marks part nothing", "a**b**c `d`*e* <kbd>f</kbd>", "abc de f"],
  ["a line break is white space", "a\\\nb", "a b"],
  ["a formula is read once", "so $x_1 = 2$ holds", "so x1=2 holds"],
  ["references are decoded", "a &amp; b &lt;i&gt; \u00a0 &quot;c&quot;", 'a & b <i> "c"'],
  ["an image has no text", "a ![b](/uploads/c) d", "a d"],
  ["a footnote stands at the end, without marks and ways back", "a[^1] b\n\n[^1]: c", "a b c"],
])("%s", (_, markdown, text) => {
  expect(read(markdown)).toBe(text);
});

test("names, numbers and charts that the page adds to evidence are left out", () => {
  const table = "| Option | Latency (ms) ↓ | Accuracy ↑ |\n|-|-|-|\n| A | 10 | 0.8 |\n| B | 20 | 0.9 |";
  const text = read(`> **Decision:** Take A.\n> - **Because:** it is fast.\n\n${table}`);

  expect(text).toMatch(/^Take A\. Because it is fast\. Option Latency/);
  expect(text).toContain("A 10 0.8 B 20 0.9");
  expect(text).not.toMatch(/Decision 1|◆|against/);
});

test("a section holds its heading and those of deeper headings, and the footnotes belong to none", () => {
  const text = textOf(renderMarkdown("a[^1]\n\n## B\n\nb\n\n### C\n\nc\n\n## D\n\nd\n\n[^1]: e").html);
  const at = (word: string) => sectionAt(text, text.text.indexOf(word));

  expect(["a", "B", "b", "C", "c", "D", "d", "e"].map(at)).toEqual([
    "",
    "wu-b",
    "wu-b",
    "wu-c",
    "wu-c",
    "wu-d",
    "wu-d",
    "",
  ]);
  expect(text.sections.map(({ start, end }) => text.text.slice(start, end).trim())).toEqual([
    "B b C c",
    "C c",
    "D d",
    "e",
  ]);
});

test("HTML that could not be rendered, or was rendered otherwise once, is read all the same", () => {
  expect(textOf(renderPlain("## a <b>\n\n c").html).text).toBe("## a <b> c");
  expect(textOf('<h4 id="x">a</h4><p>b<br>c<SPAN CLASS="x">d</SPAN></p><p>e').text).toBe("a b cd e");
  expect(textOf('<svg class="chart"><path d="M1 1"/><title>a</title></svg><p>b < c').text).toBe("b < c");
});

const WRITE_UP = textOf(
  renderMarkdown(
    "## One\n\nIt held. “Fast” was 200 ms – for now.\n\n## Two\n\nAgain: it held.\n\nIt held. No more.",
  ).html,
);
const NOTHING: QuoteAnchor = { quote: "", prefix: "", suffix: "", start: null, section: "" };

function found(anchor: Partial<QuoteAnchor>): string | null {
  const place = locateQuote(WRITE_UP, { ...NOTHING, ...anchor });
  return place && `${place.section} ${WRITE_UP.text.slice(place.start - 4, place.end)}`;
}

test("a pasted quote is found whatever its white space, quotation marks and dashes are", () => {
  expect(found({ quote: ' "Fast"\n was 200 ms - for' })).toBe("wu-one ld. “Fast” was 200 ms – for");
  expect(found({ quote: "It never held." })).toBeNull();
  expect(found({ quote: " \n" })).toBeNull();
});

test("of several places the section decides, or what stands around, or where it began; else none is taken", () => {
  expect(found({ quote: "It held." })).toBeNull();
  expect(found({ quote: "It held.", section: "wu-two" })).toBe("wu-two ld. It held.");
  expect(found({ quote: "It held.", prefix: "One ", section: "wu-two" })).toBe("wu-one One It held.");
  expect(found({ quote: "It held.", suffix: " No" })).toBe("wu-two ld. It held.");
  expect(found({ quote: "held.", start: WRITE_UP.text.indexOf("held. It") })).toBe("wu-two  it held.");
  expect(found({ quote: "held.", start: 1 })).toBeNull();
});

test("an anchor is completed with the very words, what stands around them and the section", () => {
  const anchor = { ...NOTHING, quote: '"Fast"  was', moment: 3 };

  expect(completeAnchor(WRITE_UP, anchor)).toEqual({
    quote: "“Fast” was",
    prefix: "One It held. ",
    suffix: " 200 ms – for now. Two Again: it",
    start: 13,
    section: "wu-one",
    moment: 3,
  });
  expect(completeAnchor(WRITE_UP, { ...NOTHING, quote: "gone", start: 5 })).toEqual({
    ...NOTHING,
    quote: "gone",
  });
});
