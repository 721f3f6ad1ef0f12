import { WRITE_UP_TEMPLATE } from "./template";

/** A heading of a Markdown text. */
export interface BodyHeading {
  depth: number;
  text: string;
  /** Where its line begins, in characters. */
  offset: number;
  /** Whether something is written between it and the next heading. */
  filled: boolean;
}

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const HEADING = /^ {0,3}(#{1,6})[ \t]+(.+?)[ \t#]*$/;

/** The headings of a text in their order; those in fenced code are none. */
export function bodyHeadings(body: string): BodyHeading[] {
  const headings: BodyHeading[] = [];
  let fence = "";
  let offset = 0;
  for (const line of body.split("\n")) {
    const mark = FENCE.exec(line)?.[1] ?? "";
    const heading = fence ? null : HEADING.exec(line);
    const last = headings.at(-1);
    if (heading?.[1] && heading[2]) {
      headings.push({ depth: heading[1].length, text: heading[2], offset, filled: false });
    } else if (last && line.trim()) last.filled = true;
    if (fence && mark.startsWith(fence)) fence = "";
    else if (!fence) fence = mark;
    offset += line.length + 1;
  }
  return headings;
}

export interface TemplateProgress {
  heading: string;
  hint: string;
  required: boolean;
  /** `missing`: the text has no such heading; `empty`: nothing is written below it. */
  state: "missing" | "empty" | "filled";
}

/** How far a text has got with the template. */
export function templateProgress(body: string): TemplateProgress[] {
  const states = new Map<string, TemplateProgress["state"]>();
  for (const { text, filled } of bodyHeadings(body)) {
    const key = text.toLowerCase();
    if (states.get(key) !== "filled") states.set(key, filled ? "filled" : "empty");
  }
  return WRITE_UP_TEMPLATE.map((section) => ({
    ...section,
    state: states.get(section.heading.toLowerCase()) ?? "missing",
  }));
}

/** A text without its headings, for counting what was written. */
export function withoutHeadings(body: string): string {
  return body.replace(/^#{1,6}[ \t].*$/gm, "");
}
