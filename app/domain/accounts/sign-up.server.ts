import { findTakenKeys, insertUser } from "~db/queries/users";
import type { Ctx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { emailKey, handleKey, parseSignUp } from "./account";
import { hashPassword } from "./passwords.server";

export type SignUpResult =
  | { ok: true; userId: string }
  | { ok: false; errors: FieldErrors }
  /** Seconds until another account may be made. */
  | { ok: false; wait: number };

/**
 * Adds a member. Answers with the errors of the form, among them a handle or an address that is taken. `limit` counts
 * a new account just before it is made, and says how many seconds it has to wait.
 */
export async function signUp(ctx: Ctx, fields: Fields, limit = async () => 0): Promise<SignUpResult> {
  const parsed = parseSignUp(fields);
  if (!parsed.ok) return parsed;
  const { handle, email, password } = parsed.value;
  const keys = { handle_key: handleKey(handle), email_key: emailKey(email) };

  const taken = await takenErrors(ctx, keys.handle_key, keys.email_key);
  if (taken) return { ok: false, errors: taken };

  const wait = await limit();
  if (wait > 0) return { ok: false, wait };
  const id = ctx.newId();
  const password_hash = await hashPassword(password);
  try {
    await insertUser(ctx.db, {
      id,
      handle,
      email,
      ...keys,
      password_hash,
      bio: "",
      reputation: 0,
      created_at: ctx.now,
    });
  } catch (error) {
    if (!ctx.isUniqueViolation(error)) throw error;
    const errors = await takenErrors(ctx, keys.handle_key, keys.email_key);
    if (!errors) throw error;
    return { ok: false, errors };
  }
  return { ok: true, userId: id };
}

async function takenErrors(ctx: Ctx, handle: string, email: string): Promise<FieldErrors | null> {
  const taken = await findTakenKeys(ctx.db, handle, email);
  const errors: FieldErrors = {};
  if (taken.handle) errors.handle = "This handle, or one that looks like it, is taken. Choose another one.";
  if (taken.email) errors.email = "There is an account with this address. Sign in instead.";
  return taken.handle || taken.email ? errors : null;
}
