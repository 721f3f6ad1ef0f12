/** Writes a text in the place of what is selected, so that undo takes it back, and selects `select` within it. */
export function insertText(area: HTMLTextAreaElement, text: string, select?: string) {
  const start = area.selectionStart;
  area.focus();
  // The only way that keeps the history of undo; where a browser has dropped it, the text still gets in.
  if (!document.execCommand?.("insertText", false, text)) {
    area.setRangeText(text, start, area.selectionEnd, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  const at = select ? text.indexOf(select) : -1;
  if (select && at >= 0) area.setSelectionRange(start + at, start + at + select.length);
}

/** Writes a block behind the paragraph that the caret is in, with an empty line around it. */
export function insertBlock(area: HTMLTextAreaElement, block: string, select?: string) {
  const gap = area.value.slice(area.selectionEnd).search(/\n[ \t]*(\n|$)/);
  const end =
    area.value.at(area.selectionEnd - 1) === "\n" && area.value.at(area.selectionEnd) === "\n" ? 0 : gap;
  const at = end < 0 ? area.value.length : area.selectionEnd + end;
  area.setSelectionRange(at, at);
  const before = area.value.slice(0, area.selectionStart);
  const after = area.value.slice(area.selectionEnd);
  const gapBefore = before === "" || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const gapAfter = after.startsWith("\n\n") || after === "" ? "\n" : after.startsWith("\n") ? "\n" : "\n\n";
  insertText(area, gapBefore + block.trimEnd() + gapAfter, select);
}

/** Puts another text in the place of one that stands in the area, wherever it is by now; nothing where it is gone. */
export function replaceText(area: HTMLTextAreaElement, from: string, to: string) {
  const at = area.value.indexOf(from);
  if (at < 0) return;
  area.setRangeText(to, at, at + from.length, "preserve");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}

/** Moves to a line, its text selected, and scrolls it into view. */
export function goToLine(area: HTMLTextAreaElement, offset: number) {
  const end = area.value.indexOf("\n", offset);
  area.focus();
  area.setSelectionRange(offset, offset);
  // Browsers scroll a text area to its caret when it gets the focus anew.
  area.blur();
  area.focus();
  area.setSelectionRange(offset, end < 0 ? area.value.length : end);
}
