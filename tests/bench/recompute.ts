import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Kysely } from "kysely";
import { monotonicFactory } from "ulid";
import type { Ctx } from "~/domain/context.server";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { type Progress, recomputeScores } from "~/domain/scoring/recompute-scores.server";
import { updateScores } from "~/domain/scoring/update-scores.server";
import { connect } from "~db/connection";
import { migrate } from "~db/migrate";
import type { Database } from "~db/schema";

/** Reviews of each solution, and how many solutions there are for one member. */
const PER_SOLUTION = 5;
const SOLUTIONS_A_MEMBER = 4;
const ROWS = 500;

/** What a full recompute of a site takes, stage by stage, and what one review costs beside it. SQLite. */
const { values } = parseArgs({ options: { reviews: { type: "string", default: "1000000" } } });
const reviews = Number(values.reviews);
const folder = mkdtempSync(join(tmpdir(), "rationale-recompute-"));
const connection = connect(`file:${join(folder, "site.db")}`);
try {
  await migrate(connection.db);
  const lastReview = await fill(connection.db, reviews);
  const newUlid = monotonicFactory();
  const ctx = {
    db: connection.db,
    now: "2026-06-15T12:00:00.000Z",
    viewer: null,
    newId: () => newUlid().toLowerCase(),
  } as unknown as Ctx;
  const times = new Map<string, number>();
  let began = performance.now();
  let stage: Progress["stage"] | null = null;
  const endStage = (next: Progress["stage"] | null) => {
    if (stage === next) return;
    if (stage) times.set(stage, (performance.now() - began) / 1000);
    began = performance.now();
    stage = next;
  };
  let most = 0;
  const onProgress = (progress: Progress) => {
    endStage(progress.stage);
    most = Math.max(most, ownMemory());
  };
  await recomputeScores(ctx, { onProgress });
  endStage(null);
  console.log(`${reviews.toLocaleString("en")} reviews of ${DIMENSION_KEYS.length} dimensions`);
  for (const [name, seconds] of times) console.log(`${name.padEnd(12)} ${seconds.toFixed(1)} s`);
  console.log(
    `most memory  ${Math.round(most / 1024)} MB, and pages of the database's file that SQLite maps`,
  );
  console.log(`one review   ${(await timeOneReview(ctx, lastReview)).toFixed(2)} ms to measure anew`);
} finally {
  await connection.db.destroy();
  rmSync(folder, { recursive: true, force: true });
}

/** Kilobytes of this process that are no pages of a file. */
function ownMemory(): number {
  const line = readFileSync("/proc/self/status", "utf8").match(/RssAnon:\s+(\d+)/);
  return Number(line?.[1] ?? 0);
}

async function timeOneReview(ctx: Ctx, { id, solutionId }: { id: string; solutionId: string }) {
  const times: number[] = [];
  for (let i = 0; i < 200; i++) {
    const began = performance.now();
    await ctx.db.transaction().execute((db) => updateScores({ ...ctx, db }, solutionId, { changed: id }));
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[100] ?? Number.NaN;
}

/** Members, solutions and reviews as rows that hold numbers and no texts. Levels differ by solution and by reviewer. */
async function fill(db: Kysely<Database>, count: number): Promise<{ id: string; solutionId: string }> {
  const solutions = Math.ceil(count / PER_SOLUTION);
  const members = Math.ceil(solutions / SOLUTIONS_A_MEMBER) + PER_SOLUTION;
  const random = randomNumbers(1);
  const id = (kind: string, n: number) => `${kind}${String(n).padStart(9, "0")}`;
  const at = "2026-05-01T00:00:00.000Z";
  await inBatches(members, async (from, to) => {
    const rows = range(from, to).map((n) => ({
      id: id("u", n),
      handle: id("u", n),
      handle_key: id("u", n),
      email: id("u", n),
      email_key: id("u", n),
      password_hash: "",
      bio: "",
      reputation: 0,
      created_at: at,
    }));
    await db.insertInto("users").values(rows).execute();
  });
  await inBatches(solutions, async (from, to) => {
    const rows = range(from, to).map((n) => ({
      id: id("s", n),
      author_id: id("u", n % members),
      revision: 1,
      review_count: PER_SOLUTION,
      created_at: at,
      published_at: at,
    }));
    await db.insertInto("solutions").values(rows).execute();
  });
  await inBatches(count, async (from, to) => {
    const rows = range(from, to).map((n) => reviewRow(id, n, { members, random }));
    await db
      .insertInto("reviews")
      .values(rows.map(({ review }) => review))
      .execute();
    await db
      .insertInto("review_scores")
      .values(rows.flatMap(({ scores }) => scores))
      .execute();
  });
  return { id: id("r", count - 1), solutionId: id("s", Math.floor((count - 1) / PER_SOLUTION)) };
}

function reviewRow(
  id: (kind: string, n: number) => string,
  n: number,
  { members, random }: { members: number; random: () => number },
) {
  const solution = Math.floor(n / PER_SOLUTION);
  const stride = Math.floor(members / PER_SOLUTION) - 1;
  const reviewer = (solution * 7919 + 1 + (n % PER_SOLUTION) * stride) % members;
  const level = 3.3 + ((solution * 37) % 11) / 8 - 0.6 + ((reviewer * 53) % 7) / 9 - 0.35;
  const scores = DIMENSION_KEYS.map((dimension) => ({
    review_id: id("r", n),
    dimension,
    score: Math.min(5, Math.max(1, Math.round(level + (random() + random() - 1) * 1.5))),
    reason: "",
    reason_html: "",
    quote: "",
    step: "",
    step_html: "",
  }));
  const review = {
    id: id("r", n),
    solution_id: id("s", solution),
    revision: 1,
    reviewer_id: id("u", reviewer),
    rubric_version: 1,
    strength: "",
    strength_html: "",
    change: "",
    change_html: "",
    question: "",
    question_html: "",
    independent: 1,
    submitted_at: "2026-05-01T00:00:00.000Z",
    explained: "",
    assigned: 1,
  };
  return { review, scores };
}

async function inBatches(count: number, insert: (from: number, to: number) => Promise<void>) {
  for (let from = 0; from < count; from += ROWS) await insert(from, Math.min(count, from + ROWS));
}

function range(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i);
}

/** Numbers from 0 to 1, the same each time (Park and Miller, 1988). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
