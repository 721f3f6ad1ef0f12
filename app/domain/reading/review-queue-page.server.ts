import { listClaimsOf } from "~db/queries/claims";
import { countReviewsOf, findHabits } from "~db/queries/habits";
import { listOpenRequests } from "~db/queries/rounds";
import type { MemberCtx } from "../context.server";
import { CALIBRATING } from "../queue/calibration";
import { type Habits, isAway, LOAD_MAX, USUAL_HABITS } from "../queue/habits";
import { CLAIMS_MAX } from "../queue/queue";
import { before, DAY, elapsed, MINUTE } from "../time";
import type { ReviewQueuePage } from "./queue-view";
import { suggestionsFor } from "./suggestions.server";

/** Solutions that the queue suggests at a time. */
export const SUGGESTIONS = 3;
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
    suggestions: await suggestionsFor(ctx, reviews.all, SUGGESTIONS),
    habits,
    reviewsThisWeek: reviews.recent,
    isAway: isAway(habits, ctx.now),
  };
}

async function habitsOf(ctx: MemberCtx): Promise<Habits> {
  const row = await findHabits(ctx.db, ctx.viewer.id);
  return row ? { ...row, volunteers: row.volunteers === 1 } : USUAL_HABITS;
}
