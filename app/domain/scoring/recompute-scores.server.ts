import { listFitsOfSolutions, listReviewsSince, listScoresOfReview } from "~db/queries/all-reviews";
import {
  deleteReviewerFit,
  deleteReviewFit,
  findOpenFit,
  insertFit,
  updateFit,
  upsertReviewerFits,
  upsertReviewFits,
} from "~db/queries/fits";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import { isYoungSite } from "../reputation/privileges";
import { DIMENSION_KEYS } from "../rubric/rubric";
import { type FitOptions, fitScores, type ScoreFit } from "./fit";
import { fittedNote, fittedParts, fittedReviewer, levelsByPerson } from "./fitted-rows";
import { readReviews, type SiteReviews } from "./read-reviews.server";
import type { ReviewTable } from "./review-table";
import { leniencyOf } from "./state";
import { storeEstimates } from "./store-estimates.server";
import { packReviewer } from "./stored-parts";
import type { LevelSums } from "./trust";
import { fitRow, storedReview, updateScores } from "./update-scores.server";

/** What a full fit writes, one stage behind the other. */
export const STAGES = ["reviewers", "solutions", "new-reviews"] as const;
export type Stage = (typeof STAGES)[number];

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
  /** False when it was stopped. */
  isDone: boolean;
  reviews: number;
  rings: FoundRing[];
}

const BATCH = 100;

/**
 * Fits all reviews anew and stores what each counts, what is known of each reviewer, and each solution's estimates with
 * its place in the lists. Reads and writes in small steps, so the site goes on meanwhile; what comes in while it runs is
 * added at the end. A run that was stopped or cut off goes on at the next call: it fits again and writes the rest.
 */
export async function recomputeScores(ctx: Ctx, options: RecomputeOptions = {}): Promise<Recomputed> {
  const { fit: run = fitScores, onProgress = () => {}, spared = [], signal } = options;
  const job = (await findOpenFit(ctx.db)) ?? (await beginFit(ctx));
  const site = await readReviews(ctx, (done) => onProgress({ stage: "reading", done, of: 0 }));
  const reviews = site.reviewIds.length;
  onProgress({ stage: "fitting", done: 0, of: reviews });
  const fit = await run({ ...site.table, spared: sparedIn(site, spared) }, { caps: !isYoungSite(reviews) });
  await updateFit(ctx.db, job.id, { state: JSON.stringify(fit.state), reviews });
  const levels = levelsByPerson(fit, site.table);
  const work: Work = { ctx, jobId: job.id, site, fit, rings: ringsOf(fit, site), levels };
  const writers = { reviewers: writeReviewers, solutions: writeSolutions, "new-reviews": addNewReviews };
  const first = Math.max(0, STAGES.indexOf(job.stage as Stage));
  for (const stage of STAGES.slice(first)) {
    const from = stage === job.stage ? job.position : "";
    for await (const progress of writers[stage](work, from, job.started_at)) {
      onProgress({ stage, ...progress });
      if (signal?.aborted) return { isDone: false, reviews, rings: work.rings };
    }
    const next = STAGES[STAGES.indexOf(stage) + 1];
    if (next) await updateFit(ctx.db, job.id, { stage: next, position: "" });
  }
  await updateFit(ctx.db, job.id, { done_at: ctx.now });
  return { isDone: true, reviews, rings: work.rings };
}

interface Work {
  ctx: Ctx;
  jobId: string;
  site: SiteReviews;
  fit: ScoreFit;
  rings: FoundRing[];
  levels: LevelSums[];
}
type Steps = AsyncGenerator<Pick<Progress, "done" | "of">>;

async function beginFit(ctx: Ctx) {
  const job = {
    id: ctx.newId(),
    started_at: ctx.now,
    stage: STAGES[0],
    position: "",
    reviews: 0,
    state: "",
    done_at: null,
  };
  await insertFit(ctx.db, job);
  return job;
}

async function* writeReviewers(work: Work, from: string): Steps {
  const { ctx, jobId, site, fit } = work;
  const people = site.personIds.flatMap((id, r) => (id > from && fit.overall.trust[r] !== 0 ? [r] : []));
  for (let i = 0; i < people.length; i += BATCH) {
    const rows = people.slice(i, i + BATCH).map((r) => reviewerRow(r, work));
    await inTransaction(ctx, async ({ db }) => {
      await lockUsers(
        db,
        rows.map((row) => row.reviewer_id),
      );
      await upsertReviewerFits(db, rows);
      await updateFit(db, jobId, { position: rows.at(-1)?.reviewer_id ?? from });
    });
    yield { done: i + rows.length, of: people.length };
  }
}

function reviewerRow(r: number, { site, fit, levels }: Work) {
  const reviewer = fittedReviewer(fit, r, levels[r] ?? { count: 0, sum: 0, squares: 0 });
  return {
    reviewer_id: site.personIds[r] ?? "",
    noise_factor: site.table.noiseFactor[r] ?? 1,
    leniency: leniencyOf(reviewer.sums, fit.state).overall.leniency,
    channels: packReviewer(reviewer),
  };
}

async function* writeSolutions(work: Work, from: string): Steps {
  const { ctx, jobId, site, fit } = work;
  const { itemStart } = site.table;
  const of = site.solutionIds.length;
  let first = site.solutionIds.findIndex((id) => id > from);
  if (first === -1) first = of;
  for (let i = first; i < of; i += BATCH) {
    const ids = site.solutionIds.slice(i, i + BATCH);
    await inTransaction(ctx, async (ctx) => {
      for (const id of ids) await lockSolution(ctx.db, id);
      const counts = new Map((await listFitsOfSolutions(ctx.db, ids)).map((row) => [row.id, row.counts]));
      const rows = [];
      for (let k = itemStart[i] as number; k < (itemStart[i + ids.length] as number); k++) {
        const id = site.reviewIds[k] ?? "";
        // Somebody changed what it counts since it was read: that stands, until the next fit.
        if ((counts.get(id) ?? site.table.counts[k]) !== site.table.counts[k]) continue;
        rows.push(rowOf(k, work));
      }
      await upsertReviewFits(ctx.db, rows);
      const stored = await listFitsOfSolutions(ctx.db, ids);
      for (const solutionId of ids) {
        const reviews = stored
          .filter((row) => row.solutionId === solutionId)
          .flatMap((row) => {
            const review = storedReview(row);
            return review ? [{ ...review, counts: row.counts }] : [];
          });
        const siteReviews = site.reviewIds.length;
        await storeEstimates(ctx, { solutionId, reviews, state: fit.state, siteReviews, isNews: false });
      }
      await updateFit(ctx.db, jobId, { position: ids.at(-1) ?? from });
    });
    yield { done: i + ids.length, of };
  }
}

function rowOf(k: number, { site, fit, rings }: Pick<Work, "site" | "fit" | "rings">) {
  const { table, reviewIds, solutionIds, personIds } = site;
  const item = table.item[k] as number;
  const ring = fit.audit?.ring[k] ?? -1;
  return fitRow(solutionIds[item] ?? "", {
    id: reviewIds[k] ?? "",
    reviewerId: personIds[table.reviewer[k] as number] ?? "",
    authorId: personIds[table.author[item] as number] ?? "",
    assigned: table.assigned[k] === 1,
    note: fittedNote(fit, table, k),
    ring: rings[ring]?.key ?? "",
    trust: fit.trust.weight[k] as number,
    parts: fittedParts(fit, table, k),
  });
}

/** What was submitted or changed since the fit began, reviewer by reviewer. */
async function* addNewReviews(work: Work, _from: string, since: string): Steps {
  const changed = await listReviewsSince(work.ctx.db, since);
  const reviewerIds = [...new Set(changed.map(({ reviewerId }) => reviewerId))];
  for (const [i, reviewerId] of reviewerIds.entries()) {
    await inTransaction(work.ctx, (ctx) => addReviewsOf(ctx, reviewerId, { work, since }));
    yield { done: i + 1, of: reviewerIds.length };
  }
}

/** Begins a reviewer again where the fit left them, and adds their reviews since. What came in meanwhile counted already. */
async function addReviewsOf(ctx: Ctx, reviewerId: string, { work, since }: { work: Work; since: string }) {
  const { site, fit } = work;
  await lockUsers(ctx.db, [reviewerId]);
  const own = (await listReviewsSince(ctx.db, since, reviewerId)).map((review) => ({
    ...review,
    k: site.reviewIds.indexOf(review.id),
  }));
  own.sort((a, b) => (a.solutionId < b.solutionId ? -1 : 1));
  for (const { solutionId } of own) await lockSolution(ctx.db, solutionId);
  const moved = [];
  for (const review of own) if (!(await isAsFitted(ctx, review, site.table))) moved.push(review);
  if (moved.length === 0) return;
  const r = site.personIds.indexOf(reviewerId);
  if (r !== -1 && fit.overall.trust[r] !== 0) await upsertReviewerFits(ctx.db, [reviewerRow(r, work)]);
  else await deleteReviewerFit(ctx.db, reviewerId);
  for (const { id, k } of own) {
    if (k === -1) await deleteReviewFit(ctx.db, id);
    else await upsertReviewFits(ctx.db, [rowOf(k, work)]);
  }
  for (const { id, solutionId } of moved) await updateScores(ctx, solutionId, { changed: id });
}

async function isAsFitted(ctx: Ctx, { id, k }: { id: string; k: number }, table: ReviewTable) {
  if (k === -1) return false;
  const scores = new Map((await listScoresOfReview(ctx.db, id)).map((row) => [row.dimension, row.score]));
  return DIMENSION_KEYS.every((key, d) => Object.is(table.scores[d]?.[k], scores.get(key) ?? Number.NaN));
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
