import { DAY } from "~/domain/time";

/** When things happened on a site that has grown steadily for three years. Times are in milliseconds. */
export interface Calendar {
  now: number;
  start: number;
  /** The moment by which a share (0 to 1) of all had happened. */
  timeAt(share: number): number;
  /** The share that had happened by a moment. */
  shareAt(time: number): number;
}

const LENGTH = 3 * 365 * DAY;

export function createCalendar(now: string): Calendar {
  const end = Date.parse(now);
  const start = end - LENGTH;
  return {
    now: end,
    start,
    timeAt: (share) => Math.floor(start + LENGTH * Math.sqrt(share)),
    shareAt: (time) => Math.min(1, Math.max(0, (time - start) / LENGTH)) ** 2,
  };
}

export function iso(time: number): string {
  return new Date(time).toISOString();
}
