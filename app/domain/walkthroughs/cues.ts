/** What is said between two moments of a recording, in milliseconds from its beginning. */
export interface Cue {
  startMs: number;
  endMs: number;
  /** Plain text, one or more lines. */
  text: string;
}

const TIME = "(?:(\\d{1,2}):)?(\\d{1,2}):(\\d{2})[.,](\\d{3})";
const TIMING = new RegExp(`^\\s*${TIME}\\s*-->\\s*${TIME}(?:\\s|$)`);
const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", nbsp: " ", quot: '"' };

/** Whether a text is meant as WebVTT or SubRip: it says so, or begins with a line of times. */
export function isTimed(text: string): boolean {
  const [first = "", second = ""] = blocksOf(text)[0] ?? [];
  return /^WEBVTT(\s|$)/.test(first) || TIMING.test(first) || (/^\d+$/.test(first) && TIMING.test(second));
}

/**
 * The cues of WebVTT or SubRip text, by their beginning; settings, styles, notes and tags are left out. Null when the
 * text is neither, or a cue in it has no readable times: `unreadableCue` then says which.
 */
export function parseCues(text: string): Cue[] | null {
  if (!isTimed(text) || unreadableCue(text) !== null) return null;
  const cues = cueBlocks(text).flatMap((lines) => readCue(lines) ?? []);
  return cues.filter((cue) => cue.text).sort((a, b) => a.startMs - b.startMs);
}

/** The first line of the first cue whose times cannot be read or do not go forward; null when there is none. */
export function unreadableCue(text: string): string | null {
  const unreadable = cueBlocks(text).find((lines) => readCue(lines) === null);
  return unreadable?.[0]?.slice(0, 80) ?? null;
}

/** What is said: the text of the cues, or a plain text as it is. */
export function spokenText(text: string): string {
  return (
    parseCues(text)
      ?.map((cue) => cue.text)
      .join("\n") ?? text
  );
}

function cueBlocks(text: string): string[][] {
  const isCue = (lines: string[], i: number) =>
    !(i === 0 && lines[0]?.startsWith("WEBVTT")) && !/^(NOTE|STYLE|REGION)(\s|$)/.test(lines[0] ?? "");
  return blocksOf(text).filter(isCue);
}

function blocksOf(text: string): string[][] {
  const lines = text
    .replace(/^\uFEFF/, "")
    .split(/\r\n?|\n/)
    .map((line) => line.trim());
  const blocks: string[][] = [[]];
  for (const line of lines) {
    if (line) blocks.at(-1)?.push(line);
    else if (blocks.at(-1)?.length) blocks.push([]);
  }
  return blocks.filter((block) => block.length > 0);
}

/** Null when the block has no times that go forward. A line before them is the cue's name. */
function readCue(lines: string[]): Cue | null {
  const at = TIMING.test(lines[0] ?? "") ? 0 : 1;
  const match = TIMING.exec(lines[at] ?? "");
  if (!match) return null;
  const startMs = milliseconds(match.slice(1, 5));
  const endMs = milliseconds(match.slice(5, 9));
  if (startMs === null || endMs === null || endMs <= startMs) return null;
  return { startMs, endMs, text: plainText(lines.slice(at + 1)) };
}

function milliseconds([hours, minutes, seconds, thousandths]: (string | undefined)[]): number | null {
  if (Number(minutes) > 59 || Number(seconds) > 59) return null;
  return ((Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + Number(thousandths);
}

/** Markup goes first, then entities, so that none of them can make a tag; writing out escapes again. */
function plainText(lines: string[]): string {
  return lines
    .map((line) =>
      line
        .replace(/<\/?[\p{L}\d][^<>]*>|\{\\[^{}]*\}/gu, "")
        .replace(/&(amp|lt|gt|nbsp|quot);/g, (_, name: string) => ENTITIES[name] ?? "")
        .replace(/\p{Cc}+/gu, " ")
        .trim(),
    )
    .filter(Boolean)
    .join("\n");
}
