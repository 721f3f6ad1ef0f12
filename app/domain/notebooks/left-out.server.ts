import { OUTPUT_MAX } from "./notebook";

const NOUNS = {
  widget: ["A widget", "widget", "widgets"],
  script: ["A script", "script", "scripts"],
  plot: ["An interactive plot", "interactive plot", "interactive plots"],
  svg: ["An SVG image", "SVG image", "SVG images"],
  embed: [
    "An embedded page, film or sound",
    "embedded page, film or sound",
    "embedded pages, films or sounds",
  ],
  image: ["A broken image", "broken image", "broken images"],
  other: ["An output of an unknown kind", "output of an unknown kind", "outputs of unknown kinds"],
} as const;

export type LeftOutKind = keyof typeof NOUNS;

/** Counts what a notebook has and the page does not show. Each counting returns the HTML that says so in its place. */
export interface LeftOut {
  add(kind: LeftOutKind): string;
  /** A text that is cut at OUTPUT_MAX. */
  cut(): string;
  /** A part for which the page has no room. */
  noRoom(): string;
  /** A sentence for each sort of loss. */
  sentences(): string[];
}

/** Starts counting for one notebook. */
export function createLeftOut(): LeftOut {
  const counts = new Map<LeftOutKind, number>();
  let cuts = 0;
  let withoutRoom = 0;
  return {
    add(kind) {
      counts.set(kind, (counts.get(kind) ?? 0) + 1);
      return note(`${NOUNS[kind][0]} is not shown.`);
    },
    cut() {
      cuts += 1;
      return note(`What follows is cut: one text shows at most ${OUTPUT_MAX / 1024} KB.`);
    },
    noRoom() {
      withoutRoom += 1;
      return note("This part is left out: the notebook is too long to show whole.");
    },
    sentences() {
      const sentences = [notShown(counts)];
      if (cuts > 0)
        sentences.push(`${counted(cuts, "text is", "texts are")} cut after ${OUTPUT_MAX / 1024} KB.`);
      if (withoutRoom > 0) {
        const parts = counted(withoutRoom, "part is", "parts are");
        sentences.push(`${parts} left out, because the notebook is too long to show whole.`);
      }
      return sentences.filter(Boolean);
    },
  };
}

function note(sentence: string): string {
  return `<p class="left-out">${sentence}</p>\n`;
}

function notShown(counts: ReadonlyMap<LeftOutKind, number>): string {
  const kinds = (Object.keys(NOUNS) as LeftOutKind[]).filter((kind) => counts.has(kind));
  const parts = kinds.map((kind) => counted(counts.get(kind) ?? 0, NOUNS[kind][1], NOUNS[kind][2]));
  const [last = "", ...others] = parts.reverse();
  if (!last) return "";
  const isOne = others.length === 0 && last.startsWith("1 ");
  const all = others.length > 0 ? `${others.reverse().join(", ")} and ${last}` : last;
  return `${all} ${isOne ? "is" : "are"} not shown.`;
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`;
}
