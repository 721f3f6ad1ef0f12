const OPENING = /^ {0,3}(#{1,6})(?=[ \t]|$)/;

/**
 * What a line says as a heading that begins with number signs, its closing ones aside; null for any other line. A line
 * may still end with the carriage return of a form. Takes time in proportion to the length.
 */
export function headingLine(line: string): { depth: number; text: string } | null {
  const whole = line.endsWith("\r") ? line.slice(0, -1) : line;
  const marks = OPENING.exec(whole)?.[1];
  if (!marks) return null;
  const start = whole.indexOf(marks) + marks.length;
  const end = withoutBlanks(whole, start, whole.length);
  let closing = end;
  while (closing > start && whole[closing - 1] === "#") closing -= 1;
  const isClosed = closing < end && isBlank(whole[closing - 1]);
  const text = whole.slice(start, isClosed ? withoutBlanks(whole, start, closing) : end);
  return { depth: marks.length, text: text.replace(/^[ \t]+/, "") };
}

/** Where a part of a line ends once the blanks at its end are left out. */
function withoutBlanks(line: string, start: number, end: number): number {
  let last = end;
  while (last > start && isBlank(line[last - 1])) last -= 1;
  return last;
}

function isBlank(character: string | undefined): boolean {
  return character === " " || character === "\t";
}
