import type { ReviewTable } from "./review-table";

/** An undirected graph of people: the neighbours of p stand from `starts[p]` up to `starts[p + 1]`, each once. */
export interface Graph {
  starts: Int32Array;
  neighbours: Int32Array;
}

/**
 * People joined by the reviews between them for which `joins` says so: both ways, or where it is `directed` from the
 * reviewer to the author.
 */
export function graphOf(table: ReviewTable, joins: (review: number) => boolean, directed = false): Graph {
  const { people } = table;
  const pairs: number[] = [];
  for (let k = 0; k < table.reviewer.length; k++) {
    const r = table.reviewer[k] as number;
    const a = table.author[table.item[k] as number] as number;
    if (a === -1 || a === r || !joins(k)) continue;
    pairs.push(r * people + a);
    if (!directed) pairs.push(a * people + r);
  }
  const sorted = Float64Array.from(pairs).sort();
  const starts = new Int32Array(people + 1);
  const neighbours = new Int32Array(sorted.length);
  let edges = 0;
  for (let i = 0; i < sorted.length; i++) {
    const pair = sorted[i] as number;
    if (i > 0 && pair === sorted[i - 1]) continue;
    const from = Math.floor(pair / people);
    neighbours[edges++] = pair - from * people;
    starts[from + 1] = edges;
  }
  for (let p = 0; p < people; p++) {
    if (starts[p + 1] === 0) starts[p + 1] = starts[p] as number;
  }
  return { starts, neighbours: neighbours.subarray(0, edges) };
}

/**
 * The k-core among some people: those who are left when everyone with fewer than `k` neighbours who are left is taken
 * away, again and again (Seidman 1983). `among` and the answer hold 1 for who is in.
 */
export function coreOf({ starts, neighbours }: Graph, among: Uint8Array, k: number): Uint8Array {
  const inside = among.slice();
  const degree = new Int32Array(inside.length);
  const leaving: number[] = [];
  for (let p = 0; p < inside.length; p++) {
    if (!inside[p]) continue;
    for (let e = starts[p] as number; e < (starts[p + 1] as number); e++) {
      if (inside[neighbours[e] as number]) degree[p] = (degree[p] as number) + 1;
    }
  }
  for (let p = 0; p < inside.length; p++) if (inside[p] && (degree[p] as number) < k) leaving.push(p);
  while (leaving.length > 0) {
    const p = leaving.pop() as number;
    if (!inside[p]) continue;
    inside[p] = 0;
    for (let e = starts[p] as number; e < (starts[p + 1] as number); e++) {
      const other = neighbours[e] as number;
      degree[other] = (degree[other] as number) - 1;
      if (inside[other] && (degree[other] as number) < k) leaving.push(other);
    }
  }
  return inside;
}

/** Numbers the connected groups of those who are in, from 0 in the order of their first person; −1 for the others. */
export function labelComponents({ starts, neighbours }: Graph, inside: Uint8Array): Int32Array {
  const label = new Int32Array(inside.length).fill(-1);
  let next = 0;
  for (let first = 0; first < inside.length; first++) {
    if (!inside[first] || label[first] !== -1) continue;
    const open = [first];
    label[first] = next;
    while (open.length > 0) {
      const p = open.pop() as number;
      for (let e = starts[p] as number; e < (starts[p + 1] as number); e++) {
        const other = neighbours[e] as number;
        if (!inside[other] || label[other] !== -1) continue;
        label[other] = next;
        open.push(other);
      }
    }
    next++;
  }
  return label;
}

/**
 * Numbers the groups of two and more in a directed graph in which everybody can be reached from everybody else (strongly
 * connected components, Tarjan 1972), from 0; −1 for all who are in none. Time grows with people and edges.
 */
export function labelCycles({ starts, neighbours }: Graph): Int32Array {
  const people = starts.length - 1;
  const label = new Int32Array(people).fill(-1);
  const order = new Int32Array(people).fill(-1);
  const lowest = new Int32Array(people);
  const nextEdge = starts.slice(0, people);
  const isOpen = new Uint8Array(people);
  const open: number[] = [];
  let visited = 0;
  let groups = 0;
  for (let first = 0; first < people; first++) {
    if (order[first] !== -1) continue;
    const path = [first];
    while (path.length > 0) {
      const p = path.at(-1) as number;
      if (order[p] === -1) {
        order[p] = lowest[p] = visited++;
        isOpen[p] = 1;
        open.push(p);
      }
      const edge = nextEdge[p] as number;
      if (edge < (starts[p + 1] as number)) {
        nextEdge[p] = edge + 1;
        const other = neighbours[edge] as number;
        if (order[other] === -1) path.push(other);
        else if (isOpen[other]) lowest[p] = Math.min(lowest[p] as number, order[other] as number);
        continue;
      }
      path.pop();
      const before = path.at(-1);
      if (before !== undefined) lowest[before] = Math.min(lowest[before] as number, lowest[p] as number);
      if (lowest[p] !== order[p]) continue;
      const group = open.splice(open.lastIndexOf(p));
      for (const one of group) {
        isOpen[one] = 0;
        if (group.length > 1) label[one] = groups;
      }
      if (group.length > 1) groups++;
    }
  }
  return label;
}

/** Adds to each group everybody outside of all groups who has two neighbours or more in it; the group with the most wins. */
export function growComponents({ starts, neighbours }: Graph, label: Int32Array): void {
  const old = label.slice();
  for (let p = 0; p < label.length; p++) {
    if (old[p] !== -1) continue;
    const edges = new Map<number, number>();
    for (let e = starts[p] as number; e < (starts[p + 1] as number); e++) {
      const group = old[neighbours[e] as number] as number;
      if (group !== -1) edges.set(group, (edges.get(group) ?? 0) + 1);
    }
    let most = 1;
    for (const [group, count] of edges) {
      if (count > most || (count === most && most > 1 && group < (label[p] as number))) {
        label[p] = group;
        most = count;
      }
    }
  }
}
