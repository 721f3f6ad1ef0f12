import { type Section, sectionNamed, sectionOf } from "../markdown/sections";
import { splitHeadings, type TextPart } from "./headings";
import { WRITE_UP_TEMPLATE } from "./template";

export interface MappedText {
  /** The text's first heading where it is of the first level; else empty. */
  title: string;
  markdown: string;
  /** Headings that became one of the template's, in the order of the text. */
  mapped: { from: string; to: string }[];
  /** Headings that fit none. */
  kept: string[];
  /** Headings of the template that nothing fits; they are there, with nothing below. */
  missing: string[];
}

interface Part {
  heading: string;
  depth: number;
  body: TextPart[];
}

const DEPTH = 2;

/**
 * Brings a text such as a README into the template's order. What stands before the first heading stays on top; each
 * section goes below the heading of the template that its own one means (`sectionOf`), several of them one level deeper
 * under their own names; the others follow as they are. The author's words stay as they were typed.
 */
export function mapOntoTemplate(markdown: string): MappedText {
  const { title, lead, sections } = readSections(splitHeadings(markdown));
  const bySection = new Map<Section, Part[]>();
  const kept: Part[] = [];
  const mapped: MappedText["mapped"] = [];
  for (const part of sections) {
    const section = sectionOf(part.heading);
    const to = section && WRITE_UP_TEMPLATE.find(({ key }) => key === section)?.heading;
    if (section && to) {
      const others = bySection.get(section);
      if (others) others.push(part);
      else bySection.set(section, [part]);
      mapped.push({ from: part.heading, to });
    } else kept.push(part);
  }
  const blocks = [
    text(lead),
    ...WRITE_UP_TEMPLATE.map(({ key, heading }) => templateBlock(heading, bySection.get(key) ?? [])),
    ...kept.map((part) => headed(part, DEPTH)),
  ];
  return {
    title,
    markdown: `${blocks.filter(Boolean).join("\n\n")}\n`,
    mapped,
    kept: kept.map(({ heading }) => heading),
    missing: WRITE_UP_TEMPLATE.filter(({ key }) => !bySection.has(key)).map(({ heading }) => heading),
  };
}

/** The title, what stands before the first section, and the sections: headings of the highest level below the title. */
function readSections(parts: TextPart[]): { title: string; lead: TextPart[]; sections: Part[] } {
  const headings = parts.flatMap(({ heading }) => heading ?? []);
  const [first, ...others] = headings;
  const isTitled = first?.depth === 1;
  const depth = (isTitled ? others : headings).reduce((least, heading) => Math.min(least, heading.depth), 7);
  const lead: TextPart[] = [];
  const sections: Part[] = [];
  for (const [i, part] of parts.entries()) {
    const { heading, raw } = part;
    const isOfTitle = heading === first || (parts[i - 1]?.heading === first && !raw.trim());
    if (isTitled && isOfTitle) continue;
    if (heading?.depth === depth) sections.push({ heading: heading.text.trim(), depth, body: [] });
    else (sections.at(-1)?.body ?? lead).push(part);
  }
  return { title: isTitled ? first.text.trim() : "", lead, sections };
}

function templateBlock(heading: string, parts: Part[]): string {
  const [only, ...others] = parts;
  const name = `## ${heading}`;
  if (!only) return name;
  if (others.length === 0) return [name, text(only.body, DEPTH - only.depth)].filter(Boolean).join("\n\n");
  const blocks = parts.map((part) =>
    sectionNamed(part.heading) ? text(part.body, DEPTH - part.depth) : headed(part, DEPTH + 1),
  );
  return [name, ...blocks].filter(Boolean).join("\n\n");
}

function headed({ heading, depth, body }: Part, newDepth: number): string {
  return [`${"#".repeat(newDepth)} ${heading}`, text(body, newDepth - depth)].filter(Boolean).join("\n\n");
}

/** Lines as they were typed, their headings moved by some levels, without blank lines at both ends. */
function text(parts: TextPart[], deeper = 0): string {
  const lines = parts.map(({ raw, heading }) => {
    if (!heading || deeper === 0) return raw;
    const depth = Math.min(6, Math.max(DEPTH + 1, heading.depth + deeper));
    return `${"#".repeat(depth)} ${heading.text}`;
  });
  return lines
    .join("\n")
    .replace(/^(?:[ \t]*\n)+/, "")
    .trimEnd();
}
