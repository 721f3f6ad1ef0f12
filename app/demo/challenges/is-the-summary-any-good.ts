import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "tbanerjee",
  title: "Is the summary any good?",
  timeBoxHours: 4,
  tags: ["evaluation", "summarisation", "llm"],
  brief: `Our help desk has two lines. When the first line cannot solve a case, it hands the conversation to the second. Since spring a language model writes a summary for that hand-over. Thirty agents of the second line have used it as a trial. Next month it is to be switched on for all 300.

Before that, somebody asked whether the summary is any good. Nobody had an answer that the others accepted. Give us one.

You get:

- \`handovers.jsonl\`: 420 conversations with the summary that the model wrote.
- \`thumbs.csv\`: thumbs up or down on 60 of these, given by agents in the trial who chose to.
- \`prompt.txt\`: the prompt that is in use. You may change it and try it; a key with a small budget is included.

We are not asking for a better summariser, though you may propose one. We are asking how you would find out whether this one is good enough, what you found, and how sure you are. End with a recommendation that the head of support can act on without a call with you.

Four hours. Hand in a write-up, your labels or scores, and the code that made them.
`,
};
