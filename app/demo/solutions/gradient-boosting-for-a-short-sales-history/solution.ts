import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "luca-b",
  challenge: "Demand forecast from eleven weeks",
  title: "Gradient boosting for a short sales history",
  ask: "Is MAPE the right measure to select on, and is tuning on two weeks too little?",
  tags: ["forecasting", "gradient-boosting", "feature-engineering"],
  postedDaysAgo: 44.3,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "sweiss",
      daysAgo: 43.1,
      scores: {
        framing: {
          score: 2,
          reason:
            "An objective is named, but the measure does not follow from it. A buyer pays for units short and units left over. MAPE counts one yoghurt too few out of three like thirty crates out of ninety, and it rewards forecasting low.",
          quote: "which I take to be",
          step: "Write down what she orders when the forecast is 20, and pick a loss from that answer.",
        },
        ambiguity: {
          score: 2,
          reason:
            "Promotions are decided in the open, with an assumption. The stock column is dropped without a reason, and a week in which the shelf was empty is a week in which sales are not demand.",
          quote: "I did not look at the stock column.",
          step: "Count the product-weeks with at least one empty shelf and say in which direction they bend the result.",
        },
        tradeoffs: {
          score: 2,
          reason:
            "The alternatives are ruled out by opinion. The one alternative that matters, an average of the last few weeks, is not mentioned, although it is a column in your own table of features.",
          quote: "and I did not expect that to work",
          step: "Add the mean of the last four weeks to the table of experiments, under the same measures.",
        },
        communication: {
          score: 4,
          reason:
            "Short and in order. The table of experiments is readable, and the decline of WAPE in run 6 is stated openly. I found the fault within five minutes, which speaks for the writing.",
        },
        iteration: {
          score: 2,
          reason:
            "One change at a time, with reasons, is good. But run 5 knows the answer: the mean over the whole table contains weeks 10 and 11, so the test rows carry their own target. The gain of 4.3 points is not evidence, and all of run 6 stands on it. Then 36 settings are chosen on the same two weeks.",
          quote: "The two means are computed once over the whole table.",
          step: "Compute both means from weeks 1 to 9, choose the setting on weeks 8 and 9, and open weeks 10 and 11 once.",
        },
      },
      strength:
        "The change of loss in run 2, with the reason why squared error fails on WAPE. That is a finding, and it is clean.",
      change: "Remove the leak and compare with a four-week mean. Report whatever comes out.",
      question: "62% of the gain comes from one feature. What would a model do that used this feature alone?",
      rating: { value: "very-helpful", daysAgo: 42.2 },
      replies: [
        {
          by: "luca-b",
          body: "I computed the means from weeks 1 to 9. MAPE goes from 30.5% to 34.5% and WAPE from 20.2% to 23.8%. The mean of the last four weeks has 34.4% and 21.4%. So the average in her head is as good as my model, and I did not see it because I compared with the wrong thing.",
          daysAgo: 42.1,
        },
        {
          by: "sweiss",
          body: "Few people run that check on their own work and then post the result. Put it into a revision. It is a better write-up than the first one.",
          daysAgo: 41.4,
        },
      ],
      endorsedBy: ["jokafor", "farida"],
    },
    {
      by: "jokafor",
      daysAgo: 41.7,
      scores: {
        framing: {
          score: 2,
          reason:
            "An error that a buyer can understand is not yet an error that she can use. Nothing says what she does differently on Monday.",
          quote: "because a buyer can understand",
          step: "Name the decision and one number that would change it.",
        },
        ambiguity: {
          score: 1,
          reason:
            "Four weeks were asked for and one week was tested. That the model knows next week's price is assumed in half a sentence and then carries run 4.",
          quote: "I assume that the buyer knows",
          step: "List the open points of the brief in one table with a choice and a reason for each.",
        },
        tradeoffs: {
          score: 1,
          reason:
            "One approach. Repeating last week is the weakest baseline there is, and everything looks good next to it. You did not try the boring thing.",
          quote:
            "a forecast of the weekly units per product that is clearly better than what she can do in her head",
          step: "Run three baselines that fit on one line each before any tree.",
        },
        communication: { score: 3, reason: "Natural order, result easy to find. Limits are not." },
        iteration: {
          score: 2,
          reason: "Runs are listed and nothing is repeated. Two weeks, one seed, no spread.",
          quote: "so the result does not depend on one good week",
          step: "Move the split back week by week and report the range.",
        },
      },
      strength: "It does split by time.",
      change: "Start again from the mean and make the model earn each step over it.",
      question: "Would you have posted it if the four-week mean had been in the table?",
      rating: { value: "helpful", daysAgo: 40.9 },
      replies: [
        {
          by: "luca-b",
          body: "I accept the baselines and the four weeks. A 1 for ambiguity reads as if I had passed over everything, and prices, zero weeks and the split are decided with reasons. To your question: no, and that is why it should have been there.",
          daysAgo: 40.8,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "farida",
      daysAgo: 38.9,
      scores: {
        framing: {
          score: 3,
          reason:
            "Objective, user and a measure are there, with the reason for the measure. The limits of the data are one short paragraph.",
        },
        ambiguity: {
          score: 3,
          reason:
            "The price is assumed known and it says why. The four-week forecast is described and never measured, so the longest part of what was asked has no number.",
          quote: "For the four-week forecast I feed each prediction back as the next lag.",
        },
        tradeoffs: {
          score: 2,
          reason:
            "Networks and ARIMA are set aside in three sentences, by expectation. Training time is given for one side only.",
          quote: "I thought about a neural network and about ARIMA.",
          step: "Run the cheapest alternative on the same two weeks, even badly.",
        },
        communication: {
          score: 4,
          reason:
            "I do not work on forecasts and could follow every step. What was learned comes directly below the table.",
        },
        iteration: {
          score: 4,
          reason:
            "Each run has a reason and an outcome, and the category that did nothing is kept in the table.",
          quote: "I expected it to help the new products.",
        },
      },
      strength: "The list of what was learned from the runs, including what surprised you.",
      change: "Test week four ahead, at least once, from the end of week 7.",
      question:
        "Does the error at four weeks come from the lags drifting, or from the discount being unknown?",
      rating: { value: "helpful", daysAgo: 37.6 },
      replies: [
        {
          by: "farida",
          body: "Having now read the review by sweiss, my 4 for iteration was too kind. I had missed that the means include the test weeks.",
          daysAgo: 38.5,
        },
      ],
      endorsedBy: ["sweiss"],
    },
  ],
};
