import { listRatingsAmong, listReviewsAmong, listReviewsOfCase } from "~db/queries/case-evidence";
import { findCase, listCaseMeasures, listCaseMembers } from "~db/queries/cases";
import { isAroundReported, listReports } from "~db/queries/reports";
import type { MemberCtx, Viewer } from "../context.server";
import { type Person, personOf } from "../identity/person";
import { type CaseEvidence, type CaseKind, COUNTED, reviewsIn } from "../integrity/case";
import { isCountsRule } from "../integrity/rules";
import type { ReportReason } from "../reviews/report";
import { canSeeSolution } from "../solutions/policy";
import { scoresPath } from "../solutions/scores";
import type { Tie } from "./case-graph";
import type { CasePage } from "./case-view";
import { canModerate, whyCannotDecide } from "./policy";

const MEMBERS_MAX = 200;
const TIES_MAX = 400;
const MEASURES_MAX = 500;
const REVIEWS_MAX = 100;
const REPORTS_MAX = 100;

/** A case for moderators: who, what, when, and the numbers. Null for others, and where there is none. */
export async function casePage(ctx: MemberCtx, id: string): Promise<CasePage | null> {
  const found = canModerate(ctx.viewer) ? await findCase(ctx.db, id) : undefined;
  if (!found) return null;
  const evidence = JSON.parse(found.evidence) as CaseEvidence;
  const members = await listCaseMembers(ctx.db, id, MEMBERS_MAX);
  const measures = await listCaseMeasures(ctx.db, id, { limit: MEASURES_MAX });
  const ids = members.map(({ userId }) => userId);
  const reviewed = await listReviewsAmong(ctx.db, ids, TIES_MAX);
  const rated = await listRatingsAmong(ctx.db, ids, TIES_MAX);
  const named = new Set([...reviewsIn(evidence), ...measures.map(({ reviewId }) => reviewId)]);
  const rows = named.size > 0 ? await listReviewsOfCase(ctx.db, [...named].slice(0, REVIEWS_MAX)) : [];

  const kind = found.kind as CaseKind;
  const isOpen = ({ blind }: { blind: number }) => Number(blind) === 0;
  // What was reported is one review, whatever name stands on it; its writer is not named by it.
  const shown = rows.filter(
    (row) =>
      (isOpen(row) || kind === "reported-review") &&
      canSeeSolution({ ...row, invitedAt: null }, ctx.viewer, ctx.now),
  );
  const known = new Set([
    ...[...reviewed, ...rated].filter(isOpen).flatMap(({ fromId, toId }) => [fromId, toId]),
    ...shown.filter(isOpen).map(({ reviewerId }) => reviewerId),
  ]);
  const reports = kind === "reported-review" ? await listReports(ctx.db, id, REPORTS_MAX) : [];
  const numberOf = new Map(ids.map((userId, i) => [userId, i + 1]));
  const { closedAt, verdict, why } = found;
  const isMember = ids.includes(ctx.viewer.id);
  return {
    id,
    kind,
    openedAt: found.openedAt,
    decided: closedAt !== null && verdict ? { verdict, why, at: closedAt } : null,
    numbers: Object.entries(evidence).flatMap(([key, value]): [string, number][] => {
      return typeof value === "number" ? [[COUNTED[key] ?? key, value]] : [];
    }),
    members: members.map(({ userId, handle, appeal, appealedAt }, i) => {
      return { number: i + 1, handle: known.has(userId) ? handle : null, appeal, appealedAt };
    }),
    ties: tiesOf(reviewed.filter(isOpen), rated.filter(isOpen), numberOf),
    reviews: shown.map((row) => ({
      id: row.id,
      title: row.title,
      by: numberOf.get(row.reviewerId) ?? null,
      submittedAt: row.submittedAt,
      seconds: row.seconds,
      rule: isCountsRule(row.countsWhy) ? row.countsWhy : null,
      scoresPath: `${scoresPath(row.solutionId)}#review-${row.id}`,
      rated: row.rating && row.ratedAt ? { rating: row.rating, at: row.ratedAt } : null,
    })),
    reports: reports
      .toSorted((a, b) => (a.reportedAt < b.reportedAt ? -1 : 1))
      .map((row) => ({
        by: reporterOf(row, ctx.viewer),
        reason: row.reason as ReportReason,
        note: row.note,
        reportedAt: row.reportedAt,
      })),
    leftOut: leftOut(reviewed, rated) + rows.length - shown.length,
    taken: {
      points: measures.reduce((sum, { points }) => sum + points, 0),
      reviews: measures.filter(({ what }) => what === "counts").length,
    },
    refused: whyCannotDecide({
      isMember,
      hasReported: reports.some(({ reporterId }) => reporterId === ctx.viewer.id),
      isAround: await isAroundReported(ctx.db, id, ctx.viewer.id),
      isClosed: closedAt !== null,
    }),
  };
}

/** Who reported a review, under the name that they go by at its solution. */
function reporterOf(row: Awaited<ReturnType<typeof listReports>>[number], viewer: Viewer): Person {
  const isAuthor = row.reporterId === row.authorId;
  return personOf(
    {
      userId: row.reporterId,
      handle: row.reporter,
      reputation: null,
      pseudonym: isAuthor ? row.authorPseudonym : row.theirPseudonym,
      revealedAt: isAuthor ? row.authorRevealedAt : row.theirRevealedAt,
    },
    viewer,
  );
}

type Reviewed = Awaited<ReturnType<typeof listReviewsAmong>>;
type Rated = Awaited<ReturnType<typeof listRatingsAmong>>;

function tiesOf(reviewed: Reviewed, rated: Rated, numberOf: Map<string, number>): Tie[] {
  const ties = new Map<string, Tie>();
  const tie = (fromId: string, toId: string): Tie => {
    const key = `${fromId} ${toId}`;
    const empty = { reviews: 0, level: null, ratings: 0, helpful: 0 };
    const known = ties.get(key) ?? { from: numberOf.get(fromId) ?? 0, to: numberOf.get(toId) ?? 0, ...empty };
    ties.set(key, known);
    return known;
  };
  for (const { fromId, toId, reviews, level } of reviewed)
    Object.assign(tie(fromId, toId), {
      reviews: Number(reviews),
      level: level === null ? null : Number(level),
    });
  for (const { fromId, toId, ratings, helpful } of rated)
    Object.assign(tie(fromId, toId), { ratings: Number(ratings), helpful: Number(helpful) });
  return [...ties.values()].sort((a, b) => a.from - b.from || a.to - b.to);
}

function leftOut(reviewed: Reviewed, rated: Rated): number {
  const blind = (sum: number, row: { blind: number }, count: number) =>
    sum + (Number(row.blind) === 1 ? count : 0);
  const reviews = reviewed.reduce((sum, row) => blind(sum, row, Number(row.reviews)), 0);
  return rated.reduce((sum, row) => blind(sum, row, Number(row.ratings)), reviews);
}
