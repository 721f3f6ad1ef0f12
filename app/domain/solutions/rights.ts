import { z } from "zod";
import { HANDLE_MAX } from "../accounts/account";
import { type Fields, type Parsed, parseFields } from "../parse";
import { dayOf, hasBegun } from "../time";

/** What an author can say of a brief of their own. */
export const BRIEF_ORIGINS = {
  "own-words": "I put it in my own words",
  public: "It is public",
  "with-permission": "I have permission to share it",
  unsure: "I am not sure",
} as const;
export type BriefOrigin = keyof typeof BRIEF_ORIGINS;

export const INVITED_MAX = 10;

/** The composer's fields about rights. A sender who leaves one out leaves what was said of it as it is. */
export const RIGHTS_FIELDS = ["briefOrigin", "embargoUntil", "invited"] as const;
export type RightsField = (typeof RIGHTS_FIELDS)[number];

/** What a form says about rights; undefined where it says nothing. */
export interface RightsInput {
  briefOrigin: BriefOrigin | undefined;
  /** A day, or null for no embargo. */
  embargoUntil: string | null | undefined;
  /** Handles, in lower case. */
  invited: string[] | undefined;
}

export interface RightsBefore {
  /** Whether there is a brief of the author's own, so that its origin has to be said. */
  hasBrief: boolean;
  /** Whether everybody sees the solution already: then no embargo can begin. */
  isPublic: boolean;
  /** The embargo that was set before. */
  embargoUntil: string | null;
}

/** The day of a time a year later; on a leap day a text that stands for it among days. */
function aYearLater(now: string): string {
  return `${Number(now.slice(0, 4)) + 1}${now.slice(4, 10)}`;
}

/** Reads the composer's fields about rights at a time. */
export function parseRights(fields: Fields, before: RightsBefore, now: string): Parsed<RightsInput> {
  const origins = Object.keys(BRIEF_ORIGINS) as [BriefOrigin, ...BriefOrigin[]];
  const schema = z.object({
    briefOrigin: z
      .union([z.literal(""), z.enum(origins)], "Choose one of the four answers about the brief.")
      .refine(
        (origin) => origin !== "" || !before.hasBrief,
        "Say whether the brief may be shared. Without a challenge, it is shown with your write-up.",
      )
      .transform((origin) => (origin === "" ? undefined : origin))
      .optional(),
    embargoUntil: z
      .string()
      .trim()
      .refine((day) => day === "" || isDay(day), "Give the day as 2027-03-03, or leave it empty.")
      .refine(
        (day) => !isDay(day) || day === before.embargoUntil || !before.isPublic,
        "This solution is public already, so it cannot be kept back any more. Leave the day empty.",
      )
      .refine(
        (day) => !isDay(day) || day === before.embargoUntil || !hasBegun(day, now),
        "This day has begun. Choose a later one, or leave it empty.",
      )
      .refine(
        (day) => !isDay(day) || day <= aYearLater(now),
        "An embargo lasts a year at most. Choose an earlier day.",
      )
      .transform((day) => (day === "" || hasBegun(day, now) ? null : day))
      .optional(),
    invited: z
      .string()
      .transform(parseHandles)
      .refine((handles) => handles.length <= INVITED_MAX, `At most ${INVITED_MAX} people can be invited.`)
      .refine((handles) => handles.every((handle) => handle.length <= HANDLE_MAX), {
        error: ({ input }) => noMember((input as string[]).filter((handle) => handle.length > HANDLE_MAX)),
      })
      .optional(),
  });
  const sent = Object.fromEntries(RIGHTS_FIELDS.map((name) => [name, fields[name]]));
  const parsed = parseFields(schema, sent as Fields);
  return parsed.ok ? { ok: true, value: { ...NOTHING_SAID, ...parsed.value } } : parsed;
}

const NOTHING_SAID: RightsInput = { briefOrigin: undefined, embargoUntil: undefined, invited: undefined };

/** What to say of handles that nobody has. */
export function noMember(handles: string[]): string {
  return `There is no member ${handles.map((handle) => `“${handle.slice(0, 40)}”`).join(", ")}. Check the spelling.`;
}

function parseHandles(text: string): string[] {
  const handles = text.split(/[\s,]+/).map((handle) => handle.replace(/^@/, "").toLowerCase());
  return [...new Set(handles.filter(Boolean))];
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00.000Z`);
  return !Number.isNaN(time) && dayOf(new Date(time).toISOString()) === text;
}
