import { listRoundReviewers, listRounds } from "~db/queries/rounds";
import { findRevision } from "~db/queries/solutions";
import type { MemberCtx } from "../context.server";
import { authorOf, type Person, personOf } from "../identity/person";
import { isAuthor } from "../solutions/policy";
import { solutionPath } from "../solutions/solution";
import { isBehind, nextRound, ROUND_REVIEWERS_MAX, ROUNDS_MAX, whyCannotRequest } from "./round";

export interface RoundReviewer {
  reviewId: string;
  person: Person;
  /** The last revision that they judged. */
  revision: number;
  /** Points of theirs that are not settled. */
  openPoints: number;
  /** When the author asked them in the round that is open now. */
  requestedAt: string | null;
  answeredAt: string | null;
  /** Whether the author can ask them now. */
  canAsk: boolean;
}

export interface RoundsPage {
  solution: { id: string; title: string; path: string; latestRevision: number };
  /** The latest first. `asked` and `answered` count reviewers. */
  rounds: { round: number; revision: number; openedAt: string; asked: number; answered: number }[];
  /** The round that asking opens, or adds to. */
  round: number;
  /** The name that opening it shows for good; null where it shows none. */
  shows: string | null;
  /** Why nobody can be asked now; null when somebody can. */
  refused: string | null;
  /** Oldest review first. */
  reviewers: RoundReviewer[];
  /** Whether there are reviewers who are not listed. */
  more: boolean;
}

/** The rounds of a solution of the viewer's, and whom they can ask to look again. Null when it is not theirs. */
export async function roundsPage(ctx: MemberCtx, id: string): Promise<RoundsPage | null> {
  const solution = await findRevision(ctx.db, { id, revision: null }, ctx.viewer.id);
  if (!solution?.publishedAt || !isAuthor(solution, ctx.viewer)) return null;
  const rounds = await listRounds(ctx.db, id, ROUNDS_MAX);
  const latest = rounds[0] ?? { round: 1, revision: 1 };
  const { latestRevision } = solution;
  const author = authorOf(solution, ctx.viewer);
  const round = nextRound(latest, latestRevision);
  const rows = await listRoundReviewers(ctx.db, { solutionId: id, round }, ROUND_REVIEWERS_MAX + 1);
  const reviewers = rows.slice(0, ROUND_REVIEWERS_MAX).map((row) => ({
    reviewId: row.id,
    person: personOf(row, ctx.viewer),
    revision: row.judged,
    openPoints: row.openPoints ?? 0,
    requestedAt: row.requestedAt,
    answeredAt: row.answeredAt,
    canAsk: isBehind(row, latestRevision),
  }));
  return {
    solution: { id, title: solution.title, path: solutionPath(solution), latestRevision },
    rounds: rounds.map((one) => ({ ...one, asked: one.asked ?? 0, answered: one.answered ?? 0 })),
    round,
    shows: round === 2 && author.name !== author.handle ? author.handle : null,
    refused: whyCannotRequest({ ...solution, round, canAsk: reviewers.some(({ canAsk }) => canAsk) }),
    reviewers,
    more: rows.length > ROUND_REVIEWERS_MAX,
  };
}
