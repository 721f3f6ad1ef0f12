import { listScoresWithAnswers } from "~db/queries/scores";
import type { Ctx } from "../context.server";
import { type MedalKey, medalsInSolutionRow } from "../reputation/medals";
import { scoresHeldUntil } from "../reviews/policy";
import { isAuthor } from "../solutions/policy";
import { type Clarity, NO_SCORES, SCORES_HELD, type Scores, scoresBySolution } from "../solutions/scores";
import { before } from "../time";

/** What an author has made of the reviews of their solution so far. */
export interface AnswersToSolution {
  /** Those that ask for something. */
  points: number;
  answered: number;
  adopted: number;
  /** Reviews whose scores wait for an answer. */
  held: number;
  /** When the last of them opens by itself; null where none waits. */
  heldUntil: string | null;
}

export interface ScorePanelView {
  /** Null while they are held back from the viewer. */
  scores: Scores | null;
  clarity: Clarity;
  medals: MedalKey[];
  /** Null for everybody but the author. */
  answers: AnswersToSolution | null;
}

/** The scores and medals of a solution as the viewer may see them, with what its author made of the reviews. One query. */
export async function scorePanel(
  ctx: Ctx,
  solution: { id: string; authorId: string },
): Promise<ScorePanelView> {
  const isOwn = isAuthor(solution, ctx.viewer);
  const rows = await listScoresWithAnswers(ctx.db, solution.id, isOwn ? before(ctx.now, SCORES_HELD) : null);
  const [first] = rows;
  const overall = rows.find(({ dimension }) => dimension === "overall");
  const answers = isOwn && first ? answersOf(first, ctx.now) : null;
  return {
    scores: answers?.heldUntil ? null : (scoresBySolution(rows).get(solution.id) ?? NO_SCORES),
    clarity: { marked: Number(first?.marked ?? 0), matches: Number(first?.matches ?? 0) },
    medals: overall ? medalsInSolutionRow(overall) : [],
    answers,
  };
}

function answersOf(
  row: Awaited<ReturnType<typeof listScoresWithAnswers>>[number],
  now: string,
): AnswersToSolution {
  const { latestHeld } = row;
  return {
    points: Number(row.points ?? 0),
    answered: Number(row.answered ?? 0),
    adopted: Number(row.adopted ?? 0),
    held: Number(row.held ?? 0),
    heldUntil: latestHeld ? scoresHeldUntil({ submittedAt: latestHeld, answeredAt: null }, now) : null,
  };
}
