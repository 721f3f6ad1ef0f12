import type { Person } from "../identity/person";
import type { MedalKey } from "../reputation/medals";
import type { Scores } from "./scores";

/** A solution as lists show it. */
export interface SolutionRow {
  id: string;
  slug: string;
  title: string;
  summary: string;
  author: Person;
  challenge: { slug: string; title: string } | null;
  tags: string[];
  revision: number;
  revisedAt: string;
  publishedAt: string;
  readingMinutes: number;
  reviewCount: number;
  scores: Scores;
  /** Levels gained since the first round, where there was another; left out with the scores. */
  improved?: number | null;
  /** Levels that are left of its rises of late, in lists by them; left out with the scores. */
  rising?: number | null;
  /**
   * Why they are left out: the viewer has begun a review of it, or wrote it and reads the comments of a new review
   * first. Null where they are not.
   */
  scoresHidden: "sealed" | "held" | null;
  /** None while they are sealed. */
  medals: MedalKey[];
  /** Only its author has such a row. */
  withdrawn?: boolean;
  /** Only its author and those invited have such a row. */
  embargoed?: boolean;
}
