import { findQueued } from "~db/queries/queue";
import { findRevision, lockSolution } from "~db/queries/solutions";
import { findLastTriage, insertTriage, updateTriageLifted } from "~db/queries/triages";
import { inTransaction, type MemberCtx } from "../context.server";
import { notify } from "../notices/notify.server";
import type { Fields, Invalid, Missing, Refused } from "../parse";
import { dequeue } from "../queue/claims.server";
import { enqueue } from "../queue/enqueue.server";
import { whyLacksPrivilege } from "../reputation/privileges";
import { isYoung } from "../reputation/young-site.server";
import { canSeeSolution, isAuthor, isListed } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import { parseTriage, whyCannotTriage } from "./triage";

export interface TriagePage {
  title: string;
  path: string;
  /** Why the viewer cannot send it back; null when they can. */
  refused: string | null;
  /** Whether that is because they have too few points. */
  lacksPoints: boolean;
  handle: string;
}

/** The page on which a solution is sent back. Null when there is no such solution for the viewer. */
export async function triagePage(ctx: MemberCtx, id: string): Promise<TriagePage | null> {
  const found = await findForTriage(ctx, id);
  return (
    found && {
      title: found.title,
      path: solutionPath(found),
      refused: found.refused,
      lacksPoints: found.lacksPoints,
      handle: ctx.viewer.handle,
    }
  );
}

export type TriageResult = { ok: true } | Missing | Refused | Invalid;

/**
 * Sends the latest revision of a solution back to its author, before it costs anybody a review: it leaves the queue,
 * and the author is told why. It stays readable and in lists. Each revision goes back once at most.
 */
export async function triageSolution(ctx: MemberCtx, id: string, fields: Fields): Promise<TriageResult> {
  const found = await findForTriage(ctx, id);
  if (!found) return { ok: false, problem: "missing" };
  if (found.refused) return { ok: false, problem: "refused", why: found.refused };
  const parsed = parseTriage(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  return inTransaction(ctx, async (ctx): Promise<TriageResult> => {
    await lockSolution(ctx.db, id);
    const now = await findForTriage(ctx, id);
    if (!now) return { ok: false, problem: "missing" };
    if (now.refused) return { ok: false, problem: "refused", why: now.refused };
    await insertTriage(ctx.db, {
      solution_id: id,
      revision: now.revision,
      user_id: ctx.viewer.id,
      ...parsed.value,
      happened_at: ctx.now,
      lifted_at: null,
    });
    await dequeue(ctx, id);
    await notify(ctx, { userId: now.authorId, kind: "returned", path: solutionPath(now), solutionId: id });
    return { ok: true };
  });
}

async function findForTriage(ctx: MemberCtx, id: string) {
  const row = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
  if (!row?.publishedAt || !canSeeSolution(row, ctx.viewer, ctx.now)) return null;
  const last = await findLastTriage(ctx.db, id);
  const triage = last?.revision === row.revision ? last : null;
  const { slug, title, revision, authorId } = row;
  const isYoungSite = await isYoung(ctx);
  const refused = whyCannotTriage({ ...row, triage, isYoungSite }, ctx.viewer);
  const lacks = whyLacksPrivilege("triage", ctx.viewer.reputation, isYoungSite);
  return { id, slug, title, revision, authorId, refused, lacksPoints: lacks !== null && refused === lacks };
}

/**
 * Puts the viewer's solution back into the queue as it is; its clock begins anew. Returns false when it is not theirs
 * or did not go back.
 */
export function liftTriage(ctx: MemberCtx, id: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const solution = await lockSolution(ctx.db, id);
    if (!solution?.publishedAt || !isAuthor(solution, ctx.viewer)) return false;
    const revision = { solutionId: id, revision: solution.revision };
    if (!(await updateTriageLifted(ctx.db, revision, ctx.now))) return false;
    const { publishedAt } = solution;
    if (isListed(solution) && !(await findQueued(ctx.db, id)))
      await enqueue(ctx, { ...solution, publishedAt });
    return true;
  });
}
