import type { Random } from "../community/random";
import { addMember, type Member, type Town } from "./town";
import { drawReviewer, type Manner } from "./truth";

/** Those who play together. The rest of a town is honest, or careless at most. */
export interface Group {
  name: string;
  size: number;
  manner: Manner;
}

/** Rings lift one another's solutions; farmers are after reputation. Sizes are for a town of 1,000. */
export const GROUPS = {
  clique10: { name: "clique of 10", size: 10, manner: "ring" },
  cycle10: { name: "cycle of 10, the next two", size: 10, manner: "ring" },
  sparse30: { name: "sparse ring of 30, five each", size: 30, manner: "ring" },
  ring50: { name: "ring of 50, ten each", size: 50, manner: "ring" },
  farm5: { name: "ring of 5", size: 5, manner: "ring" },
  togglers: { name: "rating toggled", size: 10, manner: "honest" },
  revenge: { name: "revenge ratings", size: 5, manner: "honest" },
  copiers: { name: "copied reviews", size: 5, manner: "rushed" },
  sprinters: { name: "three-second reviews", size: 5, manner: "rushed" },
} as const satisfies Record<string, Group>;

export type GroupKey = keyof typeof GROUPS;

const CARELESS: [Manner, number][] = [
  ["noisy", 0.1],
  ["rushed", 0.05],
  ["straight-liner", 0.05],
];

/** Fills a town with its groups and then with everybody else. The order of the list is by chance. */
export async function settle(town: Town, count: number): Promise<void> {
  for (const [key, { size, manner }] of Object.entries(GROUPS)) {
    for (let place = 0; place < size; place++)
      await addMember(town, { reviewer: drawReviewer(town.random, manner), group: key, place });
  }
  while (town.members.length < count) {
    const reviewer = drawReviewer(town.random, drawManner(town.random));
    await addMember(town, { reviewer, group: null, place: 0 });
  }
  shuffle(town.members, town.random);
}

export function membersOf(town: Town, group: GroupKey): Member[] {
  return town.members.filter((member) => member.group === group).sort((a, b) => a.place - b.place);
}

/** Neither in a ring nor a farmer, and not careless. */
export function isHonest({ group, reviewer }: Member): boolean {
  return group === null && (reviewer.manner === "honest" || reviewer.manner === "noisy");
}

function drawManner(random: Random): Manner {
  let left = random.next();
  for (const [manner, share] of CARELESS) {
    left -= share;
    if (left < 0) return manner;
  }
  return "honest";
}

function shuffle<T>(list: T[], random: Random) {
  for (let i = list.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [list[i], list[j]] = [list[j] as T, list[i] as T];
  }
}
