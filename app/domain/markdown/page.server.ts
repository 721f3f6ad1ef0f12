import type { EvidenceKind } from "./evidence";
import { createFootnotes, type Footnotes } from "./footnotes.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { createHeadingIds, ID_PREFIX } from "./links.server";
import type { Heading, ImageFiles } from "./markdown";
import { createShelf, type Shelf } from "./shelf.server";

/** What rendering one document needs to know of its whole, and gathers on the way. */
export interface Page {
  /** Whether images of other sites are shown, or a link to them. */
  images: "own" | "all";
  files: ImageFiles;
  /** What every id of the document begins with. */
  idPrefix: string;
  shelf: Shelf;
  footnotes: Footnotes;
  /** Whether a footnote's text may stand in the margin beside its mark here. */
  sidenotes: boolean;
  /** An id that no other element of the document has, made from a heading's text. */
  headingId: (text: string) => string;
  outline: Heading[];
  evidence: RenderedEvidence[];
  /** So far. */
  counts: { tables: number; charts: number; formulas: number } & Record<EvidenceKind, number>;
}

export interface RenderedEvidence {
  kind: EvidenceKind;
  id: string;
  label: string;
  html: string;
}

export interface PageOptions {
  /** "own" (the default) turns images of other sites into links; "all" shows them. */
  images?: Page["images"];
  /** Set apart the ids of texts that stand on one page, as "x-": letters, digits and hyphens. */
  idScope?: string;
  /** What is known of uploaded images. */
  files?: ImageFiles;
}

/** A fresh page for a document's tokens; nothing is shared between two. */
export function createPage(tokens: readonly WriteUpToken[], options: PageOptions = {}): Page {
  const { images = "own", files = {}, idScope = "" } = options;
  const idPrefix = ID_PREFIX + idScope;
  return {
    images,
    files,
    idPrefix,
    shelf: createShelf(),
    footnotes: createFootnotes(tokens),
    sidenotes: true,
    headingId: createHeadingIds(idPrefix),
    outline: [],
    evidence: [],
    counts: { tables: 0, charts: 0, formulas: 0, decision: 0, assumption: 0, tradeoffs: 0, experiments: 0 },
  };
}

/** The same page where a note in the margin would have no place: in headings, tables, cards and notes. */
export function withoutSidenotes(page: Page): Page {
  return page.sidenotes ? { ...page, sidenotes: false } : page;
}
