import { hash, verify } from "@node-rs/argon2";

/** Argon2id, the library's default, with OWASP's minimum; hashing runs on libuv's pool, four at once at most. */
const PARAMETERS = { memoryCost: 19456, timeCost: 2, parallelism: 1 };

// The hash of nothing anyone knows, so that an unknown name costs the same time as a wrong password.
const nobody = hash(crypto.randomUUID(), PARAMETERS);

/** The hash to store for a password. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, PARAMETERS);
}

/** Whether the password fits the stored hash; with no hash it takes as long and says no. */
export async function verifyPassword(storedHash: string | undefined, password: string): Promise<boolean> {
  const fits = await verify(storedHash ?? (await nobody), password);
  return fits && storedHash !== undefined;
}
