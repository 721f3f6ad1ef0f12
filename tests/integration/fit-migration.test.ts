import { Migrator, sql } from "kysely";
import { expect, test } from "vitest";
import { migrations } from "../../migrations";
import { buildReview, buildSolution } from "../support/factories";
import { ENGINES, openWorld } from "../support/world";

for (const engine of ENGINES) {
  test(`what was paid, and a fit that is open, are known to the columns that come later (${engine})`, async () => {
    const { world, close } = await openWorld(engine);
    const { db } = world.ctx;
    const [paid, other] = [await buildSolution(world), await buildSolution(world)];
    for (const solution of [paid, other]) await buildReview(world, solution);
    for (const { id, author } of [paid, await buildSolution(world)])
      await db
        .insertInto("reputation_events")
        .values({
          id: world.ctx.newId(),
          user_id: author.id,
          rule: "reached-median",
          points: 5,
          limited_by: "",
          solution_id: id,
          dedupe_key: `reached-median:${id}`,
          happened_at: world.now,
        })
        .execute();
    // As it was before.
    await sql`drop index solution_scores_unpaid`.execute(db);
    await sql`alter table solution_scores drop column median_paid_at`.execute(db);
    await sql`drop index fits_open`.execute(db);
    for (const column of ["worker", "renewed_at", "open_key"])
      await sql`alter table fits drop column ${sql.ref(column)}`.execute(db);
    for (const id of ["1", "2"])
      await sql`insert into fits (id, started_at, stage, position, reviews, state)
        values (${id}, ${world.now}, 'reviewers', '', 0, '')`.execute(db);
    await sql`delete from kysely_migration where name >= '0024'`.execute(db);
    const only = { "0024_fit_lease": migrations["0024_fit_lease"] };
    const before = Object.fromEntries(Object.entries(migrations).filter(([name]) => name < "0024"));
    const migrator = new Migrator({
      db,
      provider: { getMigrations: async () => ({ ...before, ...only }) as never },
    });
    const { error } = await migrator.migrateToLatest();
    expect(error).toBeUndefined();
    const scores = await db
      .selectFrom("solution_scores")
      .select("solution_id")
      .where("median_paid_at", "is not", null)
      .execute();
    expect(scores).toEqual([{ solution_id: paid.id }]);
    const fits = await db.selectFrom("fits").select(["id", "open_key", "worker"]).orderBy("id").execute();
    expect(fits).toEqual([
      { id: "1", open_key: null, worker: "" },
      { id: "2", open_key: "open", worker: "" },
    ]);
    await close();
  });
}
