/** How a comparison is shown: as the rendered text, or as its Markdown. */
export type View = "prose" | "source";

interface Asked {
  /** Null where the address does not say. */
  from: number | null;
  to: number | null;
  view: View;
}

/** What an address asks to compare; null where it has a value that never is one. */
export function readComparison(search: URLSearchParams): Asked | null {
  const [from, to] = [readNumber(search.get("from")), readNumber(search.get("to"))];
  const view = search.get("view") || "prose";
  if (from === undefined || to === undefined) return null;
  if (view !== "prose" && view !== "source") return null;
  return { from, to, view };
}

function readNumber(value: string | null): number | null | undefined {
  if (!value) return null;
  return /^[1-9]\d{0,5}$/.test(value) ? Number(value) : undefined;
}

/** The address of a comparison. */
export function comparePath(
  id: string,
  { from, to, view }: { from: number; to: number; view: View },
): string {
  const search = new URLSearchParams({ from: String(from), to: String(to) });
  if (view !== "prose") search.set("view", view);
  return `/solutions/${id}/compare?${search}`;
}
