import type { DemoChallenge } from "../content";

export const challenge: DemoChallenge = {
  author: "elif-d",
  title: "Fields from invoices",
  timeBoxHours: 6,
  tags: ["extraction", "documents", "ocr"],
  brief: `A wholesaler receives about 3,000 supplier invoices a month, on paper or as a picture inside a PDF. Four clerks read each one and type eight fields into the ledger: supplier name, invoice number, invoice date, due date, net amount, tax, gross amount and the supplier's IBAN. A payment run on Thursdays pays what is due.

Build something that reads these fields from the scan, so that the clerks type less.

You get:

- \`scans/\`: 1,200 invoices from 214 suppliers, most of one page, scanned at 200 dpi on the office machine.
- \`posted.csv\`: for each scan, the eight values as they stand in the ledger today.

All amounts are in euros. Any method is fine, open or bought, if you say what a thousand invoices cost. We will not give you access to the ledger.

Hand in a write-up and code. We want to know what you would switch on next week, what a clerk would still have to do, and how sure you are. An accuracy by itself does not answer that. Six hours, and we mean it: say what you would have done with more.
`,
};
