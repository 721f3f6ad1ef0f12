import { referenceLevels } from "../domain/learning/calibration";
import { EXAMPLES } from "../domain/learning/examples";
import { practiseReview } from "../domain/learning/practise-review.server";
import { readAllNotices } from "../domain/notices/read-notices.server";
import type { Fields } from "../domain/parse";
import { claimSolution } from "../domain/queue/claim-solution.server";
import { saveReviewDraft } from "../domain/reviews/save-review-draft.server";
import { DIMENSION_KEYS } from "../domain/rubric/rubric";
import { before, DAY } from "../domain/time";
import { type Community, failure } from "./community.server";
import type { DemoSolution } from "./content";
import type { Event } from "./event";
import { DEMO_MEMBERS } from "./members";

/** How members did on the examples: by how much each level of the reference was raised, in the rubric's order. */
const TRIES = [
  { by: "aruiz", example: "three-titles", raised: [0, 0, -1, 0, 0], daysAgo: 90 },
  { by: "aruiz", example: "answer-bot", raised: [0, 1, 0, -1, 0], daysAgo: 89.9 },
  { by: "aruiz", example: "hybrid-search", raised: [0, 0, 0, 0, 1], daysAgo: 89.8 },
  { by: "sweiss", example: "hybrid-search", raised: [-1, 0, 0, 0, -1], daysAgo: 75 },
  { by: "olafsen", example: "hybrid-search", raised: [0, 0, 1, 0, 0], daysAgo: 70 },
  { by: "luca-b", example: "answer-bot", raised: [2, 2, 1, 1, 1], daysAgo: 50 },
];

export function practice(): Event[] {
  return TRIES.map(({ by, example, raised, daysAgo }) => ({
    daysAgo,
    happens: async (community) => {
      const of = EXAMPLES.find(({ slug }) => slug === example);
      if (!of) throw new Error(`There is no example ${example}`);
      const reference = referenceLevels(of);
      const fields = DIMENSION_KEYS.map((key, i) => [
        `score.${key}`,
        String(reference[key] + (raised[i] ?? 0)),
      ]);
      const result = await practiseReview(community.as(by, daysAgo), example, Object.fromEntries(fields));
      if (!result.ok) throw failure(`practice of ${by}`, example, result);
    },
  }));
}

/** Who holds a place at what right now, and what they have written so far. */
const CLAIMS: { by: string; author: string; daysAgo: number; draft: Fields }[] = [
  {
    by: "kwame",
    author: "farida",
    daysAgo: 0.01,
    draft: { strength: "Asking for the fields as questions keeps the list of fields out of the code." },
  },
  {
    by: "aruiz",
    author: "priya_r",
    daysAgo: 0.005,
    draft: {
      "score.framing": "5",
      "reason.framing": "“Would not send it back” is a rule that the shop can check at its own counter.",
      "point.1.kind": "consider",
      "point.1.dimension": "ambiguity",
      "point.1.quote": "Brand missing in one row",
      "point.1.body":
        "How many rows are these? If they are most of the catalogue, undecided is the answer to the brief.",
    },
  },
];

export function claims(solutions: DemoSolution[]): Event[] {
  return CLAIMS.map(({ by, author, daysAgo, draft }) => ({
    daysAgo,
    happens: async (community) => {
      const solution = solutions.find((one) => one.author === author);
      if (!solution) throw new Error(`The demo has no solution of ${author}`);
      const ctx = community.as(by, daysAgo);
      const id = community.idOf(solution);
      const claimed = await claimSolution(ctx, id);
      if (!claimed.ok) throw failure(`claim of ${by}`, solution.title, claimed);
      const saved = await saveReviewDraft(ctx, id, draft);
      if (!saved.ok) throw failure(`draft of ${by}`, solution.title, saved);
    },
  }));
}

/** Everybody has read what they were told but for the last days. */
const UNREAD_DAYS = 4;

export async function readOldNotices(community: Community) {
  for (const { handle } of DEMO_MEMBERS) {
    const ctx = community.as(handle, 0);
    await readAllNotices(ctx, before(ctx.now, UNREAD_DAYS * DAY));
  }
}
