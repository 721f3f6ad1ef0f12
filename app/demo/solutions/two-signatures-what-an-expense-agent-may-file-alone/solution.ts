import type { DemoSolution } from "../../content";
import revision2 from "./revision-2.md?raw";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "elif-d",
  challenge: "An agent that files expense reports",
  title: "Two signatures: what an expense agent may file alone",
  ask: "Is the sender the right person to confirm a draft? And which fault should I have injected and did not?",
  tags: ["agents", "tools", "controls"],
  postedDaysAgo: 52.6,
  writeUp,
  laterRevisions: [
    {
      daysAgo: 45.3,
      changeNote:
        "Audited the reports where agent and reference agree: three of 74 wrong instead of one, so filing alone is limited to a lane of 46. Duplicate receipts are tested and keyed by content. The statement for accounting is narrower.",
      writeUp: revision2,
    },
  ],
  reviews: [
    {
      by: "hanae",
      daysAgo: 51.3,
      scores: {
        framing: {
          score: 5,
          reason:
            "It asks the question that accounting would sign and turns it into one threshold. The prices are marked as the author's own, with what other prices would do.",
          quote: "Accounting should set this number before anything goes live.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Five gaps, five choices, each with a reason. Two people claiming the same taxi, or one person sending a receipt twice, is a gap that is not on the list, and with payments it is the first I would think of.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Three designs with money, errors and latency in one table, and a sentence on how thin the difference between B and C is. I would have liked the row where drafts are confirmed badly.",
          quote: "That is a difference of two events.",
        },
        communication: {
          score: 5,
          reason:
            "The two signatures carry the whole design. The statement at the end could be sent as it is.",
        },
        iteration: {
          score: 4,
          reason:
            "Hypotheses with outcomes, and the cache story is worth more than a clean zero. The fault list misses duplicates: your key protects one e-mail against a retry and does nothing for the same receipt in a second e-mail.",
          quote: "The timeout is covered by a key made from",
          step: "Send 10 receipts twice, from different e-mails, and count the payments.",
        },
      },
      strength:
        "You noticed that both signatures came from one hand, reported it, and ran that row again. Most agents I review have this fault and nobody looks.",
      change: "Make the key from what is on the receipt, and measure how many honest look-alikes it stops.",
      question: "What does the agent do when the second model is down? Is that a draft or a wait?",
      rating: { value: "very-helpful", daysAgo: 50.6 },
      replies: [
        {
          by: "elif-d",
          body: "With my key all duplicates were paid, 12 of 12. The content key stops 11 and two look-alikes; it is in revision 2. If the second model is down, it is a draft: no second signature, no release.",
          daysAgo: 45.2,
        },
      ],
      endorsedBy: ["kwame", "dchen"],
    },
    {
      by: "tbanerjee",
      daysAgo: 49.5,
      scores: {
        framing: {
          score: 4,
          reason:
            "Measure and decision fit. Wrong is defined in one sentence that a second rater could apply, which is rare.",
          quote: "A clumsy description is not wrong.",
        },
        ambiguity: {
          score: 4,
          reason:
            "That the reference has errors is found, sized and acted on. The remedy has a hole, see iteration.",
          quote: "So an agent that matched people perfectly would be wrong in one of eight.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Numbers on quality, cost and latency, and the choice follows from the last column. That column rests on one event for C and three for B, and the text says so.",
        },
        communication: {
          score: 4,
          reason:
            "Formula, prices and consequence are next to each other. I could explain it in two minutes.",
        },
        iteration: {
          score: 3,
          reason:
            "You check disagreements only. With a reference that is wrong in one of eight and a model that may have learned the same habits, agreement is where shared errors hide. Your count of one in 74 is a lower limit, and the interval is put around the wrong number.",
          quote: "Wherever the agent and the report disagreed, I opened the receipt",
          step: "Audit a random sample of the agreements, or all of them, and recompute the limit.",
        },
      },
      strength: "The exact upper limit, and drawing the consequence that 74 is not enough.",
      change: "Audit the agreements before anyone signs. I would expect one or two shared errors among them.",
      question: "In which kind of claim would you expect agent and employee to make the same mistake?",
      rating: { value: "very-helpful", daysAgo: 48.7 },
      replies: [
        {
          by: "elif-d",
          body: "Two shared errors in 66, both hotel breakfasts. The very kind I had listed as people's errors. It turns the conclusion: 4.1% is above the threshold, so there is now a lane.",
          daysAgo: 45.2,
        },
        {
          by: "tbanerjee",
          body: "Then the audit paid for itself. Please keep the table that splits by agreement, I will point others to it.",
          daysAgo: 44.6,
        },
      ],
      endorsedBy: ["hanae", "kwame", "dchen"],
    },
    {
      by: "dchen",
      daysAgo: 48.4,
      scores: {
        framing: {
          score: 4,
          reason: "Clear who signs what. I had not seen a break-even used like this for an agent.",
        },
        ambiguity: {
          score: 4,
          reason: "The table covers what I stumbled over when reading the brief, with a reason each.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "The row where C never files alone is what convinced me. It shows that the gain from filing alone is €44 per 120 e-mails, which is less than I expected.",
        },
        communication: { score: 4, reason: "Dense, but each number is explained once and where it is used." },
        iteration: {
          score: 4,
          reason:
            "Run 4 is a useful failure. As a backend person I would also test two workers taking the same e-mail at once, which the key should cover.",
          quote: "Ask the model how sure it is",
        },
      },
      strength: "Checks in code, proposals from the model. I can see how to test each half.",
      change: "Say what is logged, so that somebody can find out later why a report was filed alone.",
      question: "Is the key enforced by `create_report` itself or by a table of your own?",
      rating: { value: "helpful", daysAgo: 47.8 },
      replies: [
        {
          by: "elif-d",
          body: "By `create_report`, which refuses a key it has seen. I tested two workers on 10 e-mails: 10 reports. All reasons to ask are stored with the report, also when the list is empty.",
          daysAgo: 47.7,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "kwame",
      daysAgo: 42.4,
      scores: {
        framing: {
          score: 5,
          reason:
            "Threshold, price list and the definition of wrong in one screen. I could argue with each number, which is the point.",
        },
        ambiguity: {
          score: 4,
          reason:
            "The lane is drawn after the fact and it says so. The €75 limit in it has no reason next to it; I cannot tell whether €60 or €120 would do.",
          quote: "at most €75",
        },
        tradeoffs: {
          score: 5,
          reason:
            "Six options in one unit, and the order is tested at both ends: the upper limit of the zero, and careless confirming. It says that the point estimate and the evidence disagree.",
          quote: "The point estimate says lane, the evidence does not yet.",
        },
        communication: {
          score: 4,
          reason:
            "The audit table changes the conclusion in four rows. The last section on faults is now squeezed into one paragraph.",
        },
        iteration: {
          score: 4,
          reason:
            "Run 6 refutes the author's own assumption and is kept. Most counts are small and only some have a limit; 11 of 12 duplicates could be anything above 66%.",
        },
      },
      strength:
        "Recomputing all options after the audit, including the one that made the first version look bad.",
      change:
        "Put the bill at 450 e-mails a month next to the table: about €13 for models, against €433 in total for the lane. It shows that a dearer model would be worth it if it moved ten hand-overs.",
      question:
        "Why does the second reading run on e-mails that the cheap checks have already turned into drafts?",
      rating: { value: "very-helpful", daysAgo: 41.7 },
      replies: [
        {
          by: "elif-d",
          body: "It runs before I know that it will be a draft. Running the cheap checks first would save it for most of the 63. The €75 is a limit in the policy below which accounting does not ask for a cost centre approval; I should have said so.",
          daysAgo: 41.6,
        },
      ],
      endorsedBy: ["tbanerjee"],
    },
  ],
};
