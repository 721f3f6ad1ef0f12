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
