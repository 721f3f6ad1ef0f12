import { CompiledQuery } from "kysely";
import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { measureHealth } from "~/domain/health/measure-health.server";
import { liftedRings } from "~/domain/integrity/lifted-rings.server";
import { openCase } from "~/domain/integrity/open-case.server";
import { auditAbuse } from "~/domain/moderation/audit-abuse.server";
import { endExpiredClaims } from "~/domain/queue/claims.server";
import { askVolunteers, moveLateForward } from "~/domain/queue/keep-promise.server";
import { payHeldBack } from "~/domain/reputation/pay-held-back.server";
import { settleAmongBest } from "~/domain/reputation/solution-medals.server";
import { payProven } from "~/domain/reviews/pay-proven.server";
import { payReachedMedian } from "~/domain/scoring/pay-reached-median.server";
import { siteMedian } from "~/domain/scoring/site-median.server";
import { liftEmbargoes } from "~/domain/solutions/lift-embargoes.server";
import { revealNames } from "~/domain/solutions/reveal-author.server";
import { findPairStanding } from "~db/queries/pair-standing";
import { findLastLift, listRatedOfPair } from "~db/queries/rating-series";
import { hasSameWords } from "~db/queries/reading";
import { hasOpenReport, listReportTimes } from "~db/queries/reports";
import { sumReputation } from "~db/queries/reputation";
import { findReachedMedian, listReachedMedian, upsertSiteNumber } from "~db/queries/site-numbers";
import { generate } from "../bench/community/generate";
import { visit } from "../support/pages";
import { testOnBoth, type World } from "../support/world";

testOnBoth("no page scans a table of a community with 10,000 solutions", async (world) => {
  await generate(world.connection, { solutions: 10_000, seed: 1 });
  world.now = new Date().toISOString();
  const statements = await statementsOfEveryPage(world);
  expect(statements.size).toBeGreaterThan(20);
  const scans: string[] = [];
  for (const [sql, parameters] of statements) {
    for (const scan of await findScans(world, sql, parameters)) scans.push(`${scan}\n  in ${sql}`);
  }
  expect(scans).toEqual([]);
});

testOnBoth("a query that no index serves is found to scan", async (world) => {
  await generate(world.connection, { solutions: 1000, seed: 1 });
  const scans = await findScans(world, "select id from users where bio = 'x'", []);
  expect(scans).toHaveLength(1);
});

/** Every different statement that the pages send, with parameters of one time that it was sent. */
async function statementsOfEveryPage(world: World) {
  const { db } = world.ctx;
  const solution = await db
    .selectFrom("solutions")
    .innerJoin("revisions", "revisions.solution_id", "solutions.id")
    .innerJoin("challenges", "challenges.id", "solutions.challenge_id")
    .innerJoin("users", "users.id", "solutions.author_id")
    .select([
      "solutions.id",
      "revisions.slug",
      "challenges.slug as challenge",
      "revisions.tags",
      "users.handle",
      "users.id as userId",
    ])
    .where("solutions.review_count", ">", 3)
    .where("solutions.withdrawn_at", "is", null)
    .where("solutions.revision", "=", 1)
    .limit(1)
    .executeTakeFirstOrThrow();
  const { reviewId, reviewerId } = await db
    .selectFrom("reviews")
    .select(["id as reviewId", "reviewer_id as reviewerId"])
    .where("solution_id", "=", solution.id)
    .limit(1)
    .executeTakeFirstOrThrow();
  const [tag] = JSON.parse(solution.tags) as string[];
  const author: Viewer = {
    id: solution.userId,
    handle: solution.handle,
    reputation: 0,
    createdAt: world.now,
    isModerator: false,
  };
  const member: Viewer = { ...author, id: "nobody", handle: "nobody" };

  const narrow = `challenge=${solution.challenge}&tag=${tag}&period=year`;
  const lists = ["sort=top", "sort=new", "sort=needs-review", "dimension=framing"].flatMap((sort) =>
    ["", "period=week", "period=quarter", `tag=${tag}`, `challenge=${solution.challenge}`, narrow].map(
      (filter) => `/solutions?${sort}&${filter}`,
    ),
  );
  const gaining = ["rising", "improved"].flatMap((sort) =>
    ["", narrow].map((filter) => `/solutions?sort=${sort}&${filter}`),
  );
  const paths = [
    "/",
    ...lists,
    ...gaining,
    `/solutions/${solution.id}/${solution.slug}`,
    `/solutions/${solution.id}/revisions/1`,
    `/solutions/${solution.id}/scores`,
    `/solutions/${solution.id}/scores?round=1`,
    `/solutions/${solution.id}/edit`,
    `/solutions/${solution.id}/review`,
    `/reviews/${reviewId}`,
    "/challenges",
    "/challenges?tag=nlp",
    `/challenges/${solution.challenge}`,
    `/u/${solution.handle}`,
    `/u/${solution.handle}/reputation`,
    `/u/${solution.handle}/reputation?month=2026-06`,
    `/u/${solution.handle}/report-card`,
    "/guide/reputation",
    "/challenges/new",
    "/review",
    "/solutions/new",
    `/solutions/${solution.id}/triage`,
    `/solutions/${solution.id}/takedown`,
    `/challenges/${solution.challenge}/takedown`,
    "/notifications",
    "/guide/health",
    "/guide/reviewing",
    "/guide/reviewing/gallery",
    `/guide/reviewing/gallery?cursor=${world.now}~x`,
    "/guide/reviewing/practice/answer-bot",
    `/notifications?cursor=${world.now}~x`,
    "/moderation/log",
    `/moderation/log?cursor=${world.now}~x`,
  ];
  const caseId = await openCase(world.ctx, {
    kind: "ring",
    members: [author.id, reviewerId],
    evidence: { reviews: [reviewId] },
  });
  const reported = await openCase(world.ctx, {
    kind: "reported-review",
    key: reviewId,
    members: [reviewerId],
    evidence: { reviews: [reviewId] },
  });
  // What an audit does with each review is written, not read; here it only looks for some.
  const place = { at: world.now, id: "" };
  const position = JSON.stringify({ reviews: place, ratings: place });
  await db.insertInto("audits").values({ name: "abuse", day: "", position }).execute();
  world.statements();
  for (const path of paths) {
    // A list asks the same of every member.
    const viewers = path.startsWith("/solutions?") ? [null, member] : [null, author, member];
    for (const viewer of viewers) {
      const html = await (await visit(world, path, viewer)).text();
      const next = html.match(/rel="next" href="([^"]+)"/)?.[1];
      if (next) await visit(world, next.replaceAll("&amp;", "&"), viewer);
    }
  }
  const moderator = { ...member, isModerator: true };
  const forModerators = [
    "/moderation",
    `/moderation?cursor=${world.now}~x`,
    "/moderation/cases",
    `/moderation/cases?cursor=${world.now}~x`,
    "/moderation/cases?decided=1",
    `/moderation/cases?decided=1&cursor=${world.now}~x`,
    `/moderation/cases/${caseId}`,
    `/moderation/cases/${reported}`,
  ];
  for (const path of forModerators) await visit(world, path, moderator);
  await visit(world, `/cases/${caseId}`, author);
  await visit(world, `/cases/${reported}`, { ...member, id: reviewerId });
  await hasSameWords(db, "x", { submittedAt: world.now, id: "x" });
  await listReportTimes(db, { reporterId: author.id, since: "" }, 10);
  await hasOpenReport(db, { reviewId, reporterId: author.id });
  const pair = { raterId: author.id, userId: reviewerId };
  await findLastLift(db, pair);
  await listRatedOfPair(db, pair, { since: "", until: world.now });
  await findPairStanding(
    db,
    { userId: reviewerId, giverId: author.id, exceptReviewId: "" },
    { since: "", until: world.now },
  );
  await sumReputation(db, { userId: reviewerId, since: "", until: world.now, stillPays: true });
  await auditAbuse(world.ctx);
  await liftedRings(world.ctx);
  await measureHealth(world.ctx);
  await liftEmbargoes(world.ctx);
  await revealNames(world.ctx);
  await settleAmongBest(world.ctx);
  await siteMedian(world.ctx);
  // Above all, so that only the walk is looked at.
  await upsertSiteNumber(db, "median-overall", { value: 5, at: world.now });
  await payReachedMedian(world.ctx);
  const due = { median: 3, reviews: 3, heldSince: world.now };
  await listReachedMedian(db, due, { after: { lower: 4, id: solution.id }, limit: 2 });
  await findReachedMedian(db, due, solution.id);
  await payProven(world.ctx);
  await payHeldBack(world.ctx);
  await endExpiredClaims(world.ctx);
  await moveLateForward(world.ctx);
  await askVolunteers(world.ctx);
  const planned = world.statements().filter(({ sql }) => !/^(begin|commit|rollback)\b/.test(sql));
  return new Map(planned.map(({ sql, parameters }) => [sql, parameters]));
}

function findScans(world: World, sql: string, parameters: readonly unknown[]): Promise<string[]> {
  return world.engine === "sqlite"
    ? findSqliteScans(world, sql, parameters)
    : findPostgresScans(world, sql, parameters);
}

async function findSqliteScans({ ctx }: World, sql: string, parameters: readonly unknown[]) {
  const plan = await ctx.db.executeQuery<{ detail: string }>(
    CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]),
  );
  // Scanning the few rows that a subquery has picked is no scan of a table.
  return plan.rows
    .map((row) => row.detail)
    .filter(
      (detail) =>
        /^SCAN (?!\(|listed\b|some\b|CONSTANT|\d+-ROW VALUES)/.test(detail) && !isPickedRows(detail, sql),
    );
}

function isPickedRows(detail: string, sql: string): boolean {
  const name = detail.split(" ")[1] ?? "";
  return new RegExp(`\\) as "${name}"`).test(sql);
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Cond"?: string;
  Plans?: PlanNode[];
}

/** What the planner rightly does with tables of fifty rows, which says nothing about whether there is an index. */
const PRICED_OUT = ["enable_seqscan", "enable_mergejoin", "enable_hashjoin", "enable_material"];

/** A sequential scan that is left has no index to use; an index that is read without a condition is scanned too. */
async function findPostgresScans({ ctx }: World, sql: string, parameters: readonly unknown[]) {
  return ctx.db.connection().execute(async (db) => {
    for (const choice of PRICED_OUT) await db.executeQuery(CompiledQuery.raw(`set ${choice} = off`));
    const plan = await db.executeQuery<{ "QUERY PLAN": [{ Plan: PlanNode }] }>(
      CompiledQuery.raw(`explain (format json) ${sql}`, [...parameters]),
    );
    await db.executeQuery(CompiledQuery.raw("reset all"));
    return plan.rows.flatMap((row) => scansOf(row["QUERY PLAN"][0].Plan));
  });
}

function scansOf(node: PlanNode): string[] {
  const type = node["Node Type"];
  const scans =
    type === "Seq Scan" || (/^Index (Only )?Scan$|^Bitmap Index Scan$/.test(type) && !node["Index Cond"]);
  return [...(scans ? [`${type} of ${node["Relation Name"]}`] : []), ...(node.Plans ?? []).flatMap(scansOf)];
}
