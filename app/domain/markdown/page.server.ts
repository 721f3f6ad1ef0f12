import { createFootnotes, type Footnotes } from "./footnotes.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { createHeadingIds, ID_PREFIX } from "./links.server";
import type { Heading } from "./markdown";
import { createMathShelf, type MathShelf } from "./math.server";

/** What rendering one document needs to know of its whole, and gathers on the way. */
export interface Page {
  /** Whether images of other sites are shown, or a link to them. */
  images: "own" | "all";
  /** What every id of the document begins with. */
  idPrefix: string;
  math: MathShelf;
  footnotes: Footnotes;
  headingId: (text: string) => string;
  outline: Heading[];
  /** Tables so far. */
  tables: number;
}

/** A fresh page for a document's tokens; nothing is shared between two. */
export function createPage(tokens: readonly WriteUpToken[], images: Page["images"], idScope = ""): Page {
  const idPrefix = ID_PREFIX + idScope;
  return {
    images,
    idPrefix,
    math: createMathShelf(),
    footnotes: createFootnotes(tokens),
    headingId: createHeadingIds(idPrefix),
    outline: [],
    tables: 0,
  };
}
