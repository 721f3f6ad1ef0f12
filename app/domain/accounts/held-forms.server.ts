import { deleteHeldForm, deleteHeldFormsBefore, findHeldForm, upsertHeldForm } from "~db/queries/sessions";
import type { Ctx } from "../context.server";
import type { Fields } from "../parse";
import { before, DAY } from "../time";

/** How long a text waits for its writer to sign in again. */
const KEPT_FOR = 7 * DAY;

/** A browser, by the hash of its token, and the page whose form was sent. */
export interface HeldFormKey {
  idHash: string;
  path: string;
}

/** Keeps what somebody sent to a page without a session. Passwords are never kept. */
export async function holdForm(ctx: Ctx, { idHash, path }: HeldFormKey, fields: Fields): Promise<void> {
  const { password: _, ...kept } = fields;
  await upsertHeldForm(ctx.db, { id_hash: idHash, path, fields: JSON.stringify(kept), created_at: ctx.now });
}

/** The fields that were held, or null. */
export async function findHeld(ctx: Ctx, key: HeldFormKey): Promise<Fields | null> {
  const form = await findHeldForm(ctx.db, key, before(ctx.now, KEPT_FOR));
  return form ? (JSON.parse(form.fields) as Fields) : null;
}

/** Forgets what was held for a page. */
export async function deleteHeld(ctx: Ctx, key: HeldFormKey): Promise<void> {
  await deleteHeldForm(ctx.db, key);
}

/** Removes what nobody came back for. */
export async function deleteOldHeldForms(ctx: Ctx): Promise<void> {
  await deleteHeldFormsBefore(ctx.db, before(ctx.now, KEPT_FOR));
}
