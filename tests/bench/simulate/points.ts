import { type CorrectionKey, REPUTATION_RULES, type RuleKey } from "~/domain/reputation/rules";
import { meanOf } from "./measures";
import { GROUPS, type GroupKey, isHonest } from "./members";
import type { Plots } from "./plots";
import type { Member, Town } from "./town";

/** What reputation came to, from the ledger. */
export interface Points {
  /** Points that an honest member's review earned on average. */
  perReview: number;
  /** Points that the reviews of an honest member who reviewed earned on average. */
  perReviewer: number;
  /**
   * Of each way to farm: points of the farmed reviews, as a share of what as many honest ones earn, and what each farmer
   * gained as a share of what an honest reviewer has.
   */
  gains: [GroupKey, { ofReviews: number; ofReviewer: number }][];
  /** Of the tenth of honest members who reviewed most: points that rules took, as a share of what they would have. */
  heavyLoss: { mean: number; most: number };
  /** Of all honest members who would have 50 points or more: the largest such share, and how many lose over 2 %. */
  honestLoss: { most: number; over: number; of: number };
  /** Points that each rule took from honest members, in all. */
  takenBy: Map<string, number>;
}

interface Row {
  userId: string;
  rule: string;
  points: number;
  limitedBy: string;
  reviewId: string | null;
  isReversal: boolean;
}

const PAID_ANEW: string[] = ["proven", "settled"] satisfies CorrectionKey[];

const FARMS: GroupKey[] = [
  "togglers",
  "farm5",
  "revenge",
  "copiers",
  "sprinters",
  "clique10",
  "cycle10",
  "sparse30",
  "ring50",
];

export async function measurePoints(town: Town, plots: Plots): Promise<Points> {
  const rows = await readLedger(town);
  const reviews = await countReviews(town);
  const honest = town.members.filter(isHonest);
  const isHonestId = new Set(honest.map(({ id }) => id));
  const earned = rows.filter(
    ({ userId, reviewId, rule }) => isHonestId.has(userId) && reviewId && rule !== "answered-reviews",
  );
  const perReview = sum(earned) / honest.reduce((total, { id }) => total + (reviews.get(id) ?? 0), 0);
  const perReviewer = sum(earned) / honest.filter(({ id }) => reviews.has(id)).length;
  const losses = honest.map((member) =>
    lossOf(
      member,
      rows.filter(({ userId }) => userId === member.id),
    ),
  );
  const byReviews = honest.toSorted((a, b) => (reviews.get(b.id) ?? 0) - (reviews.get(a.id) ?? 0));
  const heavy = new Set(byReviews.slice(0, Math.ceil(honest.length / 10)).map(({ id }) => id));
  const ofHeavy = losses
    .filter(({ member, full }) => heavy.has(member.id) && full > 0)
    .map(({ share }) => share);
  const settled = losses.filter(({ full }) => full >= 50);
  const takenBy = new Map<string, number>();
  for (const { taken } of losses)
    for (const [rule, points] of taken) takenBy.set(rule, (takenBy.get(rule) ?? 0) + points);
  return {
    perReview,
    perReviewer,
    gains: FARMS.map((key) => {
      const points = pointsFarmed(rows, { ids: plots[key], key });
      return [
        key,
        {
          ofReviews: plots[key].length === 0 ? 0 : points / (perReview * plots[key].length),
          ofReviewer: points / (perReviewer * GROUPS[key].size),
        },
      ];
    }),
    heavyLoss: { mean: meanOf(ofHeavy), most: Math.max(...ofHeavy) },
    honestLoss: {
      most: Math.max(0, ...settled.map(({ share }) => share)),
      over: settled.filter(({ share }) => share > 0.02).length,
      of: settled.length,
    },
    takenBy,
  };
}

async function readLedger({ connection }: Town): Promise<Row[]> {
  const rows = await connection.db
    .selectFrom("reputation_events")
    .select(["id", "user_id", "rule", "points", "limited_by", "review_id", "reverses_id"])
    .execute();
  // What was paid anew, since its rater was proven or the two were no pair, stands for what paid less before.
  const paidAnew = new Set(
    rows.flatMap(({ limited_by, reverses_id }) => (PAID_ANEW.includes(limited_by) ? [reverses_id] : [])),
  );
  const lasting = rows.filter(({ id, reverses_id }) => !paidAnew.has(id) && !paidAnew.has(reverses_id));
  return lasting.map((row) => ({
    userId: row.user_id,
    rule: row.rule,
    points: row.points,
    limitedBy: row.limited_by,
    reviewId: row.review_id,
    isReversal: row.reverses_id !== null,
  }));
}

async function countReviews({ connection }: Town): Promise<Map<string, number>> {
  const rows = await connection.db
    .selectFrom("reviews")
    .select((eb) => ["reviewer_id as id", eb.fn.countAll<number | string>().as("count")])
    .groupBy("reviewer_id")
    .execute();
  return new Map(rows.map(({ id, count }) => [id, Number(count)]));
}

/** One very helpful rating is what the togglers' reviews are due: only what lies above it was farmed. */
function pointsFarmed(rows: Row[], { ids, key }: { ids: string[]; key: GroupKey }): number {
  const farmed = new Set(ids);
  const about = rows.filter(
    ({ reviewId, rule }) => reviewId && farmed.has(reviewId) && rule !== "answered-reviews",
  );
  const ratings = about.filter(({ rule }) => rule.startsWith("rated-"));
  const due = key === "togglers" ? ids.length * REPUTATION_RULES["rated-very-helpful"].points : 0;
  return Math.max(0, sum(key === "togglers" ? ratings : about) - due);
}

/**
 * What a member has, beside what the rules would have paid without caps, weights and reversals. What waits until its rater
 * has reviewed is named in `taken` as well, under `unproven`, and is not lost.
 */
function lossOf(member: Member, rows: Row[]) {
  const awards = rows.filter(({ isReversal, limitedBy }) => !isReversal && limitedBy !== "rule-cap");
  const full = awards.reduce((total, { rule }) => total + REPUTATION_RULES[rule as RuleKey].points, 0);
  const taken = new Map<string, number>();
  for (const { rule, points, limitedBy, isReversal } of rows) {
    if (!limitedBy || limitedBy === "rule-cap") continue;
    const lost = isReversal ? -points : REPUTATION_RULES[rule as RuleKey].points - points;
    taken.set(limitedBy, (taken.get(limitedBy) ?? 0) + lost);
  }
  const lost = [...taken].reduce((total, [why, points]) => total + (why === "unproven" ? 0 : points), 0);
  return { member, full, share: full > 0 ? lost / full : 0, taken };
}

function sum(rows: Row[]): number {
  return rows.reduce((total, { points }) => total + points, 0);
}
