import type { Viewer } from "~/domain/context.server";
import { requestRound } from "~/domain/rounds/request-round.server";
import { submitRound } from "~/domain/rounds/submit-round.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { publishRevision } from "~/domain/solutions/publish-revision.server";
import { type BuiltSolution, buildReview, buildSolution, WRITE_UP } from "./factories";
import type { World } from "./world";

export async function revise(world: World, { id, author }: BuiltSolution, body: string) {
  const fields = { title: "Ticket triage", body, brief: "Triage tickets.", changeNote: "More" };
  const result = await publishRevision(world.as(author), { id, mayCreate: false, fields });
  if (!result.ok) throw new Error(JSON.stringify(result));
}

/** A solution with two reviews and a second revision. */
export async function buildRevised(world: World) {
  const solution = await buildSolution(world);
  const first = await buildReview(world, solution, { level: 3 });
  const second = await buildReview(world, solution, { level: 4 });
  await revise(world, solution, `${WRITE_UP}\n\n## Limits\n\nNone of the tickets is older than a year.`);
  return { solution, first, second };
}

export function ask(world: World, { id, author }: BuiltSolution, fields: Record<string, string>) {
  return requestRound(world.as(author), id, fields);
}

/** A form of another round that confirms every level. */
export function confirming(overrides: Record<string, string> = {}) {
  return { ...Object.fromEntries(DIMENSION_KEYS.map((key) => [`score.${key}`, "same"])), ...overrides };
}

export function look(
  world: World,
  { id, reviewer }: { id: string; reviewer: Viewer },
  fields = confirming(),
) {
  return submitRound(world.as(reviewer), id, fields);
}

export function noticesOf(world: World, { id }: { id: string }, kind: string) {
  return world.ctx.db
    .selectFrom("notices")
    .select(["path"])
    .where("user_id", "=", id)
    .where("kind", "=", kind)
    .execute();
}
