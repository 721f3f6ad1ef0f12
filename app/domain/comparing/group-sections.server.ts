import { align, RESEMBLANCE_MIN, type Step } from "./align.server";
import type { Block } from "./read-write-up.server";
import { resemblance, type Sketch, sketch } from "./sketch.server";
import type { Work } from "./work.server";

/** The steps of one section of either text, in the order in which they are read. */
export interface SectionSteps {
  state: "kept" | "added" | "removed" | "moved";
  steps: Step[];
}

/** Share of a section's blocks, or of its words, that is found again where it was renamed or moved. */
const SHARE_MIN = 0.5;
/** Pairs of a removed and an added section that are looked at. */
const MOVES_MAX = 10_000;

/** Aligns two texts and puts the steps in sections: those of the newer text, gone ones where they stood. */
export function groupSections(before: readonly Block[], after: readonly Block[], work: Work): SectionSteps[] {
  const steps = withoutFalseRenames(align(before, after, work), before, after);
  const sections = gather(steps, before, after);
  return withMoves(sections, { before, after, work });
}

/**
 * Two headings that say different things are one renamed heading only where most of what stood below the old one
 * stands below the new one.
 */
function withoutFalseRenames(
  steps: readonly Step[],
  before: readonly Block[],
  after: readonly Block[],
): Step[] {
  const sizes = new Map<number, number>();
  for (const { section, opens } of before)
    if (opens === null) sizes.set(section, (sizes.get(section) ?? 0) + 1);
  const found = new Map<string, number>();
  for (const step of steps) {
    if (step.kind !== "same" && step.kind !== "pair") continue;
    const [old, now] = [before[step.before], after[step.after]];
    if (old?.opens !== null || now?.opens !== null) continue;
    const key = `${old.section} ${now.section}`;
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return steps.flatMap((step): Step[] => {
    if (step.kind !== "pair") return [step];
    const [old, now] = [before[step.before], after[step.after]];
    if (!old || !now || old.opens === null || now.opens === null) return [step];
    if (resemblance(old.sketch, now.sketch) >= RESEMBLANCE_MIN) return [step];
    const size = sizes.get(old.section) ?? 0;
    if ((found.get(`${old.section} ${now.section}`) ?? 0) >= Math.max(1, size * SHARE_MIN)) return [step];
    return [
      { kind: "removed", before: step.before },
      { kind: "added", after: step.after },
    ];
  });
}

function gather(steps: readonly Step[], before: readonly Block[], after: readonly Block[]): SectionSteps[] {
  const survivors = new Set<number>();
  for (const step of steps) {
    if (step.kind === "same" || step.kind === "pair") survivors.add(before[step.before]?.section ?? -1);
  }
  const sections: SectionSteps[] = [];
  const kept = new Map<number, SectionSteps>();
  const gone = new Map<number, SectionSteps>();
  let current: SectionSteps | null = null;
  const begin = (state: SectionSteps["state"]): SectionSteps => {
    const section: SectionSteps = { state, steps: [] };
    sections.push(section);
    return section;
  };
  for (const step of steps) {
    if (step.kind === "removed") {
      const number = before[step.before]?.section ?? -1;
      if (survivors.has(number) && current) current.steps.push(step);
      else if (survivors.has(number)) {
        // Nothing of the newer text came before: the removed block opens its first section.
        current = begin("kept");
        kept.set(0, current);
        current.steps.push(step);
      } else {
        const section: SectionSteps = gone.get(number) ?? begin("removed");
        gone.set(number, section);
        section.steps.push(step);
      }
      continue;
    }
    const number = after[step.after]?.section ?? -1;
    current = kept.get(number) ?? begin("added");
    kept.set(number, current);
    current.steps.push(step);
    if (step.kind !== "added") current.state = "kept";
  }
  return sections;
}

interface Texts {
  before: readonly Block[];
  after: readonly Block[];
  work: Work;
}

/** Finds added sections that say what a removed one said, and shows what changed in them instead. */
function withMoves(sections: SectionSteps[], { before, after, work }: Texts): SectionSteps[] {
  const removed = sections.filter(({ state }) => state === "removed");
  const added = sections.filter(({ state }) => state === "added");
  if (removed.length * added.length > MOVES_MAX) return sections;
  const homes = removed.map((section) => ({ section, sketch: sketchOf(oldBlocks(section, before)) }));
  const gone = new Set<SectionSteps>();
  for (const section of added) {
    const words = sketchOf(newBlocks(section, after));
    let best = { share: SHARE_MIN, home: null as SectionSteps | null };
    for (const home of homes) {
      const share = gone.has(home.section) ? 0 : resemblance(home.sketch, words);
      if (share >= best.share) best = { share, home: home.section };
    }
    if (!best.home) continue;
    gone.add(best.home);
    section.state = "moved";
    section.steps = moveSteps(best.home, section, { before, after, work });
  }
  return sections.filter((section) => !gone.has(section));
}

function sketchOf(blocks: readonly Block[]): Sketch {
  return sketch(blocks.map(({ raw }) => raw).join("\n"));
}

function moveSteps(home: SectionSteps, section: SectionSteps, { before, after, work }: Texts): Step[] {
  const from = home.steps.map((step) => (step.kind === "added" ? -1 : step.before));
  const to = section.steps.map((step) => (step.kind === "removed" ? -1 : step.after));
  return align(oldBlocks(home, before), newBlocks(section, after), work).map((step): Step => {
    if (step.kind === "removed") return { ...step, before: from[step.before] ?? -1 };
    if (step.kind === "added") return { ...step, after: to[step.after] ?? -1 };
    return { ...step, before: from[step.before] ?? -1, after: to[step.after] ?? -1 };
  });
}

function oldBlocks({ steps }: SectionSteps, before: readonly Block[]): Block[] {
  return steps.flatMap((step) => (step.kind === "added" ? [] : (before[step.before] ?? [])));
}

function newBlocks({ steps }: SectionSteps, after: readonly Block[]): Block[] {
  return steps.flatMap((step) => (step.kind === "removed" ? [] : (after[step.after] ?? [])));
}
