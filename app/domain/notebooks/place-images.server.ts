import { escapeAttribute } from "~/domain/markdown/escape.server";

/*
 * A mark is an element that nothing in a notebook can become: texts are escaped, the Markdown renderer makes no image
 * with this scheme, and the sanitiser of HTML outputs lets it pass only where it was put by us.
 */
const MARK = /<img src="image:([\w.-]+)" alt="([^"<>]*)" \/>/g;

/** What holds an image's place in the HTML of a notebook. Its alternative text comes escaped. */
export function imageMark(name: string, alt: string): string {
  return `<img src="image:${name}" alt="${alt}" />`;
}

/** The names of the images that HTML has marks for. */
export function markedImages(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(MARK), ([, name = ""]) => name));
}

export interface PlacedImage {
  src: string;
  /** In pixels. */
  width: number;
  height: number;
}

/**
 * Puts the images of a rendered notebook in their places.
 *
 * @param find says where an image is, by its name. Where it returns null a sentence stands instead.
 */
export function placeImages(html: string, find: (name: string) => PlacedImage | null): string {
  return html.replace(MARK, (_, name: string, alt: string) => {
    const image = find(name);
    if (!image) return '<span class="left-out">This image could not be shown.</span>';
    return (
      `<img src="${escapeAttribute(image.src)}" width="${Number(image.width)}" height="${Number(image.height)}"` +
      ` alt="${alt}" loading="lazy" decoding="async" />`
    );
  });
}
