import { monotonicFactory } from "ulid";
import type { Ctx } from "~/domain/context.server";
import { liftedRings } from "~/domain/integrity/lifted-rings.server";
import { openCase } from "~/domain/integrity/open-case.server";
import { takeRingPoints } from "~/domain/moderation/take-ring-points.server";
import { renewImproved } from "~/domain/rounds/update-improved.server";
import { type Progress, type Recomputed, recomputeScores } from "~/domain/scoring/recompute-scores.server";
import { connect } from "~db/connection";
import { readEnv } from "./env.server";
import { fitInThread } from "./fit-in-thread.server";

export interface RecomputeJob {
  /** The built worker; without it the fit runs in this thread. */
  workerFile?: string;
  onProgress?(progress: Progress): void;
  signal?: AbortSignal;
}

/** Fits all scores anew, moves what improved by what its reviews count now, and opens a case for each ring that the fit sees. */
export async function recompute(
  ctx: Ctx,
  { workerFile, onProgress, signal }: RecomputeJob = {},
): Promise<Recomputed> {
  const done = await recomputeScores(ctx, {
    fit: workerFile ? (table, options) => fitInThread(workerFile, table, options) : undefined,
    spared: await liftedRings(ctx),
    onSolutions: renewImproved,
    onProgress,
    signal,
  });
  for (const { key, memberIds, solutions, difference, z } of done.isDone ? done.rings : []) {
    const evidence = {
      members: memberIds.length,
      items: solutions,
      difference: round(difference),
      z: round(z),
    };
    const caseId = await openCase(ctx, { kind: "ring", members: memberIds, evidence });
    await takeRingPoints(ctx, key, caseId);
  }
  return done;
}

/** `npm run scores:recompute`: says on standard error how far it is. Ctrl+C stops it; run again it goes on from there. */
export async function recomputeOnCommandLine(): Promise<string> {
  const { db, engine } = connect(readEnv(process.env).databaseUrl);
  const stop = new AbortController();
  const onInterrupt = () => stop.abort();
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  const newUlid = monotonicFactory();
  const ctx = {
    db,
    now: new Date().toISOString(),
    viewer: null,
    newId: () => newUlid().toLowerCase(),
    isUniqueViolation: engine.isUniqueViolation,
  } as Ctx;
  try {
    const { isDone, isElsewhere, reviews, rings } = await recompute(ctx, {
      onProgress: printProgress,
      signal: stop.signal,
    });
    if (isElsewhere) return "Another process is fitting the scores right now, so this one leaves them alone.";
    if (!isDone) return "Stopped. Run it again and it goes on from there.";
    return `Fitted ${reviews} reviews. Rings: ${rings.length}.`;
  } finally {
    process.off("SIGINT", onInterrupt);
    process.off("SIGTERM", onInterrupt);
    await db.destroy();
  }
}

let lastPrinted = 0;

function printProgress({ stage, done, of }: Progress) {
  const now = Date.now();
  if (done < of && now - lastPrinted < 500) return;
  lastPrinted = now;
  console.error(of > 0 ? `${stage}: ${done} of ${of}` : `${stage}: ${done}`);
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
