import { headingLine } from "./heading-line";
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

/** The headings of a text in their order; those in fenced code are none. */
export function bodyHeadings(body: string): BodyHeading[] {
  const headings: BodyHeading[] = [];
  let fence = "";
  let offset = 0;
  for (const line of body.split("\n")) {
    const mark = FENCE.exec(line)?.[1] ?? "";
    const heading = fence ? null : headingLine(line);
    const last = headings.at(-1);
    if (heading?.text) {
      headings.push({ ...heading, offset, filled: false });
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

/** What a screen reader says of each state. */
export const STATE_WORDS: Record<TemplateProgress["state"], string> = {
  missing: "not in the text",
  empty: "nothing written yet",
  filled: "written",
};

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
