/** The sections of a write-up, by their headings in the template. */
export const SECTIONS = {
  problem: "Problem and objective",
  data: "Data and its limits",
  assumptions: "Assumptions",
  ambiguity: "What was ambiguous and how I decided",
  baseline: "Baseline and exclusions",
  approach: "Approach",
  tradeoffs: "Trade-offs",
  experiments: "Experiments and tests",
  results: "Results",
  next: "What I would do next",
  feedback: "What I want feedback on",
} as const;
export type Section = keyof typeof SECTIONS;

/**
 * What other headings say for them, the most telling first: "Baseline results" are about the baseline, "Evaluation
 * results" are results. "Limitations" without the word data belong to the results, as they say where these do not hold.
 */
const SYNONYMS: [Section, RegExp][] = [
  ["feedback", /\bfeedback\b|\bquestions for\b/],
  [
    "next",
    /^next\b|\bnext steps?\b|\bfuture\b|\bfurther work\b|\broadmap\b|\bwhat s next\b|\bimprovements?\b|\bto ?dos?\b|\bmore time\b/,
  ],
  ["ambiguity", /\bambigu|\bsilent\b|\bunclear\b|\bopen questions?\b|\bclarifications?\b|\binterpretation\b/],
  ["baseline", /\bbaselines?\b|\bexclusions?\b|\bexcluded\b|\bout of scope\b|\bnon goals?\b/],
  [
    "tradeoffs",
    /\btrade ?offs?\b|\balternatives?\b|\b(?:key|design|technical) (?:decisions?|choices)\b|^decisions$|\boptions considered\b/,
  ],
  ["assumptions", /\bassum/],
  [
    "data",
    /\bdata ?sets?\b|^(?:the |our |about the )?data\b|\bdata\b.*\b(?:limits?|limitations?|sources?|quality|exploration|analysis|overview)\b|\beda\b|\bcannot (?:say|tell|show)\b/,
  ],
  [
    "results",
    /\bresults?\b|\bperformance\b|\bmetrics?\b|\bfindings?\b|\boutcomes?\b|\bbenchmarks?\b|\blimitations?\b|\blimits\b|\bcaveats?\b|\bconclusions?\b/,
  ],
  [
    "experiments",
    /\bexperiments?\b|\babla|\bevaluations?\b|\bvalidation\b|\btests?\b|\btesting\b|\btested\b|\berror analysis\b|\biterations?\b/,
  ],
  [
    "approach",
    /\bapproach\b|\bmethods?\b|\bmethodology\b|\bmodels?\b|\bmodell?ing\b|\barchitecture\b|\bsolution\b|\bimplementation\b|\bpipeline\b|\bdesign\b|\bhow it works\b/,
  ],
  [
    "problem",
    /\bproblem\b|\bobjectives?\b|\bgoals?\b|\boverview\b|\bintroduction\b|\bmotivation\b|\bbackground\b|\b(?:the )?task\b|\bcontext\b|\babstract\b|\bsummary\b|\babout\b/,
  ],
];

const LENGTH_MAX = 80;

/** Which section of the template a heading opens, by its own name or another one; null when it opens none of them. */
export function sectionOf(heading: string): Section | null {
  const named = sectionNamed(heading);
  if (named) return named;
  const words = wordsOf(heading);
  return words.length <= LENGTH_MAX
    ? (SYNONYMS.find(([, pattern]) => pattern.test(words))?.[0] ?? null)
    : null;
}

/** The section whose own name a heading has, numbering and signs aside; null for any other heading. */
export function sectionNamed(heading: string): Section | null {
  const words = wordsOf(heading);
  return (Object.keys(SECTIONS) as Section[]).find((section) => wordsOf(SECTIONS[section]) === words) ?? null;
}

/** Whether a heading is about what a result or the data cannot tell. */
export function isAboutLimits(heading: string): boolean {
  return /\blimit(?:s|ations?)?\b|\bcaveats?\b/.test(wordsOf(heading));
}

/** In lower case, without numbering, marks and signs. */
function wordsOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .replace(/^ ?(?:(?:\d+|[ivx]{1,4}) )*/, "")
    .trim();
}
