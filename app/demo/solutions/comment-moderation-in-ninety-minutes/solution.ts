import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "aruiz",
  challenge: "Comment moderation",
  title: "Two thresholds and a queue: comment moderation in ninety minutes",
  ask: "I ask this of others all the time: which missing piece would have stopped you from inviting the author?",
  tags: ["classification", "trust-and-safety", "baseline"],
  postedDaysAgo: 9.4,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "nhaddad",
      daysAgo: 7.9,
      scores: {
        framing: {
          score: 3,
          reason:
            "Users and a measure for each threshold are clear, and taking moderator attention as the scarce thing is a real position. The limits of the file are mostly missing, and one of them moves every number.",
        },
        ambiguity: {
          score: 2,
          reason:
            "The brief says four in a hundred, the held-out set has 11.6%. This is not mentioned, so the choice of a base rate was made without being noticed. The table of decisions is good for what it contains.",
          quote:
            "At 2,100 comments a day this flags 186, of which 55 go at once and 130 wait for a moderator.",
          step: "Weight the results to 4%. I get 92 flagged a day, and a precision of 56% for both together instead of 80%.",
        },
        tradeoffs: {
          score: 2,
          reason:
            "The only alternative model is judged from memory. It may well be right. I cannot check it, and the reason about March would hold for any model.",
          quote:
            "In my experience it is worth five to eight points of recall at this precision on data like this.",
          step: "Fine-tune one small encoder for the remaining two hours and put its row into the results table.",
        },
        communication: {
          score: 5,
          reason:
            "I could explain it to an editor after one reading. Every decision has its reason beside it, and nothing is there for show.",
        },
        iteration: {
          score: 3,
          reason:
            "Three checks with outcomes, and reading the 30 worst errors is time well spent. No interval on 6 wrong removals, although the promise of one a day rests on them.",
        },
      },
      strength:
        "It says who is short of what, and designs for that. The queue's precision as a promise to the moderators is an idea I will reuse.",
      change:
        "Choose the thresholds on data weighted to the site's rate, or a queue that promises four of five will deliver about two of five to the people who read it.",
      question:
        "And an answer to yours: the base rate would have made me ask, and how you reacted to the question would have decided.",
      rating: { value: "very-helpful", daysAgo: 7.4 },
      replies: [
        {
          by: "aruiz",
          body: "You are right, and I have failed candidates for exactly this. The held queue alone falls to 45%. It took me ninety minutes to miss what takes one line to see.",
          daysAgo: 7.3,
        },
        {
          by: "nhaddad",
          body: "45% is what I get too, so it is a little better than my two of five. Will you post the corrected thresholds?",
          daysAgo: 6.8,
        },
      ],
      endorsedBy: [],
    },
  ],
};
