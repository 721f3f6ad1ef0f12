import type { Ctx } from "../context.server";
import { isYoung } from "./young-site.server";

export interface OwnPrivileges {
  isYoungSite: boolean;
  /** The viewer's points; null for a visitor. */
  reputation: number | null;
}

/** What decides which privileges the viewer has now. */
export async function ownPrivileges(ctx: Ctx): Promise<OwnPrivileges> {
  return { isYoungSite: await isYoung(ctx), reputation: ctx.viewer?.reputation ?? null };
}
