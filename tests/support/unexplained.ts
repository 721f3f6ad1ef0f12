import sanitizeHtml from "sanitize-html";

/** An estimate as pages show it: 1 to 5 with decimals. */
const ESTIMATE = /(?<![\d.,:])[1-5]\.\d{1,2}(?![\d.])/g;
/** Pages on which a number's arithmetic stands. */
const EXPLAINS = /^(\/solutions\/\w+\/scores|\/guide\/|\/u\/[\w-]+\/report-card)/;
/** What people wrote, and drawings, whose numbers stand beside them as text. */
const NOT_OURS = /\b(text|prose|evidence|excerpt)\b/;

/** Every number of a page that looks like an estimate and is in no link to where it is explained. */
export function unexplained(html: string): string[] {
  const body = html.slice(html.indexOf("<body"));
  const left = sanitizeHtml(body, {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    nonTextTags: ["script", "style", "textarea", "option", "title", "desc"],
    exclusiveFilter: ({ tag, attribs }) =>
      (tag === "a" && EXPLAINS.test(attribs.href ?? "")) ||
      "data-write-up" in attribs ||
      NOT_OURS.test(attribs.class ?? ""),
  });
  const words = left.replace(/<[^>]*>/g, " ");
  return [...words.matchAll(ESTIMATE)].map(({ index }) =>
    words.slice(Math.max(0, index - 40), index + 20).trim(),
  );
}

/** Whether some text of a page stands in no link to an address. */
export function isUnlinked(html: string, text: string, address: RegExp): boolean {
  const left = sanitizeHtml(html.slice(html.indexOf("<body")), {
    allowedTags: false,
    allowedAttributes: false,
    allowVulnerableTags: true,
    exclusiveFilter: ({ tag, attribs }) => tag === "a" && address.test(attribs.href ?? ""),
  });
  return left.replace(/<[^>]*>/g, "").includes(text);
}
