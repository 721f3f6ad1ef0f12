import { OUTPUT_MAX } from "./notebook";
import type { NotebookPage } from "./notebook-page.server";
import { imageMark } from "./place-images.server";
import { sanitizeOutput } from "./sanitize-output.server";
import { fold, isLong } from "./text-block.server";
import { withoutElements } from "./without-elements.server";

const DATA_IMAGE = /data:image\/[\w+.-]+;base64,([A-Za-z\d+/=\n\r]+)/g;

/** The HTML of an output as safe HTML; null when nothing of it can be shown. */
export function renderHtmlOutput(source: string, label: string, page: NotebookPage): string | null {
  const own = new Set<string>();
  const withImages = source.replace(DATA_IMAGE, (_, base64: string) => {
    const name = page.images.put(base64);
    if (!name) return "data:broken";
    own.add(page.images.address(name));
    return page.images.address(name);
  });
  const still = ["script", "style"].reduce(withoutElements, withImages);
  const isCut = still.length > OUTPUT_MAX;
  const clean = sanitizeOutput(isCut ? still.slice(0, OUTPUT_MAX) : still, (src) => own.has(src));
  const html = page.images.replace(clean, '<img src="ADDRESS" alt="([^"]*)" />', imageMark);
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;|\s+/g, " ")
    .trim();
  const hasPicture = html.includes("<img ");
  if (!text && !hasPicture) return null;
  const hasLost = still.length < withImages.length && /<script/i.test(withImages);
  const note = hasLost && !hasPicture && !html.includes("<table") ? page.leftOut.add("script") : "";
  const box = `<div class="output-html" tabindex="0" role="group" aria-label="${label}">${html}</div>\n`;
  const extent = { lines: html.match(/<(?:tr|li|p|br|pre)\b/g)?.length ?? 0, characters: text.length };
  const cut = isCut ? page.leftOut.cut() : "";
  return (isLong(extent) ? fold(box + cut, "Output", extent) : box + cut) + note;
}
