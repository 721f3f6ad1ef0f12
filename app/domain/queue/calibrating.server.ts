import { listCalibrating } from "~db/queries/candidates";
import type { MemberCtx } from "../context.server";
import { CALIBRATING, mayCalibrate } from "./calibration";
import { exclusionsAmongStrangers, exclusionsFor } from "./exclusions";

/**
 * The solution with a well-known level that the viewer, who wrote so many reviews, is given next, as a row of the queue;
 * undefined nine times of ten, and whenever anything waits for a first review that they could write.
 */
export async function calibratingSolution(ctx: MemberCtx, reviews: number) {
  if (!mayCalibrate(reviews)) return undefined;
  const { id } = ctx.viewer;
  const unlessWaits = exclusionsFor(id, ctx.now);
  const among = { ...exclusionsAmongStrangers(id, ctx.now), unlessWaits };
  const [first] = await listCalibrating(ctx.db, among, CALIBRATING);
  return first;
}
