import { listClaimsOf } from "~db/queries/claims";
import { countReviewsOf, findHabits, listTagsOfMember } from "~db/queries/habits";
import { listCandidates } from "~db/queries/queue";
import { listOpenRequests } from "~db/queries/rounds";
import type { MemberCtx } from "../context.server";
import { readingMinutes } from "../markdown/markdown";
import { calibratingSolution } from "../queue/calibrating.server";
import { CALIBRATING } from "../queue/calibration";
import { exclusionsFor } from "../queue/exclusions";
import { type Habits, isAway, LOAD_MAX, USUAL_HABITS } from "../queue/habits";
import { inOrder, whySuggested } from "../queue/order";
import { CLAIMS_MAX } from "../queue/queue";
import { inWords } from "../queue/waiting";
import { PRIORS } from "../scoring/method";
import { solutionPath } from "../solutions/solution";
import { before, DAY, elapsed, MINUTE } from "../time";
import type { ReviewQueuePage, Suggestion } from "./queue-view";

const CANDIDATES = 30;
const SUGGESTIONS = 3;
const KNOWN_FROM = 20;
const ASKED_SHOWN = 10;
const WEEK = 7 * DAY;

/** What the viewer may review next, the places they hold, and how much they want to review. */
export async function reviewQueuePage(ctx: MemberCtx): Promise<ReviewQueuePage> {
  const { id } = ctx.viewer;
  const places = await listClaimsOf(ctx.db, id, ctx.now);
  const habits = await habitsOf(ctx);
  const week = { reviewerId: id, since: before(ctx.now, WEEK) };
  const reviews = await countReviewsOf(ctx.db, week, { all: CALIBRATING.upToReviews, recent: LOAD_MAX });
  return {
    asked: await listOpenRequests(ctx.db, id, ASKED_SHOWN),
    places: places.map(({ solutionId, title, writtenAt, expiresAt }) => ({
      id: solutionId,
      title,
      begun: writtenAt !== null,
      expiresAt,
      minutesLeft: Math.max(1, Math.floor(elapsed(ctx.now, expiresAt) / MINUTE)),
    })),
    hasRoom: places.length < CLAIMS_MAX,
    suggestions: await suggestions(ctx, reviews.all),
    habits,
    reviewsThisWeek: reviews.recent,
    isAway: isAway(habits, ctx.now),
  };
}

async function habitsOf(ctx: MemberCtx): Promise<Habits> {
  const row = await findHabits(ctx.db, ctx.viewer.id);
  return row ? { ...row, volunteers: row.volunteers === 1 } : USUAL_HABITS;
}

/** `reviews`: how many the viewer wrote. One whose level is well known stands where a usual one would. */
async function suggestions(ctx: MemberCtx, reviews: number): Promise<Suggestion[]> {
  const rows = await listCandidates(ctx.db, exclusionsFor(ctx.viewer.id, ctx.now), CANDIDATES);
  const calibrating = await calibratingSolution(ctx, reviews);
  if (rows.length === 0 && !calibrating) return [];
  const known = await knownTags(ctx);
  const candidates = [...(calibrating ? [calibrating] : []), ...rows].map((row) => ({
    ...row,
    tags: JSON.parse(row.tags) as string[],
    variance: row.sd === null ? PRIORS.overall.item : row.sd ** 2,
  }));
  const noise = PRIORS.overall.noise + PRIORS.overall.reviewer;
  const ordered = inOrder(candidates, { known, noise });
  const first = ordered.filter(({ id }) => id === calibrating?.id);
  return [...first, ...ordered.filter(({ id }) => id !== calibrating?.id)]
    .slice(0, SUGGESTIONS)
    .map((it) => ({
      id: it.id,
      path: solutionPath(it),
      title: it.title,
      summary: it.summary,
      tags: it.tags,
      readingMinutes: readingMinutes(it.wordCount),
      ask: it.ask,
      waited: inWords(elapsed(it.waitingSince, ctx.now)),
      reviews: it.reviews,
      why: whySuggested(it, known, ctx.now),
    }));
}

/** The tags of what the viewer reviewed and posted last. */
async function knownTags(ctx: MemberCtx): Promise<Set<string>> {
  const rows = await listTagsOfMember(ctx.db, ctx.viewer.id, KNOWN_FROM);
  return new Set(rows.flatMap(({ tags }) => JSON.parse(tags) as string[]));
}
