import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import { onServer, startPostgres } from "../support/postgres";
import { generate } from "./community/generate";
import { type Comparison, compare } from "./load/compare";
import { startBareServer, startSite } from "./load/processes";
import { createScenarios } from "./load/scenarios";
import { formatTable } from "./load/table";
import { addVisitors } from "./load/visitors";

const { values } = parseArgs({
  options: {
    solutions: { type: "string", default: "10000" },
    seconds: { type: "string", default: "5" },
    rounds: { type: "string", default: "3" },
    engine: { type: "string", default: "both" },
    /** A generated database to measure on, instead of new ones. */
    database: { type: "string" },
    /** Measures only what has this in its name. */
    only: { type: "string", default: "" },
  },
});

if (values.database) await measureOn(values.database);
else {
  if (values.engine !== "postgres") await onNewSqlite(measureOn);
  if (values.engine !== "sqlite") await onNewPostgres(measureOn);
}

async function measureOn(database: string) {
  const connection = connect(database);
  const { name } = connection.engine;
  const visitors = await addVisitors(connection).finally(() => connection.db.destroy());
  const [site, bare] = [await startSite(database), await startBareServer()];
  try {
    const comparisons: Comparison[] = [];
    for (const scenario of createScenarios(site.url, visitors, await frontPageTag(site.url))) {
      if (!scenario.name.includes(values.only)) continue;
      const times = { rounds: Number(values.rounds), seconds: Number(values.seconds) };
      comparisons.push(await compare({ site, bare }, scenario, times));
    }
    console.log(`\n${name}, ${values.database ?? `${values.solutions} solutions`}\n`);
    console.log(formatTable(comparisons));
  } finally {
    await Promise.all([site.stop(), bare.stop()]);
  }
}

async function frontPageTag(url: string): Promise<string> {
  const headers = new Headers({ "accept-encoding": "identity" });
  return (await fetch(url, { headers })).headers.get("etag") ?? "";
}

async function onNewSqlite(use: (database: string) => Promise<void>) {
  const folder = mkdtempSync(join(tmpdir(), "rationale-bench-"));
  try {
    await fill(`file:${join(folder, "bench.db")}`, use);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function onNewPostgres(use: (database: string) => Promise<void>) {
  const server = await startPostgres();
  const database = `rationale_bench_${process.pid}`;
  try {
    await onServer(server.url("postgres"), `create database ${database}`);
    await fill(server.url(database), use);
    await onServer(server.url("postgres"), `drop database ${database} with (force)`);
  } finally {
    await server.stop();
  }
}

async function fill(database: string, use: (database: string) => Promise<void>) {
  const connection = connect(database);
  try {
    await migrate(connection.db);
    await generate(connection, { solutions: Number(values.solutions) });
  } finally {
    await connection.db.destroy();
  }
  await use(database);
}
