import sanitizeHtml from "sanitize-html";
import { ID_PREFIX } from "./links.server";

const CODE_CLASSES = [/^hljs-[a-z_-]+$/, /^[a-z]+_{1,2}$/, /^language-[a-z-]+$/];

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: (
    "a blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 hr img input ins kbd li mark ol p pre " +
    "section small span strong sub sup table tbody td th thead tr ul"
  ).split(" "),
  allowedAttributes: {
    a: ["href", "rel", "title", "id", "aria-label"],
    div: [{ name: "role", values: ["region"] }, { name: "tabindex", values: ["0"] }, "aria-label"],
    figure: ["id"],
    h2: ["id"],
    h3: ["id"],
    h4: ["id"],
    img: "src alt title width height srcset sizes loading decoding referrerpolicy".split(" "),
    input: [{ name: "type", values: ["checkbox"] }, "checked", "disabled", "aria-label"],
    li: ["id", "value"],
    ol: ["start"],
    pre: [{ name: "tabindex", values: ["0"] }],
    section: [{ name: "role", values: ["doc-endnotes"] }, "id", "aria-label"],
    small: [{ name: "role", values: ["note"] }, "hidden"],
    span: [{ name: "role", values: ["img"] }, "aria-label"],
    td: [{ name: "align", values: ["left", "center", "right"] }],
    th: [
      { name: "scope", values: ["col"] },
      { name: "align", values: ["left", "center", "right"] },
    ],
    tr: ["id"],
  },
  allowedClasses: {
    a: ["heading-link", "footnote-mark", "footnote-back", "row-link"],
    code: [/^language-[\w+#.-]+$/],
    del: ["removed"],
    div: ["alert", /^alert-[a-z]+$/, "math", "table"],
    ins: ["added"],
    figure: ["evidence", "tradeoffs", "experiments"],
    li: ["task", "in-margin"],
    p: ["alert-title", "evidence-label", "statement"],
    section: ["footnotes", "evidence", "decision", "assumption"],
    small: ["sidenote"],
    span: [
      "math",
      "sidenote-number",
      "cell-label",
      "dead-end",
      "optimal-mark",
      "point-number",
      ...CODE_CLASSES,
    ],
    tr: ["dead", "optimal"],
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
