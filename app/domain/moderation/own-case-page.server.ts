import { listReviewsOfCase } from "~db/queries/case-evidence";
import { findCase, findCaseMember, listMeasuresOf, sumCaseMeasures } from "~db/queries/cases";
import { listReasonsOf } from "~db/queries/reports";
import type { MemberCtx } from "../context.server";
import { type CaseEvidence, type CaseKind, reviewsIn } from "../integrity/case";
import type { ReportReason } from "../reviews/report";
import { canSeeSolution } from "../solutions/policy";
import type { OwnCasePage } from "./case-view";

const REVIEWS_MAX = 100;

/** The viewer's part of a case. Null where they have none. */
export async function ownCasePage(ctx: MemberCtx, id: string): Promise<OwnCasePage | null> {
  const own = await findCaseMember(ctx.db, id, ctx.viewer.id);
  const found = own && (await findCase(ctx.db, id));
  if (!own || !found) return null;
  const { closedAt, verdict, why } = found;
  const kind = found.kind as CaseKind;
  const measures = await listMeasuresOf(ctx.db, id, ctx.viewer.id, REVIEWS_MAX);
  const named = [...reviewsIn(JSON.parse(found.evidence) as CaseEvidence), ...measures.map(idOf)];
  const rows = named.length > 0 ? await listReviewsOfCase(ctx.db, [...new Set(named)]) : [];
  const isAboutRatings = kind === "serial-ratings";
  const mine = rows.filter(({ reviewerId, raterId }) =>
    [reviewerId, isAboutRatings ? raterId : null].includes(ctx.viewer.id),
  );
  const hasRated = mine.some(({ raterId }) => raterId === ctx.viewer.id);
  return {
    kind,
    openedAt: found.openedAt,
    side: isAboutRatings ? (hasRated ? "rater" : "rated") : null,
    ...(await sumCaseMeasures(ctx.db, id, ctx.viewer.id)),
    reviews: mine.map((row) => ({
      id: row.id,
      title: canSeeSolution({ ...row, invitedAt: null }, ctx.viewer, ctx.now) ? row.title : null,
      submittedAt: row.submittedAt,
      rated: isAboutRatings && row.rating && row.ratedAt ? { rating: row.rating, at: row.ratedAt } : null,
      taken: pointsOf(measures, row.id, false),
      givenBack: pointsOf(measures, row.id, true),
    })),
    reasons: kind === "reported-review" ? ((await listReasonsOf(ctx.db, id)) as ReportReason[]) : [],
    appeal: own.appeal,
    appealedAt: own.appealedAt,
    decided: closedAt !== null && verdict ? { verdict, why, at: closedAt } : null,
  };
}

type Measures = Awaited<ReturnType<typeof listMeasuresOf>>;

function pointsOf(measures: Measures, reviewId: string, isLifted: boolean): number {
  const own = measures.filter((it) => it.reviewId === reviewId && (it.liftedAt !== null) === isLifted);
  return own.reduce((sum, { points, givenPoints }) => sum + (isLifted ? givenPoints : points), 0);
}

function idOf({ reviewId }: { reviewId: string }): string {
  return reviewId;
}
