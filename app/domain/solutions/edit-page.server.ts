import { listInvited } from "~db/queries/invitations";
import { findRevision, findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import type { Fields } from "../parse";
import { templateMarkdown } from "../writing/template";
import { isAuthor } from "./policy";
import { type SolutionFields, solutionFields } from "./solution";
import { walkthroughSummary } from "./walkthrough-summary.server";

export interface EditPage {
  id: string;
  /** The latest published revision; 0 before the first one. */
  revision: number;
  slug: string;
  withdrawn: boolean;
  /** The challenge that a published solution answers; it stays. */
  challenge: { slug: string; title: string } | null;
  fields: SolutionFields;
  /** When the draft was saved; null where there is none and the fields are the latest revision's. */
  savedAt: string | null;
  version: number;
  /** What the walkthrough is so far, in a sentence; null where there is none. */
  walkthrough: string | null;
}

/** The composer for one of the viewer's solutions: the draft, else the latest revision. Null when it is not theirs. */
export async function editPage(ctx: MemberCtx, id: string): Promise<EditPage | null> {
  const solution = await findSolution(ctx.db, id, ctx.viewer.id);
  if (!solution || !isAuthor(solution, ctx.viewer)) return null;
  const draft = await loadDraft(ctx, { kind: "solution", id });
  const latest =
    solution.revision > 0 ? await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id) : undefined;
  const rights: Fields = latest ? await rightsFields(ctx, latest) : {};
  const published = latest && {
    ...rights,
    title: latest.title,
    brief: latest.brief,
    body: latest.body,
    ask: latest.ask,
    repoUrl: latest.repoUrl,
    repoCommit: latest.repoCommit,
    challenge: latest.challengeSlug ?? "",
    tags: (JSON.parse(latest.tags) as string[]).join(", "),
    changeNote: "",
  };
  return {
    id,
    revision: solution.revision,
    slug: latest?.slug ?? "",
    withdrawn: solution.withdrawnAt !== null,
    challenge:
      latest?.challengeSlug && latest.challengeTitle
        ? { slug: latest.challengeSlug, title: latest.challengeTitle }
        : null,
    fields: draft
      ? solutionFields({ ...rights, ...draft.fields })
      : published
        ? solutionFields(published)
        : emptyFields(""),
    savedAt: draft?.updatedAt ?? null,
    version: draft?.version ?? 0,
    walkthrough: await walkthroughSummary(ctx, { id, latest }),
  };
}

/** What was said about rights, as the composer's fields say it. */
async function rightsFields(ctx: MemberCtx, latest: NonNullable<Awaited<ReturnType<typeof findRevision>>>) {
  const { id, briefOrigin, embargoUntil, invitedCount } = latest;
  const invited = invitedCount ? await listInvited(ctx.db, id) : [];
  return {
    briefOrigin: briefOrigin ?? "own-words",
    embargoUntil: embargoUntil ?? "",
    invited: invited.map(({ handle }) => handle).join(", "),
  };
}

/** What the composer of a new solution starts with. */
export function emptyFields(challenge: string): SolutionFields {
  return solutionFields({ challenge, body: templateMarkdown() });
}
