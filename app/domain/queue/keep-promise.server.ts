import { isOfferedTo } from "~db/queries/candidates";
import { findTagsOfSolution, listTagsOfMember, listVolunteers, updateAsked } from "~db/queries/habits";
import { listWaiting, lockQueued, updateBehind, updateQueued } from "~db/queries/queue";
import { type Ctx, inTransaction } from "../context.server";
import { notify } from "../notices/notify.server";
import { before, dayOf } from "../time";
import { exclusionsAmongStrangers, exclusionsFor } from "./exclusions";
import { ASK_EVERY, ASKED_MAX, LATE_AFTER, PROMISE } from "./queue";

const SOLUTIONS_AT_ONCE = 20;
const VOLUNTEERS_AT_ONCE = 60;
const KNOWN_FROM = 20;

/** Moves solutions forward that wait for a first review for 24 hours. Returns how many. */
export function moveLateForward(ctx: Ctx): Promise<number> {
  return updateBehind(ctx.db, before(ctx.now, LATE_AFTER));
}

interface Volunteer {
  userId: string;
  tags: ReadonlySet<string>;
}

/**
 * Asks members who offered to help about solutions that wait for a first review for 48 hours: at most five about each,
 * those first who lately had nothing to do with its author, of these who know its tags, everybody at most once a day. Where nobody can be asked it is tried again the next
 * time. Each solution is a transaction of its own. Returns how many members were asked.
 */
export async function askVolunteers(ctx: Ctx): Promise<number> {
  const waiting = await listWaiting(ctx.db, before(ctx.now, PROMISE), SOLUTIONS_AT_ONCE);
  if (waiting.length === 0) return 0;
  let volunteers = await loadVolunteers(ctx);
  let asked = 0;
  for (const { solutionId } of waiting) {
    const chosen = await whoMayHelp(ctx, solutionId, volunteers);
    if (chosen.length === 0) continue;
    await inTransaction(ctx, (ctx) => ask(ctx, solutionId, chosen));
    volunteers = volunteers.filter(({ userId }) => !chosen.includes(userId));
    asked += chosen.length;
  }
  return asked;
}

async function loadVolunteers(ctx: Ctx): Promise<Volunteer[]> {
  const when = { askedBefore: before(ctx.now, ASK_EVERY), today: dayOf(ctx.now) };
  const volunteers: Volunteer[] = [];
  for (const { userId } of await listVolunteers(ctx.db, when, VOLUNTEERS_AT_ONCE)) {
    const rows = await listTagsOfMember(ctx.db, userId, KNOWN_FROM);
    volunteers.push({ userId, tags: new Set(rows.flatMap(({ tags }) => JSON.parse(tags) as string[])) });
  }
  return volunteers;
}

async function whoMayHelp(ctx: Ctx, solutionId: string, volunteers: Volunteer[]): Promise<string[]> {
  const row = await findTagsOfSolution(ctx.db, solutionId);
  const tags = JSON.parse(row?.tags ?? "[]") as string[];
  const isKnown = (volunteer: Volunteer) => tags.some((tag) => volunteer.tags.has(tag));
  const inOrder = [...volunteers.filter(isKnown), ...volunteers.filter((it) => !isKnown(it))];
  const chosen: string[] = [];
  for (const exclusions of [exclusionsAmongStrangers, exclusionsFor]) {
    for (const { userId } of inOrder) {
      if (chosen.length === ASKED_MAX) return chosen;
      if (chosen.includes(userId)) continue;
      if (await isOfferedTo(ctx.db, solutionId, exclusions(userId, ctx.now))) chosen.push(userId);
    }
  }
  return chosen;
}

async function ask(ctx: Ctx, solutionId: string, userIds: string[]) {
  const queued = await lockQueued(ctx.db, solutionId);
  if (!queued || queued.reviews > 0) return;
  await updateQueued(ctx.db, solutionId, { asked_at: ctx.now });
  await updateAsked(ctx.db, userIds, ctx.now);
  for (const userId of userIds) {
    await notify(ctx, {
      userId,
      kind: "please-review",
      path: `/solutions/${solutionId}`,
      solutionId,
    });
  }
}
