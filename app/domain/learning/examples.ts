import type { Example } from "./example";
import { answerBot } from "./examples/answer-bot";
import { hybridSearch } from "./examples/hybrid-search";
import { threeTitles } from "./examples/three-titles";

/** In an order that does not tell which is good. */
export const EXAMPLES: readonly Example[] = [hybridSearch, threeTitles, answerBot];

/** The example of a slug; undefined when there is none. */
export function findExample(slug: string): Example | undefined {
  return EXAMPLES.find((example) => example.slug === slug);
}
