import { isTag } from "../challenges/tags";
import { DIMENSION_KEYS, type DimensionKey } from "../rubric/rubric";
import { DAY } from "../time";

export const SORTS = {
  top: "Top rated",
  rising: "Rising",
  improved: "Most improved",
  new: "New",
  "needs-review": "Needs review",
} as const;
export type Sort = keyof typeof SORTS;

export const PERIODS = {
  week: "This week",
  month: "This month",
  quarter: "This quarter",
  year: "This year",
  all: "All time",
} as const;
export type Period = keyof typeof PERIODS;

/** Length of each period; `all` has none. */
export const PERIOD_LENGTH: Record<Exclude<Period, "all">, number> = {
  week: 7 * DAY,
  month: 30 * DAY,
  quarter: 91 * DAY,
  year: 365 * DAY,
};

/** Which solutions a list shows, in which order. */
export interface Filters {
  sort: Sort;
  challenge: string | null;
  tag: string | null;
  dimension: DimensionKey | null;
  period: Period;
  cursor: string | null;
}

/** Reads the filters from an address. Returns null when one has a value that it never has. */
export function parseFilters(query: URLSearchParams): Filters | null {
  const get = (name: string) => query.get(name) || null;
  const sort = get("sort") ?? "top";
  const period = get("period") ?? "all";
  const dimension = get("dimension");
  const [challenge, tag] = [get("challenge"), get("tag")];
  if (!Object.hasOwn(SORTS, sort)) return null;
  if (!Object.hasOwn(PERIODS, period)) return null;
  if (dimension && !DIMENSION_KEYS.some((key) => key === dimension)) return null;
  if (tag && !isTag(tag)) return null;
  if (challenge && !/^[a-z0-9-]{1,100}$/.test(challenge)) return null;
  return {
    sort: sort as Sort,
    challenge,
    tag,
    dimension: dimension as DimensionKey | null,
    period: period as Period,
    cursor: get("cursor"),
  };
}

/** The address of a list with some filters changed; what is the default is left out, and a changed filter starts at the first page. */
export function filtersPath(filters: Partial<Filters>, change: Partial<Filters> = {}): string {
  const all = { ...filters, cursor: null, ...change };
  const query = new URLSearchParams();
  const defaults: Partial<Filters> = { sort: "top", period: "all" };
  for (const name of ["sort", "challenge", "tag", "dimension", "period", "cursor"] as const) {
    const value = all[name];
    if (value && value !== defaults[name]) query.set(name, value);
  }
  return query.size > 0 ? `/solutions?${query}` : "/solutions";
}
