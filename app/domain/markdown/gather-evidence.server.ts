import { EVIDENCE_TITLES, type EvidenceKind } from "./evidence";
import { cut } from "./markdown";
import type { Page } from "./page.server";

/** In one document. Nobody reviews more, and what follows is shown as the quote or the table that it is. */
const EVIDENCE_MAX = 200;
const LABEL_LENGTH = 90;

interface Piece {
  kind: EvidenceKind;
  /** What it says, as plain text. */
  says: string;
  /** Its HTML under an id and a title such as "Decision 1". */
  render: (id: string, title: string) => string;
}

/** Renders a piece of evidence under the next number of its kind and remembers it. Null when there are too many. */
export function gatherEvidence({ kind, says, render }: Piece, page: Page): string | null {
  if (page.evidence.length >= EVIDENCE_MAX) return null;
  page.counts[kind] += 1;
  const title = `${EVIDENCE_TITLES[kind]} ${page.counts[kind]}`;
  const id = page.headingId(`${kind}-${page.counts[kind]}`);
  const html = render(id, title);
  const label = cut(says ? `${title}: ${says}` : title, LABEL_LENGTH);
  page.evidence.push({ kind, id, label, html });
  return html;
}

/** The name of a piece of evidence, which leads to itself. */
export function evidenceLabel(id: string, title: string): string {
  return `<p class="evidence-label"><a href="#${id}">${title}</a></p>\n`;
}
