/** Words of a title joined by hyphens, ASCII, at most `max` characters; `fallback` when nothing is left. */
export function slugify(title: string, { max = 60, fallback }: { max?: number; fallback: string }): string {
  const words = title
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean);
  let slug = "";
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (longer.length > max) break;
    slug = longer;
  }
  return slug || words[0]?.slice(0, max) || fallback;
}
