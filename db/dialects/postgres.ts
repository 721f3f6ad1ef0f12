import { PostgresDialect } from "kysely";
import pg from "pg";
import type { Engine } from "../engine";

// count(*) and bigint arrive as text otherwise; nothing here counts past 2^53.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Opens a pool on a PostgreSQL server. Connects at the first query, so a wrong address shows then. */
export function openPostgres(url: string): Engine {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5000 });
  // An idle connection that the server closes must not end the process; the next query opens a new one.
  pool.on("error", () => {});
  return {
    name: "postgres",
    dialect: new PostgresDialect({ pool }),
    // Two equal snapshots see the same finished transactions, hence the same rows.
    dataVersion: async () =>
      (await pool.query({ name: "data_version", text: "select pg_current_snapshot()::text as version" }))
        .rows[0].version,
    isUniqueViolation: (error) => codeOf(error) === "23505",
    // Connections refused or cut, resources gone, the server starting or ending, deadlocks and read-only standbys.
    isUnavailable: (error) =>
      /^(ECONN|ETIMEDOUT|08|53|57P|40P01|25006)/.test(codeOf(error)) || isTimeout(error),
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}

function isTimeout(error: unknown): boolean {
  return (
    error instanceof Error &&
    /^timeout exceeded when trying to connect|^Connection terminated/.test(error.message)
  );
}
