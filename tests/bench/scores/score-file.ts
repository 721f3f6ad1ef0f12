import { closeSync, openSync, writeSync } from "node:fs";
import { createRandom } from "../community/random";

export const DIMENSIONS = ["correctness", "design", "tests", "trade-offs", "clarity"];

/**
 * Writes reviews as rows of scores: three or so an item, ten a reviewer, where items and reviewers differ as they do on
 * the site. Reviews come in no order; those of one review come one after the other.
 */
export function writeScoreFile(path: string, reviews: number) {
  const random = createRandom(1);
  const items = Math.ceil(reviews * 0.3);
  const people = Math.ceil(reviews * 0.1);
  const quality = Float64Array.from({ length: items }, () => random.normal(3.3, 0.5));
  const leniency = Float64Array.from({ length: people }, () => random.normal(0, 0.4));
  const file = openSync(path, "w");
  let text = "item_id,rater_id,author_id,dimension,score,assigned\n";
  for (let k = 0; k < reviews; k++) {
    const item = random.below(items);
    const reviewer = random.below(people);
    const level = (quality[item] as number) + (leniency[reviewer] as number);
    for (const dimension of DIMENSIONS) {
      const score = Math.min(5, Math.max(1, Math.round(random.normal(level, 0.8))));
      text += `solution-${item},member-${reviewer},member-${item % people},${dimension},${score},1\n`;
    }
    if (text.length < 1 << 20) continue;
    writeSync(file, text);
    text = "";
  }
  writeSync(file, text);
  closeSync(file);
}
