import { createHash } from "node:crypto";
import { listSolutionsOfMembers } from "~db/queries/case-lists";
import {
  insertCase,
  insertCaseMeasures,
  insertCaseMembers,
  listCaseMembers,
  listCasesOfMembers,
  lockCase,
  lockCaseByKey,
  updateCaseEvidence,
} from "~db/queries/cases";
import type { CaseMeasures } from "~db/schema";
import { type Ctx, inTransaction } from "../context.server";
import type { NoticeKind } from "../notices/notice";
import { notify } from "../notices/notify.server";
import type { CaseEvidence, CaseKind } from "./case";

/** Members of one case, at most; the others of a larger ring stand in the evidence as a number. */
const MEMBERS_MAX = 200;
const IDS_MAX = 100;

export interface NewCase {
  kind: CaseKind;
  /** Ids of those whom it concerns. */
  members: string[];
  evidence: CaseEvidence;
  /** What it is about, so that finding it again adds to it. Left out, it is who the members are. */
  key?: string;
  /** What was taken, and from whom. */
  measures?: Pick<CaseMeasures, "subject_id" | "what" | "user_id" | "review_id" | "points">[];
}

/**
 * Opens a case for moderators to decide about, and tells its members. What an open case is about already is added to it;
 * a group of which at least half is in one case, decided or not, is that case. Works inside a transaction and without
 * one. Returns the id of the open case; null where moderators have decided about this group before.
 */
export function openCase(ctx: Ctx, found: NewCase): Promise<string | null> {
  const members = [...new Set(found.members)].sort();
  if (members.length === 0) return Promise.resolve(null);
  const open = async (ctx: Ctx) => {
    const id = await findOrInsert(ctx, { ...found, members });
    if (id) await addTo(ctx, id, { ...found, members });
    return id;
  };
  return ctx.db.isTransaction ? open(ctx) : inTransaction(ctx, open);
}

async function findOrInsert(ctx: Ctx, found: NewCase): Promise<string | null> {
  if (found.key !== undefined) return byKey(ctx, found, `${found.kind}:${found.key}`);
  const { kind, members } = found;
  const [known] = await listCasesOfMembers(ctx.db, { kind, userIds: members.slice(0, MEMBERS_MAX) }, 1);
  if (known && 2 * Number(known.shared) >= members.length) {
    // Its row is held, so that nobody decides about it meanwhile.
    const current = await lockCase(ctx.db, known.id);
    return current?.closedAt === null ? known.id : null;
  }
  return byKey(ctx, found, `${kind}:${createHash("sha256").update(members.join(" ")).digest("hex")}`);
}

/** The open case of a key. Behind a decided one comes another. */
async function byKey(ctx: Ctx, { kind, evidence }: NewCase, key: string): Promise<string> {
  const id = ctx.newId();
  const row = { id, kind, case_key: key, opened_at: ctx.now, evidence: JSON.stringify(evidence) };
  if (await insertCase(ctx.db, row)) return id;
  const known = await lockCaseByKey(ctx.db, key);
  if (!known) throw new Error(`Case ${key} is gone`);
  if (known.closedAt !== null) return byKey(ctx, { kind, evidence, members: [] }, `${key}:${known.id}`);
  await updateCaseEvidence(ctx.db, known.id, JSON.stringify(merged(JSON.parse(known.evidence), evidence)));
  return known.id;
}

/**
 * Brings what was counted in an open case up to date, where there is one with this key; a decided one stays as it is. Call
 * it in a transaction.
 */
export async function noteInCase(
  ctx: Ctx,
  { kind, key, evidence }: Pick<NewCase, "kind" | "evidence"> & { key: string },
): Promise<void> {
  let known = await lockCaseByKey(ctx.db, `${kind}:${key}`);
  for (let next = `${kind}:${key}`; known && known.closedAt !== null; ) {
    next = `${next}:${known.id}`;
    known = await lockCaseByKey(ctx.db, next);
  }
  if (!known) return;
  await updateCaseEvidence(ctx.db, known.id, JSON.stringify(merged(JSON.parse(known.evidence), evidence)));
}

/** Later numbers replace earlier ones; ids add up. */
function merged(earlier: CaseEvidence, later: CaseEvidence): CaseEvidence {
  const all = { ...earlier, ...later };
  for (const [key, value] of Object.entries(all)) {
    const before = earlier[key];
    if (Array.isArray(value) && Array.isArray(before))
      all[key] = [...new Set([...before, ...value])].slice(-IDS_MAX);
  }
  return all;
}

async function addTo(ctx: Ctx, id: string, { kind, members, measures = [] }: NewCase) {
  const known = new Set((await listCaseMembers(ctx.db, id, MEMBERS_MAX)).map(({ userId }) => userId));
  const added = members.filter((userId) => !known.has(userId)).slice(0, MEMBERS_MAX - known.size);
  if (added.length > 0) {
    await insertCaseMembers(
      ctx.db,
      added.map((userId) => ({ case_id: id, user_id: userId })),
    );
    await tellOfCase(ctx, { caseId: id, kind: `case-${kind}`, userIds: added });
  }
  if (measures.length > 0)
    await insertCaseMeasures(
      ctx.db,
      measures.map((measure) => ({ ...measure, case_id: id })),
    );
}

/** Tells members of a case. Every notice is about a solution: theirs is one that they know. */
export async function tellOfCase(
  ctx: Ctx,
  { caseId, kind, userIds }: { caseId: string; kind: NoticeKind; userIds: string[] },
): Promise<void> {
  const solutions = await listSolutionsOfMembers(ctx.db, userIds);
  // Who brought it about by rating is told as well: it concerns them, whoever acted.
  for (const [userId, solutionId] of solutions)
    await notify({ ...ctx, viewer: null }, { userId, kind, path: `/cases/${caseId}`, solutionId });
}
