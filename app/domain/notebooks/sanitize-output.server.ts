import sanitizeHtml from "sanitize-html";

const HEADING = /^h[1-6]$/;
const SPAN_COUNT = /^[1-9]\d{0,2}$/;

/** HTML of an output: tables as pandas and R make them, and simple text. Its looks and its scripts are its own. */
const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: (
    "a abbr b blockquote br caption cite code col colgroup dd del details div dl dt em figcaption figure hr i img ins " +
    "kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th thead tr u ul var"
  ).split(" "),
  allowedAttributes: {
    a: ["href", "rel"],
    img: ["src", "alt"],
    ol: ["start"],
    td: ["colspan", "rowspan"],
    th: ["colspan", "rowspan", "scope"],
  },
  allowedClasses: { p: ["output-heading"] },
  allowedSchemes: ["http", "https", "mailto"],
  allowProtocolRelative: false,
  nestingLimit: 60,
  nonTextTags: (
    "audio button canvas embed head iframe input math noscript object option script select style svg template " +
    "textarea title video"
  ).split(" "),
};

/**
 * Untrusted HTML as safe HTML: no style, class, id or script, links to the web and to mail only.
 *
 * @param isOwnImage says whether an image's address is one that we put there. All other images become links, or go.
 */
export function sanitizeOutput(html: string, isOwnImage: (src: string) => boolean): string {
  return sanitizeHtml(html, {
    ...OPTIONS,
    transformTags: {
      a: (tagName, { href = "" }) => (isWebOrMail(href) ? link(href) : { tagName, attribs: {} }),
      img: (tagName, { src = "", alt = "" }) => {
        if (isOwnImage(src)) return { tagName, attribs: { src, alt } };
        return isWebOrMail(src) ? { ...link(src), text: alt || "Image" } : { ...PLAIN, text: alt };
      },
      td: withSpanCounts,
      th: withSpanCounts,
      "*": (tagName, attribs) =>
        HEADING.test(tagName)
          ? { tagName: "p", attribs: { class: "output-heading" } }
          : { tagName, attribs: withoutClass(attribs) },
    },
  });
}

const PLAIN: sanitizeHtml.Tag = { tagName: "span", attribs: {} };

function link(href: string): sanitizeHtml.Tag {
  return { tagName: "a", attribs: { href, rel: "noopener noreferrer nofollow ugc" } };
}

/** An anchor or a relative address would lead somewhere on our page. */
function isWebOrMail(address: string): boolean {
  return /^(?:https?:\/\/[^/?#]|mailto:[^?#])/i.test(address) && URL.canParse(address);
}

function withSpanCounts(tagName: string, attribs: sanitizeHtml.Attributes) {
  const kept = Object.entries(attribs).filter(
    ([name, value]) => (/^(?:col|row)span$/.test(name) && SPAN_COUNT.test(value)) || isScope(name, value),
  );
  return { tagName, attribs: Object.fromEntries(kept) };
}

function isScope(name: string, value: string): boolean {
  return name === "scope" && /^(?:col|row)$/.test(value);
}

function withoutClass({ class: _, ...others }: sanitizeHtml.Attributes): sanitizeHtml.Attributes {
  return others;
}
