/**
 * Text without the elements of one name and what is in them, in time linear in its length. One that never ends stays.
 * It tidies; it does not make HTML safe.
 */
export function withoutElements(text: string, name: string): string {
  return withoutSpans(text, `<${name}`, (searched, from) => {
    const close = searched.indexOf(`</${name}`, from);
    return close < 0 ? 0 : searched.indexOf(">", close) + 1;
  });
}

/** Text without comments; one that never ends stays. */
export function withoutComments(text: string): string {
  return withoutSpans(text, "<!--", (searched, from) => {
    const close = searched.indexOf("-->", from);
    return close < 0 ? 0 : close + "-->".length;
  });
}

/** `findEnd` returns the place behind a span, or 0 where it has no end. */
function withoutSpans(
  text: string,
  open: string,
  findEnd: (searched: string, from: number) => number,
): string {
  const lower = text.toLowerCase();
  // Some letters change their length in lower case: places found in one text would be wrong in the other.
  const searched = lower.length === text.length ? lower : text;
  const kept: string[] = [];
  let read = 0;
  for (let start = searched.indexOf(open); start >= 0; start = searched.indexOf(open, read)) {
    const end = findEnd(searched, start + open.length);
    if (end === 0) break;
    kept.push(text.slice(read, start));
    read = end;
  }
  return kept.join("") + text.slice(read);
}
