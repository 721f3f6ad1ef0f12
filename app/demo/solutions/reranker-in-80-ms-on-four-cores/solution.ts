import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "olafsen",
  challenge: null,
  brief: `The help centre of a maker of coffee machines has a search box. Search is BM25 over 6,200 passages and runs on machines with four cores and no GPU. The search team wants to know whether a reranker fits on the same machines.

- The whole search, from request to ranked list, must stay within 80 ms at p95.
- The busiest hour brings 6 requests a second to each machine.
- There is a log of one month of queries. There are no relevance labels.
- No new hardware, and no hosted service.

Find out what is possible, and recommend one configuration. Say what the limit of 80 ms costs in quality, and what happens when traffic grows.

Time box: two days, and the labels come on top. I set this brief for myself after a similar question in an interview, where I had answered with a number measured at one request at a time.`,
  title: "A reranker in 80 ms on four cores",
  ask: "Is the argument about waiting time clear to somebody who does not read profilers for fun? And what would you measure first on real traffic?",
  tags: ["latency", "retrieval", "reranking", "edge-inference"],
  postedDaysAgo: 18.6,
  writeUp,
  laterRevisions: [],
  reviews: [
    {
      by: "anders",
      daysAgo: 17.2,
      scores: {
        framing: {
          score: 4,
          reason:
            "A budget at p95 under load, with waiting inside it. That is the measure the pager uses. Missing is what happens to the 5%: is a search of 150 ms late, or is it an error?",
        },
        ambiguity: {
          score: 3,
          reason:
            "Load, hardware and languages are named. Constant Poisson arrivals are chosen for you by convenience, and real traffic after an outage mail is the case the rule exists for.",
          quote: "Poisson arrivals at a constant rate",
        },
        tradeoffs: {
          score: 4,
          reason:
            "Threads against workers, depth against model size, each with milliseconds and nDCG. The choice follows, and fixed 16 is admitted to be almost as good.",
        },
        communication: {
          score: 5,
          reason:
            "Idle looks fine, load fails, here is why, here is the rule. The sentence that p95 lives among the others I will steal.",
        },
        iteration: {
          score: 4,
          reason:
            "A ladder of hypotheses with outcomes, and three failures with numbers. Re-running it needs the seed and the replay script, which I did not find.",
        },
      },
      strength:
        "The table with idle and loaded p95 side by side. Step 4 would have been shipped by most teams I know.",
      change:
        "Replay the log's own arrival times instead of Poisson. Add a minute at three times the rate, and show how long the tail takes to come back.",
      question: "What does the rule do while the session warms up after a deploy?",
      rating: { value: "very-helpful", daysAgo: 16.8 },
      replies: [
        {
          by: "olafsen",
          body: "At 18/s the replay gives a p95 of 79 ms with the rule, at 16.5 candidates on average. Fixed 16 is at 131 ms. I have the log's own times and will use them for revision 2.",
          daysAgo: 16.5,
        },
        {
          by: "olafsen",
          body: "Warm-up: first 20 requests take 90 to 140 ms. I should send 20 dummies before the health check turns green.",
          daysAgo: 16.4,
        },
      ],
      endorsedBy: ["yuki-t"],
    },
    {
      by: "yuki-t",
      daysAgo: 15.9,
      scores: {
        framing: {
          score: 4,
          reason:
            "Objective and constraint in one sentence, and the person at the search box appears. It says that queries without an answer were dropped, with the count, and not what they would have changed.",
          quote: "queries without any good answer (we dropped 61)",
        },
        ambiguity: {
          score: 3,
          reason:
            "English only is said. The cost is linear in tokens, so it is also a choice about languages: Finnish or Turkish take about twice the tokens for the same window of text.",
        },
        tradeoffs: {
          score: 4,
          reason:
            "A bigger model that sees less against a smaller one that sees all, measured. The window at the best match is the kind of saving that small budgets live on.",
        },
        communication: {
          score: 4,
          reason: "Clear, also the formulas. “Pack” in step 2 could use half a sentence.",
        },
        iteration: {
          score: 4,
          reason:
            "Each step has a hypothesis and both numbers. Two people judged half each, and how far they agree is not reported.",
        },
      },
      strength: "Steps 3a and 3b. Same milliseconds, 0.023 apart, because somebody asked where to cut.",
      change:
        "State the budget in tokens as well. Then a reader with another language can compute the k that is left.",
      question: "How many of the 412 did both of you judge?",
      rating: { value: "helpful", daysAgo: 15.3 },
      replies: [
        {
          by: "olafsen",
          body: "None, and that was careless. We will judge 60 of each other's. The token budget is about 1,700 for 24 candidates, I will add it.",
          daysAgo: 15.2,
        },
      ],
      endorsedBy: ["anders"],
    },
    {
      by: "rjensen",
      daysAgo: 12.3,
      scores: {
        framing: {
          score: 2,
          reason:
            "80 ms is copied from the brief you wrote yourself. Nothing says that a user notices 110 ms, and nothing says that 0.058 of nDCG helps the person with the broken machine. An objective without a consequence is a benchmark.",
          quote: "They see ten results and open one or two.",
          step: "Say what changes for the reader of results: take 30 queries and count how often the article that helps moves into the first two.",
        },
        ambiguity: {
          score: 2,
          reason:
            "Queries without a good answer are 61 of 473, one in eight, and they leave in brackets. Two judges, no overlap, no rule for what a 1 is.",
          quote: "queries without any good answer (we dropped 61)",
          step: "Put the 61 back with nDCG undefined and report what the reranker puts on top for them.",
        },
        tradeoffs: {
          score: 3,
          reason:
            "Latency against quality, carefully. Quality differences of 0.004 and 0.009 decide between rows without any interval, and money is not weighed at all.",
        },
        communication: {
          score: 4,
          reason: "Easy to follow. The result stands near the end, and I wanted it at the top.",
        },
        iteration: {
          score: 2,
          reason:
            "The load table is a simulation fed by a formula that was fitted to one machine. You compute the tail from your own assumptions and then confirm it with them. I do not call that a test.",
          quote:
            "the service times in the replay are drawn from the formula with 7% noise that I measured once",
          step: "Drive the real process with a load generator for ten minutes at 6/s, three times, and print p95 and p99 of each run.",
        },
      },
      strength: "Waiting is inside the budget. Most people measure around it.",
      change: "One real load test is worth more than 60,000 simulated requests. Run it before anything else.",
      question: "If the simulation is wrong, which way is it wrong?",
      rating: { value: "helpful", daysAgo: 11.8 },
      replies: [
        {
          by: "olafsen",
          body: "Accepted for the load test and the interval. It is wrong in the friendly direction: BM25 and the reranker share the cores and the replay does not know that. I decline the 2 for iteration. The ladder has a hypothesis and an outcome per step and the failures are listed, which is not “steps without outcomes”.",
          daysAgo: 11.7,
        },
        {
          by: "rjensen",
          body: "The ladder is fine. I scored the part that carries the recommendation. Show me the real run and I will gladly read it again.",
          daysAgo: 11.3,
        },
      ],
      endorsedBy: [],
    },
  ],
};
