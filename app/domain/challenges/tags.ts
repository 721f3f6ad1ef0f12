export const TAGS_MAX = 5;
export const TAG_MAX_LENGTH = 30;

/** A tag as it is stored: lower case, hyphens between words. */
export function tagKey(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, "-");
}

/** Reads tags from a comma-separated text, each once. Returns null when one has other characters than a tag may have. */
export function parseTags(text: string): string[] | null {
  const tags = [...new Set(text.split(",").map(tagKey).filter(Boolean))];
  return tags.every(isTag) ? tags : null;
}

export function isTag(text: string): boolean {
  return text.length <= TAG_MAX_LENGTH && /^[a-z0-9][a-z0-9.+#-]*$/.test(text);
}
