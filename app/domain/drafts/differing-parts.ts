/** The part of a text in which it differs from another one, with what stands around it. */
export interface DifferingPart {
  /** Lines alike that are left out above. */
  linesBefore: number;
  before: string;
  /** Whole lines; empty where the other text has more here. */
  differing: string;
  after: string;
  linesAfter: number;
}

/** Lines alike that are shown above and below. */
const CONTEXT = 3;

/** From the first to the last line in which two texts differ, as each of them has it. */
export function differingParts(one: string, other: string): [DifferingPart, DifferingPart] {
  const [ones, others] = [one.split(/\r?\n/), other.split(/\r?\n/)];
  const shortest = Math.min(ones.length, others.length);
  let start = 0;
  while (start < shortest && ones[start] === others[start]) start += 1;
  let end = 0;
  while (end < shortest - start && ones.at(-1 - end) === others.at(-1 - end)) end += 1;
  return [partOf(ones, start, end), partOf(others, start, end)];
}

function partOf(lines: string[], start: number, end: number): DifferingPart {
  const linesBefore = Math.max(0, start - CONTEXT);
  const linesAfter = Math.max(0, end - CONTEXT);
  const last = lines.length - end;
  const text = (from: number, to: number) => lines.slice(from, to).join("\n");
  const before = text(linesBefore, start);
  const differing = text(start, last);
  const after = text(last, lines.length - linesAfter);
  return {
    linesBefore,
    before: before && `${before}\n`,
    differing,
    after: after && (differing ? `\n${after}` : after),
    linesAfter,
  };
}
