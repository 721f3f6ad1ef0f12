import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Kysely, sql } from "kysely";
import type { MemberCtx, Viewer } from "~/domain/context.server";
import { reviewQueuePage } from "~/domain/reading/review-queue-page.server";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import type { Database } from "~db/schema";
import { onServer, startPostgres } from "../support/postgres";

const { values } = parseArgs({
  options: {
    engine: { type: "string", default: "both" },
    sizes: { type: "string", default: "1000,100000,1000000" },
  },
});
const SIZES = values.sizes.split(",").map(Number);
const MEMBERS = 1000;
/** What the reader reviewed and skipped stands at the head of the queue, where it is in the way. */
const HISTORY = 200;
const RUNS = 300;
const NOW = "2026-06-15T12:00:00.000Z";
const READER: Viewer = { id: "reader", handle: "reader", reputation: 0, createdAt: NOW, isModerator: false };

/** How long a member's page of the queue takes the longer the queue is, as a ratio to the shortest one. */
async function measureOn(newDatabase: (size: number) => Promise<string>) {
  let shortest: number | null = null;
  for (const size of SIZES) {
    const { db, engine } = connect(await newDatabase(size));
    try {
      await migrate(db);
      await fill(db, size);
      const ctx = { db, now: NOW, viewer: READER } as unknown as MemberCtx;
      const page = await reviewQueuePage(ctx);
      if (page.suggestions.length !== 3) throw new Error("The queue suggested nothing");
      const times: number[] = [];
      for (let i = 0; i < RUNS; i++) {
        const began = performance.now();
        await reviewQueuePage(ctx);
        times.push(performance.now() - began);
      }
      const median = times.toSorted((a, b) => a - b)[RUNS / 2] ?? 0;
      shortest ??= median;
      console.log(
        `${engine.name}, ${size.toLocaleString("en")} waiting: ${median.toFixed(2)} ms, ${(median / shortest).toFixed(2)} times`,
      );
    } finally {
      await db.destroy();
    }
  }
}

async function fill(db: Kysely<Database>, size: number) {
  const numbers = (count: number) =>
    sql`with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${sql.lit(count)})`;
  const id = (prefix: string) => sql`${sql.lit(prefix)} || cast(n as text)`;
  const member = sql`'m' || cast(1 + n % ${sql.lit(MEMBERS)} as text)`;
  // A minute apart as text that sorts: the newest a few days old.
  const time = sql`'2026-0' || cast(1 + n * 5 / ${sql.lit(size + 1)} as text) || '-01T' || substr(cast(100000000 + n as text), 2) || 'Z'`;
  await sql`insert into users (id, handle, handle_key, email, email_key, password_hash, bio, reputation, created_at)
    ${numbers(MEMBERS)} select ${id("m")}, ${id("m")}, ${id("m")}, ${id("m")}, ${id("m")}, '', '', 0, ${NOW} from numbers`.execute(
    db,
  );
  await sql`insert into users (id, handle, handle_key, email, email_key, password_hash, bio, reputation, created_at)
    values ('reader', 'reader', 'reader', 'reader', 'reader', '', '', 0, ${NOW})`.execute(db);
  await sql`insert into solutions (id, author_id, challenge_id, revision, review_count, created_at, published_at)
    ${numbers(size)} select ${id("s")}, ${member}, null, 1, n % 3, ${time}, ${time} from numbers`.execute(db);
  await sql`insert into revisions (solution_id, revision, title, slug, summary, brief, brief_html, body, body_html,
      outline, word_count, ask, tags, repo_url, repo_commit, change_note, renderer_version, published_at)
    ${numbers(size)} select ${id("s")}, 1, 'Title', 'title', 'Summary', '', '', '', '', '[]', 900, 'Is it clear?',
      '["tag' || cast(n % 40 as text) || '"]', '', '', '', 1, ${time} from numbers`.execute(db);
  await sql`insert into queue (solution_id, author_id, taken, behind, waiting_since, priority, reviews)
    ${numbers(size)} select ${id("s")}, ${member}, n % 3, n % 2, ${time}, 1, n % 3 from numbers`.execute(db);
  await history(db);
  await sql`analyze`.execute(db);
}

async function history(db: Kysely<Database>) {
  const head = await db
    .selectFrom("queue")
    .select("solution_id as id")
    .orderBy("taken")
    .orderBy("behind")
    .orderBy("waiting_since")
    .orderBy("solution_id")
    .limit(HISTORY)
    .execute();
  const half = HISTORY / 2;
  await db
    .insertInto("queue_skips")
    .values(head.slice(half).map(({ id }) => ({ user_id: READER.id, solution_id: id, skipped_at: NOW })))
    .execute();
  await db
    .insertInto("reviews")
    .values(
      head.slice(0, half).map(({ id }) => ({
        id: `r${id}`,
        solution_id: id,
        revision: 1,
        reviewer_id: READER.id,
        rubric_version: 1,
        strength: "",
        strength_html: "",
        change: "",
        change_html: "",
        question: "",
        question_html: "",
        independent: 1,
        submitted_at: "2026-06-10T12:00:00.000Z",
        closed_at: null,
        explained: "",
        assigned: 1,
      })),
    )
    .execute();
}

const folder = mkdtempSync(join(tmpdir(), "rationale-bench-"));
try {
  if (values.engine !== "postgres")
    await measureOn(async (size) => `file:${join(folder, `queue-${size}.db`)}`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (values.engine !== "sqlite") {
  const server = await startPostgres();
  try {
    await measureOn(async (size) => {
      await onServer(server.url("postgres"), `create database queue_${size}`);
      return server.url(`queue_${size}`);
    });
  } finally {
    await server.stop();
  }
}
