import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import BetterSqlite from "better-sqlite3";
import pg from "pg";

// Run by drafts.ts with an address: writes what it is sent into one row, as durably as the site does, and nothing else.
const TABLE =
  "create table if not exists bare (id text primary key, fields text, version integer, updated_at text)";
const [address = ""] = process.argv.slice(2);
const write = address.startsWith("postgres") ? await openPostgres(address) : openSqlite(address);

const server = createServer(async (request: IncomingMessage, response) => {
  await write(await text(request), new Date().toISOString());
  const body = JSON.stringify({ saved: true });
  response.writeHead(200, { "content-type": "application/json", "content-length": body.length });
  response.end(body);
});
process.on("disconnect", () => process.exit());
server.listen(0, () => process.send?.((server.address() as AddressInfo).port));

function openSqlite(file: string) {
  const database = new BetterSqlite(file);
  database.pragma("journal_mode = WAL");
  database.pragma("synchronous = FULL");
  database.exec(TABLE);
  database.exec("insert into bare values ('one', '', 0, '')");
  const update = database.prepare(
    "update bare set fields = ?, version = version + 1, updated_at = ? where id = 'one'",
  );
  return async (fields: string, now: string) => {
    update.run(fields, now);
  };
}

async function openPostgres(url: string) {
  const pool = new pg.Pool({ connectionString: url, max: 10 });
  await pool.query(TABLE);
  await pool.query("insert into bare values ('one', '', 0, '') on conflict do nothing");
  return async (fields: string, now: string) => {
    await pool.query({
      name: "write",
      text: "update bare set fields = $1, version = version + 1, updated_at = $2 where id = 'one'",
      values: [fields, now],
    });
  };
}
