import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import { buildSolution, buildUser } from "./factories";
import type { World } from "./world";

const REVIEWERS = 50;

/** Gives the site as many reviews as end its youth; rows alone, which stand in no list and are in no estimate. */
export async function growUp(world: World) {
  const { db, newId } = world.ctx;
  const [{ id: first }, reviewers] = [
    await buildSolution(world),
    await Promise.all(Array.from({ length: REVIEWERS }, () => buildUser(world))),
  ];
  const solution = await db
    .selectFrom("solutions")
    .selectAll()
    .where("id", "=", first)
    .executeTakeFirstOrThrow();
  const ids = Array.from({ length: YOUNG_SITE_REVIEWS / REVIEWERS }, () => newId());
  await db
    .insertInto("solutions")
    .values(ids.map((id) => ({ ...solution, id })))
    .execute();
  const texts = {
    strength: "",
    strength_html: "",
    change: "",
    change_html: "",
    question: "",
    question_html: "",
  };
  for (const { id: reviewer_id } of reviewers)
    await db
      .insertInto("reviews")
      .values(
        ids.map((solution_id) => ({
          id: newId(),
          solution_id,
          reviewer_id,
          revision: 1,
          rubric_version: 1,
          ...texts,
          independent: 1,
          submitted_at: world.now,
          closed_at: world.now,
          pseudonym: null,
          revealed_at: null,
          explained: "",
          explained_match: null,
          answered_at: null,
          assigned: 0,
          seconds: null,
        })),
      )
      .execute();
}
