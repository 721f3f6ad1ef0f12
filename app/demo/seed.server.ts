import { hasUsers } from "~db/queries/users";
import type { Ctx } from "../domain/context.server";
import { setModerator } from "../domain/moderation/moderators.server";
import { closeUnratedReviews } from "../domain/reviews/close-unrated-reviews.server";
import { payReachedMedian } from "../domain/scoring/pay-reached-median.server";
import { Community, PASSWORD } from "./community.server";
import type { DemoChallenge, DemoReview, DemoSolution } from "./content";
import type { Event } from "./event";
import { DEMO_MEMBERS } from "./members";
import { claims, practice, readOldNotices } from "./reviewing.server";
import { eventsOfWork, roundsOf } from "./work.server";

const MODERATOR = "aruiz";
/** How long ago the oldest challenge was set. */
const DAYS = 77;

const challenges = import.meta.glob<DemoChallenge>("./challenges/*.ts", { eager: true, import: "challenge" });
const solutions = import.meta.glob<DemoSolution>("./solutions/*/solution.ts", {
  eager: true,
  import: "solution",
});

/** What the terminal says about signing in. */
export function demoLogins(): string {
  const handles = ["nhaddad (author)", "aruiz (reviewer and moderator)", "farida (waits for a first review)"];
  return `Sign in as ${handles.join(", ")}, or any other member.\nThe password of everyone: ${PASSWORD}`;
}

/** Fills an empty database with a community, through the use cases and in the order of time. Leaves any other alone. */
export async function seedDemo(ctx: Ctx): Promise<void> {
  if (await hasUsers(ctx.db)) return;
  const community = new Community(ctx);
  for (const event of events().sort((a, b) => b.daysAgo - a.daysAgo)) await event.happens(community);
  while ((await closeUnratedReviews(ctx)) > 0);
  await readOldNotices(community);
  await setModerator(ctx, MODERATOR, true);
  const withOwnBrief = Object.values(solutions).find(({ brief }) => brief);
  if (withOwnBrief) await community.askForRemoval(withOwnBrief);
}

function events(): Event[] {
  return [
    ...DEMO_MEMBERS.map((member) => ({
      daysAgo: member.joinedDaysAgo,
      happens: (c: Community) => c.join(member),
    })),
    ...Object.values(challenges).map((challenge, i) => ({
      daysAgo: 77 - i / 10,
      happens: (c: Community) => c.challenge(challenge, 77 - i / 10),
    })),
    ...Object.values(solutions).flatMap(eventsOf),
    ...practice(),
    ...claims(Object.values(solutions)),
    ...chores(),
  ];
}

/** What the site does by itself, once on each day. */
function chores(): Event[] {
  return Array.from({ length: DAYS }, (_, daysAgo) => ({
    daysAgo,
    async happens(community) {
      await payReachedMedian(community.at(daysAgo));
    },
  }));
}

function eventsOf(solution: DemoSolution): Event[] {
  const { postedDaysAgo, laterRevisions, ...first } = solution;
  const all = [{ ...first, daysAgo: postedDaysAgo, changeNote: "" }, ...laterRevisions];
  const revisions = all.map((revision) => ({
    daysAgo: revision.daysAgo,
    happens: (c: Community) => c.publish(solution, revision),
  }));
  return [
    ...revisions,
    ...solution.reviews.flatMap((review) => eventsOfReview(solution, review)),
    ...solution.reviews.flatMap((review) => eventsOfWork(solution, review)),
    ...roundsOf(solution),
  ];
}

function eventsOfReview(solution: DemoSolution, review: DemoReview): Event[] {
  const { rating } = review;
  const endorsements = review.endorsedBy.map((handle) => {
    const own = solution.reviews.find(({ by }) => by === handle)?.daysAgo ?? 0;
    return Math.max(0.01, Math.min(review.daysAgo, own) - 0.05);
  });
  return [
    { daysAgo: review.daysAgo, happens: (c) => c.review(solution, review) },
    ...(rating
      ? [{ daysAgo: rating.daysAgo, happens: (c: Community) => c.rate(solution, review, rating) }]
      : []),
    ...review.replies.map((reply) => ({
      daysAgo: reply.daysAgo,
      happens: (c: Community) => c.reply(review, reply),
    })),
    ...review.endorsedBy.map((handle, i) => ({
      daysAgo: endorsements[i] ?? 0,
      happens: (c: Community) => c.endorse(review, handle, endorsements[i] ?? 0),
    })),
  ];
}
