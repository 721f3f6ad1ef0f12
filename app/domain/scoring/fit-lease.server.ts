import type { Kysely } from "kysely";
import { findOpenFit, insertOpenFit, updateFit, updateFitWorker } from "~db/queries/fits";
import type { Database } from "~db/schema";
import type { Ctx } from "../context.server";
import { after, elapsed, MINUTE } from "../time";

/** What a full fit writes, one stage behind the other. */
export const STAGES = ["reviewers", "solutions", "new-reviews"] as const;
export type Stage = (typeof STAGES)[number];

/** Who said nothing for so long was cut off. */
const CUT_OFF_AFTER = 5 * MINUTE;
const RENEW_EVERY = MINUTE / 2;

/** A full fit, as long as it is this worker's. */
export interface Lease {
  id: string;
  worker: string;
  startedAt: string;
  /** How far an earlier worker came, and with which state. */
  stage: Stage;
  position: string;
  state: string;
  /** The time as it goes on from that of the context. */
  now(): string;
}

/** Thrown where a fit went to somebody else, as this worker said nothing for too long. */
export class FitLost extends Error {
  override name = "FitLost";
}

/** Whether somebody is at a fit that is not done. */
export function isAtWork(fit: { worker: string; renewed_at: string }, now: string): boolean {
  return fit.worker !== "" && elapsed(fit.renewed_at, now) < CUT_OFF_AFTER;
}

/**
 * Takes the full fit that was stopped or cut off, or begins one. Null where somebody else is at it, in whichever process:
 * of those who take one at the same moment one gets it.
 */
export async function takeFit(ctx: Ctx): Promise<Lease | null> {
  const began = performance.now();
  const now = () => after(ctx.now, performance.now() - began);
  const mine = { worker: ctx.newId(), renewed_at: ctx.now };
  const open = await findOpenFit(ctx.db);
  if (open) {
    if (isAtWork(open, ctx.now) || !(await updateFitWorker(ctx.db, open, mine))) return null;
    const { id, started_at, stage, position, state } = open;
    return { id, worker: mine.worker, startedAt: started_at, stage: stage as Stage, position, state, now };
  }
  const begin = { id: ctx.newId(), stage: STAGES[0], position: "", state: "" };
  const fit = { ...begin, ...mine, started_at: ctx.now, reviews: 0, done_at: null };
  if (!(await insertOpenFit(ctx.db, fit))) return null;
  return { ...begin, worker: mine.worker, startedAt: ctx.now, now };
}

/**
 * Notes how far a fit is, and that somebody is at it. In the transaction of what was written it undoes that where the fit
 * went to somebody else.
 *
 * @throws FitLost in that case.
 */
export async function noteFit(
  db: Kysely<Database>,
  lease: Lease,
  to: Partial<Parameters<typeof updateFit>[2]> = {},
): Promise<void> {
  if (!(await updateFit(db, lease, { renewed_at: lease.now(), ...to })))
    throw new FitLost("The fit was taken over.");
}

/** Says from time to time that somebody is at a fit, while work goes on that says nothing itself. */
export async function whileNoting<T>(ctx: Ctx, lease: Lease, work: () => Promise<T>): Promise<T> {
  let noted: Promise<void> = Promise.resolve();
  // What fails here shows at the next note.
  const note = () => noteFit(ctx.db, lease).catch(() => {});
  const timer = setInterval(() => {
    noted = noted.then(note);
  }, RENEW_EVERY);
  try {
    return await work();
  } finally {
    clearInterval(timer);
    await noted;
  }
}

/** Leaves a fit that is not done to whoever comes next. Where that fails it counts as cut off after a while. */
export async function leaveFit(ctx: Ctx, lease: Lease): Promise<void> {
  await updateFit(ctx.db, lease, { worker: "", renewed_at: "" }).catch(() => {});
}
