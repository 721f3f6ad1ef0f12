import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "leepark",
  title: "Comment moderation",
  timeBoxHours: 4,
  tags: ["classification", "trust-and-safety", "nlp"],
  brief: `We run a regional news site. Readers leave about 2,100 comments a day, and every comment is public the moment it is sent. Two moderators work on weekdays from nine to six. About four comments in a hundred are taken down, most of them after a reader complained.

We want a classifier for toxic comments, and a plan for using it from Monday.

You get \`comments.csv\`: 58,000 comments from the last twelve months. Columns: \`text\`, \`section\`, \`posted_at\`, \`account_age_days\`, \`reports\` (complaints by readers), \`decision\` (\`kept\` or \`removed\`) and \`moderator\` (\`a\`, \`b\` or empty).

- Tell us what your system does with a comment, and when.
- Show how well it works, and how you know.
- Not every wrong call is equally bad. We want to see how you dealt with that.

You may use any open model, on one machine without a GPU once it is in service. Comments must not be sent to a hosted model. We do not need a user interface or a running service.

Hand in a write-up of about two pages, and a notebook or code that we can run. Four hours. We left things out on purpose: decide, and tell us that you decided.
`,
};
