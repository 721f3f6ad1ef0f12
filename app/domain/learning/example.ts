import type { DimensionKey, Level } from "../rubric/rubric";

/** Why a dimension is at one level and not at those beside it. */
export interface ReferenceScore {
  level: Level;
  /** Words of the write-up that decide it, exactly as they stand there. */
  passage: string;
  because: string;
  /** Null at level 1. */
  notLower: string | null;
  /** Null at level 5. */
  notHigher: string | null;
}

/** A write-up to practise on, with a review that has been argued out. */
export interface Example {
  slug: string;
  title: string;
  /** Markdown. */
  writeUp: string;
  reference: Record<DimensionKey, ReferenceScore>;
  /** Problem and choice, said back in at most 60 words. */
  explained: string;
  strength: string;
  /** The one thing to change. */
  change: string;
  question: string;
  /** What its reference review shows about reviewing. */
  teaches: string;
}

/** An example as it stands in a list. */
export interface PracticedExample {
  slug: string;
  title: string;
  readingMinutes: number;
  /** How far the member's first try lay from the reference, in levels; null before it. */
  distance: number | null;
}

/** All examples answer one brief, so that they can be compared. */
export const EXAMPLE_BRIEF =
  "A support desk has a knowledge base of about 2,400 articles, written by nine people over six years. Agents " +
  "search it while a customer waits, and say that they often do not find what they need. You get an export of the " +
  "articles and six months of search logs: the words, the results that were shown, and the click, if there was " +
  "one. In about two days, build something that helps an agent to find the right answer while the customer waits, " +
  "and tell us how well it works.";
