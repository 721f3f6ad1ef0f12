import { createRandom } from "../community/random";

/** Two texts to compare, each at most 100 KB. */
export interface Pair {
  name: string;
  before: string;
  after: string;
}

const MAX_CHARACTERS = 100_000;

/** Pairs as authors make them, and pairs made to cost the most. The same every time. */
export function createPairs(): Pair[] {
  const { next, below, chance } = createRandom(1);
  const letter = () => "abcdefghijklmnopqrstuvwxyz".charAt(below(26));
  const vocabulary = Array.from({ length: 3000 }, () =>
    Array.from({ length: 2 + below(8) }, letter).join(""),
  );
  // Multiplied, so that some words are common and most are rare.
  const word = () => vocabulary[Math.floor(next() * next() * vocabulary.length)] ?? "";
  const words = (count: number, end: (i: number) => string = () => "") =>
    Array.from({ length: count }, (_, i) => word() + end(i)).join(" ");
  const paragraph = (count: number) => words(count, (i) => (i % 15 === 14 ? "." : ""));
  const writeUp = () =>
    Array.from({ length: 24 }, () =>
      [
        `## ${words(3)}`,
        ...Array.from({ length: 5 }, () => paragraph(85)),
        Array.from({ length: 6 }, () => `- ${words(8)}`).join("\n"),
        `| a | b |\n|---|--:|\n${Array.from({ length: 6 }, () => `| ${words(3)} | ${below(100)} |`).join("\n")}`,
        "```python\nimport x\nfor a in b:\n    print(a)\n```",
      ].join("\n\n"),
    ).join("\n\n");
  const edited = (text: string, share: number) =>
    text
      .split("\n")
      .map((line) =>
        /^(##|```|\|--)/.test(line)
          ? line
          : line.replace(/[a-z]+/g, (old) => (chance(share) ? (chance(0.3) ? "" : word()) : old)),
      )
      .join("\n");
  const revised = (text: string) =>
    text
      .split("\n\n")
      .flatMap((block) => {
        if (chance(0.03)) return [];
        if (chance(0.03)) return [block, paragraph(60)];
        return [chance(0.25) ? edited(block, 0.3) : block];
      })
      .join("\n\n");

  const pair = (name: string, part: () => string, separator: string): Pair => {
    return { name, before: fill(part, separator), after: fill(part, separator) };
  };
  const text = writeUp();
  const line = fill(() => paragraph(15), " ");
  const base = paragraph(40);
  return [
    { name: "12,000 words, a tenth of them changed", before: text, after: edited(text, 0.1) },
    { name: "12,000 words, some paragraphs revised", before: text, after: revised(text) },
    { name: "12,000 words, alike", before: text, after: text },
    { name: "12,000 words, written anew", before: text, after: writeUp() },
    { name: "one line, a tenth changed", before: line, after: edited(line, 0.1) },
    { name: "one line, a third changed", before: line, after: edited(line, 0.33) },
    pair("one line of one-letter words", letter, " "),
    pair("one line of two words", () => (chance(0.5) ? "a" : "b"), " "),
    pair("paragraphs that resemble each other", () => edited(base, 0.2), "\n\n"),
    pair("long paragraphs of one-letter words", () => Array.from({ length: 900 }, letter).join(" "), "\n\n"),
    pair("tiny blocks", () => letter() + letter(), "\n\n"),
    pair("1,900 blocks", () => words(9).slice(0, 50), "\n\n"),
    pair("headings alone", () => `# ${letter()}${letter()}`, "\n\n"),
    pair("items of one list", () => `- ${words(2)}`, "\n"),
    {
      name: "rows of one table",
      before: fill(
        table(() => `|${word()}|${below(9)}|`),
        "\n",
      ),
      after: fill(
        table(() => `|${word()}|${below(9)}|`),
        "\n",
      ),
    },
    pair("lines of code", () => `${word()}(${word()})`, "\n    "),
    pair("code of one-letter lines", () => `    ${letter()}`, "\n"),
    pair("emphasis everywhere", () => `**${word()}** *${word()}* \`${word()}\``, " "),
    pair("formulas", () => `$x_{${below(400)}}+\\frac{a}{b}$ ${words(10)}`, "\n\n"),
  ];
}

/** Rows below a head. */
function table(row: () => string): () => string {
  let head = true;
  return () => {
    const text = head ? `|a|b|\n|---|---|\n${row()}` : row();
    head = false;
    return text;
  };
}

function fill(part: () => string, separator: string): string {
  const parts: string[] = [];
  for (let length = 0; ; ) {
    const next = part();
    length += next.length + separator.length;
    if (length > MAX_CHARACTERS) return parts.join(separator);
    parts.push(next);
  }
}
