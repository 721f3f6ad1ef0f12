import sanitizeHtml from "sanitize-html";
import { ID_PREFIX } from "./links.server";

const CODE_CLASSES = [/^hljs-[a-z_-]+$/, /^[a-z]+_{1,2}$/, /^language-[a-z-]+$/];

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: (
    "a blockquote br code del div em figcaption figure h2 h3 h4 hr img input ins kbd li mark ol p pre section span " +
    "strong sub sup table tbody td th thead tr ul"
  ).split(" "),
  allowedAttributes: {
    a: ["href", "rel", "title", "id", "aria-label"],
    div: [{ name: "role", values: ["region"] }, { name: "tabindex", values: ["0"] }, "aria-label"],
    h2: ["id"],
    h3: ["id"],
    h4: ["id"],
    img: ["src", "alt", "title", "loading", "decoding", "referrerpolicy"],
    input: [{ name: "type", values: ["checkbox"] }, "checked", "disabled", "aria-label"],
    li: ["id"],
    ol: ["start"],
    pre: [{ name: "tabindex", values: ["0"] }],
    section: [{ name: "role", values: ["doc-endnotes"] }, "aria-label"],
    td: [{ name: "align", values: ["left", "center", "right"] }],
    th: [
      { name: "scope", values: ["col"] },
      { name: "align", values: ["left", "center", "right"] },
    ],
  },
  allowedClasses: {
    a: ["heading-link", "footnote-mark", "footnote-back"],
    code: [/^language-[\w+#.-]+$/],
    div: ["alert", /^alert-[a-z]+$/, "math", "table"],
    li: ["task"],
    p: ["alert-title"],
    section: ["footnotes"],
    span: ["math", ...CODE_CLASSES],
  },
  allowedSchemes: ["http", "https", "mailto"],
  allowedSchemesByTag: { img: ["http", "https"] },
  allowProtocolRelative: false,
  transformTags: {
    "*": (tagName, attribs) => {
      if (attribs.id?.startsWith(ID_PREFIX)) return { tagName, attribs };
      const { id: _, ...others } = attribs;
      return { tagName, attribs: others };
    },
  },
};

/**
 * A second, independent opinion on rendered HTML: takes away what a write-up never needs. It finds nothing to take
 * in what the renderer makes, and is there for the day that it does.
 */
export function sanitize(html: string): string {
  return sanitizeHtml(html, OPTIONS);
}
