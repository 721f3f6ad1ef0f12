import type { DemoSolution } from "../../content";
import revision2 from "./revision-2.md?raw";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "kwame",
  challenge: "One product, many names",
  title: "One product, many names: pay for candidates, not for pairs",
  ask: "Check my bill, and tell me where the cheap path is cheap because I measured the wrong thing.",
  tags: ["entity-resolution", "blocking", "cost"],
  postedDaysAgo: 29.3,
  writeUp,
  laterRevisions: [
    {
      daysAgo: 21.7,
      changeNote:
        "Measured after clustering instead of before. The largest page had 214 rows; two repairs bring it to 12. Blocking is checked on rows without an EAN, where it was eight points worse. The list of 200 now shows edges that hold a page together.",
      writeUp: revision2,
    },
  ],
  reviews: [
    {
      by: "tomasz-w",
      daysAgo: 27.6,
      scores: {
        framing: {
          score: 3,
          reason:
            "Objective, user and a measure are there, and the price of 5 to 1 is at least said aloud. But the shopper sees a page, and you measure pairs. The two come apart as soon as there are chains.",
          quote: 'The measure is precision and recall of "same" on the 500 labelled pairs',
        },
        ambiguity: {
          score: 3,
          reason:
            "Packs are decided with 29 of 31 labels, which is how it should be done. Colour and length get two words and no count. How rows without an EAN differ from those with one is not asked.",
          quote: "Same reason.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Schemes and matchers are compared on recall, precision, time and money, and the choice follows. The remark that 1,160 false merges are the real reason for blocking is worth the whole read.",
        },
        communication: {
          score: 4,
          reason: "Short, with the bill up front. The query can be pasted and runs.",
        },
        iteration: {
          score: 2,
          reason:
            "Three failures are told, which is good. The mapping itself, the first thing the brief asks for, is made in one step and not checked at all: no cluster sizes, no sample of pages.",
          quote:
            "Pairs above 0.83 are edges, products are the connected components. 48,210 rows become 31,480 products.",
          step: "Print the ten largest components and read them. Then draw 100 pages with three or more rows and count the pure ones.",
        },
      },
      strength: "You worked out what comparing everything costs before deciding not to.",
      change:
        "Evaluate after clustering. With nine wholesalers a component above nine rows is suspicious, so you can test this without a single label.",
      question: "How many rows has your largest component?",
      rating: { value: "very-helpful", daysAgo: 27.1 },
      replies: [
        {
          by: "kwame",
          body: "214. Hexagon bolts, all of them. I had not looked, because the pair table looked finished.",
          daysAgo: 27.0,
        },
        {
          by: "tomasz-w",
          body: "Everyone's first one is bolts. Look at the edges that hold it together before you raise the threshold, it is usually a handful.",
          daysAgo: 26.7,
        },
        {
          by: "kwame",
          body: "Done in revision 2. Precision of the pages goes from 90.3% to 96.4%.",
          daysAgo: 21.6,
        },
      ],
      endorsedBy: ["jokafor", "hanae"],
    },
    {
      by: "hanae",
      daysAgo: 25.8,
      scores: {
        framing: {
          score: 4,
          reason:
            "Two mistakes, a price for each, a threshold that follows. I know what is bought with the money.",
        },
        ambiguity: {
          score: 3,
          reason:
            "The main gaps are named and decided. That bad EANs are treated as empty is a choice with an effect on training, and the effect is not shown.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Five matchers with precision, recall and cost. The language model is declined for a reason other than its price, and the condition for changing that is written down.",
        },
        communication: { score: 4, reason: "Dry and quick. I found every number that I looked for." },
        iteration: {
          score: 3,
          reason:
            "Failures with their cause. What I miss is the behaviour of the hosted model: 500 answers came back and nothing is said about the odd ones.",
        },
      },
      strength: "You say which result would make you pay the 1.50 USD.",
      change: "Tell what you did with answers of the language model that were neither yes nor no.",
      question: "Did it give the same answer when you asked the same pair twice?",
      rating: { value: "helpful", daysAgo: 25.2 },
      replies: [
        {
          by: "kwame",
          body: '1.1% were neither, counted as "not the same". It is in revision 2. I did not ask twice. At one word per answer it should not vary, but “should” is not a measurement.',
          daysAgo: 21.5,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "jokafor",
      daysAgo: 16.4,
      scores: {
        framing: {
          score: 4,
          reason:
            "Now the measure is what the shopper sees, and it follows from the two mistakes. The limits name how the 500 pairs may have been chosen and in which direction that pulls.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Packs and colour have counts behind them. Sizes have a stated exception that stays broken, with the reason. The price of 5 to 1 now says where it flips.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Quality, money and time for each scheme, and the repair is priced both ways. The boring baseline is missing: your own hand search used an index that found pairs which blocking lost, and that index is not a row in the table.",
          quote: "in a full-text index that shares nothing with the blocking",
        },
        communication: {
          score: 5,
          reason:
            "What changed stands on top, and later work is marked as later. I compared the two revisions in five minutes.",
        },
        iteration: {
          score: 4,
          reason:
            "The fix was written after seeing the rows it fixes, and you say so next to the number. Failure four in the list is a sentence few people would keep.",
        },
      },
      strength:
        "The column for rows without an EAN. Eight points of comfort removed by two hours of reading.",
      change:
        "Add BM25, nearest 15, as a blocking scheme. It costs nothing to build, because you have built it.",
      question: "What do the 8 pairs look like that even the last row of the blocking table loses?",
      rating: { value: "helpful", daysAgo: 15.8 },
      replies: [
        {
          by: "kwame",
          body: "Three sizes in the bare form, four names with nothing in common but the brand, one typing error in the brand. BM25 goes into the next run. You are right that it is already paid for.",
          daysAgo: 15.6,
        },
      ],
      endorsedBy: ["tomasz-w"],
    },
  ],
};
