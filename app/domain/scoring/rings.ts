import { coreOf, graphOf, growComponents, labelComponents, labelCycles } from "./graph";
import { RING_AUDIT, TRUST } from "./method";
import type { ReviewTable } from "./review-table";

/** What an audit found. */
export interface RingAudit {
  /** Of each review: what the audit leaves of it, one of TRUST.ring, or 1. */
  factor: Float64Array;
  /** Of each review between two members of a ring: its number in `rings`; −1 for all others. */
  ring: Int32Array;
  rings: Ring[];
}

/** People who give each other much higher scores than others give them. */
export interface Ring {
  /** Who is of its core, and whose own scores inside show it: others may be there by chance. */
  members: number[];
  /** Items that both members and others reviewed. */
  items: number;
  /** How many levels the members' scores lie above those of others, on average, and how sure that is. */
  difference: number;
  z: number;
}

/** A group of people, and the reviews that they wrote each other. */
interface Groups {
  /** Of each person; −1 for none. */
  group: Int32Array;
  sizes: number[];
  /** Of each review: 1 where reviewer and author are in one group. */
  inside: Uint8Array;
  /** Of each person: 1 where they are of the group's core, 0 where they were only added to it. */
  core: Uint8Array;
}

/**
 * Looks for people who lift each other: first circles of high scores that nobody assigned, each member reached from each
 * other (strongly connected components), then dense groups among all pairs with a high score that are left (k-core). Both
 * are tested for whether the members' scores of each other's items lie above what everybody else gives the same items,
 * each reviewer's leniency taken off. `level` is the overall level of each review on the 1 to 5 scale, `mean` the site's.
 * In a dense group of more than 30 people it looks for denser ones. Time grows with the number of reviews.
 */
export function auditRings(table: ReviewTable, level: Float64Array, mean: number): RingAudit {
  const audit: RingAudit = {
    factor: new Float64Array(level.length).fill(1),
    ring: new Int32Array(level.length).fill(-1),
    rings: [],
  };
  const isHigh = (k: number) =>
    table.spared?.[k] !== 1 && (level[k] as number) - mean >= RING_AUDIT.edgeAbove;
  const unassigned = graphOf(table, (k) => table.assigned[k] === 0 && isHigh(k), true);
  const circles = groupsOf(table, labelCycles(unassigned));
  testGroups(table, circles, { level, mean, audit, areExact: true });
  const graph = graphOf(table, (k) => audit.factor[k] === 1 && isHigh(k));
  let among: Uint8Array = new Uint8Array(table.people).fill(1);
  for (let core = RING_AUDIT.core; core <= RING_AUDIT.maxCore; core++) {
    const inCore = coreOf(graph, among, core);
    const group = labelComponents(graph, inCore);
    for (let round = 0; round < RING_AUDIT.growRounds; round++) growComponents(graph, group);
    const groups = groupsOf(table, group, inCore);
    if (groups.sizes.length === 0) break;
    testGroups(table, groups, { level, mean, audit, areExact: false });
    if (groups.sizes.every((size) => size <= RING_AUDIT.splitAbove)) break;
    among = Uint8Array.from(group, (g) =>
      g !== -1 && (groups.sizes[g] as number) > RING_AUDIT.splitAbove ? 1 : 0,
    );
  }
  return audit;
}

/** `core` says who of each group is its core; everybody where not given. */
function groupsOf(
  table: ReviewTable,
  group: Int32Array,
  core: Uint8Array = Uint8Array.from(group, (g) => (g === -1 ? 0 : 1)),
): Groups {
  const sizes: number[] = [];
  for (const g of group) if (g !== -1) sizes[g] = (sizes[g] ?? 0) + 1;
  const inside = Uint8Array.from(table.reviewer, (r, k) => {
    const author = table.author[table.item[k] as number] as number;
    return author !== -1 && author !== r && group[r] !== -1 && group[r] === group[author] ? 1 : 0;
  });
  return { group, sizes, inside, core };
}

/** Sums of differences between members' and others' scores, each weighted by its precision. */
interface Difference {
  items: number;
  weight: number;
  weighted: number;
}

function add(to: Difference, difference: number, variance: number) {
  to.items++;
  to.weight += 1 / variance;
  to.weighted += difference / variance;
}

const mean = ({ weight, weighted }: Difference) => (weight === 0 ? 0 : weighted / weight);
const z = ({ weight, weighted }: Difference) => (weight === 0 ? 0 : weighted / Math.sqrt(weight));

/** What the scores of each group, author and person say of it, from the items that members and others reviewed. */
interface Found {
  ofGroup: Difference[];
  ofAuthor: Map<number, Difference>;
  /** Of the scores that a person gave inside their group, and of those that they got there. */
  ofPerson: Map<number, Difference>;
}

/** A level with its reviewer's leniency taken off, and whether the queue gave the review. */
interface Score {
  by: number;
  corrected: number;
  isSent: boolean;
}

function average(scores: Score[]): number {
  return scores.reduce((sum, { corrected }) => sum + corrected, 0) / scores.length;
}

/** Others are those whom the queue sent to an item; where it sent nobody, all from outside. */
function compareWithOthers(
  table: ReviewTable,
  { group, inside, sizes }: Groups,
  { level, site }: { level: Float64Array; site: number },
): Found {
  const leniency = leniencyOutside(table, inside, { level, site });
  const none = (): Difference => ({ items: 0, weight: 0, weighted: 0 });
  const found: Found = { ofGroup: sizes.map(none), ofAuthor: new Map(), ofPerson: new Map() };
  const addTo = (map: Map<number, Difference>, person: number, difference: number, variance: number) => {
    const own = map.get(person) ?? none();
    add(own, difference, variance);
    map.set(person, own);
  };
  for (let i = 0; i + 1 < table.itemStart.length; i++) {
    const author = table.author[i] as number;
    const g = author === -1 ? -1 : (group[author] as number);
    if (g === -1) continue;
    const given: Score[] = [];
    const outside: Score[] = [];
    for (let k = table.itemStart[i] as number; k < (table.itemStart[i + 1] as number); k++) {
      if (Number.isNaN(level[k])) continue;
      const by = table.reviewer[k] as number;
      const corrected = (level[k] as number) - (leniency[by] as number);
      (inside[k] ? given : outside).push({ by, corrected, isSent: table.assigned[k] === 1 });
    }
    // A ring cannot choose whom the queue sends; its own helpers' low scores would make an honest friend look like it.
    const sent = outside.filter(({ isSent }) => isSent);
    const out = sent.length > 0 ? sent : outside;
    if (given.length === 0 || out.length === 0) continue;
    const others = average(out);
    const difference = average(given) - others;
    const variance = RING_AUDIT.variance / given.length + RING_AUDIT.variance / out.length;
    add(found.ofGroup[g] as Difference, difference, variance);
    addTo(found.ofAuthor, author, difference, variance);
    addTo(found.ofPerson, author, difference, variance);
    for (const { by, corrected } of given)
      addTo(found.ofPerson, by, corrected - others, RING_AUDIT.variance + RING_AUDIT.variance / out.length);
  }
  return found;
}

function testGroups(
  table: ReviewTable,
  groups: Groups,
  {
    level,
    mean: site,
    audit,
    areExact,
  }: {
    level: Float64Array;
    mean: number;
    audit: RingAudit;
    /** Whether hardly anybody is in a group by chance; else members are tested, and groups that cannot be are doubted. */
    areExact: boolean;
  },
) {
  const { group, inside, sizes, core } = groups;
  const { ofGroup, ofAuthor, ofPerson } = compareWithOthers(table, groups, { level, site });
  const isMember = (person: number) => {
    const own = ofPerson.get(person);
    return core[person] === 1 && (areExact || own === undefined || exceeds(own, RING_AUDIT.member));
  };
  const member = Uint8Array.from(group, (g, person) => (g !== -1 && isMember(person) ? 1 : 0));
  const ringOf = sizes.map((_, g) => nameRing(ofGroup[g] as Difference, { group, member, g, audit }));
  for (let k = 0; k < inside.length; k++) {
    if (!inside[k]) continue;
    const author = table.author[table.item[k] as number] as number;
    const g = group[author] as number;
    const ring = ringOf[g] as number;
    const own = ofAuthor.get(author);
    const reviewer = table.reviewer[k] as number;
    const isOfRing = ring !== -1 && core[author] === 1 && core[reviewer] === 1;
    const isFlagged = isOfRing || (own !== undefined && exceeds(own, RING_AUDIT.author));
    const isComparable = (ofGroup[g] as Difference).items >= RING_AUDIT.component.items;
    const factor = isFlagged ? TRUST.ring.flagged : isComparable || areExact ? 1 : TRUST.ring.incomparable;
    audit.factor[k] = Math.min(audit.factor[k] as number, factor);
    if (isOfRing && member[author] && member[reviewer]) audit.ring[k] = ring;
  }
}

function exceeds(found: Difference, limit: { difference: number; z: number }): boolean {
  return mean(found) >= limit.difference && z(found) >= limit.z;
}

/** Adds a group to the rings where it is one; returns its number there, or −1. */
function nameRing(
  found: Difference,
  { group, member, g, audit }: { group: Int32Array; member: Uint8Array; g: number; audit: RingAudit },
): number {
  const { component } = RING_AUDIT;
  if (found.items < component.items || !exceeds(found, component)) return -1;
  const members: number[] = [];
  for (const [p, other] of group.entries()) if (other === g && member[p]) members.push(p);
  return audit.rings.push({ members, items: found.items, difference: mean(found), z: z(found) }) - 1;
}

/**
 * How far each reviewer's scores lie above those of the item's other reviewers, over the reviews that are not inside a
 * group. Others are whom the queue sent, where it sent somebody. They include one pseudo-review at the site's mean, and
 * two more reviews without a difference are added.
 */
function leniencyOutside(
  table: ReviewTable,
  inside: Uint8Array,
  { level, site }: { level: Float64Array; site: number },
): Float64Array {
  const { assigned, itemStart, reviewer, people } = table;
  const sum = new Float64Array(people);
  const count = new Int32Array(people);
  const isOutside = (k: number) => !inside[k] && !Number.isNaN(level[k]);
  for (let i = 0; i + 1 < itemStart.length; i++) {
    const from = itemStart[i] as number;
    const to = itemStart[i + 1] as number;
    let sent = 0;
    for (let k = from; k < to; k++) if (isOutside(k)) sent = Math.max(sent, assigned[k] as number);
    let total = site;
    let n = 1;
    for (let k = from; k < to; k++) {
      if (!isOutside(k) || (assigned[k] as number) < sent) continue;
      total += level[k] as number;
      n++;
    }
    for (let k = from; k < to; k++) {
      if (!isOutside(k)) continue;
      const own = level[k] as number;
      const r = reviewer[k] as number;
      const others = (assigned[k] as number) < sent ? total / n : (total - own) / (n - 1);
      sum[r] = (sum[r] as number) + own - others;
      count[r] = (count[r] as number) + 1;
    }
  }
  return sum.map((value, r) => value / ((count[r] as number) + 2));
}
