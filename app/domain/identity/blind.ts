import { DAY } from "../time";

/** How long an author can go by a pseudonym at most, from the day on which the solution stands in lists. */
export const BLIND_DAYS = 30;
export const BLIND_FOR = BLIND_DAYS * DAY;

/** How long it lasts, in the words of every page that says so. */
export const UNTIL_REVEALED = `until you ask for a second round, show it yourself, or ${BLIND_DAYS} days have passed`;
