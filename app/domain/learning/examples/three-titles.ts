import type { Example } from "../example";
import writeUp from "./three-titles.md?raw";

export const threeTitles: Example = {
  slug: "three-titles",
  title: "Three titles, then a colleague: when to replace a search",
  writeUp,
  reference: {
    framing: {
      level: 5,
      passage: "if the right article stands in the first three for at least 10 points more searches",
      because:
        "The objective is a decision that somebody will take, with its threshold fixed before anything was measured. Each limit says what was done about it, and each assumption is tested or says how it could be.",
      notLower:
        "A 4 lists what its assumptions could change. Here one of them is shown to turn the decision around: at ten titles the rule would say leave it.",
      notHigher: null,
    },
    ambiguity: {
      level: 4,
      passage: "Where articles contradict each other, the one edited last comes first",
      because:
        "What right means, what to do with contradictions, how fast is fast enough: each gap has a choice and a reason. The baseline is the one that the lead would keep, and the exclusions are explained.",
      notLower: "A 3 would name the gaps and list the exclusions, without the reasons.",
      notHigher:
        "Only the first decision says what would reverse it, and nobody counted how many searches only a scanned attachment could answer.",
    },
    tradeoffs: {
      level: 5,
      passage: "300 searches cannot tell that from nothing",
      because:
        "Five searches are compared on quality, latency and cost, and the choice follows from the rule. It says how far 300 searches carry, and names two situations in which another row wins.",
      notLower: "A 4 has the same table and the same choice, and stops there.",
      notHigher: null,
    },
    communication: {
      level: 4,
      passage: "The service is a Python process with one endpoint.",
      because:
        "Rule, result and recommendation are found in a minute. Each decision carries its reason and its evidence, and one could tell it in two minutes.",
      notLower:
        "It is more than a natural order: the last sentence of the results answers the first paragraph.",
      notHigher:
        "There is something to cut. The sentences about the service decide nothing, and the limits must be gathered from three places.",
    },
    iteration: {
      level: 4,
      passage: "dropped: the product is named only on top",
      because:
        "Each step has a hypothesis and an outcome, two failures are kept with their cause, known answers are checked at each change, and one command repeats it all.",
      notLower:
        "A 3 lists steps and results. This says what was expected before, and what was learned when it failed.",
      notHigher:
        "The steps were tried on 100 searches and come without a variance. Two were dropped for three points, which may be chance. The interval that the final table has is missing where decisions were taken.",
    },
  },
  explained:
    "The desk's lead must decide whether to replace the search. You fixed a threshold on the first three titles, labelled 300 searches instead of trusting clicks, and chose merged search over the better reranker, since its gain is uncertain and it is too slow.",
  strength:
    "The rule stands before the result. It makes the recommendation something that could have failed, and the ten-titles assumption shows that you know where it would.",
  change:
    "Give the experiment log the interval that the final table has. Passages were dropped for three points on 100 searches, and they may deserve a second chance.",
  question: "If the lead says that agents do read ten titles when a call is calm, what do you recommend?",
  teaches:
    "A strong write-up gets a precise wish as well: it points at the one decision that rests on too little, and uses the author's own standard.",
};
