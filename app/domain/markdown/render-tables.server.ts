import type { Tokens } from "marked";
import { escapeText } from "./escape.server";
import { readExperiments } from "./experiments";
import { evidenceLabel, gatherEvidence } from "./gather-evidence.server";
import type { WriteUpToken } from "./lex-markdown.server";
import { cut } from "./markdown";
import { type Page, withoutSidenotes } from "./page.server";
import { renderInline } from "./render-inline.server";
import { plainText } from "./text.server";
import { OPTIMAL_MARK, tradeoffCaption } from "./tradeoff-caption.server";
import { tradeoffChart } from "./tradeoff-chart.server";
import { readTradeoffs } from "./tradeoffs";

/** In one document; the tables behind keep their marks and captions. */
const CHARTS_MAX = 20;
const CELL_LABEL_LENGTH = 40;
const NO_BREAK = "\u00a0";

/** A table: as a comparison or an experiment log where it is one, else as it is. */
export function renderTable(token: Tokens.Table, around: Page): string {
  const page = withoutSidenotes(around);
  const header = token.header.map(cellText);
  const rows = token.rows.map((cells) => cells.map(cellText));
  return (
    experiments(token, { header, rows }, page) ??
    tradeoffs(token, { header, rows }, page) ??
    plain(token, page)
  );
}

interface Texts {
  header: string[];
  rows: string[][];
}

function cellText(cell: Tokens.TableCell): string {
  return plainText(cell.tokens as WriteUpToken[]);
}

function plain(token: Tokens.Table, page: Page): string {
  return framed(token, {
    page,
    label: page.counts.tables === 0 ? "Table" : `Table ${page.counts.tables + 1}`,
  });
}

function experiments(token: Tokens.Table, { header, rows }: Texts, page: Page): string | null {
  const log = readExperiments(header, rows);
  if (!log) return null;
  const { deadEnds, decisionIndex, summary } = log;
  return gatherEvidence(
    {
      kind: "experiments",
      says: summary,
      render(id, title) {
        const number = page.counts.experiments;
        const ids = rows.map((_, row) => page.headingId(`experiment-${number}-${row + 1}`));
        const labels = header.map((text) => cellLabel(text));
        const table = framed(token, {
          page,
          label: title,
          rowAttributes: (row) => ` id="${ids[row]}"${deadEnds.has(row) ? ' class="dead"' : ""}`,
          cell: (html, row, column) =>
            (labels[column] ?? "") +
            (column === 0 ? rowLink(ids[row] ?? "", row) : "") +
            html +
            (column === decisionIndex && deadEnds.has(row) ? ' <span class="dead-end">dead end</span>' : ""),
        });
        const caption = `<figcaption>${summary}</figcaption>`;
        return `<figure class="evidence experiments" id="${id}">${evidenceLabel(id, title)}${table}${caption}</figure>\n`;
      },
    },
    page,
  );
}

/** The column's name, to be seen where a narrow page stacks the cells of a row. */
function cellLabel(header: string): string {
  const text = cut(header, CELL_LABEL_LENGTH);
  return text ? `<span class="cell-label">${escapeText(text)}</span> ` : "";
}

function rowLink(id: string, row: number): string {
  return `<a href="#${id}" class="row-link" aria-label="Link to experiment ${row + 1}"></a>`;
}

function tradeoffs(token: Tokens.Table, { header, rows }: Texts, page: Page): string | null {
  const comparison = readTradeoffs(header, rows);
  if (!comparison) return null;
  const { options, nameIndex, axes } = comparison;
  return gatherEvidence(
    {
      kind: "tradeoffs",
      says: `${axes[1].label} against ${axes[0].label}`,
      render(id, title) {
        page.counts.charts += 1;
        // An underscore, which no heading's id has.
        const chart = page.counts.charts <= CHARTS_MAX ? tradeoffChart(comparison, `${id}_chart`) : null;
        const table = framed(token, {
          page,
          label: title,
          rowAttributes: (row) => (options[row]?.optimal ? ' class="optimal"' : ""),
          cell: (html, row, column) =>
            column === nameIndex
              ? `${pointNumber(chart?.numbers.get(row))}${html}${options[row]?.optimal ? `${NO_BREAK}${OPTIMAL_MARK}` : ""}`
              : html,
        });
        const caption = `<figcaption>${tradeoffCaption(comparison)}</figcaption>`;
        const svg = chart?.svg ? page.shelf.put(chart.svg) : "";
        return `<figure class="evidence tradeoffs" id="${id}">${evidenceLabel(id, title)}${table}${svg}${caption}</figure>\n`;
      },
    },
    page,
  );
}

function pointNumber(number: number | undefined): string {
  return number ? `<span class="point-number">${number}</span> ` : "";
}

interface Frame {
  page: Page;
  label: string;
  rowAttributes?: (row: number) => string;
  /** What becomes of a body cell's HTML. */
  cell?: (html: string, row: number, column: number) => string;
}

/** In a box of its own that scrolls: a wide table must not widen the page. */
function framed(
  token: Tokens.Table,
  { page, label, rowAttributes = () => "", cell = (html) => html }: Frame,
): string {
  page.counts.tables += 1;
  const head = `<thead>\n<tr>\n${token.header.map((one) => tag(one, inline(one, page))).join("")}</tr>\n</thead>\n`;
  const body = token.rows.map((cells, row) => {
    const html = cells.map((one, column) => tag(one, cell(inline(one, page), row, column)));
    return `<tr${rowAttributes(row)}>\n${html.join("")}</tr>\n`;
  });
  return (
    `<div class="table" role="region" tabindex="0" aria-label="${label}"><table>\n` +
    `${head}${body.length > 0 ? `<tbody>\n${body.join("")}</tbody>\n` : ""}</table></div>\n`
  );
}

function inline(cell: Tokens.TableCell, page: Page): string {
  return renderInline(cell.tokens as WriteUpToken[], page);
}

function tag(cell: Tokens.TableCell, html: string): string {
  const name = cell.header ? "th" : "td";
  const scope = cell.header ? ' scope="col"' : "";
  const align = cell.align ? ` align="${cell.align}"` : "";
  return `<${name}${scope}${align}>${html}</${name}>\n`;
}
