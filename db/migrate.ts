import { type Kysely, Migrator } from "kysely";
import { migrations } from "../migrations";

/**
 * Brings the database to the latest migration, all in one transaction. Returns the names of those that ran now.
 * When one fails it throws, and the database is as it was before.
 */
export async function migrate<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const { error, results } = await migrator.migrateToLatest();
  if (error) throw error;
  return (results ?? []).map((result) => result.migrationName);
}

/** The migrations that this build knows and the database has not had. */
export async function pendingMigrations<Schema>(db: Kysely<Schema>): Promise<string[]> {
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } });
  const all = await migrator.getMigrations();
  return all.filter((migration) => !migration.executedAt).map((migration) => migration.name);
}
