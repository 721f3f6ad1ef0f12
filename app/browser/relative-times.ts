const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];
/** Until when a time ahead is told in hours: "in 1 day" could be nearly two. */
const HOURS_AHEAD = 72 * 3600;

/** Dates as "3 days ago", the date itself in their title. Kept pages hold no words that age. */
export function showRelativeTimes() {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const date = new Date(time.dateTime);
    const seconds = (date.getTime() - Date.now()) / 1000;
    time.title = date.toLocaleString();
    time.textContent = relativeTime(seconds);
  }
}

/** A span of time in words, from seconds ahead, below 0 for those ago. What is ahead is rounded, what is past is over. */
export function relativeTime(seconds: number): string {
  const isNear = seconds > 0 && seconds < HOURS_AHEAD;
  const unit = UNITS.find(([name, length]) => Math.abs(seconds) >= length && !(isNear && name === "day"));
  if (!unit) return "just now";
  const count = seconds / unit[1];
  return relative.format(count > 0 ? Math.round(count) : Math.trunc(count), unit[0]);
}
