import { escapeText } from "../markdown/escape.server";
import { countWords } from "../markdown/markdown";
import { sanitize } from "../markdown/sanitize.server";
import type { Shelf } from "../markdown/shelf.server";
import { type Comparing, compareBlocks } from "./compare-blocks.server";
import { compareSource } from "./compare-source.server";
import type { ChangedBlock, ComparedBlock, ComparedSection, Comparison } from "./comparison";
import { groupSections, type SectionSteps } from "./group-sections.server";
import { type Block, readPlain, readWriteUp, type WriteUp } from "./read-write-up.server";
import { createSharedShelf } from "./shared-shelf.server";
import { createWork } from "./work.server";

interface Texts extends Comparing {
  before: WriteUp;
  after: WriteUp;
  shelf: Shelf;
}

/**
 * Compares two Markdown texts: by sections, by blocks inside them, by words inside changed blocks. The same texts
 * always compare alike. A text over MARKDOWN_MAX_BYTES, or that the parser gives up on, is compared as plain paragraphs.
 *
 * Never throws. The work after parsing is bounded, and beyond the bounds blocks are shown replaced as a whole, which
 * `coarse` says. Parsing takes seconds on some hostile texts: run it where it can be stopped.
 */
export function compareWriteUps(before: string, after: string): Comparison {
  const shelf = createSharedShelf();
  const read = { before: readWriteUp(before, shelf), after: readWriteUp(after, shelf) };
  const isPlain = !read.before || !read.after;
  const texts: Texts = {
    before: read.before && read.after ? read.before : readPlain(before, shelf),
    after: read.before && read.after ? read.after : readPlain(after, shelf),
    shelf,
    work: createWork(),
  };
  const grouped = groupSections(texts.before.blocks, texts.after.blocks, texts.work);
  const sections = grouped.map((section, index) => compareSection(section, index + 1, texts));
  return { sections, words: sumWords(sections), coarse: texts.work.coarse || isPlain };
}

function compareSection({ state, steps }: SectionSteps, number: number, texts: Texts): ComparedSection {
  const blocks: ComparedBlock[] = [];
  const title = { heading: "", formerHeading: null as string | null, newHeading: false };
  let run: Run = { kind: "same", blocks: [] };
  const flush = () => {
    if (run.blocks.length > 0) blocks.push(writeRun(run, state, texts.shelf));
  };
  const push = (kind: Run["kind"], block: Block | undefined) => {
    if (!block) return;
    if (run.kind !== kind) {
      flush();
      run = { kind, blocks: [] };
    }
    run.blocks.push(block);
  };
  for (const step of steps) {
    const old = step.kind === "added" ? undefined : texts.before.blocks[step.before];
    const now = step.kind === "removed" ? undefined : texts.after.blocks[step.after];
    const titled = state === "removed" ? old : now;
    if (titled?.opens != null) {
      title.heading = titled.opens;
      title.newHeading = step.kind === "added";
      title.formerHeading = old?.opens != null && old.opens !== titled.opens ? old.opens : null;
    }
    const changed = step.kind === "pair" && old && now ? changedBlock(old, now, texts) : null;
    if (changed) {
      flush();
      run = { kind: "same", blocks: [] };
      blocks.push(changed);
    } else if (step.kind === "same") push("same", now);
    else {
      push("removed", old);
      push("added", now);
    }
  }
  flush();
  const changes = blocks.filter((block) => block.kind !== "same");
  return {
    id: `section-${number}`,
    ...title,
    state: state === "kept" ? (changes.length > 0 ? "changed" : "same") : state,
    words: sumWords(changes),
    blocks,
  };
}

/** Neighbours that are alike in both texts, new or gone. */
interface Run {
  kind: "same" | "added" | "removed";
  blocks: Block[];
}

function writeRun({ kind, blocks }: Run, state: SectionSteps["state"], shelf: Shelf): ComparedBlock {
  // A section's own heading is its title. A gone heading whose section went on under another one is not.
  const isTitle = ({ opens }: Block) => opens !== null && (kind !== "removed" || state === "removed");
  const shown = blocks.filter((block) => !isTitle(block) && (block.visible || kind !== "same"));
  const html = safe(shown.map((block) => block.html).join(""), shelf);
  const words = blocks.reduce((sum, { raw }) => sum + countWords(raw), 0);
  const source = blocks
    .filter(({ raw }) => raw !== "")
    .map(({ raw }) => escapeText(raw))
    .join("\n\n");
  if (kind === "same") return { kind, count: shown.length, words, html, source };
  const element = kind === "added" ? "ins" : "del";
  return {
    kind,
    words: { added: 0, removed: 0, [kind]: words },
    html,
    source: `<${element} class="${kind}">${source}</${element}>`,
    markupOnly: false,
  };
}

/** Null where the two are not told as versions of one. A heading that was renamed always is. */
function changedBlock(before: Block, after: Block, texts: Texts): ChangedBlock | null {
  const changes = compareBlocks(before.token, after.token, texts);
  const isTitle = before.opens !== null && after.opens !== null;
  if (!changes && !isTitle) return null;
  const html = changes?.html ?? "";
  const byLine = after.token.type === "code";
  return {
    kind: "changed",
    words: changes?.words ?? { added: countWords(after.raw), removed: countWords(before.raw) },
    html: isTitle ? "" : safe(html, texts.shelf),
    source: compareSource(before.raw, after.raw, { byLine, work: texts.work }),
    markupOnly: changes !== null && !/<(?:ins class="added"|del class="removed")>/.test(html),
  };
}

/** The sanitiser last, as for every text; formulas have a belt of their own. */
function safe(html: string, shelf: Shelf): string {
  return shelf.restore(sanitize(html));
}

function sumWords(parts: readonly { words: { added: number; removed: number } }[]) {
  return {
    added: parts.reduce((sum, { words }) => sum + words.added, 0),
    removed: parts.reduce((sum, { words }) => sum + words.removed, 0),
  };
}
