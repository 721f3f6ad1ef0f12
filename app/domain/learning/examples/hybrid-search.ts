import type { Example } from "../example";
import writeUp from "./hybrid-search.md?raw";

export const hybridSearch: Example = {
  slug: "hybrid-search",
  title: "Hybrid search for support agents",
  writeUp,
  reference: {
    framing: {
      level: 3,
      passage: "I assume that the clicked article was the right one.",
      because:
        "Objective, users and one measure are stated in four sentences, and three limits and an assumption follow. That is all a 3 asks, and it is done well.",
      notLower: "Success has a measure, and the data's limits are these data's.",
      notHigher:
        "The measure does not follow from the objective. Agents say that they do not find what they need; those are the 42 % of searches without a click, and they are left out without a word. That clicks favour the present search is noted, but not what that does to the result.",
    },
    ambiguity: {
      level: 2,
      passage: "I cleaned both before indexing.",
      because:
        "It sees that articles contradict each other and that the logs are noisy, and then says “cleaned”. What was removed, by which rule, and what an agent gets to see where two articles disagree stays unknown.",
      notLower: "Two gaps are noticed and named.",
      notHigher:
        "A baseline alone makes no 3. What counts as the right answer and how long a customer waits are open in the brief and not taken up, and no exclusion is listed.",
    },
    tradeoffs: {
      level: 3,
      passage: "The embedding model is small and runs on the search server, so cost is not a concern.",
      because:
        "Three searches are compared on quality and latency with numbers, and splitting quality by kind of search shows why neither half is enough.",
      notLower: "The choice between the three rests on a table, not on taste.",
      notHigher:
        "A 4 has numbers for two of latency, scale and cost. Cost is waved away, scale is absent, and the one rival that might win on quality, a reranker, falls by opinion.",
    },
    communication: {
      level: 4,
      passage: "MRR changes by less than .01 between 0.5 and 0.7, so it need not be exact.",
      because:
        "Each of the four steps says what and why in two sentences, with its number near. It could be retold in two minutes from the bold lines alone.",
      notLower: "Reasons stand beside the evidence, not only in a natural order.",
      notHigher:
        "The last claim, customers put on hold less often, points to nothing, and the limits are far from the result that they limit. That the cleaning is a mystery counts under ambiguity: one fault, counted once.",
    },
    iteration: {
      level: 3,
      passage: "Passages instead of articles",
      because: "The main steps are listed with what each brought, and parts of the code are tested.",
      notLower: "Every step has an outcome.",
      notHigher:
        "No step says what was expected of it, and all of them helped, which is rare. The tests check the parts, not the ranking, and nobody is told how to run it again.",
    },
  },
  explained:
    "Agents miss the right article in the list. You merged keyword search, which finds names and codes, with embeddings, which find other words, and judge by where the clicked article stands. You chose 50 ms more latency for it.",
  strength:
    "Splitting the measure into codes and other words: it shows at a glance why one search is not enough, and it would show where to go on.",
  change:
    "Label 50 searches that ended without a click. If the right article was there and not shown, your gain is larger than you say; if there is none, ranking is not what the desk needs.",
  question:
    "Your measure rewards putting on top what the present search already shows. How much of the .07 would be left on searches where the clicked article stood below the first ten?",
  teaches:
    "It asks for a check that can come out either way, and says what each outcome would mean for the author's claim.",
};
