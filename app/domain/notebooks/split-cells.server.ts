/** A cell in the HTML of a notebook's page. */
export interface CellHtml {
  html: string;
  /** What its author wrote in it, without number, prompt and outputs. */
  source: string;
}

const CELL = /<section class="cell [a-z]+-cell" id="nb-cell-\d+"/g;
const END = "</div>\n";
const OUTPUTS = /<div class="cell-part output">|<details class="fold all-outputs">/;
const NO_SOURCE =
  /<a class="cell-number"[^>]*>\d+<\/a>|<p class="prompt">[^<]*<\/p>|<details class="fold"><summary>[^<]*<\/summary>/g;

/**
 * The cells of a notebook's page, as `renderNotebook` made it, in their order, and what stands around them. Without
 * cells where the HTML is of anything else. No cell can pretend to begin another one, as what is in it keeps no class.
 */
export function splitCells(html: string): { before: string; cells: CellHtml[]; after: string } {
  const starts = [...html.matchAll(CELL)].map(({ index }) => index);
  const [first] = starts;
  if (first === undefined || !html.endsWith(END)) return { before: html, cells: [], after: "" };
  const last = html.length - END.length;
  const cells = starts.map((start, i) => {
    const cell = html.slice(start, starts[i + 1] ?? last);
    return { html: cell, source: cell.slice(0, OUTPUTS.exec(cell)?.index).replace(NO_SOURCE, "") };
  });
  return { before: html.slice(0, first), cells, after: html.slice(last) };
}
