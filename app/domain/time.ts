export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The ISO time that lies `ms` milliseconds before `time`. */
export function before(time: string, ms: number): string {
  return new Date(Date.parse(time) - ms).toISOString();
}

/** The ISO time that lies `ms` milliseconds after `time`. */
export function after(time: string, ms: number): string {
  return before(time, -ms);
}

/** Milliseconds from `earlier` to `later`. */
export function elapsed(earlier: string, later: string): number {
  return Date.parse(later) - Date.parse(earlier);
}

/** The calendar month of a time, as "2026-11" (UTC). */
export function monthOf(time: string): string {
  return time.slice(0, 7);
}

/** The day of a time, as "2026-11-24" (UTC). */
export function dayOf(time: string): string {
  return time.slice(0, 10);
}

/** Whether a day, "2026-11-24", has begun at a time (UTC). */
export function hasBegun(day: string, now: string): boolean {
  return day <= dayOf(now);
}
