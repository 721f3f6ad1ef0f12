import { insertTakedownRequest, lockOpenRequest, updateRequestReason } from "~db/queries/takedowns";
import { emailKey } from "../accounts/account";
import { type Ctx, inTransaction } from "../context.server";
import type { Fields, Invalid } from "../parse";
import { findSubject, type SubjectAddress } from "./subject.server";
import { parseTakedown } from "./takedown";

export type AskTakedownResult =
  | { ok: true; path: string }
  | { ok: false; problem: "missing" | "hidden" }
  | Invalid
  /** Seconds until this address may ask again. */
  | { ok: false; problem: "too-many"; wait: number };

/** The most that the reasons of one open request may add up to. */
const REASONS_MAX = 10_000;

/**
 * Asks that a brief is taken down. One person has one open request about a brief: what they send later is added to
 * it. "hidden" says that nobody is shown the brief anyway. `limit` counts a request, and says how many seconds its
 * sender has to wait.
 */
export async function askTakedown(
  ctx: Ctx,
  address: SubjectAddress,
  { fields, limit = async () => 0 }: { fields: Fields; limit?: () => Promise<number> },
): Promise<AskTakedownResult> {
  const subject = await findSubject(ctx, address);
  if (!subject || subject.challengeSlug) return { ok: false, problem: "missing" };
  if (subject.hidden) return { ok: false, problem: "hidden" };
  const parsed = parseTakedown(fields, { isMember: ctx.viewer !== null });
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const wait = await limit();
  if (wait > 0) return { ok: false, problem: "too-many", wait };

  const { contact, relation, reason } = parsed.value;
  const openKey = `${subject.kind} ${subject.id} ${ctx.viewer?.id ?? emailKey(contact)}`;
  await inTransaction(ctx, async (ctx) => {
    const added = await insertTakedownRequest(ctx.db, {
      id: ctx.newId(),
      subject_kind: subject.kind,
      subject_id: subject.id,
      user_id: ctx.viewer?.id ?? null,
      contact,
      relation,
      reason,
      open_key: openKey,
      created_at: ctx.now,
      closed_at: null,
    });
    const open = added ? undefined : await lockOpenRequest(ctx.db, openKey);
    if (!open || open.reason.includes(reason)) return;
    await updateRequestReason(ctx.db, open.id, `${open.reason}\n\n${reason}`.slice(0, REASONS_MAX));
  });
  return { ok: true, path: subject.path };
}
