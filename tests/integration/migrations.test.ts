import { Migrator, sql } from "kysely";
import { expect, test } from "vitest";
import { migrate, pendingMigrations } from "~db/migrate";
import { ENGINES, openWorld, testOnBoth } from "../support/world";

testOnBoth("a migrated database needs no migration", async ({ ctx }) => {
  expect(await pendingMigrations(ctx.db)).toEqual([]);
  expect(await migrate(ctx.db)).toEqual([]);
});

for (const engine of ENGINES) {
  test(`a migration that fails halfway leaves nothing behind (${engine})`, async () => {
    const { world, close } = await openWorld(engine);
    const { db } = world.ctx;
    const failing = new Migrator({
      db,
      migrationTableName: "other_migrations",
      migrationLockTableName: "other_migrations_lock",
      provider: {
        getMigrations: async () => ({
          a_fails: {
            async up(db) {
              await db.schema.createTable("half").addColumn("id", "text").execute();
              await sql`insert into half values ('x')`.execute(db);
              throw new Error("halfway");
            },
          },
        }),
      },
    });
    const { error } = await failing.migrateToLatest();
    expect(String(error)).toContain("halfway");
    await expect(sql`select * from half`.execute(db)).rejects.toThrow(/half/);
    await close();
  });
}

testOnBoth("a transaction that throws leaves nothing behind, and the next one works", async ({ ctx }) => {
  const row = aUser(ctx.now);
  const failing = ctx.db.transaction().execute(async (db) => {
    await db.insertInto("users").values(row).execute();
    throw new Error("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect(await ctx.db.selectFrom("users").selectAll().execute()).toEqual([]);
  await ctx.db.transaction().execute((db) => db.insertInto("users").values(row).execute());
  expect(await ctx.db.selectFrom("users").select("id").execute()).toEqual([{ id: "u1" }]);
});

testOnBoth("a read does not wait for a transaction under way and does not see it", async ({ ctx }) => {
  const row = aUser(ctx.now);
  await ctx.db.transaction().execute(async (db) => {
    await db.insertInto("users").values(row).execute();
    expect(await ctx.db.selectFrom("users").select("id").execute()).toEqual([]);
  });
  expect(await ctx.db.selectFrom("users").select("id").execute()).toHaveLength(1);
});

function aUser(now: string) {
  const texts = { handle: "ada", handle_key: "ada", email: "a", email_key: "a", password_hash: "", bio: "" };
  return { id: "u1", ...texts, reputation: 0, created_at: now };
}

for (const engine of ENGINES) {
  test(`a commit that the database refuses leaves nothing behind, and others go on (${engine})`, async () => {
    const { world, close } = await openWorld(engine);
    const { db, now } = world.ctx;
    await sql`create table parent (id text primary key)`.execute(db);
    await sql`create table child (id text references parent (id) deferrable initially deferred)`.execute(db);
    const refused = db.transaction().execute(async (db) => {
      await db.insertInto("users").values(aUser(now)).execute();
      await sql`insert into child values ('nobody')`.execute(db);
    });
    const next = db.transaction().execute((db) =>
      db
        .insertInto("users")
        .values({ ...aUser(now), id: "u2" })
        .execute(),
    );
    await expect(refused).rejects.toThrow(/foreign key/i);
    await next.catch(() => {});
    expect(await db.selectFrom("users").select("id").execute()).toEqual([{ id: "u2" }]);
    await close();
  });
}
