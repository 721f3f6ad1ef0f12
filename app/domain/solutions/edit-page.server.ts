import { findRevision, findSolution } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import { templateMarkdown } from "../writing/template";
import { isAuthor } from "./policy";
import { type SolutionFields, solutionFields } from "./solution";

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
}

/** The composer for one of the viewer's solutions: the draft, else the latest revision. Null when it is not theirs. */
export async function editPage(ctx: MemberCtx, id: string): Promise<EditPage | null> {
  const solution = await findSolution(ctx.db, id);
  if (!solution || !isAuthor(solution, ctx.viewer)) return null;
  const draft = await loadDraft(ctx, { kind: "solution", subject_id: id });
  const latest = solution.revision > 0 ? await findRevision(ctx.db, id, null) : undefined;
  const published = latest && {
    ...latest,
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
    fields: draft ? solutionFields(draft.fields) : published ? pickFields(published) : emptyFields(""),
    savedAt: draft?.updatedAt ?? null,
    version: draft?.version ?? 0,
  };
}

/** What the composer of a new solution starts with. */
export function emptyFields(challenge: string): SolutionFields {
  return solutionFields({ challenge, body: templateMarkdown() });
}

function pickFields(published: SolutionFields): SolutionFields {
  return solutionFields({
    title: published.title,
    challenge: published.challenge,
    brief: published.brief,
    body: published.body,
    ask: published.ask,
    tags: published.tags,
    repoUrl: published.repoUrl,
    repoCommit: published.repoCommit,
    changeNote: published.changeNote,
  });
}
