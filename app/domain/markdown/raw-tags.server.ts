/** The only HTML an author can write. All are inline, none takes an attribute. */
const BREAK = /^<br\s*\/?>$/i;
const PAIRED = /^<(\/?)(sub|sup|kbd|mark|ins)\s*>$/i;

/** Deeper ones show as text. */
const NESTING_MAX = 20;

type RawTag = { kind: "break" } | { kind: "open" | "close"; name: string };

/** Reads a raw tag; null for every tag that is to be shown as text. */
export function readRawTag(tag: string): RawTag | null {
  if (BREAK.test(tag)) return { kind: "break" };
  const match = PAIRED.exec(tag);
  if (!match?.[2]) return null;
  return { kind: match[1] ? "close" : "open", name: match[2].toLowerCase() };
}

/**
 * Finds the raw tags that can become HTML without unbalancing it. Takes siblings, so a tag opened inside emphasis
 * cannot be closed outside; of two that overlap the outer one wins.
 *
 * @returns HTML by the sibling's index. Tags that are missing here are to be shown as text.
 */
export function balancedRawTags(siblings: readonly { type: string; raw: string }[]): Map<number, string> {
  const html = new Map<number, string>();
  let open: { name: string; index: number }[] = [];
  for (const [index, token] of siblings.entries()) {
    const tag = token.type === "html" ? readRawTag(token.raw) : null;
    if (!tag) continue;
    if (tag.kind === "break") html.set(index, "<br />");
    if (tag.kind === "open" && open.length < NESTING_MAX) open.push({ name: tag.name, index });
    if (tag.kind === "close") {
      const partner = open.findLastIndex(({ name }) => name === tag.name);
      const opener = open[partner];
      if (!opener) continue;
      html.set(opener.index, `<${tag.name}>`).set(index, `</${tag.name}>`);
      open = open.slice(0, partner);
    }
  }
  return html;
}
