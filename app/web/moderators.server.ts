import { moderators, setModerator } from "~/domain/moderation/moderators.server";
import { connect } from "~db/connection";
import { readEnv } from "./env.server";

/**
 * Makes a member a moderator on the command line, with `--remove` takes it back, and lists them without a handle. Returns
 * what to print. Throws one sentence when there is no such member.
 */
export async function changeModerators(words: string[]): Promise<string> {
  const remove = words.includes("--remove");
  const [handle, ...others] = words.filter((word) => word !== "--remove");
  if (others.length > 0 || (remove && !handle))
    throw new Error("Say: moderator HANDLE, or moderator HANDLE --remove.");
  const { db } = connect(readEnv(process.env).databaseUrl);
  try {
    const ctx = { db, now: new Date().toISOString() };
    if (handle && !(await setModerator(ctx, handle, !remove)))
      throw new Error(`There is no member ${handle}.`);
    const all = await moderators(ctx);
    return all.length > 0 ? `Moderators: ${all.join(", ")}` : "There are no moderators.";
  } finally {
    await db.destroy();
  }
}
