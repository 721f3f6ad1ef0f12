import { createImageShelf, type ImageShelf } from "./image-shelf.server";
import { createLeftOut, type LeftOut } from "./left-out.server";
import { HTML_MAX } from "./notebook";

/** What rendering one notebook needs to know of its whole, and gathers on the way. */
export interface NotebookPage {
  idPrefix: string;
  images: ImageShelf;
  leftOut: LeftOut;
  /** Makes a part of the page, or a note in its place once the page is as long as it may be. */
  part(render: () => string): string;
}

/** A fresh page; nothing is shared between two. */
export function createNotebookPage(idPrefix: string): NotebookPage {
  const leftOut = createLeftOut();
  let length = 0;
  return {
    idPrefix,
    images: createImageShelf(),
    leftOut,
    part(render) {
      const html = length < HTML_MAX ? render() : "";
      if (length + html.length > HTML_MAX) {
        length = HTML_MAX;
        return leftOut.noRoom();
      }
      length += html.length;
      return length < HTML_MAX ? html : html || leftOut.noRoom();
    },
  };
}
