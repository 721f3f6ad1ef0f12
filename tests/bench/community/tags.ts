import { type Random, zipf } from "./random";
import { ASPECTS, TOPICS } from "./words";

/** From the most to the least common. */
export const TAGS: readonly string[] = [
  ...TOPICS,
  ...ASPECTS.flatMap((aspect) => TOPICS.map((topic) => `${topic}-${aspect}`)),
];

export interface Tags {
  /** None to five tags, each once. */
  pick(random: Random): string[];
}

/** Of none, one, two … five tags. */
const COUNT_WEIGHTS = [8, 18, 30, 26, 12, 6];

export function createTags(): Tags {
  const common = zipf(TAGS.length);
  return {
    pick(random) {
      const count = random.weighted(COUNT_WEIGHTS);
      const picked = new Set<string>();
      while (picked.size < count) picked.add(TAGS[common(random)] as string);
      return [...picked];
    },
  };
}
