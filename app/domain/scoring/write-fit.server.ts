import { listFitsOfSolutions, listReviewsSince, listScoresOfReview } from "~db/queries/all-reviews";
import { deleteReviewerFit, deleteReviewFit, upsertReviewerFits, upsertReviewFits } from "~db/queries/fits";
import { lockSolution } from "~db/queries/solutions";
import { lockUsers } from "~db/queries/users";
import { type Ctx, inTransaction } from "../context.server";
import { DIMENSION_KEYS } from "../rubric/rubric";
import { before, MINUTE } from "../time";
import type { ScoreFit } from "./fit";
import { type Lease, noteFit, type Stage } from "./fit-lease.server";
import { fittedNote, fittedParts, fittedReviewer } from "./fitted-rows";
import type { ReviewTable } from "./review-table";
import type { SiteReviews } from "./site-columns";
import { leniencyOf } from "./state";
import { storeEstimates } from "./store-estimates.server";
import { packReviewer } from "./stored-parts";
import type { LevelSums } from "./trust";
import { fitRow, storedReview, updateScores } from "./update-scores.server";

const BATCH = 100;
/** What was submitted so shortly before a fit began may have come into the database behind its reading. */
const SETTLED = 5 * MINUTE;

/** A full fit of what was read, while it is written. */
export interface Work {
  ctx: Ctx;
  lease: Lease;
  site: SiteReviews;
  fit: ScoreFit;
  /** The ring of each number that the audit gave. */
  rings: { key: string }[];
  /** The overall levels of each person. */
  levels: LevelSums[];
  /** Moves what else follows from what the reviews of some solutions count, in the transaction that stored that. */
  onSolutions(ctx: Ctx, solutionIds: string[]): Promise<void>;
}

type Steps = AsyncGenerator<{ done: number; of: number }>;

/**
 * What writes each stage of a fit, from behind the id `from`: each step is a transaction, which also notes how far it is.
 * All throw `FitLost` where the fit went to somebody else.
 */
export const WRITERS: Record<Stage, (work: Work, from: string) => Steps> = {
  reviewers: writeReviewers,
  solutions: writeSolutions,
  "new-reviews": addNewReviews,
};

async function* writeReviewers(work: Work, from: string): Steps {
  const { ctx, lease, site, fit } = work;
  const people = site.personIds.flatMap((id, r) => (id > from && fit.overall.trust[r] !== 0 ? [r] : []));
  for (let i = 0; i < people.length; i += BATCH) {
    const rows = people.slice(i, i + BATCH).map((r) => reviewerRow(r, work));
    await inTransaction(ctx, async ({ db }) => {
      await lockUsers(
        db,
        rows.map((row) => row.reviewer_id),
      );
      await upsertReviewerFits(db, rows);
      await noteFit(db, lease, { position: rows.at(-1)?.reviewer_id ?? from });
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
  const { ctx, lease, site, fit } = work;
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
      await work.onSolutions(ctx, ids);
      await noteFit(ctx.db, lease, { position: ids.at(-1) ?? from });
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
async function* addNewReviews(work: Work): Steps {
  const { ctx, lease } = work;
  const since = before(lease.startedAt, SETTLED);
  const changed = await listReviewsSince(ctx.db, since);
  const reviewerIds = [...new Set(changed.map(({ reviewerId }) => reviewerId))];
  for (const [i, reviewerId] of reviewerIds.entries()) {
    await inTransaction(ctx, async (ctx) => {
      await addReviewsOf(ctx, reviewerId, { work, since });
      await noteFit(ctx.db, lease);
    });
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
  await work.onSolutions(ctx, [...new Set(moved.map(({ solutionId }) => solutionId))]);
}

async function isAsFitted(ctx: Ctx, { id, k }: { id: string; k: number }, table: ReviewTable) {
  if (k === -1) return false;
  const scores = new Map((await listScoresOfReview(ctx.db, id)).map((row) => [row.dimension, row.score]));
  return DIMENSION_KEYS.every((key, d) => Object.is(table.scores[d]?.[k], scores.get(key) ?? Number.NaN));
}
