import { setTimeout } from "node:timers/promises";
import BetterSqlite, { type Database as SqliteDatabase, type Statement } from "better-sqlite3";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
  type SelectModifierNode,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  type TransactionSettings,
} from "kysely";
import type { Engine } from "../engine";

/**
 * Opens a SQLite file for one process: one connection writes, a second one only reads, so that a page never waits
 * for a transaction. Commits reach the disk before they are acknowledged. Throws when the file cannot be opened.
 */
export function openSqlite(file: string): Engine {
  const write = new BetterSqlite(file);
  setPragmas(write);
  const read = new BetterSqlite(file, { readonly: true });
  read.pragma("busy_timeout = 200");
  read.pragma("mmap_size = 268435456");
  const version = read.prepare("pragma data_version").pluck();
  return {
    name: "sqlite",
    dialect: new SqliteDialect(write, read),
    // The reading connection sees this number move with every commit of any other connection or process.
    dataVersion: () => String(version.get()),
    isUniqueViolation: (error) => /^SQLITE_CONSTRAINT_(UNIQUE|PRIMARYKEY)$/.test(codeOf(error)),
    isUnavailable: (error) => /^SQLITE_(BUSY|FULL|READONLY|IOERR|CANTOPEN)/.test(codeOf(error)),
  };
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown } | null)?.code ?? "");
}

function setPragmas(database: SqliteDatabase) {
  // Short, as it blocks the thread: who meets another process's lock waits and tries again, see `patiently`.
  database.pragma("busy_timeout = 20");
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
  database.pragma("cache_size = -65536");
  database.pragma("mmap_size = 268435456");
  const synchronous = database.pragma("synchronous", { simple: true });
  if (synchronous !== 2) throw new Error("SQLite does not flush commits to disk (synchronous is not FULL)");
}

class SqliteDialect implements Dialect {
  readonly #driver: SqliteDriver;

  constructor(write: SqliteDatabase, read: SqliteDatabase) {
    this.#driver = new SqliteDriver(write, read);
  }
  createDriver() {
    return this.#driver;
  }
  createAdapter() {
    return new TransactionalDdlAdapter();
  }
  createQueryCompiler() {
    return new QueryCompiler();
  }
  createIntrospector(db: ConstructorParameters<typeof SqliteIntrospector>[0]) {
    return new SqliteIntrospector(db);
  }
}

/** SQLite's DDL is transactional, so a migration that fails halfway leaves nothing behind. */
class TransactionalDdlAdapter extends SqliteAdapter {
  override get supportsTransactionalDdl() {
    return true;
  }
}

/** A transaction that writes is the only one here, so rows need no locks: `for no key update` is left out. */
class QueryCompiler extends SqliteQueryCompiler {
  protected override visitSelectModifier(node: SelectModifierNode) {
    if (node.modifier !== "ForNoKeyUpdate") super.visitSelectModifier(node);
  }
}

class SqliteDriver implements Driver {
  readonly #write: PreparingConnection;
  readonly #read: PreparingConnection;
  readonly #writer = new Lock();

  constructor(write: SqliteDatabase, read: SqliteDatabase) {
    this.#write = new PreparingConnection(write);
    this.#read = new PreparingConnection(read);
  }
  async init() {}
  async acquireConnection() {
    return new Session(this.#write, this.#read, this.#writer);
  }
  async releaseConnection() {}
  async beginTransaction(session: DatabaseConnection, settings: TransactionSettings) {
    await (session as Session).begin(settings.accessMode === "read only" ? "begin" : "begin immediate");
  }
  async commitTransaction(session: DatabaseConnection) {
    (session as Session).commit();
  }
  async rollbackTransaction(session: DatabaseConnection) {
    (session as Session).rollback();
  }
  async destroy() {
    this.#read.close();
    this.#write.close();
  }
}

/** One user of the two connections: reads go past the writer's lock, writes and transactions take it. */
class Session implements DatabaseConnection {
  #release: (() => void) | null = null;

  constructor(
    readonly write: PreparingConnection,
    readonly read: PreparingConnection,
    readonly writer: Lock,
  ) {}

  async begin(statement: string) {
    const release = await this.writer.acquire();
    try {
      await patiently(() => this.write.run(CompiledQuery.raw(statement)));
      this.#release = release;
    } catch (error) {
      release();
      throw error;
    }
  }

  /** Keeps the lock when it fails: the rollback that follows must meet no other transaction. */
  commit() {
    this.write.run(CompiledQuery.raw("commit"));
    this.#unlock();
  }

  /** Some failures, such as a full disk, have rolled back already. */
  rollback() {
    try {
      if (this.#release && this.write.database.inTransaction) this.write.run(CompiledQuery.raw("rollback"));
    } finally {
      this.#unlock();
    }
  }

  #unlock() {
    this.#release?.();
    this.#release = null;
  }

  async executeQuery<Row>(query: CompiledQuery): Promise<QueryResult<Row>> {
    if (this.#release) return this.write.run<Row>(query);
    if (query.query.kind === "SelectQueryNode") return this.read.run<Row>(query);
    const release = await this.writer.acquire();
    try {
      return await patiently(() => this.write.run<Row>(query));
    } finally {
      release();
    }
  }

  async *streamQuery<Row>(query: CompiledQuery): AsyncIterableIterator<QueryResult<Row>> {
    for (const row of this.read.iterate<Row>(query)) yield { rows: [row] };
  }
}

/** Keeps prepared statements: preparing costs more than running most of them. */
class PreparingConnection {
  readonly #statements = new Map<string, Statement<unknown[]>>();

  constructor(readonly database: SqliteDatabase) {}

  run<Row>(query: CompiledQuery): QueryResult<Row> {
    const statement = this.#prepare(query.sql);
    const values = query.parameters.map(toSqlite);
    if (statement.reader) return { rows: statement.all(values) as Row[] };
    const { changes, lastInsertRowid } = statement.run(values);
    return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
  }

  iterate<Row>(query: CompiledQuery) {
    const values = query.parameters.map(toSqlite);
    return this.database.prepare(query.sql).iterate(values) as IterableIterator<Row>;
  }

  close() {
    this.database.close();
  }

  #prepare(sql: string) {
    const known = this.#statements.get(sql);
    if (known) return known;
    const statement = this.database.prepare<unknown[]>(sql);
    if (this.#statements.size >= 500) this.#statements.clear();
    this.#statements.set(sql, statement);
    return statement;
  }
}

/** better-sqlite3 binds neither booleans nor undefined. */
function toSqlite(value: unknown) {
  if (typeof value === "boolean") return value ? 1 : 0;
  return value === undefined ? null : value;
}

/** Tries again for five seconds while another process holds the file's lock; the thread is free in between. */
async function patiently<Result>(act: () => Result): Promise<Result> {
  const deadline = Date.now() + 5000;
  for (;;) {
    try {
      return act();
    } catch (error) {
      if (codeOf(error) !== "SQLITE_BUSY" || Date.now() > deadline) throw error;
      await setTimeout(25);
    }
  }
}

/** First come, first served. */
class Lock {
  #last: Promise<void> = Promise.resolve();

  async acquire(): Promise<() => void> {
    const before = this.#last;
    let release = () => {};
    this.#last = new Promise((resolve) => {
      release = resolve;
    });
    await before;
    return release;
  }
}
