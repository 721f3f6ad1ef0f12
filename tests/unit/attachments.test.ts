import { expect, test } from "vitest";
import { type Attachment, fileMarkdown, fileSize, imageFiles } from "~/domain/attachments/attachment";
import { cleanFileName, freeFileName } from "~/domain/attachments/file-name";
import { readCsv, sniffDelimiter } from "~/domain/attachments/read-csv";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import { contentDisposition, parseRange } from "~/web/byte-range.server";

test.each([
  ["plot.png", "plot.png"],
  ["C:\\Users\\ada\\plot.png", "plot.png"],
  ["../../etc/passwd", "passwd"],
  ["invoice\u202Egpj.exe", "invoicegpj.exe"],
  ["a\0b\u0007c\u200B.txt", "abc.txt"],
  ["  two\n lines .md ", "two lines.md"],
  ["", "file"],
  ["..", "file"],
  [".env", ".env"],
  [`${"x".repeat(200)}.ipynb`, `${"x".repeat(114)}.ipynb`],
  [`${"😀".repeat(200)}.md`, `${"😀".repeat(117)}.md`],
])("a file sent as %o is called %o", (sent, name) => {
  expect(cleanFileName(sent)).toBe(name);
});

test("a name that is taken, in whatever case, gets the next number", () => {
  expect(freeFileName("Plot.png", [])).toBe("Plot.png");
  expect(freeFileName("Plot.png", ["plot.PNG"])).toBe("Plot (2).png");
  expect(freeFileName("plot.png", ["plot.png", "plot (2).png"])).toBe("plot (3).png");
  const long = `${"x".repeat(116)}.png`;
  expect(freeFileName(long, [long])).toBe(`${"x".repeat(112)} (2).png`);
});

test.each([
  [0, "0 bytes"],
  [1, "1 byte"],
  [999, "999 bytes"],
  [1000, "1 kB"],
  [1536, "1.5 kB"],
  [1024 * 1024, "1 MB"],
  [25 * 1024 * 1024, "25 MB"],
])("%i bytes are %s", (bytes, words) => {
  expect(fileSize(bytes)).toBe(words);
});

function attachment(overrides: Partial<Attachment>): Attachment {
  return {
    id: "01abc",
    name: "a.py",
    kind: "code",
    mediaType: "text/plain",
    size: 1,
    width: null,
    height: null,
    durationMs: null,
    variants: [],
    notes: [],
    uploadedAt: "",
    ...overrides,
  };
}

test("what is written into a text for a file shows the image, or leads to its page", () => {
  const image = attachment({
    kind: "image",
    name: "a [b]_*c*.png",
    width: 900,
    height: 300,
    variants: [480],
  });
  const html = renderMarkdown(fileMarkdown("s1", image), { files: imageFiles([image]) }).html;
  expect(html).toContain('<img src="/uploads/01abc" alt="a [b]_*c*.png" width="900" height="300"');
  expect(html).toContain("/uploads/01abc/480 480w");
  expect(renderMarkdown(fileMarkdown("s1", attachment({ name: "a](x).py" }))).html).toContain(
    '<a href="/solutions/s1/files/01abc" rel="noopener noreferrer nofollow ugc">a](x).py</a>',
  );
});

test.each([
  ["bytes=0-4", { start: 0, end: 4 }],
  ["bytes=5-", { start: 5, end: 9 }],
  ["bytes=-3", { start: 7, end: 9 }],
  ["bytes=-30", { start: 0, end: 9 }],
  ["bytes=8-99", { start: 8, end: 9 }],
  ["bytes=10-", "unsatisfiable"],
  ["bytes=-0", "unsatisfiable"],
  ["bytes=4-2", null],
  ["bytes=-", null],
  ["bytes=0-1,3-4", null],
  ["items=0-1", null],
  [undefined, null],
])("of ten bytes %o means %o", (header, range) => {
  expect(parseRange(header, 10)).toEqual(range);
});

test("a name is sent in plain letters for old browsers and in full for others", () => {
  expect(contentDisposition("attachment", 'Zürich "(1)".csv')).toBe(
    "attachment; filename=\"Z_rich _(1)_.csv\"; filename*=UTF-8''Z%C3%BCrich%20%22%281%29%22.csv",
  );
});

function rows(text: string, delimiter = ","): string[][] {
  const all: string[][] = [];
  readCsv(text, { delimiter, cellMax: 100, onRow: (row) => all.push([...row]) > 0 });
  return all;
}

test.each<[string, string, string[][]]>([
  ["quotes, commas and line ends in cells", 'a,"b,""c""\r\nd",e\n', [["a", 'b,"c"\r\nd', "e"]]],
  ["any line end, and none at the end", "a\r\nb\rc\nd", [["a"], ["b"], ["c"], ["d"]]],
  [
    "empty cells, and no row for an empty line",
    ",\n\n,,\n",
    [
      ["", ""],
      ["", "", ""],
    ],
  ],
  ["a quote in the middle of a cell", 'a"b,c', [['a"b', "c"]]],
  ["a quote that is never closed", '"a,b\nc', [["a,b\nc"]]],
  ["text behind a closing quote", '"a"b,c', [["ab", "c"]]],
  ["nothing", "", []],
])("a table with %s is read", (_, text, expected) => {
  expect(rows(text)).toEqual(expected);
});

test("a cell is cut, and reading stops when it is told to", () => {
  const seen: string[][] = [];
  readCsv("abcdef\nx\ny", { delimiter: ",", cellMax: 3, onRow: (row) => seen.push([...row]) < 2 });
  expect(seen).toEqual([["abc"], ["x"]]);
});

test.each([
  ["a;b;c\n1,5;2,5;3,5\n4,5;5,5;6,5\n", ";"],
  ["a\tb\n1\t2\n", "\t"],
  ["a|b\n1|2\n", "|"],
  ["one column\nonly\n", ","],
  ['"x;y",b\n"p;q",d\n', ","],
])("the delimiter of %o is %o", (text, delimiter) => {
  expect(sniffDelimiter(text, ",")).toBe(delimiter);
});
