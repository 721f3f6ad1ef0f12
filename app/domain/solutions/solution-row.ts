import type { Scores } from "./scores";

/** A solution as lists show it. */
export interface SolutionRow {
  id: string;
  slug: string;
  title: string;
  summary: string;
  author: string;
  challenge: { slug: string; title: string } | null;
  tags: string[];
  revision: number;
  revisedAt: string;
  publishedAt: string;
  readingMinutes: number;
  reviewCount: number;
  scores: Scores;
  /** Only its author has such a row. */
  withdrawn?: boolean;
  /** Only its author and those invited have such a row. */
  embargoed?: boolean;
}
