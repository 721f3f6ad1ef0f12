export const TOPICS = [
  "rag", "nlp", "classification", "forecasting", "embeddings", "evaluation", "agents", "ranking", "vision",
  "speech", "anomaly-detection", "entity-matching", "summarization", "moderation", "search", "recommendation",
  "extraction", "translation", "tabular", "time-series", "fine-tuning", "prompting", "clustering", "routing",
]; // biome-ignore format: a list of words

/** Behind a topic they make the tags that few write-ups have. */
export const ASPECTS = [
  "latency", "cost", "privacy", "drift", "labels", "baselines", "monitoring", "caching", "sampling", "audits",
]; // biome-ignore format: a list of words

export const TITLE_STARTS = [
  "A baseline first", "Deciding under a budget", "What the labels hide", "Small model", "Two-stage approach",
  "Keeping it simple", "Measured trade-offs", "An honest error budget", "From brief to baseline", "When not to answer",
  "Notes on ambiguity", "Cheaper by half", "What I left out", "Rules before models", "Choosing the measure",
]; // biome-ignore format: a list of words

export const PLACES = [
  "support tickets", "invoices", "clinical notes", "product names", "news comments", "sensor readings",
  "job adverts", "contracts", "call transcripts", "store sales", "expense reports", "code reviews",
  "insurance claims", "lecture notes", "parts catalogues", "travel bookings",
]; // biome-ignore format: a list of words

export const SENTENCES = [
  "The brief leaves “fast” undefined, so I fixed 200 ms at the 95th percentile before anything else.",
  "A wrong answer costs about forty times what a refusal costs, and the measure follows from that.",
  "The labels come from one person and contain 3 % that two others would have decided differently.",
  "I excluded everything before 2022, because the form changed then; it costs a tenth of the data.",
  "The baseline is a list of rules that takes a day to write and reaches 71 %.",
  "The larger model wins by 1.4 points and loses on cost by a factor of nine.",
  "Five seeds differ by 0.8 points, so I do not read anything into differences below two.",
  "What failed: augmenting the rare class by paraphrases raised recall and halved precision.",
  "I would ask for a week of logs next, since the offline sample has no repeated questions.",
  "It runs in 90 ms on four cores, of which 60 are spent in the second stage.",
  "Where the brief was silent about languages I assumed English and counted the rest: 6 %.",
  "The result holds for documents under ten pages; beyond that I have nine examples and no claim.",
];

export const REASONS = [
  "The measure follows from the objective, and the text says so.",
  "Each gap is named with a choice, but the reasons stay short.",
  "Cost is compared with numbers, latency is not.",
  "The order makes it easy to find what was decided.",
  "Experiments are listed with outcomes, including two that failed.",
  "It names an assumption that was never tested.",
];

export const STEPS = [
  "Say what would reverse the choice.",
  "Give the variance over seeds.",
  "Name the users of the decision.",
  "Put the latency beside the quality.",
];

export const CHANGES = [
  "Report the variance beside every number.",
  "Move the exclusions in front of the results.",
  "Compare with the rules once more, on the second sample.",
  "Say at what price the smaller model stops being right.",
];

export const REPLIES = [
  "Thank you, I had not seen that. Revision 2 has the numbers.",
  "I left it out for length; it is in the repository.",
  "Agreed, and it changes the second decision.",
];

export const CHANGE_NOTES = [
  "Added the variance over seeds.",
  "Answered the reviews: exclusions come first now.",
  "A second baseline, and a shorter summary.",
];
