import { align, type Unit } from "./align.server";
import type { Comparing } from "./compare-blocks.server";
import { compareProse, type Marked, markProse } from "./compare-prose.server";
import { readPieces } from "./pieces.server";
import { sketch } from "./sketch.server";
import { createTotal } from "./total.server";

// Tables are taken apart by the tags that the renderer writes; whatever an author types is escaped.
const ROW = /<tr>\n[\s\S]*?<\/tr>\n/g;
const CELL = /(<t[hd][^>]*>)([\s\S]*?)(<\/t[hd]>\n)/g;
const TAG = /<[^>]*>/g;

/** Two rendered tables as the newer one, row by row and cell by cell. */
export function compareTables(before: string, after: string, comparing: Comparing): Marked {
  const [old, now] = [rowsOf(before), rowsOf(after)];
  const parts = { head: createTotal(), body: createTotal() };
  for (const step of align(old, now, comparing.work)) {
    const from = step.kind === "added" ? undefined : old[step.before];
    const to = step.kind === "removed" ? undefined : now[step.after];
    const part = (to ?? from)?.kind === "head" ? parts.head : parts.body;
    if (step.kind === "same") part.add({ html: to?.html ?? "", words: { added: 0, removed: 0 } });
    else if (from && to) part.add(compareRows(from.html, to.html, comparing));
    else if (from) part.add(markRow(from.html, "removed", comparing));
    else if (to) part.add(markRow(to.html, "added", comparing));
  }
  const opening = after.slice(0, after.indexOf("<thead>"));
  const head = parts.head.within("<thead>\n", "</thead>\n");
  const body = parts.body.within("<tbody>\n", "</tbody>\n");
  const total = createTotal();
  total.add(head);
  total.add(old.length + now.length > 2 ? body : { ...body, html: "" });
  return total.within(opening, after.slice(after.lastIndexOf("</table>")));
}

function rowsOf(table: string): (Unit & { html: string })[] {
  return [...table.matchAll(ROW)].map(([html], index) => {
    const kind = index === 0 ? "head" : "row";
    const [first = "", ...others] = cellsOf(html).map(({ inner }) => inner.replace(TAG, ""));
    // What a row is called says more about it than its numbers do.
    const called = first.replace(/\S+/g, "called$&");
    return { kind, key: `${kind} ${html}`, sketch: sketch([called, first, ...others].join(" ")), html };
  });
}

function compareRows(before: string, after: string, comparing: Comparing): Marked {
  const [old, now] = [cellsOf(before), cellsOf(after)];
  const row = createTotal();
  for (let index = 0; index < Math.max(old.length, now.length); index++) {
    const [from, to] = [old[index], now[index]];
    if (from && to) row.add(compareCells(from, to, comparing));
    else if (from) row.add(markCell(from, "removed", comparing));
    else if (to) row.add(markCell(to, "added", comparing));
  }
  return row.within("<tr>\n", "</tr>\n");
}

interface Cell {
  open: string;
  inner: string;
  close: string;
}

function cellsOf(row: string): Cell[] {
  return [...row.matchAll(CELL)].map(([, open = "", inner = "", close = ""]) => ({ open, inner, close }));
}

function compareCells(before: Cell, after: Cell, { before: old, after: now, work }: Comparing): Marked {
  const from = readPieces(before.inner, old.labels);
  const to = readPieces(after.inner, now.labels);
  const cell = createTotal();
  const changes = compareProse(from, to, work);
  if (changes) cell.add(changes);
  else {
    cell.add(markProse(from, "removed"));
    cell.add({ html: " ", words: { added: 0, removed: 0 } });
    cell.add(markProse(to, "added"));
  }
  return cell.within(after.open, after.close);
}

function markRow(row: string, mark: "added" | "removed", comparing: Comparing): Marked {
  const total = createTotal();
  for (const cell of cellsOf(row)) total.add(markCell(cell, mark, comparing));
  return total.within("<tr>\n", "</tr>\n");
}

function markCell({ open, inner, close }: Cell, mark: "added" | "removed", comparing: Comparing): Marked {
  const { labels } = mark === "removed" ? comparing.before : comparing.after;
  const { html, words } = markProse(readPieces(inner, labels), mark);
  return { html: open + html + close, words };
}
