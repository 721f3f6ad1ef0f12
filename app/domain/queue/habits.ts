import { z } from "zod";
import { type Fields, type Parsed, parseFields } from "../parse";
import { DAY, dayOf } from "../time";

export const LOAD_MAX = 10;
const AWAY_MAX = 366 * DAY;

/** How much somebody wants to review. */
export interface Habits {
  /** Reviews a week, from 1 to 10. */
  weeklyLoad: number;
  /** The day, "2027-03-03", on which they are back; null where they are not away. */
  awayUntil: string | null;
  /** Whether they may be asked about solutions that wait too long. */
  volunteers: boolean;
}

/** What holds for who never said. */
export const USUAL_HABITS: Habits = { weeklyLoad: 3, awayUntil: null, volunteers: false };

/** Reads the form of habits; a day that is not to come says that nobody is away. */
export function parseHabits(fields: Fields, now: string): Parsed<Habits> {
  const schema = z.object({
    weeklyLoad: z
      .string({ error: "Say how many reviews a week." })
      .refine((text) => /^\d{1,2}$/.test(text) && Number(text) >= 1 && Number(text) <= LOAD_MAX, {
        error: `Choose a number from 1 to ${LOAD_MAX}.`,
      })
      .transform(Number),
    awayUntil: z
      .string()
      .default("")
      .refine((text) => text === "" || isDay(text), { error: "Write the day as 2027-03-03." })
      .refine((text) => !isDay(text) || Date.parse(text) - Date.parse(now) < AWAY_MAX, {
        error: "Choose a day within a year.",
      })
      .transform((text) => (text > dayOf(now) ? text : null)),
    volunteers: z
      .string()
      .default("")
      .transform((text) => text === "1"),
  });
  return parseFields(schema, fields);
}

function isDay(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Whether somebody is away on a day. */
export function isAway({ awayUntil }: Pick<Habits, "awayUntil">, now: string): boolean {
  return awayUntil !== null && awayUntil > dayOf(now);
}
