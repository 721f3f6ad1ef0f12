import { findNotice, updateNoticeRead, updateNoticesRead } from "~db/queries/notices";
import type { MemberCtx } from "../context.server";

/** Marks one of the viewer's notices as read. Returns where it leads, or null when they have no such notice. */
export async function openNotice(ctx: MemberCtx, id: string): Promise<string | null> {
  const notice = await findNotice(ctx.db, id, ctx.viewer.id);
  if (!notice) return null;
  if (!notice.readAt) await updateNoticeRead(ctx.db, id, ctx.now);
  return notice.path;
}

/** Marks all that the viewer was told until a time, now where it is none, as read. */
export async function readAllNotices(ctx: MemberCtx, until: string): Promise<void> {
  const time = Number.isNaN(Date.parse(until)) || until > ctx.now ? ctx.now : until;
  await updateNoticesRead(ctx.db, ctx.viewer.id, { until: time, readAt: ctx.now });
}
