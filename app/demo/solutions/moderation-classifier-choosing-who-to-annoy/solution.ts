import type { DemoSolution } from "../../content";
import revision2 from "./revision-2.md?raw";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "rjensen",
  challenge: "Comment moderation",
  title: "Moderation classifier: choosing who to annoy",
  ask: "The prices are invented and everything hangs on them. Tell me which one you would not sign. And tell me what I left out without noticing.",
  tags: ["classification", "trust-and-safety", "calibration", "cost-sensitive"],
  postedDaysAgo: 41.2,
  writeUp,
  laterRevisions: [
    {
      daysAgo: 33.4,
      changeNote:
        "Removing unseen is gone: the test months cannot show that it pays. New: who is held for nothing, and what lands on the desk on Monday. Group words are masked, at a price that is stated. The enrichment assumption is now tested.",
      writeUp: revision2,
    },
  ],
  reviews: [
    {
      by: "sweiss",
      daysAgo: 39.6,
      scores: {
        framing: {
          score: 4,
          reason:
            "Three actions, one unit, a price for each mistake. The enrichment of the sample and the unseen `kept` rows are found and counted, which most people would miss. That they enriched by the label alone is assumed and never tested, hence not a 5.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Each silence of the brief gets a choice, and the table of halved and doubled prices says which choice matters. The 2.0% of missed `kept` rows is computed and then not used.",
        },
        tradeoffs: {
          score: 3,
          reason:
            "The cost has an interval. The removal band, where it counts most, has none. The bin above 0.96 holds 155 comments, and if I undo the weighting of its 98.0%, one of them was kept. The rule for the most severe action rests on the least evidence of all rules here.",
          quote: "On duty that is 0.080 and 0.966. Off duty, when a wait is dearer, it is 0.179 and 0.962.",
          step: "Give the share of harmless comments in the removal band with an interval, weighted to 4%, and put it next to the break-even of 3.4%.",
        },
        communication: {
          score: 4,
          reason:
            "I could act on it after one reading. The calibration table is shown and nobody says which of its rows carry a threshold.",
        },
        iteration: {
          score: 3,
          reason:
            "Five steps with outcomes, three of them with a hypothesis. The failures are kept. One bootstrap over comments, although reposts and threads make comments dependent.",
        },
      },
      strength:
        "Counting who looked at a `kept` comment before trusting the word. 31,900 rows were about to be taken for truth.",
      change:
        "Put an interval on the removal band. If it contains the break-even, and I expect that it does, the third action has to go.",
      question: "What is the paired difference in cost between your policy and the same one without removal?",
      rating: { value: "very-helpful", daysAgo: 39.1 },
      replies: [
        {
          by: "rjensen",
          body: "1.3 minutes per 1,000, from −1.7 to 3.0. The harmless share in the band is 2.0%, from 0.05 to 10.5%. I argued from a point estimate and would have marked anyone else down for it.",
          daysAgo: 38.6,
        },
        {
          by: "sweiss",
          body: "Then the paragraph that drops it will be better than the one that had it. Look at the reposts in the bootstrap, too.",
          daysAgo: 38.2,
        },
        {
          by: "rjensen",
          body: "Done in revision 2, except for the reposts. They are 3% of the test months and the intervals barely move.",
          daysAgo: 33.3,
        },
      ],
      endorsedBy: ["mstone", "leepark"],
    },
    {
      by: "mstone",
      daysAgo: 38.1,
      scores: {
        framing: {
          score: 4,
          reason:
            "The objective is a decision per comment in a unit that the site pays for. I know who acts on it. What I do not know is when: 65 minutes a day is an average over a week in which nobody works for 123 of 168 hours.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Nights, enrichment and disagreement are decided in the open. That the site becomes more permissive at night is said with the discomfort it deserves.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Six policies on cost, queue length and misses. Latency is dismissed in a sentence with the number that allows it.",
        },
        communication: {
          score: 5,
          reason:
            "The title is the argument. The day with 130 held, 30 missed and 86 waiting for nothing is what I would read out to the editor.",
        },
        iteration: {
          score: 4,
          reason:
            "The leak through `reports` and the run without the shift are both kept, with their numbers. I could repeat this.",
        },
      },
      strength: "The 86 people who wait for nothing are named as a choice, and counted per day.",
      change:
        "Show what two moderators find on Monday at nine. And say who the 86 are. If they are the same people every day, the price of a wait is not half a minute.",
      question:
        "Which comments are held wrongly more often than others? I would start with those that name a religion or an origin.",
      rating: { value: "very-helpful", daysAgo: 37.5 },
      replies: [
        {
          by: "rjensen",
          body: "3.7 times as often, in your two groups and two more that I added. I left it out because I had not looked. Both parts are in revision 2.",
          daysAgo: 33.2,
        },
      ],
      endorsedBy: ["tbanerjee"],
    },
    {
      by: "luca-b",
      daysAgo: 36.4,
      scores: {
        framing: {
          score: 5,
          reason: "Prices, assumptions and a unit. I have never seen it done so clearly.",
        },
        ambiguity: { score: 5, reason: "Everything that is unclear in the brief is decided with a reason." },
        tradeoffs: { score: 5, reason: "Numbers for every policy, also for doing nothing." },
        communication: { score: 5, reason: "Easy to follow, even the formula." },
        iteration: { score: 4, reason: "Failed steps are shown. I would have liked to see the notebook." },
      },
      strength: "The formula for the thresholds. I will use it in my own project.",
      change: "Maybe explain why Platt and isotonic differ so much at the top.",
      question: "Why is the shift done on the odds and not on the probability?",
      rating: { value: "helpful", daysAgo: 35.9 },
      replies: [
        {
          by: "rjensen",
          body: "Because Bayes multiplies odds. Write down the probability for both base rates and divide. And be less kind, there was a hole in the removal rule.",
          daysAgo: 35.8,
        },
        {
          by: "luca-b",
          body: "I saw it after reading sweiss. I will look for the smallest count next time.",
          daysAgo: 35.2,
        },
      ],
      endorsedBy: [],
    },
    {
      by: "leepark",
      daysAgo: 30.7,
      scores: {
        framing: {
          score: 5,
          reason:
            "The measure is a decision, each limit of the file has its consequence, and the enrichment is now tested against a world with 5.2%. I wrote the brief and you found the silence about sampling that I was most curious about.",
        },
        ambiguity: {
          score: 4,
          reason:
            "Night, prior and removal are decided with what would reverse them. One silence is passed over until the last paragraph: `removed` lumps a threat together with a rude word.",
          quote: "a threat and a rude word cost the same 12 minutes here",
        },
        tradeoffs: {
          score: 5,
          reason:
            "Masking is the best part. A price, an interval, who pays it, and the site that should decide the other way. Dropping removal is argued with evidence and with what it would have earned.",
        },
        communication: {
          score: 4,
          reason:
            "Still two minutes to tell. The list of tables has become long, and the desk table could stand right after the results.",
        },
        iteration: {
          score: 4,
          reason:
            "Each step has an outcome, and the change from revision 1 is itself an experiment with a result. Only the final model's calibration gap lacks an interval.",
        },
      },
      strength:
        "You asked what the third action earns before defending it. Six minutes a day is a number an editor understands.",
      change:
        "Split the miss into two prices. Most of what the desk is afraid of is one comment in a thousand, and it deserves a threshold of its own.",
      question:
        "At 120 minutes for a threat and 6 for an insult, which share of the queue changes? I would guess little, and the order in the queue a lot.",
      rating: { value: "very-helpful", daysAgo: 30.1 },
      replies: [
        {
          by: "rjensen",
          body: "Accepted. The labels do not separate the two, so I would have to read the 1,148. Your guess about the order is the useful part: sort the queue by expected price and nothing else changes.",
          daysAgo: 29.9,
        },
      ],
      endorsedBy: ["tbanerjee", "sweiss"],
    },
    {
      by: "tbanerjee",
      daysAgo: 24.2,
      scores: {
        framing: {
          score: 5,
          reason:
            "It says what the labels are before it says how well they are predicted. The sentence about moderators differing on 12.9% sets the ceiling for everything below it.",
        },
        ambiguity: {
          score: 5,
          reason:
            "Options are weighed with their reversal: the night threshold, masking, removal. Excluding the third action is quantified in minutes.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Quality against waiting and against fairness, with numbers. The evidence for masking rests on 28 harmless comments, and the interval given is for cost only.",
        },
        communication: {
          score: 4,
          reason: "Each table answers a question that stands above it. Dense, and worth it.",
        },
        iteration: {
          score: 4,
          reason:
            "Seven steps, failures kept, and the next step follows from the three weakest assumptions at once. The 300 rows were read by one person once.",
        },
      },
      strength: "The last sentence. One small collection of fresh judgements replaces three assumptions.",
      change:
        "Read 50 of the 300 unseen rows a second time after a week, and report how often you agree with yourself.",
      question:
        "Do the two moderators differ in strictness, or in kind? A table of 37 disagreements by direction would tell.",
      replies: [
        {
          by: "rjensen",
          body: "Moderator a removed 29 of the 37, so it is mostly strictness. I will do the second reading.",
          daysAgo: 23.3,
        },
      ],
      endorsedBy: ["leepark"],
    },
  ],
};
