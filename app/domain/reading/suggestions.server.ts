import { listCandidates } from "~db/queries/candidates";
import { listTagsOfMember } from "~db/queries/habits";
import type { MemberCtx } from "../context.server";
import { readingMinutes } from "../markdown/markdown";
import { calibratingSolution } from "../queue/calibrating.server";
import { exclusionsAmongStrangers, exclusionsFor } from "../queue/exclusions";
import { inOrder, whySuggested } from "../queue/order";
import { inWords } from "../queue/waiting";
import { PRIORS } from "../scoring/method";
import { solutionPath } from "../solutions/solution";
import { elapsed } from "../time";
import type { Suggestion } from "./queue-view";

const CANDIDATES = 30;
const KNOWN_FROM = 20;

/**
 * The solutions that the queue suggests to the viewer, so many at most, the first one first. `reviews`: how many the
 * viewer wrote. One whose level is well known stands where a usual one would.
 */
export async function suggestionsFor(ctx: MemberCtx, reviews: number, limit: number): Promise<Suggestion[]> {
  const { id: viewerId } = ctx.viewer;
  const calibrating = await calibratingSolution(ctx, reviews);
  const strangers = await listCandidates(ctx.db, exclusionsAmongStrangers(viewerId, ctx.now), CANDIDATES);
  const isEnough = strangers.length >= limit;
  const all = isEnough ? [] : await listCandidates(ctx.db, exclusionsFor(viewerId, ctx.now), CANDIDATES);
  const others = all.filter(({ id }) => strangers.every((stranger) => stranger.id !== id));
  const groups = [calibrating ? [calibrating] : [], strangers, others];
  if (groups.every((rows) => rows.length === 0)) return [];
  const known = await knownTags(ctx);
  const noise = PRIORS.overall.noise + PRIORS.overall.reviewer;
  return groups
    .flatMap((rows) => inOrder(rows.map(asCandidate), { known, noise }))
    .slice(0, limit)
    .map((it) => ({
      id: it.id,
      path: solutionPath(it),
      title: it.title,
      summary: it.summary,
      tags: it.tags,
      readingMinutes: readingMinutes(it.wordCount),
      ask: it.ask,
      waited: inWords(elapsed(it.waitingSince, ctx.now)),
      reviews: it.reviews,
      why: whySuggested(it, known, ctx.now),
    }));
}

function asCandidate(row: Awaited<ReturnType<typeof listCandidates>>[number]) {
  return {
    ...row,
    tags: JSON.parse(row.tags) as string[],
    variance: row.sd === null ? PRIORS.overall.item : row.sd ** 2,
  };
}

/** The tags of what the viewer reviewed and posted last. */
async function knownTags(ctx: MemberCtx): Promise<Set<string>> {
  const rows = await listTagsOfMember(ctx.db, ctx.viewer.id, KNOWN_FROM);
  return new Set(rows.flatMap(({ tags }) => JSON.parse(tags) as string[]));
}
