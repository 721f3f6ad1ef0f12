import { findFitState } from "~db/queries/fits";
import type { Ctx } from "../context.server";
import type { FitState } from "./fit";
import { FIRST_STATE } from "./state";

/** What the latest full fit knows of the site, or what is believed before the first one. */
export async function currentState(ctx: Ctx): Promise<FitState> {
  const state = await findFitState(ctx.db);
  return state === undefined ? FIRST_STATE : (JSON.parse(state) as FitState);
}
