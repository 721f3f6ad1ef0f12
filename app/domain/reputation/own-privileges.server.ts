import type { Ctx } from "../context.server";
import { isYoung } from "./young-site.server";

export interface OwnPrivileges {
  isYoungSite: boolean;
  /** The viewer's points and handle; null for a visitor. */
  reputation: number | null;
  handle: string | null;
}

/** What decides which privileges the viewer has now. */
export async function ownPrivileges(ctx: Ctx): Promise<OwnPrivileges> {
  const { reputation = null, handle = null } = ctx.viewer ?? {};
  return { isYoungSite: await isYoung(ctx), reputation, handle };
}
