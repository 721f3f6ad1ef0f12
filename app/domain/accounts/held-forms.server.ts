import { deleteHeldForm, deleteHeldFormsBefore, findHeldForm, insertHeldForm } from "~db/queries/sessions";
import type { Ctx } from "../context.server";
import type { Fields } from "../parse";
import { before, DAY } from "../time";

/** How long a text waits for its writer to sign in again. */
const KEPT_FOR = 7 * DAY;

/** Keeps what somebody sent to a page after their session had ended. Passwords are never kept. */
export async function hold(ctx: Ctx, form: { idHash: string; path: string; fields: Fields }): Promise<void> {
  const { password: _, ...fields } = form.fields;
  await insertHeldForm(ctx.db, {
    id_hash: form.idHash,
    path: form.path,
    fields: JSON.stringify(fields),
    created_at: ctx.now,
  });
}

/** The fields that were held for this page, or null. */
export async function findHeld(
  ctx: Ctx,
  { idHash, path }: { idHash: string; path: string },
): Promise<Fields | null> {
  const form = await findHeldForm(ctx.db, idHash, before(ctx.now, KEPT_FOR));
  return form?.path === path ? (JSON.parse(form.fields) as Fields) : null;
}

export async function deleteHeld(ctx: Ctx, idHash: string): Promise<void> {
  await deleteHeldForm(ctx.db, idHash);
}

/** Removes what nobody came back for. */
export async function deleteOldHeldForms(ctx: Ctx): Promise<void> {
  await deleteHeldFormsBefore(ctx.db, before(ctx.now, KEPT_FOR));
}
