import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "yuki-t",
  challenge: "Is the summary any good?",
  title: "Not yet: 28 of 80 hand-over summaries carry a serious fault",
  ask: "Is it right to let the recommendation rest on 80 hand labels by one person? And would you have cut the part on other languages?",
  tags: ["evaluation", "llm-as-judge", "summarisation"],
  postedDaysAgo: 9,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "tbanerjee",
      daysAgo: 7.6,
      scores: {
        framing: {
          score: 5,
          reason:
            "Good is defined by what the next agent does with the summary, the ranges were fixed before reading, and the head of support can act on the first paragraph. You also say what moves if she disagrees with your limits.",
          quote: "For the decision I fixed three ranges before I looked at any summary.",
        },
        ambiguity: {
          score: 4,
          reason:
            "The thumbs, the meaning of good and the severity of each fault are decided in the open. The one silent choice is that all three serious faults weigh the same, although a missing promise and a wrong contract number do not.",
        },
        tradeoffs: {
          score: 3,
          reason:
            "Hand labels and two kinds of judge are compared on quality, and time and price are given in passing. What an hour of labelling buys against an hour on a better judge is the trade-off of this task, and you stop one step before it.",
          quote: "It took 2 hours and 10 minutes, which is more than half of the time box.",
        },
        communication: {
          score: 4,
          reason:
            "Recommendation first, limits directly below. The judge's part could be half as long, since you end by not using it.",
        },
        iteration: {
          score: 3,
          reason:
            "The prompt change is a clean paired experiment and the failed judge is kept. But a single rater means that κ measures the judge against one person's habits. Without a second labelling of your own you do not even know how well you agree with yourself.",
          quote: "nobody has labelled the same conversations twice",
        },
      },
      strength:
        "You computed that the corrected judge is less certain than your sample and then said so. Most people report the larger n and feel better.",
      change:
        "Label twenty of the 80 again after a few days without looking. Your own κ is the ceiling for any judge, and it takes half an hour.",
      question: "Which share of the 35% would remain if only promises with a date counted as promises?",
      rating: { value: "very-helpful", daysAgo: 7.1 },
      replies: [
        {
          by: "yuki-t",
          body: "I did the twenty last night. I agree with myself on 18 for promises (κ = 0.78) and on all 20 for numbers. With dated promises only, 21 of 80 have a serious fault, so 26%, which is barely above my own limit. That belongs in the next revision.",
          daysAgo: 6.8,
        },
        {
          by: "tbanerjee",
          body: "Then your limit and your definition of a promise decide this together, and the reader should see both. Keep the part on other languages; it is short and no one else would have written it.",
          daysAgo: 6.3,
        },
      ],
      endorsedBy: [],
    },
  ],
};
