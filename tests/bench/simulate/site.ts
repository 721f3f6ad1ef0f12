import { DAY } from "~/domain/time";
import { createCalendar } from "./calendar";
import { planDay } from "./days";
import { type Lift, measureLift } from "./lift";
import { coverage, meanOf } from "./measures";
import { GROUPS, type GroupKey, settle } from "./members";
import { tidy } from "./night";
import { type Plots, planPlots } from "./plots";
import { measurePoints, type Points } from "./points";
import { measureQuality, type Quality, tally } from "./quality";
import { fitReviews, readEstimates, readReviews } from "./read-town";
import { BEGIN, openTown, type Town } from "./town";

export interface SiteResult {
  posts: number;
  reviews: number;
  /** What the site shows at the end, and what a full fit says that is made from the same reviews. */
  shown: Quality;
  fitted: Quality;
  /** Of what the site shows: the share of overall intervals that hold the truth, by what the solution is. */
  covered: { fromHonest: number; fromRings: number; revised: number };
  /** How far the two lie apart, in levels. */
  apart: { mean: number; most: number };
  lifts: [GroupKey, Lift][];
  points: Points;
}

/** Days. */
const SETTLED_AFTER = 31;
const RING_KEYS: GroupKey[] = ["farm5", "clique10", "cycle10", "sparse30", "ring50"];

/** Runs a whole site for so many days through its use cases, and measures what became of it. */
export async function simulateSite(
  seed: number,
  { members, days, url }: { members: number; days: number; url?: string },
): Promise<SiteResult> {
  const { town, close } = await openTown(seed, url);
  try {
    await settle(town, members);
    const calendar = createCalendar();
    const plots = planPlots(town, calendar, days);
    for (let day = 0; day < days; day++) {
      planDay(town, calendar, day);
      await calendar.runUntil(BEGIN + (day + 1) * DAY, (at) => {
        town.now = Math.floor(at);
      });
      town.now = BEGIN + (day + 1) * DAY;
      await tidy(town, day);
    }
    const result = await measure(town, plots);
    return { ...result, points: await measureLater(town, plots, days) };
  } finally {
    await close();
  }
}

/** Points once nobody has done anything for so long that no review is open and what limits kept back is decided. */
async function measureLater(town: Town, plots: Plots, days: number): Promise<Points> {
  for (let day = days; day <= days + SETTLED_AFTER; day++) {
    town.now = BEGIN + (day + 1) * DAY;
    await tidy(town, day);
  }
  return measurePoints(town, plots);
}

async function measure(town: Town, plots: Plots): Promise<Omit<SiteResult, "points">> {
  const { posts, reviews } = await readReviews(town);
  const truths = posts.map(({ truth }) => truth);
  const tallies = tally(reviews, posts.length);
  const shown = await readEstimates(town, posts);
  const fitted = fitReviews(reviews, posts.length);
  const apart = shown.overall.map(({ mean }, i) => Math.abs(mean - (fitted.overall[i]?.mean ?? Number.NaN)));
  const lifts = RING_KEYS.map((key): [GroupKey, Lift] => {
    const fives = new Set(plots[key]);
    const ofRing = new Set(reviews.filter(({ id }) => fives.has(id)));
    const estimate = (some: typeof reviews) => fitReviews(some, posts.length).overall;
    const isHonest = (item: number) => posts[item]?.author.reviewer.manner !== "ring";
    return [key, measureLift(reviews, ofRing, { items: posts.length, isHonest, estimate })];
  });
  const isLifted = new Set(RING_KEYS.flatMap((key) => plots[key]));
  const lifted = new Set(reviews.filter(({ id }) => isLifted.has(id)).map(({ item }) => item));
  const covers = (chosen: (item: number) => boolean) => {
    const items = posts.map((_, item) => item).filter(chosen);
    const intervals = items.flatMap((item) => shown.overall[item] ?? []);
    return coverage(
      intervals,
      items.map((item) => truths[item]?.overall ?? Number.NaN),
    );
  };
  const isRevised = (item: number) => posts[item]?.revised === true;
  return {
    posts: posts.length,
    reviews: reviews.length,
    shown: measureQuality({ truths, tallies, ...shown }),
    fitted: measureQuality({ truths, tallies, ...fitted }),
    covered: {
      fromHonest: covers((item) => !lifted.has(item) && !isRevised(item)),
      fromRings: covers((item) => lifted.has(item)),
      revised: covers(isRevised),
    },
    apart: { mean: meanOf(apart), most: Math.max(...apart) },
    lifts,
  };
}

export function nameOf(key: GroupKey): string {
  return GROUPS[key].name;
}
