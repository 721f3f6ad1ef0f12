import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "aruiz",
  title: "Support-ticket triage",
  timeBoxHours: 4,
  tags: ["classification", "latency", "nlp"],
  brief: `We sell accounting software. Each support ticket is read by a coordinator who picks one of six queues: access, billing, technical, orders, cancellation, other. The pick takes about 25 seconds. Around 1,300 tickets arrive on a working day, and one in five is later moved to another queue.

Build something that proposes a queue when the coordinator opens a ticket, fast and accurate, so that most of the time she only has to confirm. It will run beside the ticket application on its two-core servers. There is no GPU. You may call a hosted model if you say what it costs.

You get:

- \`tickets.csv\`: 38,412 closed tickets from 14 months, a ten per cent sample, in English, Spanish and German. Columns: \`subject\`, \`body\`, \`language\`, \`created_at\`, \`first_queue\` (what the coordinator picked), \`queue\` (where the ticket was closed), \`handle_minutes\`.
- \`page-timings.csv\`: browser timings of the ticket page, 1,288 page loads from one working day.

Hand in a write-up and code that we can run. Say what you built, what you decided against, and how you know that it works. Four hours is a limit. We read the write-up first and open the code only if it makes us want to.
`,
};
