import { deleteListings, type GainColumn, insertListings, type Ranks } from "~db/queries/listings";
import { listSolutionScores } from "~db/queries/scores";
import type { Ctx } from "../context.server";
import { DIMENSION_KEYS } from "../rubric/rubric";
import { listRank } from "./rank";

/** The lists that a solution stands in: one of all, one of its challenge, one of each tag. */
export function scopesOf({ challengeId, tags }: { challengeId: string | null; tags: string[] }): string[] {
  return ["all", ...(challengeId ? [challengeScope(challengeId)] : []), ...tags.map(tagScope)];
}

export function challengeScope(challengeId: string): string {
  return `challenge:${challengeId}`;
}

export function tagScope(tag: string): string {
  return `tag:${tag}`;
}

/** Puts a published solution into its lists, or moves it when its tags changed; its ranks and gains come from the stored scores. */
export async function listSolution(
  ctx: Ctx,
  solution: {
    id: string;
    challengeId: string | null;
    tags: string[];
    publishedAt: string;
    reviewCount: number;
  },
): Promise<void> {
  const standing = await storedStanding(ctx, solution.id);
  await deleteListings(ctx.db, solution.id);
  await insertListings(
    ctx.db,
    scopesOf(solution).map((scope) => ({
      scope,
      solution_id: solution.id,
      published_at: solution.publishedAt,
      review_count: solution.reviewCount,
      ...standing,
    })),
  );
}

async function storedStanding(ctx: Ctx, id: string): Promise<Ranks & Record<GainColumn, number | null>> {
  const scores = new Map((await listSolutionScores(ctx.db, [id])).map((score) => [score.dimension, score]));
  const entries = ["overall", ...DIMENSION_KEYS].map((key) => {
    const score = scores.get(key);
    return [`rank_${key}`, score ? listRank(score) : null];
  });
  const overall = scores.get("overall");
  return {
    ...(Object.fromEntries(entries) as Ranks),
    rising: overall?.rising ?? null,
    improved: overall?.improved ?? null,
  };
}
