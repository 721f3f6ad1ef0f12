export const RUBRIC_VERSION = 1;

export const LEVELS = [1, 2, 3, 4, 5] as const;
export type Level = (typeof LEVELS)[number];

/** What a form sends in the place of a level for "can't tell". */
export const CANT_TELL = "na";

export const DIMENSION_KEYS = ["framing", "ambiguity", "tradeoffs", "communication", "iteration"] as const;
export type DimensionKey = (typeof DIMENSION_KEYS)[number];

export interface Dimension {
  key: DimensionKey;
  label: string;
  /** One word or two, for places too narrow for the label. */
  short: string;
  asks: string;
  /** What each level means, in a sentence. */
  levels: Record<Level, string>;
}

/** The rubric that reviews are written on. A review keeps the version it was written on; a change of words is a new version. */
export const RUBRIC: readonly Dimension[] = [
  {
    key: "framing",
    label: "Problem framing",
    short: "Framing",
    asks: "Does it say what is being solved and for whom, what the data cannot tell, and what is assumed?",
    levels: {
      1: "Repeats the brief; no objective or measure.",
      2: "Names an objective, not how success is measured; limits or assumptions are missing.",
      3: "States objective, users and one measure; lists some data limits and assumptions.",
      4: "The measure follows from the objective; the limits and assumptions that matter are listed with what they could change.",
      5: "The objective is a measurable decision someone would act on; each limit carries its consequence; each assumption is tested or says how it could be.",
    },
  },
  {
    key: "ambiguity",
    label: "Handling ambiguity",
    short: "Ambiguity",
    asks: "Where the brief was silent, is each choice made in the open?",
    levels: {
      1: "Passes over what is unclear.",
      2: "Notices some of it; the choice or its reason is not stated.",
      3: "Names the main gaps, picks a baseline, lists exclusions.",
      4: "Each main gap has a choice and a reason; the baseline is justified; exclusions are explained.",
      5: "Options are weighed, with what would reverse each choice; the effect of exclusions is quantified.",
    },
  },
  {
    key: "tradeoffs",
    label: "Trade-off analysis",
    short: "Trade-offs",
    asks: "Are quality, latency, scale and cost weighed against each other with evidence?",
    levels: {
      1: "One approach, no alternative.",
      2: "Alternatives are mentioned and compared by opinion.",
      3: "Two or more are compared on quality and at least one of latency, scale or cost.",
      4: "Compared with numbers on quality and two or more of the others; the choice follows from them.",
      5: "As 4, with the limits of the evidence and when another choice would win.",
    },
  },
  {
    key: "communication",
    label: "Communication",
    short: "Communication",
    asks: "Can a busy reader find and follow the decisions?",
    levels: {
      1: "One must open the code to learn what was done.",
      2: "The result is there; the reasons must be guessed.",
      3: "Sections in a natural order; result and limits are easy to find.",
      4: "Each decision stands with its reason next to the evidence; it could be told in two minutes.",
      5: "Objective, baseline, result and limits are found in minutes; every claim points to evidence; nothing to cut.",
    },
  },
  {
    key: "iteration",
    label: "Iteration and testing",
    short: "Iteration",
    asks: "Does it show hypotheses, experiments and checks, including what failed?",
    levels: {
      1: "Only the final state.",
      2: "Mentions steps or checks without outcomes.",
      3: "Lists the main iterations with results; something is tested.",
      4: "Each iteration has a hypothesis and an outcome; failures are kept; checks are described; someone could re-run it.",
      5: "As 4, results come with their variance, re-running reproduces them, and the next step follows from what was learned.",
    },
  },
];

/** The dimension of a key. */
export function dimension(key: DimensionKey): Dimension {
  return RUBRIC.find((d) => d.key === key) as Dimension;
}
