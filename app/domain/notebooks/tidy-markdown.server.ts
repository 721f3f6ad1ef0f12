import { MARKDOWN_MAX_BYTES } from "~/domain/markdown/markdown";
import { tagsToMarkdown } from "./tags-to-markdown.server";
import { withoutComments, withoutElements } from "./without-elements.server";

const FENCE = /^ {0,3}(`{3,}|~{3,})/;
const INLINE_CODE = /(`+[^`\n]*`+)/;
const IMAGE_ADDRESS = "(attachment:[^)\\s>\"']+|data:image/[\\w+.-]+;base64,[A-Za-z\\d+/=]+)";
const IMAGES = new RegExp(
  `(\\]\\(\\s*<?|^ {0,3}\\[[^\\]\\n]{1,100}\\]:\\s*<?|\\bsrc\\s*=\\s*["']?)${IMAGE_ADDRESS}`,
  "gim",
);
const NAMES =
  "align|alignat|aligned|array|bmatrix|cases|eqnarray|equation|gather|gathered|matrix|multline|pmatrix|split|vmatrix";
/** What is code or a formula already, else an environment that stands by itself. */
const FORMULA = new RegExp(
  "`[^`\\n]*`|\\$\\$[^]{1,4000}?\\$\\$|\\$(?!\\s)[^$]{1,1000}\\$|" +
    `\\\\begin\\{(${NAMES})(\\*?)\\}([^]{0,4000}?)\\\\end\\{\\1\\2\\}`,
  "g",
);
/** A heading without its space, as older renderers took it. */
const TIGHT_HEADING = /^(#{2,6}(?=[^#\s])|#(?=[A-Z]))/gm;

/**
 * A Markdown cell as our renderer likes it: Jupyter shows HTML and bare LaTeX environments, which here would stand as
 * typed, so the common ones become Markdown. Code stays as it is. Makes nothing safe: the renderer does that.
 *
 * @param imageAddress takes an `attachment:` or `data:` address and returns the one to use, or null.
 */
export function tidyMarkdown(source: string, imageAddress: (address: string) => string | null): string {
  const withImages = source.replace(
    IMAGES,
    (_, before: string, address: string) => before + (imageAddress(address) ?? "attachment:broken"),
  );
  // The renderer shows a longer text as it was typed.
  if (withImages.length > MARKDOWN_MAX_BYTES) return withImages;
  return splitFences(withImages)
    .map((part) => (part.isCode ? part.text : tidyProse(part.text)))
    .join("\n");
}

function tidyProse(prose: string): string {
  const spaced = prose.replace(TIGHT_HEADING, "$1 ");
  if (!/[<\\]/.test(spaced)) return spaced;
  const parts = spaced
    .split(INLINE_CODE)
    .map((part, index) => (index % 2 === 1 ? part : withoutInvisible(part)));
  return tagsToMarkdown(parts).replace(FORMULA, displayMath);
}

function withoutInvisible(text: string): string {
  return ["style", "script"].reduce(withoutElements, withoutComments(text));
}

/** A formula of its own may hold no blank line. KaTeX knows one environment by another name. */
function displayMath(found: string, name?: string, star = "", body = ""): string {
  if (!name) return found;
  const known = name === "eqnarray" ? "aligned" : name + star;
  return `\n\n$$\\begin{${known}}${withoutBlankLines(body)}\\end{${known}}$$\n\n`;
}

/** TeX as our Markdown takes it. */
export function withoutBlankLines(tex: string): string {
  return tex.replace(/\n\s*(?=\n)/g, "");
}

interface Part {
  isCode: boolean;
  text: string;
}

function splitFences(source: string): Part[] {
  const parts: Part[] = [];
  let lines: string[] = [];
  let fence = "";
  const end = (isCode: boolean) => {
    if (lines.length > 0) parts.push({ isCode, text: lines.join("\n") });
    lines = [];
  };
  for (const line of source.split("\n")) {
    const mark = FENCE.exec(line)?.[1] ?? "";
    if (!fence && mark) {
      end(false);
      fence = mark;
    } else if (fence && mark.startsWith(fence)) {
      lines.push(line);
      end(true);
      fence = "";
      continue;
    }
    lines.push(line);
  }
  end(fence !== "");
  return parts;
}
