import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { Kysely, type LogConfig } from "kysely";
import { openPostgres } from "./dialects/postgres";
import { openSqlite } from "./dialects/sqlite";
import type { Engine } from "./engine";
import type { Database } from "./schema";

/** A database and what is particular to the engine behind it. */
export interface Connection {
  db: Kysely<Database>;
  engine: Engine;
}

/**
 * Connects to `postgres://…` or `postgresql://…`, or to the SQLite file of `file:PATH` (made with its folder when
 * missing). Throws on any other address. End it with `db.destroy()`.
 */
export function connect(url: string, options: { log?: LogConfig } = {}): Connection {
  const engine = openEngine(url);
  return { engine, db: new Kysely<Database>({ dialect: engine.dialect, log: options.log }) };
}

function openEngine(url: string): Engine {
  if (/^postgres(ql)?:\/\//.test(url)) return openPostgres(url);
  if (!url.startsWith("file:")) throw new Error(`Not a database address: ${url}`);
  const file = resolve(url.slice("file:".length));
  mkdirSync(dirname(file), { recursive: true });
  return openSqlite(file);
}
