import { followBody } from "./checklist";
import { acceptFiles } from "./files";
import { readImportFile } from "./import-file";
import { addModes } from "./preview";
import { createToolbar } from "./toolbar";

/** Makes the form in which solutions are written an editor. */
export function enhanceComposer(form: HTMLFormElement) {
  const area = form.querySelector<HTMLTextAreaElement>('textarea[name="body"]');
  if (!area) return;
  const bar = document.createElement("div");
  bar.className = "editor-bar";
  area.before(bar);
  bar.append(createToolbar(area));
  acceptFiles(form, area);
  addModes(form, area, bar);
  const side = form.querySelector<HTMLElement>("[data-checklist]");
  if (side) followBody(side, area);
  readImportFile(form);
}
