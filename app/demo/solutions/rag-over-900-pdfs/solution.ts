import type { DemoSolution } from "../../content";
import paired from "./files/paired.py?raw";
import revision2 from "./revision-2.md?raw";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "jokafor",
  challenge: "Document question answering over 900 PDFs",
  title: "RAG over 900 PDFs: the retrieval baseline that refused to lose",
  ask: "Is the evidence good enough to choose between BM25 and the fused search? I have a preference for the old thing and would like someone to check me.",
  tags: ["retrieval", "question-answering", "evaluation"],
  postedDaysAgo: 55,
  writeUp,
  laterRevisions: [
    {
      daysAgo: 43.5,
      changeNote:
        "A second set of questions by people who had not seen the corpus, a paired test, and another decision: BM25 ships, the fused search waits behind a flag. The number check for answers is built, and all 108 answers are judged blind to the row.",
      writeUp: revision2,
      files: [{ name: "paired.py", text: paired }],
    },
  ],
  reviews: [
    {
      by: "farida",
      daysAgo: 53.9,
      scores: {
        framing: {
          score: 4,
          reason:
            "Page recall at 5 follows from the objective, and the reason for splitting the task is the best short argument for it that I have read. Users are real people here. The question for Monday is answered only in the last lines.",
          quote: "A fluent answer from the wrong policy is worse than no answer",
        },
        ambiguity: {
          score: 4,
          reason:
            "Old versions, scans, unanswerable questions: each has a choice and a reason. In housing law the newest version is often the wrong one, since a tenancy runs under the terms it was signed on. Say what would turn the assumption round.",
          quote: "The brief does not say that the newest counts.",
        },
        tradeoffs: {
          score: 3,
          reason:
            "Three set-ups with recall, time and size. The choice rests on four questions of 53. Count the questions that only one of the two finds and you will see how little that is.",
          quote: "It finds four more pages than BM25 on sections.",
        },
        communication: {
          score: 5,
          reason:
            "The table of runs with hypotheses is the whole project on one screen. I would not cut a line.",
        },
        iteration: {
          score: 4,
          reason:
            "Each run has a reason and an outcome, and run 4 has a diagnosis with a prediction that came half true. But runs 2 to 9 were all chosen on the same 53 questions that report them.",
        },
      },
      strength:
        "You threw out 80 questions because you had written them with the page in view. Hardly anyone notices that.",
      change:
        "Get forty questions from people who have never opened the files, look at them once, and report both columns side by side.",
      question: "How much of the glossary's gain survives on questions that it was not written for?",
      rating: { value: "very-helpful", daysAgo: 53.1 },
      replies: [
        {
          by: "jokafor",
          body: "Part of it. On sections it is worth four of 53 where I wrote it and two of 41 where I did not. The fused search shrank more, so I changed the decision. Thank you for the sentence about tenancies, which is now in the write-up.",
          daysAgo: 43.4,
        },
        {
          by: "farida",
          body: "Eight per cent against five, so most of it, as far as 41 questions can say. I have not often seen a decision reversed in a revision.",
          daysAgo: 42.8,
        },
      ],
      endorsedBy: ["tomasz-w", "mira-k"],
    },
    {
      by: "tomasz-w",
      daysAgo: 52.2,
      scores: {
        framing: {
          score: 4,
          reason:
            "Objective, users and measure are clear, and the table of what is in the files should be in the brief itself.",
        },
        ambiguity: {
          score: 3,
          reason:
            "63 older versions and 41 duplicates are counted, but not how they were found. Linking versions of a document is half of my job and names alone miss about a third of them.",
          quote: "index both, rank the newest",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Quality, search time, indexing time and memory in one table, with a choice that follows. I miss who maintains the glossary.",
        },
        communication: {
          score: 4,
          reason:
            "Natural order, no hunting. The footnote on gold pages is important enough for the main text.",
        },
        iteration: {
          score: 5,
          reason:
            "Ten runs, each with its reason, including the ones that lost. Reading all 16 misses before changing anything is how it should be done.",
        },
      },
      strength: "Run 5 is kept although it makes the idea look bad.",
      change:
        "Say how older versions were recognised and check twenty files by hand for ones that were missed.",
      question: "Is a version found by file name, by text overlap, or both?",
      rating: { value: "helpful", daysAgo: 51.8 },
      replies: [
        {
          by: "jokafor",
          body: "Shared five-word shingles above 0.6 and a date on the first page. I checked 25 files: one old version missed, a rider with a new title. The details are in the repository's notes, where nobody looks, as you say.",
          daysAgo: 51.7,
        },
      ],
      endorsedBy: ["farida"],
    },
    {
      by: "mira-k",
      daysAgo: 41.2,
      scores: {
        framing: {
          score: 5,
          reason:
            "Two decisions, one rule for leaving the baseline, stated before the numbers. The rule came after the first revision, and that is said too.",
        },
        ambiguity: {
          score: 5,
          reason:
            "The version assumption now carries its reversal, and the effect of writing questions with the page in view is measured by word overlap.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Honest about the limits of the evidence, with the number of questions it would take. One objection: an interval from −1.5 to 12.2 leans clearly to one side. Not excluding zero is a rule, and its price is up to 12 points of recall.",
          quote: "The difference is 5.3 points with a 95% interval from −1.5 to 12.2.",
        },
        communication: {
          score: 4,
          reason:
            "The result in short is what I would read out in a meeting. The two question columns could use their percentages.",
        },
        iteration: {
          score: 5,
          reason:
            "Hypotheses, outcomes, a clean second set, a test suited to paired data, and a next step with a sample size. It can be run again.",
        },
      },
      strength: "The fresh column. It costs the author a decision and makes everything else believable.",
      change:
        "Argue the default by the cost of both errors: shipping the fused search when it is no better, and shipping BM25 when it is worse.",
      question: "If indexing cost nothing, would you still demand an interval that excludes zero?",
      rating: { value: "very-helpful", daysAgo: 40.3 },
      replies: [
        {
          by: "jokafor",
          body: "No. If indexing and repairs cost nothing I would ship the fused one on 8 against 3. The row about mending misses is my real reason, and the interval gave it a respectable coat. I accept the point.",
          daysAgo: 40.3,
        },
      ],
      endorsedBy: ["elif-d"],
    },
    {
      by: "elif-d",
      daysAgo: 30.6,
      scores: {
        framing: {
          score: 5,
          reason:
            "It says who reads the answer out and to whom, and what a wrong one costs them. That is a control objective in my old trade.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Clear choices with reasons. Eleven unreadable files are listed for the client, but the system still answers as if they did not exist.",
          quote: "recognised the text; 11 are unreadable and listed for the client",
        },
        tradeoffs: {
          score: null,
          reason:
            "I can follow the table, but I cannot judge whether the timings are good for this hardware.",
        },
        communication: {
          score: 5,
          reason: "I am not a search engineer and could explain the decision after one reading.",
        },
        iteration: {
          score: 4,
          reason:
            "Failed runs are kept and the answers were judged without seeing the row. One judge only; a second one on thirty answers would show how firm the 6.5% is.",
          quote: "I judged all 108 answers by hand, without knowing the row they belong to.",
        },
      },
      strength:
        "The number check is reported with its damage: one correct answer lost because the page spells out six.",
      change: 'Show the staff which files could not be read, next to every "not found".',
      question: "Who is told when somebody presses the button for a wrong answer?",
      rating: { value: "helpful", daysAgo: 29.9 },
      replies: [],
      endorsedBy: ["mira-k"],
    },
  ],
};
