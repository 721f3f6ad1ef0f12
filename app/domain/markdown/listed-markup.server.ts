const WELL_FORMED_TAG = /^<(?:\/[a-z]+|[a-z]+(?: [a-zA-Z-]+="[^"<]*")*\/?)>$/;

/** Names that markup may hold. */
export interface MarkupList {
  elements: ReadonlySet<string>;
  attributes: ReadonlySet<string>;
}

/** A list from names between spaces. */
export function markupList(elements: string, attributes: string): MarkupList {
  return { elements: new Set(elements.split(" ")), attributes: new Set(attributes.split(" ")) };
}

/**
 * The belt for formulas and charts, as sanitize-html is for the rest: drops attributes that are not listed, and
 * returns null where it meets another element.
 */
export function onlyListedMarkup(markup: string, { elements, attributes }: MarkupList): string | null {
  let isListed = true;
  const kept = markup.replace(/<[^>]*>/g, (tag) => {
    const listed = tag.replace(/ ([a-zA-Z-]+) ?="[^"]*"/g, (attribute, name) =>
      attributes.has(name) ? attribute : "",
    );
    const element = /^<\/?([a-z]+)/.exec(listed)?.[1] ?? "";
    if (!elements.has(element) || !WELL_FORMED_TAG.test(listed)) isListed = false;
    return listed;
  });
  return isListed ? kept : null;
}
