import { findChallengeId, updateSolutionCount } from "~db/queries/challenges";
import { deleteDraft } from "~db/queries/drafts";
import {
  findRevision,
  findSolution,
  insertRevision,
  lockSolution,
  updateChallenge,
  updateRevision,
} from "~db/queries/solutions";
import { inTransaction, type MemberCtx } from "../context.server";
import type { FieldErrors, Fields } from "../parse";
import { RENDERER_VERSION, type Rendered } from "../writing/writing";
import { listSolution } from "./listing.server";
import { isAuthor } from "./policy";
import { beginSolution } from "./save-solution-draft.server";
import { parseRevision, type RevisionInput, solutionSlug } from "./solution";

export type PublishResult =
  | { ok: true; id: string; slug: string; revision: number }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "missing" | "withdrawn" | "moved" };

/**
 * Publishes the viewer's text as the next revision of a solution, and drops the draft it came from. `id` as in
 * `saveSolutionDraft`. Sending the latest revision's text again publishes nothing and answers with that revision;
 * "moved" says that another revision was published meanwhile.
 */
export async function publishRevision(
  ctx: MemberCtx,
  { id, fields, mayCreate }: { id: string; fields: Fields; mayCreate: boolean },
): Promise<PublishResult> {
  const solution = await findSolution(ctx.db, id);
  if (solution ? !isAuthor(solution, ctx.viewer) : !mayCreate) return { ok: false, problem: "missing" };
  if (solution?.withdrawnAt) return { ok: false, problem: "withdrawn" };

  const latest = solution?.revision ? await findRevision(ctx.db, id, solution.revision) : undefined;
  const parsed = parseRevision(fields, { first: !latest });
  if (latest && isSame(latest, fields)) return { ok: true, id, slug: latest.slug, revision: latest.revision };
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const input = latest ? { ...parsed.value, challenge: latest.challengeSlug ?? "" } : parsed.value;

  const challenge = input.challenge ? await findChallengeId(ctx.db, input.challenge) : undefined;
  if (input.challenge && !challenge) {
    return {
      ok: false,
      problem: "invalid",
      errors: { challenge: "There is no such challenge. Choose one from the list." },
    };
  }
  const [body] = await ctx.render([input.body]);
  const [brief] = await ctx.render([challenge ? "" : input.brief], "brief");
  if (!body || !brief) throw new Error("The write-up was not rendered");

  const from = solution?.revision ?? 0;
  const slug = solutionSlug(input.title);
  const published = inTransaction(ctx, async (ctx): Promise<PublishResult> => {
    if (!solution) await beginSolution(ctx, id);
    const current = await lockSolution(ctx.db, id);
    if (!current || current.withdrawnAt) return { ok: false, problem: "withdrawn" };
    if (!latest) await updateChallenge(ctx.db, id, challenge?.id ?? null);
    const publishedAt = solution?.publishedAt ?? ctx.now;
    const moved = await updateRevision(ctx.db, id, { from, publishedAt });
    if (!moved) return { ok: false, problem: "moved" };
    await insertRevision(ctx.db, revisionRow(ctx, { id, revision: from + 1, slug, input, body, brief }));
    await deleteDraft(ctx.db, { author_id: ctx.viewer.id, kind: "solution", subject_id: id });
    await listSolution(ctx, {
      id,
      challengeId: challenge?.id ?? null,
      tags: input.tags,
      publishedAt,
      reviewCount: current.reviewCount,
    });
    if (!latest && challenge) await updateSolutionCount(ctx.db, challenge.id, 1);
    return { ok: true, id, slug, revision: from + 1 };
  });
  return published.catch((error) => {
    if (ctx.isUniqueViolation(error)) return { ok: false, problem: "moved" };
    throw error;
  });
}

/** Whether a form holds exactly what is published, as after a second click on the button. */
function isSame(latest: { body: string; title: string; changeNote: string }, fields: Fields): boolean {
  const same = (stored: string, sent: string | undefined) =>
    stored === (sent ?? "").replace(/\r\n?/g, "\n").trim();
  return (
    same(latest.body, fields.body) &&
    same(latest.title, fields.title) &&
    same(latest.changeNote, fields.changeNote)
  );
}

function revisionRow(
  ctx: MemberCtx,
  it: { id: string; revision: number; slug: string; input: RevisionInput; body: Rendered; brief: Rendered },
) {
  const { input, body, brief } = it;
  return {
    solution_id: it.id,
    revision: it.revision,
    title: input.title,
    slug: it.slug,
    summary: body.summary,
    brief: input.challenge ? "" : input.brief,
    brief_html: input.challenge ? "" : brief.html,
    body: input.body,
    body_html: body.html,
    outline: JSON.stringify(body.outline),
    word_count: body.words,
    ask: input.ask,
    tags: JSON.stringify(input.tags),
    repo_url: input.repoUrl,
    repo_commit: input.repoCommit,
    change_note: input.changeNote,
    renderer_version: RENDERER_VERSION,
    published_at: ctx.now,
  };
}
