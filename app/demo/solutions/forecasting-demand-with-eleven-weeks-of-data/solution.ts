import type { DemoSolution } from "../../content";
import { files } from "./files";
import revision2 from "./revision-2.md?raw";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "sweiss",
  challenge: "Demand forecast from eleven weeks",
  title: "Forecasting demand with eleven weeks of data",
  ask: "Is a week per product the right unit for the buyer, and would you trust an interval that was calibrated on three weeks of errors?",
  tags: ["forecasting", "uncertainty", "little-data"],
  postedDaysAgo: 31.4,
  writeUp,
  laterRevisions: [
    {
      daysAgo: 24.5,
      changeNote:
        "Forecasts the days that an order has to cover, Thursday to Wednesday. Coverage is split by volume, which showed intervals too narrow for the fast products; the scale has a second term now. All numbers are new.",
      writeUp: revision2,
      files,
    },
  ],
  work: {
    aruiz: { pointAnswers: [{ point: 1, answer: "done", revision: 2, daysAgo: 24.3 }] },
  },
  rounds: [{ daysAgo: 1.2, reviewers: ["aruiz", "mira-k"] }],
  reviews: [
    {
      by: "mira-k",
      daysAgo: 30.2,
      scores: {
        framing: {
          score: 4,
          reason:
            "The quantity is derived from the decision, and the loss from the quantity. That is the right way round. What is missing is the calendar of that decision, see below.",
          quote: "So what I deliver is a quantile",
        },
        ambiguity: {
          score: 3,
          reason:
            "The table is a good form, with what would reverse each choice. But the second row is answered by the brief: orders arrive on Thursday. Monday to Wednesday is already covered by the order before, so you forecast three days that nobody can change and miss three that matter.",
          quote: "Calendar weeks, Monday to Sunday",
          step: "Take Thursday to Wednesday as the target and Monday morning as the time of knowledge.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Seven methods on one loss with a standard error each. Upkeep is named as the deciding cost and not measured, which I accept at this size.",
        },
        communication: {
          score: 4,
          reason: "The first paragraph is the whole result. I would hand the last table to a buyer as it is.",
        },
        iteration: {
          score: 4,
          reason:
            "Baseline in the first commit, failed intervals kept, six weeks counted as six. The interval is checked by week only.",
        },
      },
      strength:
        "You treat six weeks as six observations. I have seen teams buy a forecasting system on the strength of the other calculation.",
      change: "Forecast the days that the order protects. It may turn some of your conclusions.",
      question:
        "Does smoothing still look better on Thursday to Wednesday, or was it lucky with the end of the month?",
      rating: { value: "very-helpful", daysAgo: 29.4 },
      replies: [
        {
          by: "sweiss",
          body: "You are right, and it was in the brief. Everything is recomputed for Thursday to Wednesday in revision 2. The lead of smoothing goes from 20 to 9 units a week, with zero inside the interval.",
          daysAgo: 24.4,
        },
        {
          by: "mira-k",
          body: "Good. In my shops the three days between order and delivery hurt most in a promotion, so watch those when you have a calendar.",
          daysAgo: 23.9,
        },
      ],
      endorsedBy: ["aruiz", "priya_r"],
    },
    {
      by: "luca-b",
      daysAgo: 29.6,
      scores: {
        framing: {
          score: 5,
          reason:
            "I did the same task and did not think about what the buyer does with the number. Here it is the first thing.",
        },
        ambiguity: { score: 5, reason: "Every open point has a reason and what would reverse it." },
        tradeoffs: {
          score: null,
          reason:
            "Seven methods compared, and it says when a difference is not real. I have never used pinball loss, so I cannot judge whether the table decides what it should.",
        },
        communication: { score: 4, reason: "Clear. I had to read the part about standard errors twice." },
        iteration: { score: 5, reason: "The failed intervals are kept with their numbers." },
      },
      strength: "The sentence about season and trend being the same column. I will remember that one.",
      change: "Maybe explain pinball loss with a small example.",
      question: "Did you tune LightGBM, or is it on default settings?",
      rating: { value: "helpful", daysAgo: 29.1 },
      replies: [
        {
          by: "sweiss",
          body: "Small trees, 8 leaves, 150 of them, chosen once and not tuned. With six weeks there is nothing to tune on that I would not also test on.",
          daysAgo: 29.1,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "aruiz",
      daysAgo: 28.3,
      scores: {
        framing: {
          score: 5,
          reason:
            "A measurable decision with an owner, and four limits that each say what they do to the number. Leaving stock-outs uncorrected and giving the direction is a choice I would accept from a colleague.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Choices stand with reasons. The one on errors leans on a saying about yoghurt. You rescue it by showing three values of the ratio.",
          quote: "A food shop loses",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Cost, accuracy and upkeep, and when the evidence stops. I miss the sentence on when LightGBM would win.",
          quote: "I only claim that it is not better enough to be worth its upkeep.",
        },
        communication: {
          score: 4,
          reason:
            "Findable and short. The claim on coverage is an average over products whose errors differ by a factor of ten, and a reader will take it for a promise on each product.",
          quote: "83.8% held. Kept",
        },
        iteration: {
          score: 4,
          reason:
            "Hypotheses, outcomes, variance over weeks. Overall coverage can be right while every group is wrong. Root-of-the-mean scaling usually fails at the top end.",
        },
      },
      strength: "Naming the baseline before looking, and then keeping it when a challenger looked better.",
      change:
        "Report coverage for slow, middle and fast products. I expect the fast ones to be far below 80%.",
      question:
        "If the buyer could have one interval only, for the ten products that make the most money, would it be this one?",
      rating: { value: "very-helpful", daysAgo: 27.5 },
      replies: [
        {
          by: "sweiss",
          body: "66.5% for the products over 40 a week, 93.3% for the slow ones. I had looked at the average and felt good about it. Revision 2 has the split and a scale that holds 88.5% at the top.",
          daysAgo: 24.4,
        },
      ],
      endorsedBy: ["mira-k", "priya_r", "yuki-t"],
    },
    {
      by: "priya_r",
      daysAgo: 22.1,
      scores: {
        framing: {
          score: 5,
          reason:
            "The window is now the one that an order covers, and the measure follows from it. The limits carry sizes: 2.0% for empty shelves, one holiday, no season.",
          quote: "Thursday to Wednesday, known on Monday",
        },
        ambiguity: {
          score: 4,
          reason:
            "Reasons and reversals for each point, and the excluded rows are counted. What the 26 excluded product-weeks would have cost is not there. New products are where a buyer needs help most.",
          quote: "26 of 1,060 product-weeks, 2%",
        },
        tradeoffs: {
          score: 5,
          reason:
            "Quality with its uncertainty, units short and left over, upkeep. It says when LightGBM would win, and that the scale term is kept for coverage although its gain is within the noise.",
          quote: "The cost does not prove it.",
        },
        communication: {
          score: 4,
          reason:
            "The section on what was wrong saves comparing the revisions. Two tables use methods by long names; a buyer would need the second one only.",
        },
        iteration: {
          score: 5,
          reason:
            "The two changes are shown apart in the coverage table, so I can see that the window alone did not mend it. The next test is fixed before its data exist.",
        },
      },
      strength:
        "The four-row coverage table. It answers the question of which change did what, before anybody asks it.",
      change:
        "Give the nine new products a starting forecast, the median of their category for instance, and count its error on those 26 product-weeks.",
      question:
        "Closing stock of zero on a Wednesday evening is the end of your window, so it says little. Did you look at which weekdays the shelves run empty?",
      rating: { value: "very-helpful", daysAgo: 21.3 },
      replies: [
        {
          by: "sweiss",
          body: "I did not look at weekdays, and I should have: an empty shelf late in the window costs less demand than one on Friday. It goes on the list with the category median.",
          daysAgo: 21.3,
        },
      ],
      endorsedBy: ["yuki-t"],
    },
    {
      by: "yuki-t",
      daysAgo: 19.6,
      scores: {
        framing: { score: 5, reason: "Decision, loss and limits in one screen." },
        ambiguity: {
          score: 4,
          reason:
            "Each gap has a choice and a reason. I would have liked one sentence on why not per shop, beyond the order form.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Well compared. For small shops the price of running it matters too, and a mean in a spreadsheet costs nothing. That is your strongest argument and it is hardly made.",
        },
        communication: {
          score: 4,
          reason: "Plain language, and the formula for the scale is explained before it is shown.",
        },
        iteration: {
          score: null,
          reason: "I know too little about moment estimates to judge whether the scale term is well tested.",
        },
      },
      strength: "It says what was wrong in the first version before it says anything else.",
      change: "Show the spreadsheet formula. The buyer could use this on Monday without any of us.",
      question: "Could the interval be a small table by volume, instead of a formula?",
      replies: [],
      endorsedBy: ["priya_r"],
    },
  ],
};
