import type { ExpressionBuilder, Kysely } from "kysely";
import { solutionMedalAt } from "../expressions/solution-medal";
import type { Database } from "../schema";

type Db = Kysely<Database>;

type Hidden = "sealed" | "held" | null;

interface Reader {
  id: string;
  now: string;
  /** An author's own scores wait for an answer to each review that came after this time. */
  heldSince: string;
}

/**
 * The estimates of some solutions as lists show them to a member, with why they are kept from them in the row of the
 * overall one: "sealed" where they began a review at a place or in a draft, and have neither submitted it nor opened the
 * others; "held" where they wrote the solution, and did not answer a new review of it. That row has when it earned its
 * medals too.
 */
export function listScoresFor(db: Db, solutionIds: string[], reader: Reader) {
  return db
    .selectFrom("solution_scores")
    .innerJoin("solutions", "solutions.id", "solution_scores.solution_id")
    .select((eb) => [
      "solution_scores.solution_id as solutionId",
      "solution_scores.dimension",
      "solution_scores.mean",
      "solution_scores.lower",
      "solution_scores.upper",
      "solution_scores.scored",
      "solution_scores.counts_for_top as countsForTop",
      "solution_scores.spread",
      eb
        .case()
        .when("solution_scores.dimension", "<>", "overall")
        .then(eb.val<Hidden>(null))
        .when(eb.and([eb("solutions.author_id", "=", reader.id), eb.exists(unanswered(eb, reader))]))
        .then(eb.val<Hidden>("held"))
        .when(eb.and([eb("solutions.author_id", "<>", reader.id), hasBegun(eb, reader)]))
        .then(eb.val<Hidden>("sealed"))
        .else(eb.val<Hidden>(null))
        .end()
        .as("hidden"),
      solutionMedalAt("among-best").as("amongBestAt"),
      solutionMedalAt("acted-on").as("actedOnAt"),
    ])
    .where("solution_scores.solution_id", "in", solutionIds)
    .execute();
}

type Tables = ExpressionBuilder<Database, "solutions" | "solution_scores">;

function unanswered(eb: Tables, { heldSince }: Reader) {
  return eb
    .selectFrom("reviews")
    .select("reviews.id")
    .whereRef("reviews.solution_id", "=", "solutions.id")
    .where("reviews.submitted_at", ">", heldSince)
    .where("reviews.answered_at", "is", null);
}

function hasBegun(eb: Tables, { id, now }: Reader) {
  const draft = eb
    .selectFrom("drafts")
    .select("drafts.version")
    .where("drafts.author_id", "=", id)
    .where("drafts.kind", "=", "review")
    .whereRef("drafts.subject_id", "=", "solutions.id");
  const claim = eb
    .selectFrom("claims")
    .select("claims.expires_at")
    .whereRef("claims.solution_id", "=", "solutions.id")
    .where("claims.reviewer_id", "=", id)
    .where("claims.expires_at", ">", now);
  const own = eb
    .selectFrom("reviews")
    .select("reviews.id")
    .whereRef("reviews.solution_id", "=", "solutions.id")
    .where("reviews.reviewer_id", "=", id);
  const opening = eb
    .selectFrom("seal_openings")
    .select("seal_openings.opened_at")
    .whereRef("seal_openings.solution_id", "=", "solutions.id")
    .where("seal_openings.user_id", "=", id);
  return eb.and([
    eb.or([eb.exists(draft), eb.exists(claim)]),
    eb.not(eb.exists(own)),
    eb.not(eb.exists(opening)),
  ]);
}
