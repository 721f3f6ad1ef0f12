import type { DemoSolution } from "../../content";
import writeUp from "./write-up.md?raw";

export const solution: DemoSolution = {
  author: "nhaddad",
  challenge: "Is the summary any good?",
  title: "Who judges the judge: reading 60 summaries twice",
  ask: "I am still in a process with a task like this one, so it opens later. Would you let 60 labels carry the recommendation?",
  tags: ["evaluation", "llm", "uncertainty"],
  postedDaysAgo: 2.3,
  writeUp,
  embargo: { daysAhead: 25, invited: ["aruiz"] },
  laterRevisions: [],
  reviews: [],
};
