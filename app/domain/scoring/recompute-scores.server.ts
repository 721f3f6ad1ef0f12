import type { Ctx } from "../context.server";
import { isYoungSite } from "../reputation/privileges";
import { type FitOptions, fitScores, type ScoreFit } from "./fit";
import {
  FitLost,
  type Lease,
  leaveFit,
  noteFit,
  STAGES,
  type Stage,
  takeFit,
  whileNoting,
} from "./fit-lease.server";
import { levelsByPerson } from "./fitted-rows";
import { readReviews } from "./read-reviews.server";
import type { ReviewTable } from "./review-table";
import type { SiteReviews } from "./site-columns";
import { type Work, WRITERS } from "./write-fit.server";

export interface Progress {
  stage: "reading" | "fitting" | Stage;
  done: number;
  /** 0 where that is not known yet. */
  of: number;
}

export interface RecomputeOptions {
  /** Runs the fit, in a thread or right here. */
  fit?(table: ReviewTable, options: FitOptions): ScoreFit | Promise<ScoreFit>;
  onProgress?(progress: Progress): void;
  /** Moves what else follows from what the reviews of some solutions count, in the transaction that stored that. */
  onSolutions?: Work["onSolutions"];
  /** Groups of members that people decided are no rings. */
  spared?: ReadonlySet<string>[];
  /** Once it is aborted the work stops behind the step at hand; the next call goes on from there. */
  signal?: AbortSignal;
}

/** People who lift each other's scores, as the audit of a full fit saw them. */
export interface FoundRing {
  /** The same for the same ring tomorrow. */
  key: string;
  memberIds: string[];
  /** Solutions that both members and others reviewed. */
  solutions: number;
  /** Levels that members score above others, and how sure that is. */
  difference: number;
  z: number;
}

export interface Recomputed {
  /** False when it was stopped, or somebody else is at it. */
  isDone: boolean;
  /** Another process is fitting: this one left it alone, or was thought dead and gave it up. */
  isElsewhere: boolean;
  reviews: number;
  rings: FoundRing[];
}

const ELSEWHERE: Recomputed = { isDone: false, isElsewhere: true, reviews: 0, rings: [] };

/**
 * Fits all reviews anew and stores what each counts, what is known of each reviewer, and each solution's estimates with
 * its place in the lists. Reads and writes in small steps, so the site goes on meanwhile; what came in since it began is
 * added at the end. One process does it at a time. A run that was stopped or cut off goes on at the next call: it fits
 * what was there when it began, and writes the rest; where that has changed meanwhile it writes all anew, so that two
 * fits never mix.
 */
export async function recomputeScores(ctx: Ctx, options: RecomputeOptions = {}): Promise<Recomputed> {
  const lease = await takeFit(ctx);
  if (!lease) return ELSEWHERE;
  try {
    const recomputed = await fitAndWrite(ctx, lease, options);
    if (!recomputed.isDone) await leaveFit(ctx, lease);
    return recomputed;
  } catch (error) {
    if (error instanceof FitLost) return ELSEWHERE;
    await leaveFit(ctx, lease);
    throw error;
  }
}

async function fitAndWrite(ctx: Ctx, lease: Lease, options: RecomputeOptions): Promise<Recomputed> {
  const { onProgress = () => {}, onSolutions = async () => {}, signal } = options;
  const { site, fit } = await whileNoting(ctx, lease, () => readAndFit(ctx, lease, options));
  const reviews = site.reviewIds.length;
  const rings = ringsOf(fit, site);
  const stopped = { isDone: false, isElsewhere: false, reviews, rings };
  const state = JSON.stringify(fit.state);
  const { stage: reached, position } = state === lease.state ? lease : { stage: STAGES[0], position: "" };
  await noteFit(ctx.db, lease, { state, reviews, stage: reached, position });
  const work: Work = { ctx, lease, site, fit, rings, levels: levelsByPerson(fit, site.table), onSolutions };
  for (const stage of STAGES.slice(STAGES.indexOf(reached))) {
    if (stage !== reached) await noteFit(ctx.db, lease, { stage, position: "" });
    for await (const progress of WRITERS[stage](work, stage === reached ? position : "")) {
      onProgress({ stage, ...progress });
      if (signal?.aborted) return stopped;
    }
  }
  await noteFit(ctx.db, lease, { done_at: ctx.now });
  return { ...stopped, isDone: true };
}

async function readAndFit(
  ctx: Ctx,
  { startedAt, stage }: Lease,
  { fit: run = fitScores, onProgress = () => {}, spared = [] }: RecomputeOptions,
): Promise<{ site: SiteReviews; fit: ScoreFit }> {
  const site = await readReviews(ctx, {
    until: startedAt,
    keepNoise: stage !== STAGES[0],
    onPage: (done) => onProgress({ stage: "reading", done, of: 0 }),
  });
  const reviews = site.reviewIds.length;
  onProgress({ stage: "fitting", done: 0, of: reviews });
  const table = { ...site.table, spared: sparedIn(site, spared) };
  return { site, fit: await run(table, { caps: !isYoungSite(reviews) }) };
}

function sparedIn({ table, personIds }: SiteReviews, groups: ReadonlySet<string>[]): Uint8Array | undefined {
  if (groups.length === 0) return undefined;
  const idOf = (person: number) => personIds[person] ?? "";
  return Uint8Array.from(table.reviewer, (r, k) => {
    const author = idOf(table.author[table.item[k] as number] as number);
    return groups.some((group) => group.has(author) && group.has(idOf(r))) ? 1 : 0;
  });
}

function ringsOf({ audit }: ScoreFit, { personIds }: SiteReviews): FoundRing[] {
  return (audit?.rings ?? []).map(({ members, items, difference, z }) => {
    const memberIds = members.map((person) => personIds[person] ?? "");
    return { key: `ring:${memberIds[0]}`, memberIds, solutions: items, difference, z };
  });
}
