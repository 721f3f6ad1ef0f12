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
import { type Draft, draftVersion, findOtherDraft } from "../drafts/save-draft.server";
import { RENDERER_VERSION, type Rendered } from "../markdown/markdown";
import type { FieldErrors, Fields } from "../parse";
import { listSolution } from "./listing.server";
import { isAuthor } from "./policy";
import { beginSolution } from "./save-solution-draft.server";
import { isPublished, parseRevision, type RevisionInput, solutionFields, solutionSlug } from "./solution";

export type PublishResult =
  | { ok: true; id: string; slug: string; revision: number }
  | { ok: false; problem: "invalid"; errors: FieldErrors }
  | { ok: false; problem: "missing" | "withdrawn" | "moved" }
  | { ok: false; problem: "conflict"; theirs: Draft };

interface PublishRequest {
  id: string;
  fields: Fields;
  mayCreate: boolean;
}

/**
 * Publishes the viewer's text as the next revision of a solution, and drops the draft it came from. `id` as in
 * `saveSolutionDraft`. Sending what is published already publishes nothing and answers with that revision. "moved"
 * says that another revision was published meanwhile, "conflict" that the draft holds another text that would go.
 */
export async function publishRevision(ctx: MemberCtx, request: PublishRequest): Promise<PublishResult> {
  const { id, fields, mayCreate } = request;
  const solution = await findSolution(ctx.db, id);
  if (solution ? !isAuthor(solution, ctx.viewer) : !mayCreate) return { ok: false, problem: "missing" };
  if (solution?.withdrawnAt) return { ok: false, problem: "withdrawn" };

  const latest = solution?.revision ? await findRevision(ctx.db, id, solution.revision) : undefined;
  if (latest && isPublished(latest, fields))
    return { ok: true, id, slug: latest.slug, revision: latest.revision };
  const parsed = parseRevision(fields, { first: !latest });
  if (!parsed.ok) return { ok: false, problem: "invalid", errors: parsed.errors };
  const input = latest ? { ...parsed.value, challenge: latest.challengeSlug ?? "" } : parsed.value;
  const challenge = input.challenge ? await findChallengeId(ctx.db, input.challenge) : undefined;
  if (input.challenge && !challenge) {
    const errors = { challenge: "There is no such challenge. Choose one from the list." };
    return { ok: false, problem: "invalid", errors };
  }

  const [body] = await ctx.render([input.body]);
  const [brief] = await ctx.render([challenge ? "" : input.brief], "brief");
  if (!body || !brief) throw new Error("The write-up was not rendered");
  const published = await storeRevision(ctx, request, {
    from: latest?.revision ?? 0,
    input,
    challenge,
    body,
    brief,
  });
  // A second click on the button came while the first was under way: it has the answer.
  return !published.ok && published.problem === "moved" && !latest
    ? publishedMeanwhile(ctx, request)
    : published;
}

async function publishedMeanwhile(ctx: MemberCtx, { id, fields }: PublishRequest): Promise<PublishResult> {
  const latest = await findRevision(ctx.db, id, null);
  if (!latest || !isPublished(latest, fields)) return { ok: false, problem: "moved" };
  return { ok: true, id, slug: latest.slug, revision: latest.revision };
}

interface NextRevision {
  /** The revision that it follows, 0 for none. */
  from: number;
  input: RevisionInput;
  challenge: { id: string } | undefined;
  body: Rendered;
  brief: Rendered;
}

function storeRevision(
  ctx: MemberCtx,
  { id, fields }: PublishRequest,
  next: NextRevision,
): Promise<PublishResult> {
  const { from, input, challenge } = next;
  const draft = { kind: "solution" as const, subject_id: id };
  const slug = solutionSlug(input.title);
  return inTransaction(ctx, async (ctx): Promise<PublishResult> => {
    await beginSolution(ctx, id);
    const solution = await lockSolution(ctx.db, id);
    if (!solution || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    if (solution.withdrawnAt) return { ok: false, problem: "withdrawn" };
    if (solution.revision !== from) return { ok: false, problem: "moved" };
    const theirs = await findOtherDraft(ctx, draft, {
      fields: solutionFields(fields),
      version: draftVersion(fields),
    });
    if (theirs) return { ok: false, problem: "conflict", theirs };

    const publishedAt = solution.publishedAt ?? ctx.now;
    await updateRevision(ctx.db, id, { revision: from + 1, publishedAt });
    if (from === 0) await updateChallenge(ctx.db, id, challenge?.id ?? null);
    if (from === 0 && challenge) await updateSolutionCount(ctx.db, challenge.id, 1);
    await insertRevision(ctx.db, revisionRow(ctx, { id, revision: from + 1, slug, ...next }));
    await deleteDraft(ctx.db, { ...draft, author_id: ctx.viewer.id });
    const place = { id, challengeId: challenge?.id ?? null, tags: input.tags, publishedAt };
    await listSolution(ctx, { ...place, reviewCount: solution.reviewCount });
    return { ok: true, id, slug, revision: from + 1 };
  });
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
