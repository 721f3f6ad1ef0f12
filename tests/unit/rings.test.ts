import { expect, test } from "vitest";
import { graphOf, labelCycles } from "~/domain/scoring/graph";
import { tableOf } from "~/domain/scoring/review-table";
import { auditRings } from "~/domain/scoring/rings";
import { createRandom } from "../bench/community/random";

const STRANGERS = 60;
const MEAN = 3;

interface Review {
  item: number;
  reviewer: number;
  author: number;
  scores: number[];
  assigned: boolean;
}

/** Everybody's solution with three assigned reviews by strangers that lie around its level, and the given ones on top. */
function siteWith(extra: Review[], members: number) {
  const random = createRandom(7);
  const reviews: Review[] = [];
  for (let author = 0; author < STRANGERS + members; author++) {
    const level = random.normal(MEAN, 0.4);
    for (let k = 1; k <= 3; k++)
      reviews.push({
        item: author,
        author,
        reviewer: (author + 7 * k) % STRANGERS,
        scores: [Math.min(5, Math.max(1, random.normal(level, 0.5)))],
        assigned: true,
      });
  }
  const table = tableOf([...reviews, ...extra]);
  const level = table.scores[0] as Float64Array;
  const audit = auditRings(table, level, MEAN);
  const flagged = [...audit.factor.keys()].filter((k) => (audit.factor[k] as number) < 1);
  return {
    audit,
    flagged: flagged.map((k) => ({
      reviewer: table.reviewer[k],
      author: table.author[table.item[k] as number],
    })),
  };
}

function five(reviewer: number, author: number, assigned = false): Review {
  return { item: author, author, reviewer, scores: [5], assigned };
}

const member = (place: number) => STRANGERS + (place % 10);
const circle = Array.from({ length: 10 }, (_, place) => five(member(place), member(place + 1)));

test("a circle in which each lifts only the next one is found, with its members and nobody else", () => {
  const { audit, flagged } = siteWith(circle, 10);
  expect(audit.rings.map(({ members }) => members)).toEqual([
    Array.from({ length: 10 }, (_, place) => member(place)),
  ]);
  expect(flagged).toHaveLength(10);
});

test("a chain of high scores that does not come back to its beginning is no ring", () => {
  expect(siteWith(circle.slice(1), 10).flagged).toEqual([]);
});

test("a circle of high scores that the queue assigned is no ring by itself", () => {
  const assigned = circle.map((review) => ({ ...review, assigned: true }));
  expect(siteWith(assigned, 10).flagged).toEqual([]);
});

test("an honest member who found three of a ring's solutions good stays out of it", () => {
  const clique = Array.from({ length: 10 }, (_, place) =>
    [1, 2, 3, 4].map((step) => five(member(place), member(place + step))),
  ).flat();
  const fan = [five(0, member(0)), five(0, member(3)), five(0, member(6))];
  const { audit, flagged } = siteWith([...clique, ...fan], 10);
  expect(audit.rings.flatMap(({ members }) => members).filter((person) => person < STRANGERS)).toEqual([]);
  expect(flagged.filter(({ reviewer }) => reviewer === 0)).toEqual([]);
  expect(flagged).toHaveLength(clique.length);
});

test("people who were assigned to each other and still score each other far above others are a ring", () => {
  const clique = Array.from({ length: 10 }, (_, place) =>
    [1, 2, 3, 4].map((step) => five(member(place), member(place + step), true)),
  ).flat();
  const { audit, flagged } = siteWith(clique, 10);
  expect(audit.rings.map(({ members }) => members.length)).toEqual([10]);
  expect(flagged).toHaveLength(clique.length);
});

test("groups in which each is reached from each are told apart where only one way leads between them", () => {
  const edges = [
    [0, 1],
    [1, 2],
    [2, 0],
    [2, 3],
    [3, 4],
    [4, 3],
    [4, 5],
  ] as const;
  const table = tableOf(edges.map(([from, to]) => five(from, to)));
  const groups = labelCycles(graphOf(table, () => true, true));
  const members = new Map<number, number[]>();
  for (const [person, group] of groups.entries())
    if (group !== -1) members.set(group, [...(members.get(group) ?? []), person]);
  expect([...members.values()].sort()).toEqual([
    [0, 1, 2],
    [3, 4],
  ]);
  expect(groups[5]).toBe(-1);
});

const honest = STRANGERS;
const posting = STRANGERS + 1;
const ALT = STRANGERS + 40;

/** One who honestly gave each of another's four solutions a five and got one back, where the queue sent strangers too. */
function friendship(alts: number): Review[] {
  const reviews: Review[] = [five(posting, honest)];
  for (let i = 0; i < 4; i++) {
    const to = (reviewer: number, score: number, assigned: boolean): Review => ({
      item: ALT + 20 + i,
      author: posting,
      reviewer,
      scores: [score],
      assigned,
    });
    reviews.push(to(honest, 5, false), to(9 * i, 4.5, true));
    for (let alt = 0; alt < alts; alt++) reviews.push(to(ALT + alt, 1, false));
  }
  return reviews;
}

test.each([
  0, 2, 6,
])("%i accounts that run down their friend's solutions make no ring of an honest member", (alts) => {
  const { audit, flagged } = siteWith(friendship(alts), 1);
  expect(audit.rings).toEqual([]);
  expect(flagged).toEqual([]);
});

test("a ring is found where nobody but people who came by themselves reviewed its solutions", () => {
  const clique = Array.from({ length: 5 }, (_, place) =>
    [1, 2, 3, 4].map((step) => ({
      ...five(STRANGERS + place, STRANGERS + ((place + step) % 5)),
      item: STRANGERS + ((place + step) % 5),
    })),
  ).flat();
  const others = Array.from({ length: 5 }, (_, place) =>
    [3, 17].map((reviewer) => ({ ...five(reviewer, STRANGERS + place), scores: [3] })),
  ).flat();
  const { audit } = siteWith([...clique, ...others], 0);
  expect(audit.rings.map(({ members }) => members)).toEqual([
    [0, 1, 2, 3, 4].map((place) => STRANGERS + place),
  ]);
});
