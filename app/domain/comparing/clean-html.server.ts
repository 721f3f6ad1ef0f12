/** The links of headings and rows to themselves. */
const OWN_LINK = /<a href="[^"]*" class="(?:heading|row)-link"[^>]*><\/a>/g;
const TAG = /<[^>]*>/g;

/**
 * Takes out of rendered HTML what only makes sense on the page of the whole text: ids, links to them, and the names
 * of tables, of which a comparison may show two versions. Every `>` and every quote inside an attribute is escaped by
 * the renderer.
 */
export function cleanHtml(html: string): string {
  return html.replace(OWN_LINK, "").replace(TAG, (tag) =>
    tag
      .replace(/ id="[^"]*"/, "")
      .replace(/ href="#[^"]*"/, "")
      .replace(/ role="region"( tabindex="0") aria-label="[^"]*"/, "$1"),
  );
}
