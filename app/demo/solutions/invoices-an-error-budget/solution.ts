import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "anders",
  challenge: "Fields from invoices",
  title: "Invoices: an error budget before the model",
  ask: "Is half of the clerks' own error rate a defensible budget? And is there a harmful invoice that neither the gate nor the shadow month would ever see?",
  tags: ["extraction", "documents", "reliability", "evaluation"],
  postedDaysAgo: 52.5,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "elif-d",
      daysAgo: 50.8,
      scores: {
        framing: {
          score: 4,
          reason:
            "Two products with two measures, and a budget taken from what the clerks get wrong today. That is how a controller thinks. One field is in the wrong class, see below, and it changes the budget.",
          quote: "invoice number and the two dates",
        },
        ambiguity: {
          score: 4,
          reason:
            "Privacy, ledger against paper, new suppliers: each is decided with its reason. Credit notes are held on purpose, which is right. Nothing is said about invoices in the wrong month, where the date decides the tax period.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Readers and gates are compared with errors, time and money, and money is then dropped for a reason. That four fifths of the hours come from prefill is the comparison that matters.",
        },
        communication: {
          score: 5,
          reason:
            "I could hand the section on what 1 in 221 proves to an auditor. The order of three steps at the end is a decision I can sign or refuse.",
        },
        iteration: {
          score: 4,
          reason:
            "Five hypotheses with outcomes, three seeds, the label audit described. Most of the failed ideas are better documented than other people's results.",
        },
      },
      strength:
        "Reading the labels against the paper. That 21 of 39 differences are agreed terms is something only the clerks know, and you found it.",
      change:
        "Move the invoice number to the harmful fields. It is the only thing that stops the same invoice from being paid twice. A wrong digit there costs the full gross amount, and no sum will show it.",
      question:
        "Of the 15 wrong fields on the 221 invoices that pass, 14 are nuisance. How many of these are invoice numbers?",
      rating: { value: "very-helpful", daysAgo: 50.2 },
      replies: [
        {
          by: "anders",
          body: "Five. So under your classes the gate has 6 errors in 221, which is 2.7% and far outside the budget. Requiring B and C to agree on the number as well leaves 204 and 1 error. I had it in the wrong class because I have never been paid twice.",
          daysAgo: 50.1,
        },
        {
          by: "elif-d",
          body: "204 of 360 is still worth having. And 56.7% that is true is easier to defend than 61.4% with a footnote.",
          daysAgo: 49.7,
        },
      ],
      endorsedBy: ["aruiz", "priya_r"],
    },
    {
      by: "priya_r",
      daysAgo: 49.2,
      scores: {
        framing: {
          score: 5,
          reason:
            "Each of the two products has a measure somebody acts on. What is missing from the data is listed with what it means: rejected invoices, duplicates, fraud.",
        },
        ambiguity: {
          score: 4,
          reason:
            "The split by supplier is argued with 98.4 against 95.2, so nobody needs to take it on faith. Pages beyond the first are not mentioned anywhere.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Gate table with both kinds of mistakes, hours per 1,000, cost per 1,000. The hosted model is left out for a stated reason.",
        },
        communication: {
          score: 4,
          reason: "Clear and in order. The money table and the gate table could swap places.",
        },
        iteration: {
          score: 3,
          reason:
            "Hypotheses and outcomes are there. The interval is not: it treats 221 invoices as independent, and they come from at most 52 suppliers. If a layout fools both readers, it fools them every month.",
          quote: "The one-sided 95% upper limit is 2.1%.",
          step: "Resample suppliers instead of invoices and report the upper limit again. Count the suppliers among the 947, too.",
        },
      },
      strength: "The difference between the random split and the split by supplier, and calling it memory.",
      change:
        "State the proof in suppliers as well as in invoices. 947 invoices from ten large suppliers prove little.",
      question: "How many of the 221 come from the three largest suppliers of the test set?",
      rating: { value: "very-helpful", daysAgo: 48.6 },
      replies: [
        {
          by: "anders",
          body: "74 of 221. Resampled by supplier the upper limit is about 2.9% instead of 2.1%. The shadow month will report both, and the 947 become 947 with no supplier above a tenth.",
          daysAgo: 48.4,
        },
      ],
      endorsedBy: ["elif-d"],
    },
    {
      by: "aruiz",
      daysAgo: 46.1,
      scores: {
        framing: {
          score: 5,
          reason:
            "On the other side of the table I would stop reading after the budget and invite you. Objective, budget, and what the budget does not know.",
        },
        ambiguity: {
          score: 5,
          reason:
            "Each silence has a choice and what would change it: the hosted model takes the place of C, the budget may be another number. The effect of the held credit notes is counted.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Four gates with numbers and a choice that follows. One rule was not weighed. At exactly 0.5% you expect three errors in 600, so your switch-off fires in 58% of such windows although nothing is wrong.",
          quote: "off again at the third harmful error in any 600",
        },
        communication: {
          score: 5,
          reason:
            "Prefill next week, shadow the month after, straight-through when a table says so. Two minutes, no slides.",
        },
        iteration: {
          score: 4,
          reason:
            "Seeds, dropped ideas, an honest sentence about looking at the test set twice. Repeating the gate on a second split by supplier would have cost an hour and made it a 5.",
        },
      },
      strength:
        "The feature that saves less and risks more is the one that has to wait. Few candidates separate the two.",
      change: "Derive the switch-off from the false alarms you can bear. At seven errors in 600 it is 3%.",
      question:
        "Once straight-through runs, nobody compares these invoices with the paper. Who would see the third error?",
      rating: { value: "very-helpful", daysAgo: 45.7 },
      replies: [
        {
          by: "anders",
          body: "Nobody, and that is the worst line in the write-up. It needs a permanent sample, say one passing invoice in ten, checked without the clerk knowing which. I will size the sample and the alarm together.",
          daysAgo: 45.5,
        },
      ],
      endorsedBy: ["priya_r"],
    },
    {
      by: "dchen",
      daysAgo: 44.4,
      scores: {
        framing: { score: 4, reason: "Good framing overall, the objective is clear." },
        ambiguity: { score: 4, reason: "Handles the ambiguity well. Could go deeper in places." },
        tradeoffs: {
          score: 3,
          reason: "Some trade-offs are discussed. More analysis would make this stronger.",
        },
        communication: { score: 4, reason: "Well written and structured." },
        iteration: { score: 3, reason: "There are experiments. More tests would be good." },
      },
      strength: "Very thorough work.",
      change: "Go deeper on the trade-offs and add more tests.",
      question: "Have you thought about scalability?",
      rating: {
        value: "not-helpful",
        reason:
          "I cannot find a sentence of mine that this is about. Name one trade-off that is missing or one test you would run, and I will do it.",
        daysAgo: 43.9,
      },
      replies: [
        {
          by: "dchen",
          body: "That is fair. I was unsure about half of the terms and wrote around it. Next time I will use “can't tell”.",
          daysAgo: 43.2,
        },
        {
          by: "anders",
          body: "Thanks. Which terms? If they stopped you, they stop others, and I can explain them in the text.",
          daysAgo: 43.1,
        },
      ],
      endorsedBy: [],
    },
  ],
};
