import {
  findChallenge,
  findChallengeById,
  lockChallenge,
  updateChallengeBriefHidden,
} from "~db/queries/challenges";
import { findRevision, lockSolution, updateSolutionBriefHidden } from "~db/queries/solutions";
import { type BriefHidden, shownBrief } from "../challenges/brief";
import type { Ctx } from "../context.server";
import { canSeeSolution } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import type { Subject } from "./takedown";

/** Where a brief is named in an address: a solution by its id, a challenge by its slug. */
export type SubjectAddress = { kind: "solution"; id: string } | { kind: "challenge"; slug: string };

/** A brief with what it belongs to, as the viewer sees it. */
export interface BriefSubject extends Subject {
  title: string;
  path: string;
  hidden: BriefHidden;
  /** The challenge whose brief a solution has; then it has none of its own. */
  challengeSlug: string | null;
}

/** The brief at an address. Null when there is none or it is not the viewer's to see. */
export async function findSubject(ctx: Ctx, address: SubjectAddress): Promise<BriefSubject | null> {
  if (address.kind === "challenge") {
    const challenge = await findChallenge(ctx.db, address.slug);
    if (!challenge) return null;
    const { id, title, slug } = challenge;
    const { hidden } = shownBrief(challenge, challenge.storedBriefHtml, ctx.viewer);
    return { kind: "challenge", id, title, path: `/challenges/${slug}`, hidden, challengeSlug: null };
  }
  const row = await findRevision(ctx.db, { id: address.id, revision: null }, ctx.viewer?.id ?? "");
  if (!row?.publishedAt || !canSeeSolution(row, ctx.viewer, ctx.now)) return null;
  if (!row.challengeSlug && !row.storedBriefHtml) return null;
  const { id, title, challengeSlug } = row;
  const { hidden } = shownBrief(row, row.storedBriefHtml, ctx.viewer);
  return { kind: "solution", id, title, path: solutionPath(row), hidden, challengeSlug };
}

/** Who wrote a brief; null when there is none. */
export async function findBriefAuthor(ctx: Ctx, { kind, id }: Subject): Promise<string | null> {
  const row =
    kind === "challenge"
      ? await findChallengeById(ctx.db, id)
      : await findRevision(ctx.db, { id, revision: null }, "");
  return row?.authorId ?? null;
}

/** Holds what a brief belongs to until the end of the transaction. */
export async function lockSubject(ctx: Ctx, { kind, id }: Subject): Promise<void> {
  await (kind === "challenge" ? lockChallenge(ctx.db, id) : lockSolution(ctx.db, id));
}

/** Hides a brief at a time, or shows it again with null. Returns false when it was so already. */
export function setBriefHidden(ctx: Ctx, { kind, id }: Subject, hiddenAt: string | null): Promise<boolean> {
  return kind === "challenge"
    ? updateChallengeBriefHidden(ctx.db, id, hiddenAt)
    : updateSolutionBriefHidden(ctx.db, id, hiddenAt);
}
