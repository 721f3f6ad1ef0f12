import { TRUST } from "./method";
import { groupRows, type ReviewTable } from "./review-table";
import type { RingAudit } from "./rings";

/** What a review counts, and the factors that made it so; all columns of one value a review. */
export interface Trust {
  /** TRUST.floor to 1. */
  weight: Float64Array;
  /** Of the smaller number of reviews between reviewer and author, either way. */
  mutual: Float64Array;
  /** Of earlier reviews of the same author by the same reviewer. */
  repetition: Float64Array;
  straightLiner: Float64Array;
  ring: Float64Array;
  /** Of the caps of its item. */
  cap: Float64Array;
  /** 1 where the reviewer has reviewed enough other independent authors. */
  established: Uint8Array;
}

/**
 * What each review counts (SCORING: reciprocity, repetition, straight-liners, rings, caps per item). `level` is the
 * overall level of each review, NaN where it told nothing; its scale does not matter. An item without an author is left alone.
 */
export function weighReviews(
  table: ReviewTable,
  level: Float64Array,
  { audit, caps }: { audit: RingAudit | null; caps: boolean },
): Trust {
  const n = table.reviewer.length;
  const ones = () => new Float64Array(n).fill(1);
  const trust: Trust = {
    weight: ones(),
    mutual: ones(),
    repetition: ones(),
    straightLiner: ones(),
    ring: audit?.factor ?? ones(),
    cap: ones(),
    established: new Uint8Array(n).fill(1),
  };
  const authorOf = table.item.map((item) => table.author[item] as number);
  weighPairs(table, authorOf, trust);
  weighStraightLiners(table, level, trust);
  for (let k = 0; k < n; k++) {
    trust.weight[k] = authorOf[k] === -1 ? (table.counts[k] as number) : productOf(table, trust, k);
  }
  capItems(table, trust, caps);
  for (let k = 0; k < n; k++) trust.weight[k] = Math.max(TRUST.floor, trust.weight[k] as number);
  return trust;
}

function productOf({ counts }: ReviewTable, trust: Trust, k: number): number {
  return (
    (counts[k] as number) *
    (trust.mutual[k] as number) *
    (trust.repetition[k] as number) *
    (trust.straightLiner[k] as number) *
    (trust.ring[k] as number)
  );
}

/** What two people's reviews of each other count: 1 while only one reviewed the other, less from then on. */
export function mutualFactor(given: number, received: number): number {
  const mutual = Math.min(given, received);
  if (mutual === 0) return 1;
  return mutual === 1 ? TRUST.mutualOnce : TRUST.mutualOften;
}

/** What a review counts whose reviewer has reviewed the same author `earlier` times before. */
export function repetitionFactor(earlier: number): number {
  let factor = 1;
  for (let i = 0; i < earlier; i++) factor *= TRUST.repetition;
  return factor;
}

/** Reciprocity and repetition, and who is established: person by person, with the counts of one person at hand. */
function weighPairs(table: ReviewTable, authorOf: Int32Array, trust: Trust) {
  const by = groupRows(table.reviewer, table.people);
  const of = groupRows(authorOf, table.people);
  const counts = { given: new Int32Array(table.people), received: new Int32Array(table.people) };
  for (let person = 0; person < table.people; person++) {
    const written = by.rows
      .subarray(by.starts[person], by.starts[person + 1])
      .slice()
      .sort((a, b) => (table.order[a] as number) - (table.order[b] as number));
    const got = of.rows.subarray(of.starts[person], of.starts[person + 1]);
    const pairs = { table, authorOf, trust, person, ...counts };
    weighDealings(pairs, written, got);
    if (!table.blind) continue;
    const isOpen = (k: number) => table.blind?.[k] !== 1;
    weighDealings(pairs, written.filter(isOpen), got.filter(isOpen));
  }
}

interface Pairs {
  table: ReviewTable;
  authorOf: Int32Array;
  trust: Trust;
  person: number;
  /** Of each other person, all 0 before and after. */
  given: Int32Array;
  received: Int32Array;
}

/** Weighs the reviews that a person wrote, the oldest first, by these and those that they got. */
function weighDealings(
  { table, authorOf, trust, person, given, received }: Pairs,
  written: Int32Array,
  got: Int32Array,
) {
  for (const k of got) {
    const reviewer = table.reviewer[k] as number;
    received[reviewer] = (received[reviewer] as number) + 1;
  }
  const isIndependent = (k: number, author: number) =>
    author !== person && received[author] === 0 && trust.ring[k] === 1;
  const authors: number[] = [];
  let independent = 0;
  for (const k of written) {
    const author = authorOf[k] as number;
    if (author === -1) continue;
    const earlier = given[author] as number;
    if (earlier === 0) {
      authors.push(author);
      if (isIndependent(k, author)) independent++;
    }
    trust.repetition[k] = repetitionFactor(earlier);
    given[author] = earlier + 1;
  }
  for (const k of written) {
    const author = authorOf[k] as number;
    if (author === -1) continue;
    trust.mutual[k] = mutualFactor(given[author] as number, received[author] as number);
    const others = independent - (isIndependent(k, author) ? 1 : 0);
    trust.established[k] = others >= TRUST.establishedFrom ? 1 : 0;
  }
  for (const author of authors) given[author] = 0;
  for (const k of got) received[table.reviewer[k] as number] = 0;
}

/** Sums of somebody's overall levels, from which their scatter follows. */
export interface LevelSums {
  count: number;
  sum: number;
  squares: number;
}

/** Standard deviation of levels; 0 for fewer than two. */
export function deviationOf({ count, sum, squares }: LevelSums): number {
  return count < 2 ? 0 : Math.sqrt(Math.max(0, squares - (sum * sum) / count) / (count - 1));
}

/** Whether somebody gives nearly everybody the same level: their scatter beside that of all reviews. */
export function isStraightLiner(own: LevelSums, siteDeviation: number): boolean {
  const { fromReviews, sdShare } = TRUST.straightLiner;
  return own.count >= fromReviews && deviationOf(own) < sdShare * siteDeviation;
}

/** Standard deviation of the levels of all reviews. */
export function siteDeviation(level: Float64Array): number {
  const all = { count: 0, sum: 0, squares: 0 };
  for (const y of level) {
    if (Number.isNaN(y)) continue;
    all.count++;
    all.sum += y;
    all.squares += y * y;
  }
  return deviationOf(all);
}

/** What a ring's members give one another tells nothing of how they review strangers. */
function weighStraightLiners({ reviewer, people }: ReviewTable, level: Float64Array, trust: Trust) {
  const count = new Int32Array(people);
  const sum = new Float64Array(people);
  const squares = new Float64Array(people);
  for (let k = 0; k < level.length; k++) {
    const r = reviewer[k] as number;
    const y = level[k] as number;
    if (Number.isNaN(y) || (trust.ring[k] as number) <= TRUST.ring.flagged) continue;
    count[r] = (count[r] as number) + 1;
    sum[r] = (sum[r] as number) + y;
    squares[r] = (squares[r] as number) + y * y;
  }
  const site = siteDeviation(level);
  for (let k = 0; k < level.length; k++) {
    const r = reviewer[k] as number;
    const own = { count: count[r] as number, sum: sum[r] as number, squares: squares[r] as number };
    if (isStraightLiner(own, site)) trust.straightLiner[k] = TRUST.straightLiner.factor;
  }
}

function capItems(
  { itemStart, author, assigned }: ReviewTable,
  { weight, cap, established, ring }: Trust,
  caps: boolean,
) {
  const outside = Uint8Array.from(ring, (factor) => (factor <= TRUST.ring.flagged ? 0 : 1));
  for (let i = 0; i + 1 < itemStart.length; i++) {
    if (author[i] === -1) continue;
    const of = <Column extends Float64Array | Uint8Array>(column: Column) =>
      column.subarray(itemStart[i], itemStart[i + 1]) as Column;
    const group = { weight: of(weight), cap: of(cap) };
    const are = { outside: of(outside), established: of(established), assigned: of(assigned) };
    capItem(group, are, caps);
  }
}

/**
 * Caps of one item on what count together: the reviews of a ring, and where `caps` says so (unless the site is young)
 * those of reviewers who are not established, those that nobody assigned, and those that are both. `are` holds a 1 for
 * each review from outside of rings, by somebody established, and assigned.
 */
export function capItem(
  group: Pick<Trust, "weight" | "cap">,
  are: Record<"outside" | "established" | "assigned", Uint8Array>,
  caps: boolean,
): void {
  capGroup(group, are.outside, TRUST.ring.together);
  if (!caps) return;
  // Before the others, so that a crowd of fresh accounts takes nothing from who shares one of these with it.
  const either = are.established.map((is, k) => is | (are.assigned[k] as number));
  capGroup(group, either, TRUST.capOfBoth);
  capGroup(group, are.established, TRUST.capOfGroup);
  capGroup(group, are.assigned, TRUST.capOfGroup);
}

/** Scales down the reviews of one item that have a 0 in `isFree`, so that they count `most` at most together. */
function capGroup({ weight, cap }: Pick<Trust, "weight" | "cap">, isFree: Uint8Array, most: number): void {
  let sum = 0;
  for (let k = 0; k < weight.length; k++) if (isFree[k] === 0) sum += weight[k] as number;
  if (sum <= most) return;
  const factor = most / sum;
  for (let k = 0; k < weight.length; k++) {
    if (isFree[k] !== 0) continue;
    weight[k] = (weight[k] as number) * factor;
    cap[k] = (cap[k] as number) * factor;
  }
}
