import type { WordChanges } from "./comparison";
import { createMarkedWriter, markAll } from "./marked-writer.server";
import { countPieces, type Piece, wordsOf } from "./pieces.server";
import { diffWords, smoothed } from "./runs.server";
import type { Work } from "./work.server";

export interface Marked {
  html: string;
  words: WordChanges;
}

/** Below this share of kept words, in texts of more than a few, marks would be confetti. */
const KEPT_MIN = 0.2;
const FEW = 8;

/** The newer of two pieces of text with its changes marked; null where next to nothing was kept. */
export function compareProse(before: readonly Piece[], after: readonly Piece[], work: Work): Marked | null {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  const runs = diffWords(keysOf(old), keysOf(now), work);
  const kept = runs.reduce((sum, { kind, count }) => (kind === "same" ? sum + count : sum), 0);
  const longer = Math.max(old.length, now.length);
  if (longer > FEW && kept < longer * KEPT_MIN) return null;

  const writer = createMarkedWriter(after);
  const words = { added: 0, removed: 0 };
  let [i, j] = [0, 0];
  for (const { kind, count } of smoothed(runs)) {
    if (kind === "removed") {
      const gone = old.slice(i, i + count);
      words.removed += countPieces(gone);
      writer.gone(gone);
    } else {
      if (kind === "added") words.added += countPieces(now.slice(j, j + count));
      writer.words(count, kind === "added" ? "added" : null);
    }
    if (kind !== "added") i += count;
    if (kind !== "removed") j += count;
  }
  return { html: writer.end(), words };
}

/** All of one piece of text marked. */
export function markProse(pieces: readonly Piece[], mark: "added" | "removed"): Marked {
  const count = countPieces(pieces);
  return { html: markAll(pieces, mark), words: { added: 0, removed: 0, [mark]: count } };
}

function keysOf(words: readonly { key: string }[]): string[] {
  return words.map(({ key }) => key);
}
