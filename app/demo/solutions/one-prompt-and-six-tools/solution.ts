import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "mstone",
  challenge: "An agent that files expense reports",
  title: "One prompt and six tools",
  ask: "Does the one-button idea convince you, and is 20 e-mails enough for a take-home?",
  tags: ["agents", "prompting", "product"],
  postedDaysAgo: 18.4,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "rjensen",
      daysAgo: 17.3,
      scores: {
        framing: {
          score: 2,
          reason:
            "Who acts is well put. How success is measured is not: correct means equal to the filed report, and that this report is correct is assumed. No limit of the data is listed.",
          quote: "The reports filed by people are correct.",
          step: "Check ten filed reports against their receipts and say what share you would have filed the same way.",
        },
        ambiguity: {
          score: 2,
          reason:
            "You decide that it never submits, with a reason. The brief warns that tools answer with things that are not true, and this is answered with a hope.",
          quote: "The tools usually answer correctly.",
          step: "Make one tool lie ten times and report what was filed.",
        },
        tradeoffs: {
          score: 1,
          reason:
            "One approach. No second design, no second model, no version with a check in code. The cost figure has nothing to stand beside.",
          quote: "There is no other code apart from the loop.",
          step: "Build the smallest alternative, a fixed order of the same six calls, and run both on the same e-mails.",
        },
        communication: {
          score: 3,
          reason:
            "Easy to follow, because there is little to follow. Result and assumptions are where one looks.",
        },
        iteration: {
          score: 1,
          reason:
            "Only the final state with two anecdotes. You chose the 20 e-mails, and the ones that matter are three of them. 17 of 20 is compatible with anything between 64% and 95%.",
          quote: "which did not help, so I took them out again",
          step: "Run all 160 e-mails, twenty of them three times, and table the prompts you tried with their counts.",
        },
      },
      strength: "Keeping the payment behind a person. It is the right instinct and the only safeguard here.",
      change:
        "The three failures are hotels, currencies and duplicates. A forty-line check in code catches two of them. You put them into a list of things to add to the prompt.",
      question:
        "The line next to the button says 40 euro for a receipt of 40 pounds. What exactly makes this easy to see?",
      rating: { value: "helpful", daysAgo: 16.6 },
      replies: [
        {
          by: "mstone",
          body: "That was hard to read, and the question about the pounds is fair: nothing makes it easy to see. I will show the receipt next to the line and run the full 160 before I write another word about it.",
          daysAgo: 16.5,
        },
        {
          by: "rjensen",
          body: "Do the second thing first. The picture next to the button is only worth building if you know how often it is needed.",
          daysAgo: 15.9,
        },
      ],
      endorsedBy: ["elif-d"],
    },
    {
      by: "anders",
      daysAgo: 16.2,
      scores: {
        framing: { score: 4, reason: "Good framing." },
        ambiguity: { score: 3, reason: "Mostly fine, some more detail would help." },
        tradeoffs: { score: 3, reason: "Could go deeper." },
        communication: { score: 4, reason: "Reads well." },
        iteration: { score: 3, reason: "More testing would be good." },
      },
      strength: "Nice and simple.",
      change: "More evaluation.",
      question: "How would this behave in production?",
      rating: {
        value: "not-helpful",
        reason:
          "It names no passage and no number, so I cannot tell what to change. A 3 for trade-offs does not fit either, since I compared nothing.",
        daysAgo: 15.4,
      },
      replies: [],
      endorsedBy: [],
    },
    {
      by: "elif-d",
      daysAgo: 13.7,
      scores: {
        framing: {
          score: 3,
          reason:
            "Three people, what each wants, and a number that one of them acts on. That is more than most say about users. The measure is agreement with past reports; I read some of the same data, and about one in eight of those is wrong.",
          quote: "Three people touch an expense claim.",
        },
        ambiguity: {
          score: 3,
          reason:
            "Where the agent stops is decided with a reason, and a baseline is implied by the six minutes. Duplicates, missing receipts and who pays for an error are not mentioned.",
          quote: "everything up to the button",
        },
        tradeoffs: {
          score: 2,
          reason:
            "Examples in the prompt and rules in code come up as alternatives and are settled by opinion. The argument that accounting could change a prompt is a real one and deserves a test: let somebody from accounting try.",
          quote: "A good model with clear instructions is enough for this task",
          step: "Write the hotel rule once in the prompt and once in code, and compare both on all hotel bills in the 160.",
        },
        communication: {
          score: 4,
          reason:
            "I could explain it to my former colleagues without preparation. The prompt stands in the text, so nothing has to be guessed.",
        },
        iteration: {
          score: 2,
          reason:
            "The versions of the prompt are mentioned without counts. The failures by kind are the best part: 13 of 13 in the simple kinds and 4 of 7 in the rest would have been a finding.",
          quote: "I went through a few versions of the prompt.",
          step: "Keep a table of prompt version, e-mails run and errors by kind, starting with the three versions you remember.",
        },
      },
      strength:
        "The saving is computed with the minute of confirming included. Many forget that somebody has to look.",
      change:
        "Report by kind of receipt. Taxi, train and meals look ready for your button, hotels and currencies do not. That is already a decision accounting could take.",
      question:
        "How many people read a line before they press a button they press every day? My old office stopped in the second week.",
      rating: { value: "very-helpful", daysAgo: 12.8 },
      replies: [
        {
          by: "mstone",
          body: "Splitting by kind is the version I should have written. I have started on all 160 and will post a revision with your table. On the second week: I will plant a wrong amount now and then and count who notices.",
          daysAgo: 12.7,
        },
      ],
      endorsedBy: ["rjensen"],
    },
  ],
};
