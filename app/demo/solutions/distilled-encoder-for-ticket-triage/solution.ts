import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "dchen",
  challenge: "Support-ticket triage",
  title: "A large model labels once, a small one answers in 34 ms",
  ask: "Is distilling worth its complexity here? And would a support team accept the roll-out plan?",
  tags: ["nlp", "distillation", "serving"],
  postedDaysAgo: 41,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "kwame",
      daysAgo: 40.2,
      scores: {
        framing: {
          score: 3,
          reason:
            "Objective, users and measures are there. The 100 ms target comes from habit; the page timings in the brief could have told you.",
          quote: "because that is what I would accept from any other internal service on that page",
        },
        ambiguity: {
          score: 3,
          reason:
            "What is sent to the hosted model and how it is masked is decided in the open. Dropping 29% of the tickets is stated and then never counted again.",
        },
        tradeoffs: {
          score: 3,
          reason:
            "Quality, latency and price are all in tables. Read together they say something else than the text: the teacher in the request path costs 0.42 USD a day at 1,300 tickets, so price is no reason to distil. Latency and privacy are.",
          quote: "costs money on every call",
        },
        communication: {
          score: 4,
          reason: "Plain and quick to follow. The serving section could be handed to an on-call engineer.",
        },
        iteration: {
          score: 4,
          reason:
            "The sweep is small but the two accidents are worth more than a sweep. I would have believed 91% for at least an hour. The test that followed from it is the right one.",
        },
      },
      strength:
        "A missing proposal is a normal state of the page. I have reviewed services with a hundred times the traffic that never decided this.",
      change:
        "Measure latency with two cores. Set the thread count to two if you have no server; it takes five minutes.",
      question: "What happens to memory when each worker process loads its own copy of the model?",
      rating: { value: "very-helpful", daysAgo: 39.8 },
      replies: [
        {
          by: "dchen",
          body: "Restricted to two cores, p95 is 97 ms, so my own target holds by 3 ms. I would not call that holding. Memory is 190 MB per worker, mostly the runtime.",
          daysAgo: 39.7,
        },
      ],
      endorsedBy: ["nhaddad"],
    },
    {
      by: "sweiss",
      daysAgo: 38.5,
      scores: {
        framing: {
          score: 2,
          reason:
            "An objective and metrics, but nothing on what the test labels mean. One in five tickets was moved and the test set inherits that.",
          quote: "I measure accuracy and macro F1 against",
          step: "State how often the closing queue is wrong, from a hand-read sample, and what that does to 83.9%.",
        },
        ambiguity: {
          score: 1,
          reason: "Twenty-nine per cent of the customers are removed in one sentence.",
          quote: "Spanish and German tickets get no proposal and go to the coordinator as before.",
          step: "Report the result over all tickets with the excluded ones counted as unserved.",
        },
        tradeoffs: {
          score: 1,
          reason:
            "There is no alternative to the student, only variants of it. A linear model is not even mentioned.",
          quote: "The modelling part is deliberately one idea, done properly.",
          step: "Add a TF-IDF baseline before anything else.",
        },
        communication: {
          score: 3,
          reason: "Readable. Bold type on the largest number does not make it significant.",
        },
        iteration: {
          score: 2,
          reason:
            "Three values of α differ by 0.7 points on 2,726 tickets, where the standard error of each is 0.7. The sweep measured noise.",
          quote: "The student beats its teacher.",
          step: "Run five seeds of the final setting and of hard labels only, and give the interval of the difference.",
        },
      },
      strength: "The leak at 91% was found and reported.",
      change: "Remove all claims that rest on differences below 1.5 points.",
      question: "Why should anyone believe that distillation helped at all?",
      rating: { value: "helpful", daysAgo: 37.9 },
      replies: [
        {
          by: "dchen",
          body: "The missing baseline and the seeds are fair and I will do both. A 1 for one approach is not: there are two teachers and three students in the table, with latency. I also said who serves the excluded tickets, in the sentence you quote.",
          daysAgo: 37.8,
        },
        {
          by: "sweiss",
          body: "The teachers are alternatives, granted. I would give a 2 today.",
          daysAgo: 37.1,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "nhaddad",
      daysAgo: 36.9,
      scores: {
        framing: {
          score: 3,
          reason:
            "Clear about who it is for. Accuracy treats all wrong queues alike; `handle_minutes` is in the file and shows that they are not.",
        },
        ambiguity: {
          score: 3,
          reason:
            "Masking, languages and the empty field each get a choice. The random split is a choice as well and has no reason. On the same file I find a near-duplicate in the training part for about 9% of randomly drawn test tickets, mostly automatic mails.",
          quote: "I split at random: 21,809 for training, 2,726 for validation, 2,726 for the test.",
        },
        tradeoffs: {
          score: 2,
          reason:
            "The student is compared with its teachers, which were never candidates for the page. What it must beat is something that takes ten minutes to write. Logistic regression gets 81.3% of my test months right, in all three languages, at a p99 of 7 ms on two cores.",
          quote: "A small encoder is quick but has to learn from labels that are partly wrong",
          step: "Train TF-IDF with logistic regression on the same English rows and add it to the results table with its latency.",
        },
        communication: {
          score: 4,
          reason:
            "Decisions stand beside their reasons, and the surprise about house rules is told so that one remembers it.",
        },
        iteration: {
          score: 3,
          reason:
            "Changes with outcomes, two real failures, one test. The gain from distilling is 1.3 points, which is 35 tickets, from one seed.",
        },
      },
      strength:
        "You read 40 disagreements instead of guessing. That the closed queues carry house rules explains more than the whole results table.",
      change:
        "Split by time and add a linear baseline. If the student still wins, the write-up becomes hard to argue with.",
      question:
        "Of the 35 tickets that distilling gains, how many were moved? Your smoothing idea predicts most of them.",
      rating: { value: "very-helpful", daysAgo: 36.2 },
      replies: [
        {
          by: "dchen",
          body: "With a split by time the student drops to 81.0%, and logistic regression on the same rows gets 79.8%. So most of what I was proud of was the split. Of the net gain, 24 of 35 are moved tickets.",
          daysAgo: 35.6,
        },
        {
          by: "nhaddad",
          body: "24 of 35 is a finding. Please write that up as a second revision.",
          daysAgo: 35.2,
        },
      ],
      endorsedBy: ["kwame", "sweiss"],
    },
  ],
};
