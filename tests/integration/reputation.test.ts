import { expect } from "vitest";
import type { Viewer } from "~/domain/context.server";
import { replyToReview } from "~/domain/discussion/reply-to-review.server";
import { reputationPage, topReviewersOfMonth } from "~/domain/reputation/reputation-page.server";
import { closeUnratedReviews } from "~/domain/reviews/close-unrated-reviews.server";
import { endorseReview } from "~/domain/reviews/endorse-review.server";
import { rateReview } from "~/domain/reviews/rate-review.server";
import { showReviewerName } from "~/domain/reviews/show-reviewer-name.server";
import { showAuthorName } from "~/domain/solutions/reveal-author.server";
import { type BuiltSolution, buildReview, buildSolution, buildUser } from "../support/factories";
import { testOnBoth, type World } from "../support/world";

/** Long after the posting, so that nobody earns for a first review within a day. */
const LATE = "2026-06-20T12:00:00.000Z";

function rate(world: World, { author }: BuiltSolution, reviewId: string, rating: string, at = LATE) {
  return rateReview(world.as(author, at), reviewId, { rating, reason: "Because." });
}

async function ledger(world: World, { handle }: Viewer) {
  const page = await reputationPage(world.ctx, handle, null);
  return { total: page?.reputation, rows: page?.rows.map((row) => row.points).toReversed() };
}

testOnBoth(
  "a new rating replaces the old one by compensating rows, and toggling gains nothing",
  async (world) => {
    const solution = await buildSolution(world);
    const { id, reviewer } = await buildReview(world, solution, { at: LATE });
    for (const rating of ["very-helpful", "helpful", "not-helpful", "very-helpful"])
      await rate(world, solution, id, rating);
    expect(await ledger(world, reviewer)).toEqual({ total: 10, rows: [10, -10, 5, -5, 0, 0, 10] });
  },
);

testOnBoth("the same rating twice pays once", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  await Promise.all([rate(world, solution, id, "helpful"), rate(world, solution, id, "helpful")]);
  await rate(world, solution, id, "helpful");
  expect(await ledger(world, reviewer)).toEqual({ total: 5, rows: [5] });
});

testOnBoth("one person pays another at most twenty in thirty days", async (world) => {
  const [author, reviewer] = [await buildUser(world), await buildUser(world)];
  for (let i = 0; i < 3; i++) {
    const solution = await buildSolution(world, { author, title: `Solution ${i}` });
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful");
  }
  expect((await ledger(world, reviewer)).rows).toEqual([10, 10, 0]);
  const page = await reputationPage(world.ctx, reviewer.handle, null);
  expect(page?.rows[0]?.limit).toContain("from one person");
});

testOnBoth("nobody earns more than sixty in a day, and more the next day", async (world) => {
  const reviewer = await buildUser(world);
  for (let i = 0; i < 8; i++) {
    const solution = await buildSolution(world);
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful", i < 7 ? LATE : "2026-06-21T00:00:00.000Z");
  }
  expect(await ledger(world, reviewer)).toEqual({ total: 70, rows: [10, 10, 10, 10, 10, 10, 0, 10] });
});

testOnBoth("two who rate each other get half the second time and then nothing", async (world) => {
  const [ada, bob] = [await buildUser(world), await buildUser(world)];
  const paid: (number | undefined)[] = [];
  for (const [author, reviewer] of [
    [ada, bob],
    [bob, ada],
    [ada, bob],
  ] as const) {
    const solution = await buildSolution(world, { author });
    const review = await buildReview(world, solution, { reviewer, at: LATE });
    await rate(world, solution, review.id, "very-helpful");
    paid.push((await ledger(world, reviewer)).rows?.at(-1));
  }
  expect(paid).toEqual([10, 5, 0]);
});

testOnBoth("endorsements pay two each, once a person, and ten a review at most", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: LATE });
  for (let i = 0; i < 6; i++) {
    const fellow = (await buildReview(world, solution, { at: LATE })).reviewer;
    await endorseReview(world.as(fellow, LATE), id);
    await endorseReview(world.as(fellow, LATE), id);
  }
  expect(await ledger(world, reviewer)).toEqual({ total: 10, rows: [2, 2, 2, 2, 2, 0] });
});

testOnBoth(
  "the first review within a day pays four with a helpful rating, and loses them with a not helpful one",
  async (world) => {
    const solution = await buildSolution(world);
    const first = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
    const second = await buildReview(world, solution, { at: "2026-06-16T11:30:00.000Z" });
    await rate(world, solution, first.id, "helpful");
    await rate(world, solution, second.id, "helpful");
    expect(await ledger(world, first.reviewer)).toEqual({ total: 9, rows: [5, 4] });
    expect(await ledger(world, second.reviewer)).toEqual({ total: 5, rows: [5] });
    await rate(world, solution, first.id, "not-helpful");
    expect((await ledger(world, first.reviewer)).total).toBe(0);
  },
);

testOnBoth(
  "a review that stays unrated for fourteen days is closed and paid once; a later rating replaces that",
  async (world) => {
    const solution = await buildSolution(world);
    const unrated = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
    const rated = await buildReview(world, solution, { at: "2026-06-16T11:30:00.000Z" });
    await rate(world, solution, rated.id, "helpful");
    world.now = "2026-06-30T10:00:00.000Z";
    expect(await closeUnratedReviews(world.ctx)).toBe(0);
    world.now = "2026-07-01T00:00:00.000Z";
    expect(await closeUnratedReviews(world.ctx)).toBe(2);
    expect(await closeUnratedReviews(world.ctx)).toBe(0);
    expect(await ledger(world, unrated.reviewer)).toEqual({ total: 6, rows: [2, 4] });
    expect(await ledger(world, rated.reviewer)).toEqual({ total: 5, rows: [5] });
    await rate(world, solution, unrated.id, "very-helpful", "2026-07-02T00:00:00.000Z");
    expect((await ledger(world, unrated.reviewer)).total).toBe(14);
  },
);

testOnBoth(
  "an author earns a point for each review answered within a week, five a week at most",
  async (world) => {
    const solution = await buildSolution(world);
    const answer = (reviewId: string, at: string) =>
      replyToReview(world.as(solution.author, at), reviewId, { body: "Thank you." });
    const late = await buildReview(world, solution, { at: "2026-06-16T00:00:00.000Z" });
    await answer(late.id, "2026-06-25T00:00:00.000Z");
    expect((await ledger(world, solution.author)).total).toBe(0);
    for (let i = 0; i < 6; i++) {
      const review = await buildReview(world, solution, { at: "2026-06-26T00:00:00.000Z" });
      await answer(review.id, "2026-06-27T00:00:00.000Z");
      await answer(review.id, "2026-06-27T01:00:00.000Z");
    }
    expect(await ledger(world, solution.author)).toEqual({ total: 5, rows: [1, 1, 1, 1, 1, 0] });
  },
);

testOnBoth(
  "after a random sequence of acts every total is the sum of what is shown of its ledger, and every month of its rows",
  async (world) => {
    const random = seeded(7);
    const pick = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T;
    const members = await Promise.all(Array.from({ length: 5 }, () => buildUser(world)));
    const solutions = [];
    for (const [i, author] of members.entries())
      solutions.push(await buildSolution(world, { author, blind: i % 2 ? "1" : "" }));
    const reviews: { id: string; solution: BuiltSolution; reviewer: Viewer }[] = [];
    for (const solution of solutions) {
      for (const reviewer of members.filter((member) => member !== solution.author && random() < 0.8)) {
        const fields = { pseudonymous: random() < 0.5 ? "1" : "" };
        const at = "2026-06-24T00:00:00.000Z";
        const { id } = await buildReview(world, solution, { reviewer, at, fields });
        reviews.push({ id, solution, reviewer });
      }
    }
    for (let i = 0; i < 80; i++) {
      const at = new Date(Date.parse("2026-06-25T00:00:00.000Z") + i * 3 * 3600_000).toISOString();
      const { id, solution, reviewer } = pick(reviews);
      if (i === 60)
        await showAuthorName(world.as(solutions[1]?.author ?? reviewer, at), solutions[1]?.id ?? "");
      if (i > 50 && random() < 0.1) await showReviewerName(world.as(reviewer, at), id);
      if (random() < 0.2) await replyToReview(world.as(solution.author, at), id, { body: "Thank you." });
      else if (random() < 0.6)
        await rate(world, solution, id, pick(["very-helpful", "helpful", "not-helpful"]), at);
      else if (random() < 0.5) await endorseReview(world.as(pick(members), at), id);
      else await closeUnratedReviews({ ...world.ctx, now: at });
    }
    const { db } = world.ctx;
    const all = await db.selectFrom("reputation_events").selectAll().execute();
    const rows = all.filter(await isShownIn(world));
    expect(rows.length).toBeGreaterThan(40);
    expect(all.length).toBeGreaterThan(rows.length + 10);
    const users = await db.selectFrom("users").select(["id", "reputation"]).execute();
    for (const user of users) {
      const own = rows.filter((row) => row.user_id === user.id);
      expect(user.reputation).toBe(own.reduce((sum, row) => sum + row.points, 0));
    }
    for (const month of await db.selectFrom("reputation_months").selectAll().execute()) {
      const own = rows.filter(
        (row) => row.user_id === month.user_id && row.happened_at.startsWith(month.month),
      );
      expect(month.points).toBe(own.reduce((sum, row) => sum + row.points, 0));
    }
  },
);

testOnBoth("the members with the most points of this month are listed, most first", async (world) => {
  const solution = await buildSolution(world);
  const [little, much] = [
    await buildReview(world, solution, { at: LATE }),
    await buildReview(world, solution, { at: LATE }),
  ];
  await rate(world, solution, little.id, "helpful");
  await rate(world, solution, much.id, "very-helpful");
  expect(await topReviewersOfMonth(world.ctx, 5)).toEqual([
    { handle: much.reviewer.handle, points: 10 },
    { handle: little.reviewer.handle, points: 5 },
  ]);
  expect(await topReviewersOfMonth({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" }, 5)).toEqual([]);
});

/** Whether a row of the ledger is about nothing that its member still goes by a pseudonym for. */
async function isShownIn({ ctx: { db } }: World) {
  const solutions = await db.selectFrom("solutions").selectAll().execute();
  const reviews = await db.selectFrom("reviews").selectAll().execute();
  const blind = new Set([
    ...solutions.filter((it) => it.pseudonym && !it.revealed_at).map((it) => `${it.author_id} ${it.id}`),
    ...reviews.filter((it) => it.pseudonym && !it.revealed_at).map((it) => `${it.reviewer_id} ${it.id}`),
  ]);
  return (row: { user_id: string; solution_id: string | null; review_id: string | null }) =>
    !blind.has(`${row.user_id} ${row.solution_id}`) && !blind.has(`${row.user_id} ${row.review_id}`);
}

/** A small generator, so that a failure can be run again. */
function seeded(seed: number) {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

testOnBoth("not helpful takes nothing from a review that was closed unrated", async (world) => {
  const solution = await buildSolution(world);
  const { id, reviewer } = await buildReview(world, solution, { at: "2026-06-16T11:00:00.000Z" });
  await closeUnratedReviews({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" });
  await rate(world, solution, id, "not-helpful", "2026-07-02T00:00:00.000Z");
  expect((await ledger(world, reviewer)).total).toBe(6);
});

testOnBoth(
  "a rating inside a reciprocal pair halves its first-review points too, and does not count itself",
  async (world) => {
    const [ada, bob] = [await buildUser(world), await buildUser(world)];
    const at = "2026-06-16T00:00:00.000Z";
    const [hers, his] = [
      await buildSolution(world, { author: ada }),
      await buildSolution(world, { author: bob }),
    ];
    const first = await buildReview(world, hers, { reviewer: bob, at: LATE });
    const second = await buildReview(world, his, { reviewer: ada, at });
    await rate(world, hers, first.id, "very-helpful");
    await rate(world, his, second.id, "very-helpful");
    expect((await ledger(world, ada)).rows).toEqual([5, 2]);
  },
);

testOnBoth(
  "one author rates many reviews of one reviewer at once, and each rating is kept",
  async (world) => {
    const [author, reviewer] = [await buildUser(world), await buildUser(world)];
    const closed: string[] = [];
    const open: string[] = [];
    for (let i = 0; i < 16; i++) {
      const solution = await buildSolution(world, { author, title: `Solution ${i}` });
      const at = i < 8 ? "2026-06-16T00:00:00.000Z" : LATE;
      (i < 8 ? closed : open).push((await buildReview(world, solution, { reviewer, at })).id);
    }
    expect(await closeUnratedReviews({ ...world.ctx, now: "2026-07-01T00:00:00.000Z" })).toBe(8);
    const ids = closed.flatMap((id, i) => [id, open[i] ?? ""]);
    const ctx = world.as(author, "2026-07-02T00:00:00.000Z");
    const rated = await Promise.allSettled(ids.map((id) => rateReview(ctx, id, { rating: "helpful" })));
    expect(rated).toEqual(ids.map(() => ({ status: "fulfilled", value: { ok: true } })));
  },
);
