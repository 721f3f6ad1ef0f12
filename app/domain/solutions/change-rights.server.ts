import { updateSolutionCount } from "~db/queries/challenges";
import { deleteOtherInvitations, insertInvitations } from "~db/queries/invitations";
import { findRevision, lockSolution, updateRights } from "~db/queries/solutions";
import { listUsersByHandle } from "~db/queries/users";
import { handleKey } from "../accounts/account";
import { type Ctx, inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import type { Fields, Parsed } from "../parse";
import { enqueue } from "../queue/enqueue.server";
import { listSolution } from "./listing.server";
import { isListed, isPublic } from "./policy";
import { noMember, parseRights, type RightsBefore, type RightsInput } from "./rights";
import { solutionFields } from "./solution";

type Locked = NonNullable<Awaited<ReturnType<typeof lockSolution>>>;

/** What a form says about rights, with those invited found; undefined where it says nothing. */
export type Rights = Omit<RightsInput, "invited"> & { invitedIds: string[] | undefined };

/** Reads the composer's fields about rights. Handles that nobody has are named; the viewer's own is left out. */
export async function readRights(
  ctx: MemberCtx,
  fields: Fields,
  before: RightsBefore,
): Promise<Parsed<Rights>> {
  const parsed = parseRights(fields, before, ctx.now);
  if (!parsed.ok) return parsed;
  const { invited, ...rights } = parsed.value;
  if (!invited?.length) return { ok: true, value: { ...rights, invitedIds: invited } };
  const members = await listUsersByHandle(ctx.db, invited.map(handleKey));
  const unknown = invited.filter((handle) => !members.some((member) => member.handle === handle));
  if (unknown.length > 0) return { ok: false, errors: { invited: noMember(unknown) } };
  const invitedIds = members.map(({ id }) => id).filter((id) => id !== ctx.viewer.id);
  return { ok: true, value: { ...rights, invitedIds } };
}

/** Whether rights would keep back again what has become public; then nothing of them is stored. */
export function wouldKeepBack(ctx: Ctx, solution: Locked, { embargoUntil }: Rights): boolean {
  return isPublic(solution, ctx.now) && Boolean(embargoUntil);
}

/** Stores what the author says about rights, in a transaction that holds the solution's lock. */
export async function storeRights(ctx: Ctx, solution: Locked, rights: Rights): Promise<void> {
  const { briefOrigin, embargoUntil, invitedIds } = rights;
  const until = embargoUntil === undefined ? solution.embargoUntil : embargoUntil;
  const becomesPublic = !until && !isListed(solution);
  await updateRights(ctx.db, solution.id, {
    brief_origin: briefOrigin ?? solution.briefOrigin,
    embargo_until: until,
    published_at: becomesPublic ? ctx.now : (solution.publishedAt ?? ctx.now),
  });
  if (!invitedIds) return;
  await deleteOtherInvitations(ctx.db, solution.id, invitedIds);
  if (invitedIds.length > 0)
    await insertInvitations(ctx.db, { solutionId: solution.id, userIds: invitedIds }, ctx.now);
}

/** Stores what the author says about rights of a published solution, without another revision, and ends the draft. */
export function changeRights(
  ctx: MemberCtx,
  { id, fields }: { id: string; fields: Fields },
  rights: Rights,
): Promise<{ ok: true } | { ok: false; problem: "moved" } | Conflict> {
  return inTransaction(ctx, async (ctx) => {
    const solution = await lockSolution(ctx.db, id);
    if (!solution || solution.withdrawnAt || wouldKeepBack(ctx, solution, rights))
      return { ok: false, problem: "moved" };
    const form = draftForm(fields, solutionFields(fields));
    const theirs = await endDraft(ctx, { kind: "solution", id }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };
    await storeRights(ctx, solution, rights);
    await listLatest(ctx, id, { listed: isListed(solution) });
    return { ok: true };
  });
}

/**
 * Puts a published solution into its lists, under the time at which it became public, and moves it when its tags
 * changed; it waits in the queue from then on. `listed` says whether it stood there before: if not, its challenge counts
 * it from now on. What is withdrawn or under embargo is left alone.
 */
export async function listLatest(ctx: Ctx, id: string, { listed }: { listed: boolean }): Promise<void> {
  const solution = await findRevision(ctx.db, { id, revision: null }, "");
  if (!solution?.publishedAt || !isListed(solution)) return;
  const tags = JSON.parse(solution.tags) as string[];
  await listSolution(ctx, { ...solution, tags, publishedAt: solution.publishedAt });
  await enqueue(ctx, { ...solution, publishedAt: solution.publishedAt });
  if (solution.challengeId && !listed) await updateSolutionCount(ctx.db, solution.challengeId, 1);
}
