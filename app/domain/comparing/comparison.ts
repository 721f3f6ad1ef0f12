/** What became of a section, read in the order of the newer text. */
export type SectionState = "same" | "changed" | "added" | "removed" | "moved";

/** In words; a formula or an image counts as one. */
export interface WordChanges {
  added: number;
  removed: number;
}

/** A run of blocks that are alike in both texts. */
export interface SameBlocks {
  kind: "same";
  /** Blocks that a reader sees: without the section's heading and link definitions. */
  count: number;
  words: number;
  /** Safe HTML. Empty where the run holds nothing that a reader sees. */
  html: string;
  /** Escaped Markdown. */
  source: string;
}

/** A block with changes in it, or neighbours that are all new or all gone. */
export interface ChangedBlock {
  kind: "changed" | "added" | "removed";
  words: WordChanges;
  /**
   * Safe HTML without ids. What changed inside a changed block stands in `<ins class="added">` and
   * `<del class="removed">`. Empty for the heading of the section itself.
   */
  html: string;
  /** Escaped Markdown, marked in the same way. */
  source: string;
  /** True where only markup changed, which the rendered text does not show. */
  markupOnly: boolean;
}

export type ComparedBlock = SameBlocks | ChangedBlock;

/** From one heading of depth 1 to 3 to the next; the first may have none. */
export interface ComparedSection {
  /** Unique within the comparison, from `section-1`. */
  id: string;
  /** Plain text; empty for what stands before the first heading. */
  heading: string;
  /** The heading in the older text, where it was another one. */
  formerHeading: string | null;
  /** Whether the heading is new, though what stands below it need not be. */
  newHeading: boolean;
  state: SectionState;
  words: WordChanges;
  blocks: ComparedBlock[];
}

/** What changed between two write-ups: plain data, its HTML safe to show. */
export interface Comparison {
  sections: ComparedSection[];
  words: WordChanges;
  /** True where the texts were too large or too different to be compared word by word somewhere. */
  coarse: boolean;
}

/** Compares two Markdown texts off the main thread; null when it took too long. */
export type Compare = (texts: { before: string; after: string }) => Promise<Comparison | null>;
