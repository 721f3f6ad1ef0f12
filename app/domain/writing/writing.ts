/** Goes up whenever the same Markdown would render differently: stored HTML of an older version is rendered again. */
export const RENDERER_VERSION = 1;

/** In UTF-8. A text above it is refused where it is saved, and is never parsed. */
export const MARKDOWN_MAX_BYTES = 100 * 1024;

export interface Heading {
  depth: 2 | 3 | 4;
  /** The element's id, unique within the document. */
  id: string;
  text: string;
}

/**
 * Renders texts, the answers in their order. Texts that stand on a page beside a write-up need an `idScope` that no
 * other text of the page has, or their headings and footnotes would share its ids.
 */
export type Render = (texts: string[], idScope?: string) => Promise<Rendered[]>;

export interface Rendered {
  html: string;
  outline: Heading[];
  /** Plain text of the first paragraph, about 220 characters; empty when there is none. */
  summary: string;
  words: number;
  /** True when the text could not be rendered and `html` is the escaped source. */
  plain: boolean;
}

const LINK_DESTINATION = /\]\([^)\s]*/g;
const SCRIPTS_WITHOUT_SPACES = "\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}";
const WORD = new RegExp(
  `[${SCRIPTS_WITHOUT_SPACES}]|(?:(?![${SCRIPTS_WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}])+` +
    `(?:['’.,-](?![${SCRIPTS_WITHOUT_SPACES}])[\\p{L}\\p{N}\\p{M}]+)*`,
  "gu",
);

/**
 * Words in a Markdown text, code included, markup and link destinations left out. Chinese and Japanese count by
 * the character, which keeps the reading time about right.
 */
export function countWords(markdown: string): number {
  return markdown.replace(LINK_DESTINATION, "]").match(WORD)?.length ?? 0;
}

const SUMMARY_LENGTH = 220;

/** Text on one line, cut between words to about 220 characters, with an ellipsis where something was cut. */
export function shorten(text: string): string {
  const line = text.trim().replace(/\s+/g, " ");
  if (line.length <= SUMMARY_LENGTH) return line;
  const cut = line.slice(0, SUMMARY_LENGTH);
  const space = cut.lastIndexOf(" ");
  // Scripts without spaces, and words longer than anyone's, are cut where the room ends.
  const kept = space > SUMMARY_LENGTH / 2 ? cut.slice(0, space) : cut.replace(/[\uD800-\uDBFF]$/, "");
  return `${kept.replace(/[\s,;:.–—-]+$/, "")}…`;
}

const WORDS_PER_MINUTE = 230;

/** Whole minutes, at least 1. */
export function readingMinutes(words: number): number {
  return Math.max(1, Math.round(words / WORDS_PER_MINUTE));
}

export interface TemplateSection {
  heading: string;
  /** What reviewers look for under this heading, in one line. */
  hint: string;
  required: boolean;
}

/** The headings the editor offers, in order. */
export const WRITE_UP_TEMPLATE: readonly TemplateSection[] = [
  {
    heading: "Problem and objective",
    hint: "What is being solved, for whom, and the one measure that says whether it worked.",
    required: true,
  },
  {
    heading: "Data and its limits",
    hint: "What the data cannot tell, and what each limit could change in the result.",
    required: false,
  },
  {
    heading: "Assumptions",
    hint: "The assumptions that matter, and how each was tested or could be.",
    required: false,
  },
  {
    heading: "What was ambiguous and how I decided",
    hint: "Where the brief was silent: the options, the choice, its reason, and what would reverse it.",
    required: false,
  },
  {
    heading: "Baseline and exclusions",
    hint: "The simplest thing that could work, why it is a fair baseline, and what was left out at what cost.",
    required: false,
  },
  {
    heading: "Approach",
    hint: "What was built, with each decision next to its reason.",
    required: false,
  },
  {
    heading: "Trade-offs",
    hint: "The alternatives, with numbers on quality, latency, scale and cost, and when another one would win.",
    required: false,
  },
  {
    heading: "Experiments and tests",
    hint: "Each hypothesis, what came out, and what was checked. Failures count.",
    required: false,
  },
  {
    heading: "Results",
    hint: "The outcome with its variance, the evidence for it, and where it does not hold.",
    required: false,
  },
  {
    heading: "What I would do next",
    hint: "The next step, and what learned so far points to it.",
    required: false,
  },
  {
    heading: "What I want feedback on",
    hint: "One to three questions that a reviewer can answer.",
    required: true,
  },
];

/** The template as Markdown: one `##` heading per section with room to write below. */
export function templateMarkdown(): string {
  return WRITE_UP_TEMPLATE.map(({ heading }) => `## ${heading}\n\n`).join("\n");
}
