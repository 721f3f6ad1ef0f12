import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { connect } from "../../db/connection";
import { migrate } from "../../db/migrate";
import { onServer, startPostgres } from "./postgres";

declare module "vitest" {
  interface ProvidedContext {
    /** A migrated SQLite file, copied for each test. */
    sqliteTemplate: string;
    /** Address of PostgreSQL's maintenance database, and the name of the migrated database that is copied. */
    postgresAdmin: string;
    postgresTemplate: string;
  }
}

/** One migrated template on each engine, made once for the whole run. */
export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), "rationale-test-"));
  const sqliteTemplate = join(folder, "template.db");
  const sqlite = connect(`file:${sqliteTemplate}`);
  await migrate(sqlite.db);
  await sqlite.db.destroy();

  const server = await startPostgres();
  const postgresTemplate = `rationale_template_${process.pid}`;
  const postgresAdmin = server.url("postgres");
  await onServer(postgresAdmin, `create database ${postgresTemplate}`);
  const postgres = connect(server.url(postgresTemplate));
  await migrate(postgres.db);
  await postgres.db.destroy();

  project.provide("sqliteTemplate", sqliteTemplate);
  project.provide("postgresAdmin", postgresAdmin);
  project.provide("postgresTemplate", postgresTemplate);
  return async () => {
    await onServer(postgresAdmin, `drop database if exists ${postgresTemplate}`);
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
