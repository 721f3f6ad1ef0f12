import { insertChallenge, insertChallengeTags } from "~db/queries/challenges";
import { inTransaction, type MemberCtx } from "../context.server";
import { RENDERER_VERSION } from "../markdown/markdown";
import type { Fields, Invalid, Refused } from "../parse";
import { whyLacksPrivilege } from "../reputation/privileges";
import { isYoung } from "../reputation/young-site.server";
import { slugify } from "../slug";
import { parseChallenge } from "./challenge";

export type AddChallengeResult = { ok: true; slug: string } | Refused | Invalid;

/** Why the viewer may not add a challenge yet, in words; null when they may. */
export async function whyCannotAddChallenge(ctx: MemberCtx): Promise<string | null> {
  return whyLacksPrivilege("challenge", ctx.viewer.reputation, await isYoung(ctx));
}

/** Adds a challenge under a slug made from its title. */
export async function addChallenge(ctx: MemberCtx, fields: Fields): Promise<AddChallengeResult> {
  const why = await whyCannotAddChallenge(ctx);
  if (why) return { ok: false, problem: "refused", why };
  const parsed = parseChallenge(fields);
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const { title, brief, timeBoxHours, tags } = parsed.value;
  const [rendered] = await ctx.render([brief]);
  if (!rendered) throw new Error("The brief was not rendered");

  const id = ctx.newId();
  const challenge = {
    id,
    author_id: ctx.viewer.id,
    title,
    brief,
    brief_html: rendered.html,
    summary: rendered.summary,
    time_box_hours: timeBoxHours,
    tags: JSON.stringify(tags),
    solution_count: 0,
    renderer_version: RENDERER_VERSION,
    created_at: ctx.now,
  };
  const slug = slugify(title, { fallback: "challenge" });
  // A page of ours stands at /challenges/new, and two challenges may have one title.
  for (const candidate of slug === "new" ? [`${slug}-${id.slice(-6)}`] : [slug, `${slug}-${id.slice(-6)}`]) {
    try {
      await inTransaction(ctx, async ({ db }) => {
        await insertChallenge(db, { ...challenge, slug: candidate });
        if (tags.length > 0) await insertChallengeTags(db, id, tags);
      });
      return { ok: true, slug: candidate };
    } catch (error) {
      if (!ctx.isUniqueViolation(error)) throw error;
    }
  }
  throw new Error(`No free slug for the challenge ${id}`);
}
