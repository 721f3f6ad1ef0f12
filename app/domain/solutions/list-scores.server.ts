import { listSolutionScores } from "~db/queries/scores";
import { listScoresFor } from "~db/queries/seals";
import type { Ctx } from "../context.server";
import { type MedalKey, medalsInSolutionRow } from "../reputation/medals";
import { before } from "../time";
import { NO_SCORES, SCORES_HELD, scoresBySolution } from "./scores";
import type { SolutionRow } from "./solution-row";

type Shown = Pick<SolutionRow, "scores" | "scoresHidden" | "medals">;

/**
 * What lists show the viewer of some solutions' scores and medals. Both are left out where the viewer has begun a review
 * and not read the others, and the scores where they wrote the solution and have not answered a new review of it.
 */
export async function listScores(ctx: Ctx, ids: string[]): Promise<(id: string) => Shown> {
  if (ids.length === 0) return () => ({ scores: NO_SCORES, scoresHidden: null, medals: [] });
  const rows = await scoreRows(ctx, ids);
  const scores = scoresBySolution(rows);
  const hidden = new Map(rows.flatMap((row) => (row.hidden ? [[row.solutionId, row.hidden] as const] : [])));
  const medals = new Map<string, MedalKey[]>();
  for (const row of rows)
    if (row.dimension === "overall") medals.set(row.solutionId, medalsInSolutionRow(row));
  return (id) => {
    const scoresHidden = hidden.get(id) ?? null;
    return {
      scores: (!scoresHidden && scores.get(id)) || NO_SCORES,
      scoresHidden,
      medals: (scoresHidden !== "sealed" && medals.get(id)) || [],
    };
  };
}

async function scoreRows({ db, viewer, now }: Ctx, ids: string[]) {
  if (viewer) return listScoresFor(db, ids, { id: viewer.id, now, heldSince: before(now, SCORES_HELD) });
  return (await listSolutionScores(db, ids)).map((row) => ({ ...row, hidden: null }));
}
