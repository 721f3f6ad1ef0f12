import { REVIEWS_A_POST } from "~/domain/queue/queue";
import type { Rating } from "~/domain/reviews/review";
import { DAY, HOUR, MINUTE } from "~/domain/time";
import {
  claim,
  endorseAnother,
  lookAgain,
  open,
  publish,
  type ReviewAct,
  rate,
  review,
  reviewsOf,
  revise,
} from "./acts";
import type { Calendar } from "./calendar";
import { BEGIN, type Member, type Post, type Town } from "./town";
import { FIVES, type Manner } from "./truth";

/** What members of a town do in a day without any plan. */
export const DAILY = {
  /** Solutions posted, for a town of 1,000. */
  posts: 15,
  /** Visits to the queue for each post, beside the two by which its author gives back. */
  visits: 1.3,
  /** Of visits: those who review what they found by themselves. */
  byThemselves: 0.12,
  rated: 0.8,
  endorses: 0.2,
  revised: 0.12,
} as const;

/** How often a review is rated very helpful, helpful and not helpful, by the manner of its writer. */
const HELPFUL: Record<Manner, [number, number, number]> = {
  honest: [0.25, 0.63, 0.12],
  noisy: [0.15, 0.6, 0.25],
  ring: [0.25, 0.63, 0.12],
  rushed: [0.02, 0.28, 0.7],
  "straight-liner": [0.05, 0.4, 0.55],
};
const SECOND = 1000;
const RATINGS: Rating[] = ["very-helpful", "helpful", "not-helpful"];

/** Plans the posts and the visits to the queue of one day. */
export function planDay(town: Town, calendar: Calendar, day: number) {
  const { random, members } = town;
  const midnight = BEGIN + day * DAY;
  const at = () => midnight + random.next() * DAY;
  const posts = Math.round((DAILY.posts * members.length) / 1000);
  for (let i = 0; i < posts; i++) {
    const author = random.chance(0.5) ? frequent(town) : random.pick(members);
    calendar.plan(at(), async () => {
      await post(town, calendar, author);
      for (let k = 0; k < REVIEWS_A_POST; k++)
        calendar.plan(town.now + random.next() * 4 * DAY, () => visit(town, calendar, author));
    });
  }
  for (let i = 0; i < posts * DAILY.visits; i++) {
    const member = frequent(town);
    calendar.plan(at(), () => visit(town, calendar, member));
  }
}

/** Publishes, and plans a revision for some. */
export async function post(town: Town, calendar: Calendar, author: Member): Promise<Post> {
  const { random } = town;
  const post = await publish(town, author);
  if (random.chance(DAILY.revised))
    calendar.plan(town.now + (8 + random.below(6)) * DAY, () => reviseOnce(town, calendar, post));
  return post;
}

async function reviseOnce(town: Town, calendar: Calendar, post: Post) {
  const reviews = await reviewsOf(town, post);
  if (reviews.length < 3) return;
  await revise(town, post);
  for (const { id, reviewerId } of reviews) {
    const member = town.members.find((one) => one.id === reviewerId);
    if (!member) continue;
    const scores = plays(member, post.author) ? FIVES : undefined;
    calendar.plan(town.now + town.random.wait(DAY), () =>
      lookAgain(town, { member, post, reviewId: id }, scores),
    );
  }
}

/** Whether two are in one ring: then they go on promoting each other. */
function plays({ group, reviewer }: Member, author: Member): boolean {
  return reviewer.manner === "ring" && group === author.group;
}

/** Some review a lot: the busiest hundredth makes a tenth of all visits. */
function frequent({ random, members }: Town): Member {
  return members[Math.floor(members.length * random.next() ** 2)] as Member;
}

async function visit(town: Town, calendar: Calendar, member: Member) {
  const { random } = town;
  const byThemselves = random.chance(DAILY.byThemselves);
  const post = byThemselves ? await browse(town, member) : await claim(town, member);
  if (post) planReview(town, calendar, { member, post });
}

/** A recent post that somebody comes across. */
async function browse(town: Town, member: Member): Promise<Post | null> {
  const recent = [...town.posts.values()].slice(-60).filter(({ author }) => author !== member);
  if (recent.length === 0) return null;
  const post = town.random.pick(recent);
  await open(town, { member, post });
  return post;
}

/** Plans that a review is sent once it is written, and what follows from it. `took` in milliseconds. */
export function planReview(
  town: Town,
  calendar: Calendar,
  { member, post, took, act }: { member: Member; post: Post; took?: number; act?: ReviewAct },
) {
  calendar.plan(town.now + (took ?? timeFor(town, member)), async () => {
    const sent = await review(town, { member, post }, act);
    if (!sent) return;
    if (town.random.chance(DAILY.endorses)) await endorseAnother(town, { member, post });
    planRating(town, calendar, { id: sent.id, member, post });
  });
}

function timeFor({ random }: Town, { reviewer }: Member): number {
  const isRushed = reviewer.manner === "rushed" && random.chance(0.8);
  return isRushed ? (3 + random.below(10)) * SECOND : (6 + random.below(20)) * MINUTE;
}

function planRating(
  town: Town,
  calendar: Calendar,
  { id, member, post }: { id: string; member: Member; post: Post },
) {
  const { random } = town;
  if (!random.chance(DAILY.rated)) return;
  const rating = RATINGS[random.weighted(HELPFUL[member.reviewer.manner])] as Rating;
  calendar.plan(town.now + HOUR + random.wait(1.5 * DAY), () => rate(town, post.author, { id, rating }));
}
