import type { Connection } from "~db/connection";
import { type Batch, createBatch, insertBatch } from "./batch";
import { createCalendar } from "./calendar";
import { createChallenges } from "./challenges";
import type { Community } from "./community";
import { addFiles } from "./files";
import { createReviewHistory, ledgerRows } from "./ledger";
import { createMembers } from "./members";
import { createRandom } from "./random";
import { addReviews } from "./reviews";
import { addScoresAndListings } from "./scores";
import { addSolution, createSolution } from "./solutions";
import { createTags } from "./tags";
import { createTexts } from "./texts";
import { addThreads, type Earning } from "./threads";
import { setTotals } from "./totals";

export interface GenerateOptions {
  solutions: number;
  /** The same seed and `now` give the same rows. */
  seed?: number;
  /** ISO time up to which things happened; this moment by default. */
  now?: string;
  /** Share of write-ups of some kilobytes, 0 to 1; the others have a few sentences. */
  longShare?: number;
  /** Told how many solutions are in, now and then. */
  onProgress?: (solutions: number) => void;
}

/** Solutions, or four times as many rows of the ledger, in one transaction. */
const CHUNK = 2000;

/**
 * Fills an empty, migrated database with a community of three years, as the use cases would have stored it: a member
 * for every four solutions, up to eight reviews each, lists, estimates, reputation. Ends with `analyze`.
 */
export async function generate({ db }: Connection, options: GenerateOptions): Promise<void> {
  const { solutions, seed = 1, now = new Date().toISOString(), longShare = 0.02 } = options;
  const random = createRandom(seed);
  const calendar = createCalendar(now);
  const texts = createTexts(random);
  const tags = createTags();
  const members = createMembers(Math.round(solutions / 4), calendar, random);
  const challenges = createChallenges(solutions, { calendar, members, tags, texts, random });
  const community: Community = { calendar, random, members, challenges, tags, texts, longShare };

  const batch: Batch = {
    ...createBatch(),
    users: members.rows,
    challenges: challenges.challenges,
    challenge_tags: challenges.tags,
  };

  const history = createReviewHistory();
  const earnings: Earning[] = [];
  for (let i = 0; i < solutions; i++) {
    const solution = createSolution(batch, calendar.timeAt((i + random.next()) / solutions), community);
    const reviews = addReviews(batch, solution, community);
    addSolution(batch, solution, reviews.length);
    addFiles(batch, solution, community);
    addScoresAndListings(batch, solution, reviews);
    earnings.push(...addThreads(batch, solution, reviews, community));
    for (const review of reviews) history.add(review);
    if (batch.solutions.length < CHUNK) continue;
    await insertBatch(db, batch);
    options.onProgress?.(i + 1);
  }
  for (const row of ledgerRows(earnings, history, random)) {
    batch.reputation_events.push(row);
    if (batch.reputation_events.length >= CHUNK * 4) await insertBatch(db, batch);
  }
  await insertBatch(db, batch);
  await setTotals(db);
}
