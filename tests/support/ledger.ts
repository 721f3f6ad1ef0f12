import type { Kysely } from "kysely";
import type { Viewer } from "~/domain/context.server";
import { medalsOfReview } from "~/domain/reputation/medals";
import { reputationPage } from "~/domain/reputation/reputation-page.server";
import { HELPFUL_RULES } from "~/domain/reputation/rules";
import type { Database, ReputationEvents } from "~db/schema";
import type { World } from "./world";

/** What "most helpful reviewers" counts. */
const HELPFUL: string[] = HELPFUL_RULES;

/** Every total and medal that is not what the rows of the ledger say; reads whole tables, and counts by itself. */
export async function wrongTotals(db: Kysely<Database>): Promise<string[]> {
  const all = await db.selectFrom("reputation_events").selectAll().execute();
  const rows = all.filter(await isShownIn(db));
  const wrong: string[] = [];
  const compare = (what: string, stored: number, events: ReputationEvents[]) => {
    const summed = sum(events);
    if (stored !== summed) wrong.push(`${what} is stored as ${stored} and sums up to ${summed}`);
  };
  for (const user of await db.selectFrom("users").select(["id", "reputation"]).execute())
    compare(
      user.id,
      user.reputation,
      rows.filter((row) => row.user_id === user.id),
    );
  const months = await db.selectFrom("reputation_months").selectAll().execute();
  for (const { month, user_id, points } of months)
    compare(
      `${month} of ${user_id}`,
      points,
      rows.filter(
        (row) => row.user_id === user_id && row.happened_at.startsWith(month) && HELPFUL.includes(row.rule),
      ),
    );
  for (const row of rows)
    if (!months.some(({ month, user_id }) => row.user_id === user_id && row.happened_at.startsWith(month)))
      wrong.push(`no month holds ${row.id}`);
  return [...wrong, ...(await wrongMedals(db, all)), ...wrongReversals(all)];
}

async function wrongMedals(db: Kysely<Database>, events: ReputationEvents[]): Promise<string[]> {
  const undone = new Set(events.map((event) => event.reverses_id));
  const standing = events.filter((event) => event.reverses_id === null && !undone.has(event.id));
  const medals = await db.selectFrom("medals").selectAll().execute();
  const reviews = new Set(events.flatMap((event) => event.review_id ?? []));
  return [...reviews].flatMap((id) => {
    const grounds = standing.filter((event) => event.review_id === id);
    const earned = medalsOfReview(grounds.map(({ rule, limited_by }) => ({ rule, limitedBy: limited_by })));
    const stored = medals.filter(({ review_id }) => review_id === id).map(({ medal }) => medal);
    const differs = earned.toSorted().join() !== stored.toSorted().join();
    return differs ? [`${id} has the medals ${stored.join()} and earned ${earned.join()}`] : [];
  });
}

/** A row that takes another one back has its points, of the same member and rule. */
function wrongReversals(events: ReputationEvents[]): string[] {
  const byId = new Map(events.map((event) => [event.id, event]));
  return events.flatMap((event) => {
    const undone = event.reverses_id ? byId.get(event.reverses_id) : undefined;
    if (!event.reverses_id) return [];
    const fits =
      undone?.user_id === event.user_id && undone.rule === event.rule && undone.points + event.points === 0;
    return fits ? [] : [`${event.id} does not take back ${event.reverses_id}`];
  });
}

/** What a member's pages say that is not the sum of the rows on them: to visitors, and to the member. */
export async function wrongPages(world: World): Promise<string[]> {
  const wrong: string[] = [];
  const users = await world.ctx.db.selectFrom("users").select(["id", "handle"]).execute();
  for (const { id, handle } of users) {
    const viewer = { id, handle, reputation: 0, createdAt: world.now, isModerator: false };
    const toOthers = await summedPages(world.ctx, handle);
    const toSelf = await summedPages(world.as(viewer), handle);
    if (toOthers.total !== toOthers.sum) wrong.push(`${handle} shows ${JSON.stringify(toOthers)}`);
    if (toSelf.total + toSelf.waiting !== toSelf.sum) wrong.push(`${handle} reads ${JSON.stringify(toSelf)}`);
  }
  return wrong;
}

async function summedPages(ctx: World["ctx"], handle: string) {
  let [cursor, sum]: [string | null, number] = [null, 0];
  for (;;) {
    const page = await reputationPage(ctx, handle, cursor);
    if (!page) throw new Error(`No page of ${handle}`);
    sum += page.rows.reduce((points, row) => points + row.points, 0);
    cursor = page.nextCursor;
    if (!cursor) return { total: page.reputation, waiting: page.waiting, sum };
  }
}

/** Whether a row of the ledger is about nothing that its member still goes by a pseudonym for. */
async function isShownIn(db: Kysely<Database>) {
  const solutions = await db.selectFrom("solutions").selectAll().execute();
  const reviews = await db.selectFrom("reviews").selectAll().execute();
  const blind = new Set([
    ...solutions.filter((it) => it.pseudonym && !it.revealed_at).map((it) => `${it.author_id} ${it.id}`),
    ...reviews.filter((it) => it.pseudonym && !it.revealed_at).map((it) => `${it.reviewer_id} ${it.id}`),
  ]);
  return (row: ReputationEvents) =>
    !blind.has(`${row.user_id} ${row.solution_id}`) && !blind.has(`${row.user_id} ${row.review_id}`);
}

function sum(events: ReputationEvents[]): number {
  return events.reduce((points, event) => points + event.points, 0);
}

/** A small generator of numbers from 0 up to 1, so that a failure can be run again. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}

/** What a member's rows in the ledger add up to, those about a pseudonym included. */
export async function pointsOf(world: World, { id }: Viewer): Promise<number> {
  const row = await world.ctx.db
    .selectFrom("reputation_events")
    .select((eb) => eb.fn.sum<number | string | null>("points").as("points"))
    .where("user_id", "=", id)
    .executeTakeFirstOrThrow();
  return Number(row.points ?? 0);
}
