import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "luca-b",
  challenge: "Document question answering over 900 PDFs",
  title: "Ask 900 PDFs a question: embeddings, four passages and a source",
  ask: "This is my first retrieval project. What would you have expected to see that is missing?",
  tags: ["retrieval", "rag", "question-answering"],
  postedDaysAgo: 26,
  writeUp,
  laterRevisions: [],
  work: { rjensen: { pseudonymous: true } },
  reviews: [
    {
      by: "hanae",
      daysAgo: 25.3,
      scores: {
        framing: {
          score: 3,
          reason:
            "Users and situation are clear, and three properties of a good answer are named. Only one of them is measured with more than a glance.",
          quote: "it is correct, it shows where it comes from, and it is fast enough for a phone call",
        },
        ambiguity: {
          score: 2,
          reason:
            "The scans are noticed and skipped, and a reader cannot tell whether that is five files or five hundred. The same goes for old versions, which you met in the garage question.",
          quote: "Some PDFs gave no text. They seem to be scans. I skipped them for now",
          step: "Count the files without text and list them in a table with what that excludes.",
        },
        tradeoffs: {
          score: null,
          reason:
            "There is nothing to compare yet, and I would rather wait for a second approach than score its absence.",
        },
        communication: {
          score: 4,
          reason: "Short, ordered, honest. The examples in the results table say more than the counts.",
        },
        iteration: {
          score: 3,
          reason:
            "Two sizes of pieces with a result, one test, and four problems told with what you did about them. Showing the hits from the store instead of trusting the model's file name is a good instinct.",
        },
      },
      strength: "You noticed that the model invents file names, and fixed it without trusting the model.",
      change:
        "Look at retrieval alone: for how many of the 60 questions is the right page among the four hits?",
      question: "What does the system say when the answer is only in one of the skipped files?",
      rating: { value: "very-helpful", daysAgo: 24.9 },
      replies: [
        {
          by: "luca-b",
          body: "I counted: 188 of 900 files have no text. I did not expect a fifth. For a question on one of them it answers from a similar document and sounds just as sure, which worries me now.",
          daysAgo: 24.8,
        },
      ],
      endorsedBy: ["rjensen"],
    },
    {
      by: "rjensen",
      daysAgo: 24.1,
      scores: {
        framing: {
          score: 2,
          reason:
            "An objective, and no measure that a decision could hang on. At what share of good answers would you not show it on Monday? The brief asked for exactly that.",
          quote: "I would show it to a few people on Monday and collect feedback.",
          step: "Write one sentence before the results: staff may use it if at least x of 60 are right and at most y are wrong, because …",
        },
        ambiguity: {
          score: 1,
          reason:
            "The brief says that nobody knows what is in the files. You found out three things (scans, versions, unanswerable questions) and decided none of them.",
          quote: "They seem to be scans.",
          step: "Spend thirty minutes on an inventory: files without text, duplicates, versions. Decide each in a sentence.",
        },
        tradeoffs: {
          score: 1,
          reason:
            "One approach. Keyword search is dismissed in a sentence that could have been an experiment of ten minutes. On this corpus it would probably have beaten you, because the words of policies are quite stable.",
          quote: "Keyword search would miss that, and meaning is what embeddings are good at.",
          step: "Run BM25 over the same pieces and put both in one table: right page among the first five, search time, indexing time.",
        },
        communication: {
          score: 3,
          reason:
            "Easy to read in order, and the limits can be found. The conclusion claims more than the results.",
          quote: "The system gives staff a natural way to ask, shows its sources, and answers in seconds.",
        },
        iteration: {
          score: 2,
          reason:
            "One parameter at two values, and 14 against 13 of 20 is the same result. You had 60 questions and used the first 20, without a word on why.",
          quote: "14 good answers instead of 13 on the questions below",
          step: "Use all 60, keep the answers in a file, and write for each change what you expected before you ran it.",
        },
      },
      strength:
        "The garage question is followed down to the rank of the hit. Do that sixty times and you have a write-up.",
      change:
        "Add the baseline that you dismissed. Everything else becomes easier to write once there are two columns.",
      question: "Why the first 20 questions?",
      rating: { value: "very-helpful", daysAgo: 23.2 },
      replies: [
        {
          by: "luca-b",
          body: "This was hard to read, and I have read it three times. I took the first 20 because I was tired, there is no better reason. I ran BM25 on all 60 last night: right page in the first five for 34 of 53, my embeddings 29.",
          daysAgo: 23.1,
        },
        {
          by: "rjensen",
          body: "Then you have found something, and you know it from a number. Post that as the next revision and ask me for another round.",
          daysAgo: 22.6,
        },
      ],
      endorsedBy: ["hanae"],
    },
    {
      by: "anders",
      daysAgo: 20.7,
      scores: {
        framing: { score: 3, reason: "Fine." },
        ambiguity: { score: 3, reason: "Could be more." },
        tradeoffs: { score: null, reason: "Not much on this." },
        communication: { score: 3, reason: "Reads well overall." },
        iteration: { score: 3, reason: "Some testing is there, more would be better." },
      },
      strength: "Solid start.",
      change: "Make it more robust before production.",
      question: "Have you thought about scaling?",
      rating: {
        value: "not-helpful",
        reason:
          "I cannot tell which passage any of this is about, or what I should do differently. Robust against what?",
        daysAgo: 20.1,
      },
      replies: [],
      endorsedBy: [],
    },
  ],
};
