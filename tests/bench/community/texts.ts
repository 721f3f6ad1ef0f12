import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Rendered } from "~/domain/markdown/markdown";
import { renderMarkdown } from "~/domain/markdown/render-markdown.server";
import type { Random } from "./random";
import { CHANGES, REASONS, REPLIES, SENTENCES, STEPS } from "./words";

/** Markdown and what the site's renderer makes of it. */
export interface Text extends Rendered {
  markdown: string;
}

export interface Texts {
  /** Write-ups of some kilobytes. */
  long: Text[];
  /** Write-ups of a few sentences. */
  short: Text[];
  reasons: Text[];
  steps: Text[];
  changes: Text[];
  replies: Text[];
}

const SHORT_WRITE_UPS = 400;
/** From the root of the checkout, where npm runs its scripts. */
const DEMO_FOLDER = "app/demo/solutions";

/** Renders a stock of texts once; rows then share them, as rendering one for each would take hours. */
export function createTexts(random: Random): Texts {
  const short = Array.from({ length: SHORT_WRITE_UPS }, () => {
    const sentences = Array.from({ length: 2 + random.below(3) }, () => random.pick(SENTENCES));
    return `## Problem and objective\n\n${sentences.join(" ")}\n\n## Results\n\n${random.pick(SENTENCES)}`;
  });
  return {
    long: demoWriteUps().map(render),
    short: short.map(render),
    reasons: REASONS.map(render),
    steps: STEPS.map(render),
    changes: CHANGES.map(render),
    replies: REPLIES.map(render),
  };
}

function demoWriteUps(): string[] {
  return readdirSync(DEMO_FOLDER, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".md"))
    .sort()
    .map((file) => readFileSync(join(DEMO_FOLDER, file), "utf8").trim());
}

function render(markdown: string): Text {
  return { markdown, ...renderMarkdown(markdown) };
}
