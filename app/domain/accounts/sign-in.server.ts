import { findCredentials } from "~db/queries/users";
import type { Ctx } from "../context.server";
import { emailKey, handleKey, type SignIn } from "./account";
import { verifyPassword } from "./passwords.server";

/** The id of the member whom handle or address and password name, or null. Takes as long either way. */
export async function signIn(ctx: Ctx, { login, password }: SignIn): Promise<string | null> {
  const by = login.includes("@") ? { emailKey: emailKey(login) } : { handleKey: handleKey(login) };
  const user = await findCredentials(ctx.db, by);
  return (await verifyPassword(user?.passwordHash, password)) && user ? user.id : null;
}
