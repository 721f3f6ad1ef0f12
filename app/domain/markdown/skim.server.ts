import type { Tokens } from "marked";
import { boldLeads, type LeadLabel } from "./bold-leads.server";
import type { EvidenceKind } from "./evidence";
import type { WriteUpToken } from "./lex-markdown.server";
import type { SkimPart } from "./markdown";
import type { RenderedEvidence } from "./page.server";
import { isAboutLimits, type Section, sectionOf } from "./sections";
import { plainText } from "./text.server";

/** In characters of HTML, all parts together. */
const SKIM_MAX = 60 * 1024;

interface Block {
  token: WriteUpToken;
  html: string;
  section: Section | null;
  /** Stands below a heading about limits. */
  onLimits: boolean;
  /** Stands before every heading but a title. */
  isLead: boolean;
}

const LIMIT_WORDS =
  /^(?:(?:the |one |its |main )*(?:limit|caveat|weakness)|however\b|but\b|this does not\b|it does not\b|does not hold\b|not tested\b)/i;

export interface SkimmedDocument {
  /** Its top-level blocks, and the HTML of each before the sanitiser. */
  tokens: readonly WriteUpToken[];
  htmls: readonly string[];
  evidence: readonly RenderedEvidence[];
  /** Makes the HTML of a block fit to be shown. */
  complete: (html: string) => string;
}

/**
 * What a busy reader looks for in a document: whole blocks, as they stand in the text, without footnotes; found by its
 * headings and evidence blocks, else by what bold words begin with. A part that the text does not state is empty.
 */
export function skim(document: SkimmedDocument): SkimPart[] {
  const blocks = placed(document);
  const within = (section: Section) => blocks.filter((block) => block.section === section);
  const leads = boldLeads(document);
  const led = (label: LeadLabel) => [
    ...new Set(leads.filter((lead) => lead.label === label).map(({ html }) => html)),
  ];
  const opening =
    within("problem").length > 0
      ? []
      : firstOf(
          blocks.filter(({ isLead }) => isLead),
          ["paragraph"],
        );
  const parts: [string, string[]][] = [
    ["Objective", either(firstOf(within("problem"), ["paragraph"]), led("objective").slice(0, 1), opening)],
    ["Baseline", either(firstOf(within("baseline"), ["paragraph"]), led("baseline").slice(0, 1))],
    ["Headline result", either(result(within("results")), led("result").slice(0, 1))],
    ["Limits", either(limits(blocks), led("limits"))],
    ["Decisions and assumptions", either(evidence(document, ["decision", "assumption"]), led("decision"))],
    ["Trade-offs", either(evidence(document, ["tradeoffs"]), led("tradeoffs")).slice(0, 1)],
  ];
  let room = SKIM_MAX;
  return parts.map(([heading, pieces]) => {
    let html = "";
    for (const piece of pieces) {
      const complete = document.complete(withoutFootnotes(piece));
      if (complete.length > room) return { heading, html: `${html}<p>The rest is in the full text.</p>\n` };
      room -= complete.length;
      html += complete;
    }
    return { heading, html };
  });
}

/** Each block with the section that it stands in; below a heading that opens none it is that of the heading above. */
function placed({ tokens, htmls }: SkimmedDocument): Block[] {
  let open: { depth: number; section: Section | null; onLimits: boolean }[] = [];
  return tokens.map((token, i) => {
    if (token.type === "heading") {
      const text = plainText(token.tokens as WriteUpToken[]);
      open = open.filter(({ depth }) => depth < token.depth);
      const section = sectionOf(text) ?? open.at(-1)?.section ?? null;
      open.push({ depth: token.depth, section, onLimits: section !== null && isAboutLimits(text) });
    }
    const { section = null, onLimits = false } = open.at(-1) ?? {};
    return { token, html: htmls[i] ?? "", section, onLimits, isLead: open.every(({ depth }) => depth === 1) };
  });
}

/** The first of these that say anything. */
function either(...choices: string[][]): string[] {
  return choices.find((pieces) => pieces.length > 0) ?? [];
}

function result(section: Block[]): string[] {
  const blocks = section.filter(({ onLimits }) => !onLimits);
  return firstOf(blocks, ["paragraph", "list", "table"]);
}

function firstOf(blocks: Block[], types: WriteUpToken["type"][]): string[] {
  return blocks
    .filter(({ token }) => types.includes(token.type))
    .slice(0, 1)
    .map(({ html }) => html);
}

/** From the data's section and from headings about limits a list, or else the paragraph; what the results say of them. */
function limits(blocks: Block[]): string[] {
  const data = blocks.filter(({ section }) => section === "data");
  const others = blocks.filter(({ section, onLimits }) => onLimits && section !== "data");
  const results = blocks.filter(
    ({ token, section, onLimits }) =>
      section === "results" && !onLimits && token.type === "paragraph" && LIMIT_WORDS.test(textOf(token)),
  );
  return [...listOrParagraph(data), ...listOrParagraph(others), ...results.map(({ html }) => html)];
}

function listOrParagraph(blocks: Block[]): string[] {
  const list = firstOf(blocks, ["list"]);
  return list.length > 0 ? list : firstOf(blocks, ["paragraph"]);
}

function textOf({ tokens }: Tokens.Paragraph): string {
  return plainText(tokens as WriteUpToken[]).trimStart();
}

function evidence({ evidence }: SkimmedDocument, kinds: EvidenceKind[]): string[] {
  return evidence.filter(({ kind }) => kinds.includes(kind)).map(({ html }) => html);
}

const FOOTNOTE_MARK =
  /<sup><a [^>]*class="footnote-mark"[^>]*>\d+<\/a><\/sup>|<small class="sidenote"[^>]*>.*?<\/small>/gs;

/** The notes stay with the full text, so nothing may lead to them. */
function withoutFootnotes(html: string): string {
  return html.replace(FOOTNOTE_MARK, "");
}
