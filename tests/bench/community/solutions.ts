import { RENDERER_VERSION } from "~/domain/markdown/markdown";
import { solutionSlug } from "~/domain/solutions/solution";
import { DAY } from "~/domain/time";
import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Community } from "./community";
import type { Member } from "./members";
import { CHANGE_NOTES, PLACES, SENTENCES, TITLE_STARTS } from "./words";

export interface Solution {
  id: string;
  author: Member;
  challengeId: string | null;
  tags: string[];
  publishedAt: number;
  withdrawn: boolean;
  /** Until when others see it: its withdrawal, or now. */
  publicUntil: number;
  /** When each revision was published. */
  revisedAt: number[];
}

const WITHDRAWN_SHARE = 0.02;
/** Of one, two and three revisions. */
const REVISION_WEIGHTS = [70, 22, 8];

/** Posts a solution at a moment, with its revisions. Its row is added with its reviews, which it counts. */
export function createSolution(batch: Batch, publishedAt: number, community: Community): Solution {
  const { random, calendar, members, challenges, tags } = community;
  const withdrawn = random.chance(WITHDRAWN_SHARE);
  const solution: Solution = {
    id: random.id(publishedAt),
    author: members.pick(publishedAt, 1.3),
    challengeId: challenges.pick(random),
    tags: tags.pick(random),
    publishedAt,
    withdrawn,
    publicUntil: withdrawn ? publishedAt + random.below(calendar.now - publishedAt) : calendar.now,
    revisedAt: [publishedAt],
  };
  const revisions = 1 + random.weighted(REVISION_WEIGHTS);
  for (let i = 1; i < revisions; i++) {
    const at = (solution.revisedAt.at(-1) ?? 0) + Math.floor(random.wait(9 * DAY)) + 1;
    if (at < solution.publicUntil) solution.revisedAt.push(at);
  }
  addRevisions(batch, solution, community);
  return solution;
}

function addRevisions(batch: Batch, solution: Solution, { random, texts, longShare }: Community) {
  const title = `${random.pick(TITLE_STARTS)}: ${random.pick(PLACES)}`;
  const bodies = random.chance(longShare) ? texts.long : texts.short;
  const brief = solution.challengeId ? null : random.pick(texts.short);
  const repository = random.chance(0.6);
  solution.revisedAt.forEach((at, i) => {
    const body = random.pick(bodies);
    batch.revisions.push({
      solution_id: solution.id,
      revision: i + 1,
      title,
      slug: solutionSlug(title),
      summary: body.summary,
      brief: brief?.markdown ?? "",
      brief_html: brief?.html ?? "",
      body: body.markdown,
      body_html: body.html,
      outline: JSON.stringify(body.outline),
      skim: JSON.stringify(body.skim),
      evidence: JSON.stringify(body.evidence),
      word_count: body.words,
      ask: i === 0 ? random.pick(SENTENCES) : "",
      tags: JSON.stringify(solution.tags),
      repo_url: repository ? `https://git.example/${solution.id.slice(-8)}/take-home` : "",
      repo_commit: repository ? solution.id.replace(/[^0-9a-f]/g, "0").slice(0, 20) : "",
      change_note: i === 0 ? "" : random.pick(CHANGE_NOTES),
      walkthrough_take: "",
      walkthrough_url: "",
      walkthrough_script: "",
      renderer_version: RENDERER_VERSION,
      published_at: iso(at),
    });
  });
}

/** Adds a solution's own row, once it is known how many reviews it has. */
export function addSolution(batch: Batch, solution: Solution, reviewCount: number) {
  batch.solutions.push({
    id: solution.id,
    author_id: solution.author.id,
    challenge_id: solution.challengeId,
    revision: solution.revisedAt.length,
    review_count: reviewCount,
    created_at: iso(solution.publishedAt),
    published_at: iso(solution.publishedAt),
    withdrawn_at: solution.withdrawn ? iso(solution.publicUntil) : null,
  });
  batch.rounds.push({
    solution_id: solution.id,
    round: 1,
    revision: 1,
    opened_at: iso(solution.publishedAt),
  });
  if (solution.withdrawn) return;
  batch.queue.push({
    solution_id: solution.id,
    author_id: solution.author.id,
    taken: reviewCount,
    behind: 0,
    waiting_since: iso(solution.publishedAt),
    priority: 1,
    reviews: reviewCount,
    asked_at: null,
  });
}
