import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import { onServer, startPostgres } from "../support/postgres";
import { startSite } from "./load/processes";
import { joinSite } from "./load/visitors";

const SAVES = 400;
const SIZES = [2_000, 30_000, 90_000];

/** Milliseconds of a draft save on the site and of a bare write of the same bytes, and how many times the bare one it is. */
async function measureOn(database: string, bareAddress: string) {
  const connection = connect(database);
  await migrate(connection.db);
  const { cookie } = await joinSite(connection);
  const name = connection.engine.name;
  await connection.db.destroy();
  const site = await startSite(database);
  const bare = fork(new URL("./drafts/bare-writer.js", import.meta.url), [bareAddress]);
  const [port] = (await once(bare, "message")) as [number];
  try {
    for (const size of SIZES) {
      const [id, saved] = [newId(), [] as number[]];
      let version = 0;
      const save = async () => {
        const began = performance.now();
        const answer = await fetch(`${site.url}/drafts/solution/${id}`, {
          method: "POST",
          headers: { cookie, origin: site.url },
          body: formOf(size, version),
        });
        version = ((await answer.json()) as { version: number }).version;
        saved.push(performance.now() - began);
      };
      const written: number[] = [];
      const write = async () => {
        const began = performance.now();
        const answer = await fetch(`http://localhost:${port}/`, {
          method: "POST",
          body: formOf(size, version),
        });
        await answer.arrayBuffer();
        written.push(performance.now() - began);
      };
      for (let i = 0; i < SAVES; i++) {
        await save();
        await write();
      }
      const [ours, theirs] = [median(saved.slice(50)), median(written.slice(50))];
      console.log(
        `${name}, ${size} bytes: ${ours.toFixed(2)} ms, bare ${theirs.toFixed(2)} ms, ${(ours / theirs).toFixed(2)} times`,
      );
    }
  } finally {
    bare.disconnect();
    await site.stop();
  }
}

function newId(): string {
  return Array.from(
    { length: 26 },
    () => "0123456789abcdefghjkmnpqrstvwxyz"[Math.floor(Math.random() * 32)],
  ).join("");
}

/** The same bytes for both; they differ from save to save. */
function formOf(size: number, version: number): URLSearchParams {
  const body = `${version} ${"The label is the queue that closed the ticket. ".repeat(Math.ceil(size / 47))}`;
  return new URLSearchParams({ title: "Draft", body: body.slice(0, size), version: String(version) });
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

const folder = mkdtempSync(join(tmpdir(), "rationale-bench-"));
await measureOn(`file:${join(folder, "site.db")}`, join(folder, "bare.db"));
rmSync(folder, { recursive: true, force: true });

const server = await startPostgres();
for (const name of ["site", "bare"]) await onServer(server.url("postgres"), `create database ${name}`);
await measureOn(server.url("site"), server.url("bare"));
await server.stop();
