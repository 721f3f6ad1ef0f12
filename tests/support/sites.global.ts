import { type ChildProcess, execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort, onServer, startPostgres, withDatabase } from "./postgres";

const SERVER = fileURLToPath(new URL("../../app/server.js", import.meta.url));

export type EngineName = "sqlite" | "postgres";

/** The sites of the whole run: an empty one on each engine, and one with the demo's community. */
export default async function setup() {
  const postgres = await startPostgres();
  process.env.POSTGRES_ADMIN = postgres.url("postgres");
  const databases = await Promise.all([
    createDatabase("sqlite"),
    createDatabase("postgres"),
    createDatabase("sqlite"),
  ]);
  const [sqlite, postgresql, demo] = databases;
  const sites = await Promise.all([
    startSite({ DATABASE_URL: sqlite.url }),
    startSite({ DATABASE_URL: postgresql.url }),
    startSite({ DATABASE_URL: demo.url }, "demo"),
  ]);
  [process.env.SITE_SQLITE, process.env.SITE_POSTGRES, process.env.SITE_DEMO] = sites.map(({ url }) => url);

  return async () => {
    const ended = await Promise.allSettled(sites.map((site) => site.stop()));
    for (const database of databases) await database.drop();
    await postgres.stop();
    const problems = ended.flatMap((end) => (end.status === "rejected" ? [String(end.reason)] : []));
    if (problems.length > 0) throw new Error(problems.join("\n"));
  };
}

export interface RunningSite {
  url: string;
  /** Ends it as a service manager does, unless it has ended. Throws what it logged as an error, and when it does not end well. */
  stop(): Promise<void>;
  /** Ends it as a power cut does. */
  kill(): Promise<void>;
}

const filesFolder = join(tmpdir(), `rationale-e2e-files-${process.pid}`);
process.on("exit", () => rmSync(filesFolder, { recursive: true, force: true }));

/** Servers that nobody has ended yet. None outlives the process that started it. */
const running = new Set<ChildProcess>();
process.on("exit", () => {
  for (const child of running) child.kill("SIGKILL");
});

/** A real server of its own, once it answers. Throws what it said when it does not start. */
export async function startSite(env: Record<string, string>, command = "serve"): Promise<RunningSite> {
  const port = await freePort();
  const child = spawn(process.execPath, [SERVER, command], {
    env: serverEnv({ PORT: String(port), ...env }),
    stdio: ["ignore", "pipe", "pipe"],
  });
  running.add(child);
  const closed = once(child, "close").then(() => running.delete(child));
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (text) => {
    stdout += text;
  });
  child.stderr.on("data", (text) => {
    stderr += text;
  });

  const url = `http://127.0.0.1:${port}`;
  while (!(await isReady(url))) {
    if (!running.has(child)) throw new Error(`The server did not start:\n${stdout}${stderr}`);
    await wait(25);
  }
  return {
    url,
    async stop() {
      if (!running.has(child)) return;
      child.kill("SIGTERM");
      await closed;
      const problems = [...errorsIn(stdout), ...(stderr ? [stderr] : [])];
      if (child.exitCode !== 0) problems.push(`exit code ${child.exitCode}, signal ${child.signalCode}`);
      if (problems.length > 0) throw new Error(`The server at ${url} said:\n${problems.join("\n")}`);
    },
    async kill() {
      child.kill("SIGKILL");
      await closed;
    },
  };
}

async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(`${url}/readyz`)).ok;
  } catch {
    return false;
  }
}

/** What a log says at level error or above. */
function errorsIn(log: string): string[] {
  const lines = log.split("\n").filter((line) => /^\{"level":[56]0,/.test(line));
  return lines.map((line) => {
    const { msg, method, path, err } = JSON.parse(line);
    return `${msg}: ${method} ${path}: ${err?.message ?? err?.data}`;
  });
}

/** Runs the server with a command that ends by itself. */
export function runServer(
  env: Record<string, string>,
  command = "serve",
): Promise<{ code: number; stdout: string; stderr: string }> {
  return new Promise((resolve) => {
    const options = { env: serverEnv(env), timeout: 20_000 };
    const child = execFile(process.execPath, [SERVER, command], options, (_, stdout, stderr) =>
      resolve({ code: child.exitCode ?? -1, stdout, stderr }),
    );
  });
}

function serverEnv(env: Record<string, string>): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_ENV: "production",
    ORIGIN: "",
    HOST: "",
    LOG_LEVEL: "warn",
    RATE_LIMITS: "off",
    // Beside a SQLite file is where its site's files are; this is for the others.
    ...(env.DATABASE_URL?.startsWith("file:") ? {} : { FILES: `file:${filesFolder}` }),
    ...env,
  };
}

export interface TestDatabase {
  url: string;
  drop(): Promise<void>;
}

let databases = 0;

/** An empty database that a site can start on: the site migrates its SQLite file by itself. */
export async function createDatabase(engine: EngineName): Promise<TestDatabase> {
  if (engine === "sqlite") return sqliteFile();
  const database = await emptyPostgres();
  await runServer({ DATABASE_URL: database.url }, "migrate");
  return database;
}

function sqliteFile(): TestDatabase {
  const folder = mkdtempSync(join(tmpdir(), "rationale-e2e-"));
  return {
    url: `file:${join(folder, "site.db")}`,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A PostgreSQL database that nobody has migrated. */
export async function emptyPostgres(): Promise<TestDatabase> {
  const admin = process.env.POSTGRES_ADMIN ?? "";
  databases += 1;
  const name = `rationale_e2e_${process.pid}_${databases}`;
  await onServer(admin, `create database ${name}`);
  return {
    url: withDatabase(admin, name),
    drop: () => onServer(admin, `drop database if exists ${name} with (force)`),
  };
}
