import { decodeReferences } from "./text.server";

const WEB_OR_MAIL = /^(?:https?:\/\/[^/?#]|mailto:[^?#])/i;
const WEB = /^https?:\/\/[^/?#]/i;
/** The page of a file, or the file itself. */
const OWN_FILE = /^\/(?:solutions\/[\w-]+\/files|uploads)\/[\w-]+$/;
const OWN_UPLOAD = /^\/uploads\/[\w-]+(?:[./][\w-]+)*$/;

/** Every id in a write-up begins with this, so that none can stand in for one of the page's own. */
export const ID_PREFIX = "wu-";

/**
 * Where a link may lead: `http(s)`, `mailto`, files of this site and headings of the same document.
 *
 * @returns an address ready to be escaped, or null for anything else, `javascript:` and relative addresses included.
 */
export function linkAddress(href: string, { isLiteral = false, idPrefix = ID_PREFIX } = {}): string | null {
  const address = isLiteral ? href : decodeReferences(href);
  if (address.startsWith("#")) return headingAddress(address.slice(1), idPrefix);
  const encoded = encode(address);
  if (encoded !== null && OWN_FILE.test(encoded)) return encoded;
  return encoded !== null && WEB_OR_MAIL.test(encoded) && URL.canParse(encoded) ? encoded : null;
}

export interface ImageAddress {
  src: string;
  /** Served by this site. */
  own: boolean;
}

/** Where an image may come from: this site's uploads or the web. Null for anything else. */
export function imageAddress(href: string): ImageAddress | null {
  const src = encode(decodeReferences(href));
  if (src === null) return null;
  const own = OWN_UPLOAD.test(src);
  return own || (WEB.test(src) && URL.canParse(src)) ? { src, own } : null;
}

/** The part of an upload's address that names the file: `/uploads/<id>`, without a width or a name behind it. */
export function uploadPath(src: string): string {
  return src.split("/", 3).join("/");
}

/** Gives each heading of one document its id. */
export function createHeadingIds(idPrefix: string): (text: string) => string {
  const timesUsed = new Map<string, number>();
  return (text) => {
    const base = slug(text) || "section";
    let id = base;
    while (timesUsed.has(id)) {
      const times = (timesUsed.get(base) ?? 1) + 1;
      timesUsed.set(base, times);
      id = `${base}-${times}`;
    }
    timesUsed.set(id, 1);
    return idPrefix + id;
  };
}

function headingAddress(fragment: string, idPrefix: string): string | null {
  const id = slug(decodePercent(fragment).replace(new RegExp(`^${ID_PREFIX}`), ""));
  return id ? `#${idPrefix}${id}` : null;
}

/** Letters and digits of any script, joined by hyphens; at most 60 characters. */
function slug(text: string): string {
  const words = text.toLowerCase().replace(/['’]/g, "");
  const joined = words.replace(/[^\p{L}\p{N}\p{M}]+/gu, "-").replace(/^-/, "");
  return [...joined].slice(0, 60).join("").replace(/-$/, "");
}

/** Percent-encodes what an address cannot hold; what is encoded already stays. Null for a broken character. */
function encode(address: string): string | null {
  try {
    return encodeURI(address.trim()).replace(/%25/g, "%");
  } catch {
    return null;
  }
}

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
