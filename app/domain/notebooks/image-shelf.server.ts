import { randomBytes } from "node:crypto";
import type { ImageMime, NotebookImage } from "./notebook";

const IMAGES_MAX = 1000;
const EXTENSIONS: Record<ImageMime, string> = {
  "image/png": "png",
  "image/jpeg": "jpg",
  "image/gif": "gif",
  "image/webp": "webp",
};

export interface ImageShelf {
  images: NotebookImage[];
  /** Keeps an image and returns its name; null when it is none of the four kinds, broken, or one too many. */
  put(base64: string): string | null;
  /** An address for an image while untrusted text around it is rendered. Nobody can guess it. */
  address(name: string): string;
  /** Puts `replace(name)` wherever the pattern has an address; it has `ADDRESS` where that is to stand. */
  replace(html: string, pattern: string, replace: (name: string, ...groups: string[]) => string): string;
}

/** Holds the images of one notebook. */
export function createImageShelf(): ImageShelf {
  const images: NotebookImage[] = [];
  const folder = `/uploads/${randomBytes(16).toString("hex")}/`;
  return {
    images,
    put(base64) {
      const packed = base64.replace(/\s+/g, "");
      const mime = images.length < IMAGES_MAX && isBase64(packed) ? sniff(packed) : null;
      if (!mime) return null;
      const name = `image-${images.length + 1}.${EXTENSIONS[mime]}`;
      images.push({ name, mime, base64: packed });
      return name;
    },
    address: (name) => folder + name,
    replace: (html, pattern, replace) =>
      html.replace(new RegExp(pattern.replace("ADDRESS", `${folder}([\\w.-]+)`), "g"), (_, ...groups) =>
        replace(...(groups as [string])),
      ),
  };
}

function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z\d+/]+={0,2}$/.test(text);
}

/** The kind of an image by its first bytes. file-type, which knows more, answers later than a renderer can wait. */
function sniff(base64: string): ImageMime | null {
  const start = Buffer.from(base64.slice(0, 24), "base64").toString("latin1");
  if (start.startsWith("\x89PNG\r\n\x1A\n")) return "image/png";
  if (start.startsWith("\xFF\xD8\xFF")) return "image/jpeg";
  if (/^GIF8[79]a/.test(start)) return "image/gif";
  return /^RIFF[\s\S]{4}WEBP/.test(start) ? "image/webp" : null;
}
