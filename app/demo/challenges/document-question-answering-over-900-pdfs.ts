import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "farida",
  title: "Document question answering over 900 PDFs",
  timeBoxHours: 6,
  tags: ["retrieval", "question-answering", "documents"],
  brief: `A housing association keeps its rules in 900 PDFs: tenancy agreements, allocation policies, repair standards, insurance terms, board decisions, fire-safety notices. Together they have 31,640 pages. About forty staff answer tenants by phone and look things up while the tenant waits. Today they search file names, or ask the colleague who has been there longest.

Build a first version of a system that answers their questions from these documents and shows where the answer stands.

You get:

- \`pdfs/\`: the 900 files, as they lie on the shared drive.
- \`questions.csv\`: 60 real questions that staff wrote down over a month. For most of them a colleague added the answer, the file and the page.

You may use any open model, or a hosted one if you say what a question costs. No document may leave the European Union. Nobody has looked at all 900 files, so we cannot tell you what is in there.

Hand in a write-up, code, and whatever you measured. We would like to know whether you would put this in front of the staff next Monday, and on what evidence. Six hours, including reading.
`,
};
