import type { Rating } from "~/domain/reviews/review";
import { DAY, HOUR, MINUTE } from "~/domain/time";
import { endorseAnother, open, rate, review } from "./acts";
import type { Calendar } from "./calendar";
import { post } from "./days";
import { GROUPS, type GroupKey, membersOf } from "./members";
import { RINGS } from "./rings";
import { BEGIN, type Member, type Post, type Town } from "./town";
import { FIVES } from "./truth";

/** From when on they play: the site is no longer young by then. */
const FROM = 25;
const TOGGLES = 20;
const FARMED = 8;

/** What was done to farm or to lift, for the measures: ids of reviews, by group. */
export type Plots = Record<GroupKey, string[]>;

/** Plans everything that rings and farmers do beyond what everybody does. `days`: how long the town runs. */
export function planPlots(town: Town, calendar: Calendar, days: number): Plots {
  const plots = Object.fromEntries(Object.keys(GROUPS).map((key) => [key, []])) as unknown as Plots;
  const span = Math.max(1, days - FROM - 15);
  for (const group of ["clique10", "cycle10", "sparse30", "ring50", "farm5"] as const)
    planRing(town, calendar, { group, span, reviews: plots[group] });
  planToggling(town, calendar, { span, reviews: plots.togglers });
  planCopies(town, calendar, { span, reviews: plots.copiers });
  planSprints(town, calendar, { span, reviews: plots.sprinters });
  for (let day = FROM; day < days; day++)
    calendar.plan(BEGIN + day * DAY, () => takeRevenge(town, calendar, plots.revenge));
  return plots;
}

interface Plan {
  span: number;
  reviews: string[];
}

const moment = ({ random }: Town, span: number) => BEGIN + (FROM + random.next() * span) * DAY;

/** Each posts, and later gives fives to those whom they promote, who find these very helpful. */
function planRing(town: Town, calendar: Calendar, { group, span, reviews }: Plan & { group: GroupKey }) {
  const members = membersOf(town, group);
  const name = group === "farm5" ? "clique of 5" : GROUPS[group].name;
  const plan = RINGS.find((ring) => ring.name === name);
  if (!plan) throw new Error(`No ring named ${name}`);
  for (const promoted of members) {
    const promoters = members.filter((member) =>
      plan.promotes(member.place, town.random).includes(promoted.place),
    );
    calendar.plan(moment(town, span / 2), async () => {
      const it = await post(town, calendar, promoted);
      for (const member of promoters) {
        const at = town.now + (1 + town.random.next() * (span / 2)) * DAY;
        calendar.plan(at, () => give(town, calendar, { member, post: it, reviews, scores: FIVES }));
      }
    });
  }
}

/** A review that its author rates very helpful, and that other reviewers of the group endorse. */
async function give(
  town: Town,
  calendar: Calendar,
  { member, post, reviews, scores }: { member: Member; post: Post; reviews: string[]; scores?: number[] },
) {
  await open(town, { member, post });
  calendar.plan(town.now + 10 * MINUTE, async () => {
    const sent = await review(town, { member, post }, { scores });
    if (!sent) return;
    reviews.push(sent.id);
    await endorseAnother(town, { member, post });
    calendar.plan(town.now + HOUR, () => rate(town, post.author, { id: sent.id, rating: "very-helpful" }));
  });
}

/** The one reviews the other's post; the other rates it over and over. */
function planToggling(town: Town, calendar: Calendar, { span, reviews }: Plan) {
  const members = membersOf(town, "togglers");
  for (let i = 0; i + 1 < members.length; i += 2) {
    const [member, author] = [members[i] as Member, members[i + 1] as Member];
    calendar.plan(moment(town, span), async () => {
      const it = await post(town, calendar, author);
      await give(town, calendar, { member, post: it, reviews });
      for (let k = 0; k < TOGGLES; k++) {
        const rating: Rating = k % 2 === 0 ? "not-helpful" : "very-helpful";
        calendar.plan(town.now + (3 + k) * HOUR, () => rateAll(town, it, { member, rating }));
      }
    });
  }
}

async function rateAll(town: Town, post: Post, { member, rating }: { member: Member; rating: Rating }) {
  const rows = await town.connection.db
    .selectFrom("reviews")
    .select("id")
    .where("solution_id", "=", post.id)
    .where("reviewer_id", "=", member.id)
    .execute();
  for (const { id } of rows) await rate(town, post.author, { id, rating });
}

/** Sends the words of one own review to one solution after the other. */
function planCopies(town: Town, calendar: Calendar, { span, reviews }: Plan) {
  for (const member of membersOf(town, "copiers")) {
    let copied: Record<string, string> | undefined;
    for (let k = 0; k < FARMED; k++) {
      calendar.plan(moment(town, span), async () => {
        const it = recentPost(town, member);
        await open(town, { member, post: it });
        calendar.plan(town.now + 8 * MINUTE, async () => {
          const sent = await review(town, { member, post: it }, { copied });
          if (!sent) return;
          if (copied) reviews.push(sent.id);
          copied ??= sent.fields;
          await maybeRate(town, calendar, { id: sent.id, post: it });
        });
      });
    }
  }
}

/** Opens and sends within three seconds. */
function planSprints(town: Town, calendar: Calendar, { span, reviews }: Plan) {
  for (const member of membersOf(town, "sprinters")) {
    for (let k = 0; k < FARMED; k++) {
      calendar.plan(moment(town, span), async () => {
        const it = recentPost(town, member);
        await open(town, { member, post: it });
        calendar.plan(town.now + 3000, async () => {
          const sent = await review(town, { member, post: it }, { scores: [4, 4, 4, 4, 4] });
          if (!sent) return;
          reviews.push(sent.id);
          await maybeRate(town, calendar, { id: sent.id, post: it });
        });
      });
    }
  }
}

/** Who got harsh scores the day before calls the review not helpful, and gives its writer's latest post the lowest ones. */
async function takeRevenge(town: Town, calendar: Calendar, reviews: string[]) {
  for (const member of membersOf(town, "revenge")) {
    for (const { id, reviewerId } of await harshReviewsOf(town, member)) {
      await rate(town, member, { id, rating: "not-helpful" });
      const theirs = [...town.posts.values()].findLast(({ author }) => author.id === reviewerId);
      if (!theirs) continue;
      await open(town, { member, post: theirs });
      calendar.plan(town.now + 15 * MINUTE, async () => {
        const sent = await review(town, { member, post: theirs }, { scores: [1, 1, 1, 1, 1] });
        if (!sent) return;
        reviews.push(sent.id);
        if (town.random.chance(0.95))
          calendar.plan(town.now + 12 * HOUR, () =>
            rate(town, theirs.author, { id: sent.id, rating: "not-helpful" }),
          );
      });
    }
  }
}

function harshReviewsOf({ connection, now }: Town, member: Member) {
  return connection.db
    .selectFrom("reviews")
    .innerJoin("solutions", "solutions.id", "reviews.solution_id")
    .innerJoin("review_scores", "review_scores.review_id", "reviews.id")
    .select(["reviews.id", "reviews.reviewer_id as reviewerId"])
    .where("solutions.author_id", "=", member.id)
    .where("reviews.submitted_at", ">=", new Date(now - DAY).toISOString())
    .groupBy(["reviews.id", "reviews.reviewer_id"])
    .having((eb) => eb.fn.avg("review_scores.score"), "<=", 2.7)
    .execute();
}

/** What such a review gets: as often helpful as one of a rushed reviewer. */
async function maybeRate(town: Town, calendar: Calendar, { id, post }: { id: string; post: Post }) {
  const rating: Rating = town.random.chance(0.3) ? "helpful" : "not-helpful";
  if (town.random.chance(0.8))
    calendar.plan(town.now + 12 * HOUR, () => rate(town, post.author, { id, rating }));
}

function recentPost({ posts, random }: Town, member: Member): Post {
  return random.pick([...posts.values()].slice(-60).filter(({ author }) => author !== member));
}
