import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "farida",
  challenge: "Fields from invoices",
  title: "Invoice fields as questions to a language model",
  ask: "I come from question answering over text. Is 94% a good result here, and what would somebody who knows invoices have done differently?",
  tags: ["extraction", "documents", "llm"],
  postedDaysAgo: 0.3,
  writeUp,
  laterRevisions: [],
  reviews: [],
};
