import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "priya_r",
  challenge: "One product, many names",
  title: "Same brand, same size, same drill",
  ask: "Would you put 94 clean groups of 100 in front of customers? And how would you measure recall without trusting the 500 pairs?",
  tags: ["entity-resolution", "data-quality", "record-linkage"],
  postedDaysAgo: 6.3,
  blind: true,
  writeUp,
  laterRevisions: [],
  work: {
    "tomasz-w": {
      explain:
        "Rows are the same when a customer would not send one back for the other. You wrote that rule before opening the labels, priced a wrong merge at four missed ones, and took the matcher that follows over a language model whose answers do not repeat.",
      match: { value: "partly", daysAgo: 3.8 },
      points: [
        {
          kind: "must-fix",
          dimension: "tradeoffs",
          quote: "The four is a guess, so here is what other guesses would do.",
          body: "Ask the shop for one number: what a returned order costs them. Then the guess is an estimate.",
        },
      ],
      pointAnswers: [{ point: 1, answer: "accepted", daysAgo: 3.7 }],
    },
  },
  reviews: [
    {
      by: "tomasz-w",
      daysAgo: 4.6,
      scores: {
        framing: {
          score: 5,
          reason:
            "A rule for the same that a customer would recognise, written before the labels were opened, and a threshold that follows from a price. Keeping the label where it disagrees with your rule is right, and the reason you give is the right one.",
          quote: "the test is mine and not the",
        },
        ambiguity: {
          score: 4,
          reason:
            "Packs, colours, brands and the price of an error are decided in the open. For rows without a brand the decision is put off, and five of six bad groups come from there, so this gap is the one that costs.",
          quote: "Needs the other fields",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Six matchers on quality, with time, money and repeatability for the two that are close. I would have turned down the language model for the same reason. The interval behind 97.4% is missing; I get 94 to 99%, and for the recall 84 to 92%.",
          quote: "Ten euro is not an argument.",
        },
        communication: {
          score: 4,
          reason:
            "The first paragraph tells me which of three numbers to believe. The code of the veto could be half as long, but without it I would not have found the hole below.",
        },
        iteration: {
          score: 3,
          reason:
            "Each matcher has an outcome and the embedding's failure is explained. But the veto was written after reading the 15 wrong merges of these 500 pairs and then scored on them, so the step from 15 to 5 is the best case. And it has a hole: it fires only if no length is shared, so a bit of 6 mm x 93 mm and one of 6 mm x 160 mm pass.",
          quote: "Ten of the 15 wrong merges of matcher 4 had different sizes or counts in their names.",
          step: "Label 100 fresh pairs that matcher 4 merges, 50 of them with two lengths in the name, and report the veto on those alone.",
        },
      },
      strength:
        "Checking that the list of 200 decisions is worth more than random ones, 19 against 3. I have handed in such lists for years and never tested one.",
      change:
        "Compare lengths as ordered tuples, or require equal sets when both names give the same number of them. Then re-read the six bad groups.",
      question:
        "For recall without the 500 pairs: have you thought of taking rows that share a usable EAN, hiding the EAN, and counting how many the rest of the features bring back? It is biased towards tidy wholesalers, but differently biased.",
      rating: { value: "very-helpful", daysAgo: 3.8 },
      replies: [
        {
          by: "priya_r",
          body: "You are right about the two lengths. I tried your example and it passes. The hidden EAN is a good second measure and I will run it by wholesaler, since two of the nine have nearly all the EANs.",
          daysAgo: 3.7,
        },
      ],
      endorsedBy: [],
    },
  ],
};
