import { findChallengeId } from "~db/queries/challenges";
import { updatePseudonym } from "~db/queries/pseudonyms";
import { insertRound } from "~db/queries/rounds";
import {
  findRevision,
  findSolution,
  insertRevision,
  lockSolution,
  updateChallenge,
  updateRevision,
} from "~db/queries/solutions";
import { draftAttachments, draftFilesDiffer, draftImageFiles } from "../attachments/attachments.server";
import { lostFiles } from "../attachments/lost-files.server";
import { publishAttachments } from "../attachments/publish-attachments.server";
import { inTransaction, type MemberCtx } from "../context.server";
import { type Conflict, draftForm } from "../drafts/draft";
import { endDraft } from "../drafts/save-draft.server";
import { isBlind } from "../identity/person";
import { newPseudonym } from "../identity/pseudonyms";
import { tellsIn } from "../identity/tells";
import { RENDERER_VERSION, type Rendered } from "../markdown/markdown";
import type { Fields, Invalid } from "../parse";
import { placeNewPoints, placePoints, storePlaces } from "../points/place-points.server";
import {
  changeRights,
  listLatest,
  type Rights,
  readRights,
  storeRights,
  wouldKeepBack,
} from "./change-rights.server";
import {
  endWalkthrough,
  nextWalkthrough,
  type PublishedWalkthrough,
  walkthroughColumns,
  walkthroughDiffers,
  walkthroughProblem,
} from "./next-walkthrough.server";
import { isAuthor, isListed, isPublic } from "./policy";
import { beginSolution } from "./save-solution-draft.server";
import {
  inFormOrder,
  isPublished,
  ownBrief,
  parseRevision,
  type RevisionInput,
  solutionFields,
  solutionSlug,
} from "./solution";

export type PublishResult =
  | { ok: true; id: string; slug: string; revision: number }
  | Invalid
  | { ok: false; problem: "missing" | "withdrawn" | "moved" }
  | Conflict;

interface PublishRequest {
  id: string;
  fields: Fields;
  mayCreate: boolean;
}

/**
 * Publishes the viewer's text as the next revision of a solution, and drops the draft it came from. `id` as in
 * `saveSolutionDraft`. Sending what is published already publishes nothing, changes the rights where they are said,
 * and answers with that revision. "moved"
 * says that another revision was published meanwhile, "conflict" that the draft holds another text that would go.
 */
export async function publishRevision(ctx: MemberCtx, request: PublishRequest): Promise<PublishResult> {
  const { id, fields, mayCreate } = request;
  const solution = await findSolution(ctx.db, id, ctx.viewer.id);
  if (solution ? !isAuthor(solution, ctx.viewer) : !mayCreate) return { ok: false, problem: "missing" };
  if (solution?.withdrawnAt) return { ok: false, problem: "withdrawn" };

  const latest = solution?.revision
    ? await findRevision(ctx.db, { id, revision: solution.revision }, ctx.viewer.id)
    : undefined;
  const rights = await readRights(ctx, fields, {
    hasBrief: ownBrief(fields, latest) !== "",
    isPublic: latest !== undefined && isPublic(latest, ctx.now),
    embargoUntil: latest?.embargoUntil ?? null,
  });
  if (
    latest &&
    isPublished(latest, fields) &&
    !(await draftFilesDiffer(ctx, id, latest.revision)) &&
    !(await walkthroughDiffers(ctx, { id, latest }))
  ) {
    if (!rights.ok) return { ok: false, problem: "invalid", errors: rights.errors };
    const changed = await changeRights(ctx, request, rights.value);
    return changed.ok ? { ok: true, id, slug: latest.slug, revision: latest.revision } : changed;
  }
  const parsed = parseRevision(fields, { first: !latest });
  if (!parsed.ok || !rights.ok) {
    const errors = { ...(parsed.ok ? {} : parsed.errors), ...(rights.ok ? {} : rights.errors) };
    return { ok: false, problem: "invalid", errors: inFormOrder(errors) };
  }
  const input = latest ? { ...parsed.value, challenge: latest.challengeSlug ?? "" } : parsed.value;
  const challenge = input.challenge ? await findChallengeId(ctx.db, input.challenge) : undefined;
  if (input.challenge && !challenge) {
    const errors = { challenge: "There is no such challenge. Choose one from the list." };
    return { ok: false, problem: "invalid", errors };
  }

  const tells = staysBlind(latest, fields) ? await tellsOf(ctx, request, { input, latest }) : [];
  if (tells.length > 0) return { ok: false, problem: "invalid", errors: { blind: tellsProblem(tells) } };

  const [body] = await ctx.render([input.body], { files: await draftImageFiles(ctx, id) });
  const [brief] = await ctx.render([challenge ? "" : input.brief], { idScope: "brief" });
  if (!body || !brief) throw new Error("The write-up was not rendered");
  const from = latest?.revision ?? 0;
  const places = latest
    ? await placePoints(ctx, { solutionId: id, revision: from + 1, html: body.html })
    : null;
  const published = await storeRevision(ctx, request, {
    from,
    places,
    latest,
    input,
    rights: rights.value,
    challenge,
    body,
    brief,
  });
  if (published.ok && places) await placeNewPoints(ctx, id);
  // A second click on the button came while the first was under way: it has the answer.
  return !published.ok && published.problem === "moved" && !latest
    ? publishedMeanwhile(ctx, request)
    : published;
}

async function publishedMeanwhile(ctx: MemberCtx, { id, fields }: PublishRequest): Promise<PublishResult> {
  const latest = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
  if (!latest || !isPublished(latest, fields)) return { ok: false, problem: "moved" };
  return { ok: true, id, slug: latest.slug, revision: latest.revision };
}

interface NextRevision {
  /** The revision that it follows, 0 for none. */
  from: number;
  /** Where the points made on earlier ones stand in it; null where nobody looked. */
  places: Awaited<ReturnType<typeof placePoints>>;
  latest: PublishedWalkthrough | undefined;
  input: RevisionInput;
  rights: Rights;
  challenge: { id: string } | undefined;
  body: Rendered;
  brief: Rendered;
}

function storeRevision(
  ctx: MemberCtx,
  { id, fields }: PublishRequest,
  next: NextRevision,
): Promise<PublishResult> {
  const { from, input, rights, challenge } = next;
  const slug = solutionSlug(input.title);
  return inTransaction(ctx, async (ctx): Promise<PublishResult> => {
    await beginSolution(ctx, id);
    const solution = await lockSolution(ctx.db, id);
    if (!solution || !isAuthor(solution, ctx.viewer)) return { ok: false, problem: "missing" };
    if (solution.withdrawnAt) return { ok: false, problem: "withdrawn" };
    if (solution.revision !== from || wouldKeepBack(ctx, solution, rights))
      return { ok: false, problem: "moved" };
    const walkthrough = await nextWalkthrough(ctx, { id, latest: next.latest });
    if (!walkthrough.ok)
      return { ok: false, problem: "invalid", errors: walkthroughProblem(walkthrough.errors) };
    const lost = await lostFiles(ctx, id, next.body.html);
    if (lost.length > 0) return { ok: false, problem: "invalid", errors: { body: lostFilesProblem(lost) } };
    const form = draftForm(fields, solutionFields(fields));
    const theirs = await endDraft(ctx, { kind: "solution", id }, form);
    if (theirs) return { ok: false, problem: "conflict", theirs };

    await updateRevision(ctx.db, id, from + 1);
    await storeRights(ctx, solution, rights);
    if (from === 0) await updateChallenge(ctx.db, id, challenge?.id ?? null);
    if (from === 0 && fields.blind === "1") await updatePseudonym(ctx.db, id, newPseudonym(Math.random));
    const row = revisionRow(ctx, { id, revision: from + 1, slug, ...next });
    await insertRevision(ctx.db, { ...row, ...walkthroughColumns(walkthrough.value) });
    await storePlaces(ctx, next.places);
    if (from === 0) await insertRound(ctx.db, { solution_id: id, round: 1, revision: 1, opened_at: ctx.now });
    const take = walkthrough.value.walkthroughTake;
    await publishAttachments(ctx, { solutionId: id, revision: from + 1, take });
    await endWalkthrough(ctx, id);
    await listLatest(ctx, id, { listed: isListed(solution) });
    return { ok: true, id, slug, revision: from + 1 };
  });
}

/** Whether the next revision stands under a pseudonym: chosen with the first one, and kept until the name is shown. */
function staysBlind(latest: Awaited<ReturnType<typeof findRevision>>, fields: Fields): boolean {
  if (!latest) return fields.blind === "1";
  return isBlind({ pseudonym: latest.authorPseudonym, revealedAt: latest.authorRevealedAt });
}

/** What tells who posts a revision under a pseudonym, unless its author has read that and goes on. */
async function tellsOf(
  ctx: MemberCtx,
  { id, fields }: PublishRequest,
  { input, latest }: Pick<NextRevision, "input" | "latest">,
) {
  if (fields.blindAnyway === "1") return [];
  const files = await draftAttachments(ctx, id);
  const walkthrough = await nextWalkthrough(ctx, { id, latest });
  const script = walkthrough.ok ? walkthrough.value.walkthroughScript : "";
  const { title, brief, body, ask, tags, changeNote } = input;
  return tellsIn({
    handle: ctx.viewer.handle,
    repoUrl: input.repoUrl,
    texts: [title, brief, body, ask, tags.join(" "), changeNote, script],
    fileNames: files.map(({ name }) => name),
  });
}

function tellsProblem(tells: string[]): string {
  return `This may tell who you are. ${tells.join(" ")} Take it out, or tick below that you publish it as it is.`;
}

const LOST_FILES_NAMED = 5;

function lostFilesProblem(lost: string[]): string {
  const more = lost.length > LOST_FILES_NAMED ? ` and ${lost.length - LOST_FILES_NAMED} more` : "";
  const named = lost.slice(0, LOST_FILES_NAMED).join(", ") + more;
  return lost.length === 1
    ? `The text shows a file that is not attached any more: ${named}. Attach it again, or take it out.`
    : `The text shows files that are not attached any more: ${named}. Attach them again, or take them out.`;
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
    skim: JSON.stringify(body.skim),
    evidence: JSON.stringify(body.evidence),
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
