import { ID_PREFIX } from "~/domain/markdown/links.server";
import type { Heading } from "~/domain/markdown/markdown";

/** What sets the ids of one Markdown cell apart from those of the others. */
export function cellScope(idPrefix: string, number: number): string {
  return `${idPrefix}c${number}-`;
}

/**
 * Leads links to headings that are in another cell there: each cell is rendered by itself, and takes every heading
 * for its own. Of two headings with the same text the first counts.
 */
export function linkAcrossCells(html: string, outline: readonly Heading[], idPrefix: string): string {
  const start = `${ID_PREFIX}${idPrefix}c`;
  const ids = new Set(outline.map(({ id }) => id));
  const bySlug = new Map<string, string>();
  for (const { id } of outline) {
    const slug = id.slice(start.length).replace(/^\d+-/, "");
    if (!bySlug.has(slug)) bySlug.set(slug, id);
  }
  return html.replace(new RegExp(`(<a href="#)(${start}\\d+-)([^"]+)`, "g"), (link, before, scope, slug) => {
    const elsewhere = ids.has(scope + slug) ? null : bySlug.get(slug);
    return elsewhere ? before + elsewhere : link;
  });
}
