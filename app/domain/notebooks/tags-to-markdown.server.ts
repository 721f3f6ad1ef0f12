const TAG = /<(\/?)([a-z][a-z\d]{0,15})((?:\s[^<>]*)?)\/?>/gi;
const INDENTED_TAG = /^[ \t]+(?=<\/?[a-z])/gim;

/** Tags that the renderer knows. */
const KEPT = new Set("br sub sup kbd mark ins".split(" "));
/** Tags that stand for a mark of Markdown, the same at both ends. */
const MARKS = new Map([
  ["b", "**"],
  ["strong", "**"],
  ["i", "*"],
  ["em", "*"],
  ["code", "`"],
  ["tt", "`"],
  ["del", "~~"],
  ["s", "~~"],
]);
const BLOCKS = new Set(
  "address article aside blockquote center details div dl dd dt figcaption figure footer header main nav ol p section summary table tbody thead tfoot tr ul".split(
    " ",
  ),
);
const DROPPED = new Set("abbr big font label small span u td th".split(" "));

/**
 * Turns common HTML tags in Markdown into Markdown, or nothing, so that their content reads as meant. Whatever looks
 * like a tag and is none of them stays as typed.
 *
 * @param parts text and inline code in turns, text first.
 */
export function tagsToMarkdown(parts: readonly string[]): string {
  const links: string[] = [];
  return parts
    .map((part, index) => {
      if (index % 2 === 1) return part;
      return part
        .replace(INDENTED_TAG, "")
        .replace(TAG, (tag, slash: string, name: string, attributes: string) =>
          convert({ tag, isEnd: slash === "/", name: name.toLowerCase(), attributes }, links),
        );
    })
    .join("");
}

interface Tag {
  tag: string;
  isEnd: boolean;
  name: string;
  attributes: string;
}

function convert({ tag, isEnd, name, attributes }: Tag, links: string[]): string {
  const heading = /^h([1-6])$/.exec(name)?.[1];
  if (KEPT.has(name)) return isEnd ? `</${name}>` : `<${name}>`;
  if (MARKS.has(name)) return MARKS.get(name) ?? "";
  if (heading) return isEnd ? "\n\n" : `\n\n${"#".repeat(Number(heading))} `;
  if (name === "li") return isEnd ? "" : "\n- ";
  if (name === "hr") return "\n\n---\n\n";
  if (name === "img") return image(attributes, links.length > 0);
  if (name === "a") return isEnd ? endLink(links) : startLink(attributes, links);
  if (BLOCKS.has(name)) return "\n\n";
  return DROPPED.has(name) ? " " : tag;
}

/** An icon in a link, which has no text of its own, goes: the link has some. */
function image(attributes: string, isInLink: boolean): string {
  const alt = label(attribute(attributes, "alt"));
  const src = address(attributes, "src");
  const isIcon = isInLink && !alt && /^https?:/i.test(src);
  return isIcon ? "" : `![${alt || "Image"}](<${src}>)`;
}

/** An anchor without an address has nothing to show: its text stands alone. */
function startLink(attributes: string, links: string[]): string {
  const href = address(attributes, "href");
  links.push(href);
  return href ? "[" : "";
}

function endLink(links: string[]): string {
  const href = links.pop();
  return href ? `](<${href}>)` : "";
}

function attribute(attributes: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i").exec(attributes);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? "";
}

function address(attributes: string, name: string): string {
  return attribute(attributes, name).replace(/[\s<>]/g, "");
}

function label(text: string): string {
  return text.replace(/[[\]\n]/g, " ");
}
