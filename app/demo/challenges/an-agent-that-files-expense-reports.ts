import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "hanae",
  title: "An agent that files expense reports",
  timeBoxHours: 8,
  tags: ["agents", "tools", "documents"],
  brief: `A consultancy with 300 employees reimburses travel and meals, about 450 claims a month. Employees forward a receipt by e-mail, often with one line of text such as "taxi to client". Somebody in accounting types it into the expense system.

Build an agent that takes the e-mail and files the report. It has six tools in a sandbox:

- \`extract_receipt(file)\`
- \`search_policy(query)\`
- \`lookup_employee(email)\`
- \`convert_currency(amount, from, to, date)\`
- \`create_report(...)\`
- \`submit_report(id)\`

The sandbox behaves like the real systems, which means that some calls are slow, some fail, and some answer with things that are not true. A submitted report is paid out in the next run.

You get 160 past e-mails with their attachments, the reports that people filed for them, and the expense policy (14 pages).

Use any model you like. Keep the cost per e-mail in view.

Hand in the agent, a write-up, and a short statement that accounting could sign: what may the agent do alone, and from when?

Eight hours. A small agent whose limits are known is worth more to us than a large one that mostly works.`,
};
