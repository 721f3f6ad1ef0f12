import type { DemoWork } from "../../content";

/** What grew from the reviews, by reviewer. */
export const work: Record<string, DemoWork> = {
  aruiz: {
    explain:
      "A coordinator loses minutes to wrong queues. You turned “fast and accurate” into a 200 ms budget and minutes per 100 tickets, found that the rule for choosing matters more than the model, and shipped the small model because the large one is sometimes late.",
    match: { value: "match", daysAgo: 66.1 },
    points: [
      {
        kind: "must-fix",
        dimension: "tradeoffs",
        quote: "It misses the budget at p99, so it is out",
        body: "A late proposal is not infinitely bad. Give it a price in minutes, like any other mistake, and put it into the table.",
        replies: [
          {
            by: "olafsen",
            body: "And the share that is late depends on the load. I would measure that first, or the price is multiplied with a number from an idle machine.",
            daysAgo: 65.2,
          },
          {
            by: "nhaddad",
            body: "Both, then. The share first, the price on top of it.",
            daysAgo: 64.9,
          },
        ],
      },
      {
        kind: "consider",
        dimension: "ambiguity",
        quote: "I drop transferred tickets from training and keep them in the test set.",
        body: "Show what this does to the error, on both kinds of tickets. If it does nothing, one line is enough.",
      },
      {
        kind: "praise",
        dimension: "framing",
        quote: "I gave both of them one before I wrote code",
        body: "Keep this where it is. It is the sentence that made me read on.",
      },
    ],
    secondQuestion: "The coordinator ignores the proposal half of the time. Which of your numbers change?",
    pointAnswers: [
      { point: 1, answer: "done", revision: 2, daysAgo: 58.2 },
      { point: 2, answer: "done", revision: 2, daysAgo: 58.2 },
      { point: 4, answer: "done", revision: 2, daysAgo: 58.2 },
    ],
    answers: {
      texts: [
        "What the team has to live with. Logistic regression retrains in 50 seconds on one core when a product is added, and it can show the three words that decided. The encoder needs two hours and 310 MB. On idle servers it leads by 4.8 minutes, and then I would take it.",
        "The ones that I assume. The saving halves, from 54.7 to about 27 minutes per 100 tickets; the order of the models stays, since both lose the same share.",
      ],
      seconds: 97,
      daysAgo: 58.15,
    },
    verdict: { question: 1, value: "answered", daysAgo: 57.4 },
    again: {
      daysAgo: 57.3,
      note: "The tie is the better ending. The row for the coordinator alone carries the argument now, so please keep it in every table.",
      levels: {
        ambiguity: {
          score: 5,
          reason:
            "What dropping transferred tickets does is now a table with sizes, and with what would reverse the choice.",
        },
        tradeoffs: {
          score: 5,
          reason:
            "Lateness has a price, the lines cross at a share that is named, and another model wins on idle servers.",
        },
        iteration: { score: 4, reason: "Each run has its hypothesis, also those that were dropped." },
      },
      solved: [1, 2, 4],
    },
  },
  olafsen: {
    explain:
      "Propose a queue before the coordinator sees the field, and lose as few agent minutes as possible. You compared two models on two cores and chose the one whose p99 stays under 200 ms, although the other one is more accurate.",
    match: { value: "match", daysAgo: 64.9 },
    points: [
      {
        kind: "must-fix",
        dimension: "tradeoffs",
        quote: "Latency is end to end on a two-core container, one request at a time, 2,000 requests.",
        body: "The brief puts this beside the ticket application. Measure again with its load on the same cores, and report the share over the budget.",
      },
      {
        kind: "consider",
        dimension: "framing",
        quote: "The page timings put that at about 200 ms.",
        body: "Say which percentile of the paint time this is. The median and the 5th are different promises.",
      },
      {
        kind: "consider",
        dimension: "iteration",
        quote: "Frozen encoder embeddings with logistic regression: 124.6. Slower and worse than step 3.",
        body: "Measure latency at each step and not only at the end, so that it can steer.",
      },
    ],
    pointAnswers: [
      { point: 1, answer: "done", revision: 2, daysAgo: 58.2 },
      { point: 2, answer: "done", revision: 2, daysAgo: 58.2 },
      {
        point: 3,
        answer: "declined",
        reason:
          "Runs 1 to 6 differ by less than a millisecond, so it would be one number six times. For runs 7 and 8 it is in the notebook.",
        daysAgo: 58.2,
      },
    ],
    again: {
      daysAgo: 57.1,
      note: "60 % load is a guess, and you call it one. Good enough.",
      levels: {
        framing: {
          score: 5,
          reason: "206 ms at the 5th percentile: now it is a promise that one can check.",
        },
        tradeoffs: { score: 4, reason: "Both models under load, with the share that is late." },
      },
      solved: [1, 2],
    },
  },
  sweiss: {
    explain:
      "You rank classifiers by the minutes that their mistakes cost, instead of by F1, and let a deadline decide between two that are close. That they are close you do not say.",
    match: { value: "partly", daysAgo: 63.2 },
    points: [
      {
        kind: "consider",
        dimension: "ambiguity",
        quote: "They get the overall median of 5 minutes.",
        body: "Halve it, double it, and say what moves. If nothing does, the pooling is harmless and the reader can stop worrying.",
      },
    ],
    pointAnswers: [
      { point: 1, answer: "done", revision: 2, daysAgo: 58.1 },
      { point: 2, answer: "done", revision: 2, daysAgo: 58.1 },
    ],
    again: {
      daysAgo: 56.6,
      note: "Intervals by day, and the reason for days. This is what I asked for.",
      levels: {
        ambiguity: {
          score: 4,
          reason: "The pooled costs are varied, and the effect is 1.3 minutes at most.",
        },
        tradeoffs: { score: 4, reason: "The paired difference has its interval, before and after lateness." },
        iteration: {
          score: 4,
          reason:
            "Three seeds for the encoder and whole days resampled. The single steps are still one run each.",
        },
      },
      solved: [1, 2],
    },
  },
  leepark: {
    explain:
      "Late proposals count as none, so both models are weighed in one unit with doing nothing. It comes out as a tie, and you take the model that is easier to keep.",
    match: { value: "match", daysAgo: 54.6 },
    points: [
      {
        kind: "consider",
        dimension: "tradeoffs",
        quote: "The lines cross at 9.7% late, which is close to what I measured.",
        body: "Say here how sure you are of the 8.3%. If it were 10%, the text would have to say the opposite.",
      },
    ],
    pointAnswers: [
      {
        point: 1,
        answer: "asked",
        reason: "Would an interval over the 2,000 requests do, or do you mean the load itself?",
        daysAgo: 54.5,
      },
      { point: 2, answer: "accepted", daysAgo: 54.5 },
    ],
    answers: {
      texts: [
        "Yes, but it leans the other way: 95.4 for the encoder against 99.5, interval −1.7 to 9.9. I would still ship the small model, on upkeep, and say that the encoder is probably ahead.",
      ],
      daysAgo: 54.4,
    },
    verdict: {
      question: 1,
      value: "new-issue",
      note: "Then upkeep decides although the encoder is probably ahead. Say what upkeep costs in your unit.",
      daysAgo: 53.9,
    },
  },
};
