const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
const UNITS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

/** Dates as "3 days ago", the date itself in their title. Kept pages hold no words that age. */
export function showRelativeTimes() {
  for (const time of document.querySelectorAll<HTMLTimeElement>("time[data-relative]")) {
    const date = new Date(time.dateTime);
    const seconds = (date.getTime() - Date.now()) / 1000;
    const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
    time.title = date.toLocaleString();
    time.textContent = unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : "just now";
  }
}
