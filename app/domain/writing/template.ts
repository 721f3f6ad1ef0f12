import { SECTIONS, type Section } from "../markdown/sections";

export interface TemplateSection {
  key: Section;
  heading: string;
  /** What reviewers look for under this heading, in one line. */
  hint: string;
  required: boolean;
}

/** The headings the editor offers, in order. */
export const WRITE_UP_TEMPLATE: readonly TemplateSection[] = [
  {
    key: "problem",
    heading: SECTIONS.problem,
    hint: "What is being solved, for whom, and the one measure that says whether it worked.",
    required: true,
  },
  {
    key: "data",
    heading: SECTIONS.data,
    hint: "What the data cannot tell, and what each limit could change in the result.",
    required: false,
  },
  {
    key: "assumptions",
    heading: SECTIONS.assumptions,
    hint: "The assumptions that matter, and how each was tested or could be.",
    required: false,
  },
  {
    key: "ambiguity",
    heading: SECTIONS.ambiguity,
    hint: "Where the brief was silent: the options, the choice, its reason, and what would reverse it.",
    required: false,
  },
  {
    key: "baseline",
    heading: SECTIONS.baseline,
    hint: "The simplest thing that could work, why it is a fair baseline, and what was left out at what cost.",
    required: false,
  },
  {
    key: "approach",
    heading: SECTIONS.approach,
    hint: "What was built, with each decision next to its reason.",
    required: false,
  },
  {
    key: "tradeoffs",
    heading: SECTIONS.tradeoffs,
    hint: "The alternatives, with numbers on quality, latency, scale and cost, and when another one would win.",
    required: false,
  },
  {
    key: "experiments",
    heading: SECTIONS.experiments,
    hint: "Each hypothesis, what came out, and what was checked. Failures count.",
    required: false,
  },
  {
    key: "results",
    heading: SECTIONS.results,
    hint: "The outcome with its variance, the evidence for it, and where it does not hold.",
    required: false,
  },
  {
    key: "next",
    heading: SECTIONS.next,
    hint: "The next step, and what learned so far points to it.",
    required: false,
  },
  {
    key: "feedback",
    heading: SECTIONS.feedback,
    hint: "One to three questions that a reviewer can answer.",
    required: true,
  },
];

/** The template as Markdown: one `##` heading per section with room to write below. */
export function templateMarkdown(): string {
  return WRITE_UP_TEMPLATE.map(({ heading }) => `## ${heading}\n\n`).join("\n");
}
