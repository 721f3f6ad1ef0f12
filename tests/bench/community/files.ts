import type { Batch } from "./batch";
import { iso } from "./calendar";
import type { Community } from "./community";
import type { Solution } from "./solutions";

/** Of a solution with files: none, one, two or three. */
const FILE_WEIGHTS = [60, 25, 10, 5];

/** Attaches images to the first revision of some solutions, which later ones keep. Nothing is in the storage. */
export function addFiles(batch: Batch, solution: Solution, { random }: Community) {
  const count = random.weighted(FILE_WEIGHTS);
  for (let position = 0; position < count; position++) {
    const id = random.id(solution.publishedAt);
    batch.attachments.push({
      id,
      solution_id: solution.id,
      author_id: solution.author.id,
      name: `figure-${position + 1}.png`,
      kind: "image",
      media_type: "image/webp",
      size: 48_000,
      sha256: id.repeat(3).slice(0, 64),
      width: 1200,
      height: 800,
      duration_ms: null,
      details: JSON.stringify({ variants: [480, 960], notes: [] }),
      objects: "[]",
      position,
      created_at: iso(solution.publishedAt),
      stored_at: iso(solution.publishedAt),
      removed_at: null,
    });
    solution.revisedAt.forEach((_, i) => {
      batch.revision_attachments.push({
        solution_id: solution.id,
        revision: i + 1,
        attachment_id: id,
        position,
      });
    });
  }
}
