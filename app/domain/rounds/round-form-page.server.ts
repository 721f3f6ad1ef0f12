import { listReviewScores } from "~db/queries/reviews";
import { findRoundRequest } from "~db/queries/rounds";
import { listRevisionTexts } from "~db/queries/solutions";
import type { WordChanges } from "../comparing/comparison";
import type { MemberCtx } from "../context.server";
import { loadDraft } from "../drafts/save-draft.server";
import type { Fields } from "../parse";
import type { PointView } from "../points/point";
import { viewPoints } from "../points/view-points.server";
import { findVisibleReview } from "../reviews/find-visible-review.server";
import { DIMENSION_KEYS, type DimensionKey, type Level } from "../rubric/rubric";
import { canSeeSolution } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import { roundFields, whyCannotLookAgain } from "./round";

export interface ChangedSection {
  /** Its id on the page that compares the two revisions. */
  id: string;
  /** Empty for what stands before the first heading. */
  heading: string;
  state: "changed" | "added" | "removed" | "moved";
  words: WordChanges;
}

export interface RoundFormPage {
  reviewId: string;
  /** That of the reviewed revision where the viewer may see no other. */
  title: string;
  solutionId: string;
  /** Null where the viewer may see it no more. */
  path: string | null;
  /** Why there is no form, in a sentence; null where there is one. */
  refused: string | null;
  round: number;
  /** The last revision that the viewer judged. */
  judged: number;
  latestRevision: number;
  /** In the order of the newer text; null where the two revisions could not be compared. */
  changes: ChangedSection[] | null;
  /** Their points that are not settled, but for praise. */
  points: PointView[];
  /** As the viewer left them. */
  scores: { dimension: DimensionKey; score: Level | null; reasonHtml: string }[];
  fields: Fields;
  version: number;
  savedAt: string | null;
}

/** The viewer's review in another round: what changed, what was open, what they scored. Null when it is not theirs. */
export async function roundFormPage(ctx: MemberCtx, reviewId: string): Promise<RoundFormPage | null> {
  const found = await findVisibleReview(ctx, reviewId);
  if (found?.row.reviewerId !== ctx.viewer.id) return null;
  const { row, solution } = found;
  const request = await findRoundRequest(ctx.db, reviewId);
  const draft = await loadDraft(ctx, { kind: "round", id: reviewId });
  const isVisible = canSeeSolution(solution, ctx.viewer, ctx.now);
  const refused = whyCannotLookAgain(solution, ctx.viewer, { request, now: ctx.now });
  const judged = request?.judged ?? row.revision;
  const page = {
    reviewId,
    title: isVisible ? row.title : row.reviewedTitle,
    solutionId: row.solutionId,
    path: isVisible ? solutionPath({ id: row.solutionId, slug: row.slug }) : null,
    refused,
    round: request?.round ?? 1,
    judged,
    latestRevision: row.latestRevision,
    fields: roundFields(draft?.fields ?? {}),
    version: draft?.version ?? 0,
    savedAt: draft?.updatedAt ?? null,
  };
  if (refused) return { ...page, changes: null, points: [], scores: [] };
  const points = (await viewPoints(ctx, [reviewId], row.latestRevision)).get(reviewId) ?? [];
  const scores = await listReviewScores(ctx.db, [reviewId]);
  return {
    ...page,
    changes: await changedSections(ctx, row.solutionId, { judged, latest: row.latestRevision }),
    points: points.filter(({ kind, settledAt }) => kind !== "praise" && !settledAt),
    scores: DIMENSION_KEYS.flatMap((dimension) => {
      const score = scores.find((one) => one.dimension === dimension);
      if (!score) return [];
      return [{ dimension, score: score.score as Level | null, reasonHtml: score.reasonHtml }];
    }),
  };
}

async function changedSections(
  ctx: MemberCtx,
  solutionId: string,
  { judged, latest }: { judged: number; latest: number },
): Promise<ChangedSection[] | null> {
  const texts = await listRevisionTexts(ctx.db, solutionId, [judged, latest]);
  const [before, after] = [judged, latest].map((n) => texts.find(({ revision }) => revision === n)?.body);
  if (before === undefined || after === undefined) return null;
  const comparison = await ctx.compare({ before, after });
  if (!comparison) return null;
  return comparison.sections.flatMap(({ id, heading, state, words }) =>
    state === "same" ? [] : [{ id, heading, state, words }],
  );
}
