import type { Calendar } from "./calendar";
import type { ChallengeRows } from "./challenges";
import type { Members } from "./members";
import type { Random } from "./random";
import type { Tags } from "./tags";
import type { Texts } from "./texts";

/** What solutions and reviews are made out of. */
export interface Community {
  calendar: Calendar;
  random: Random;
  members: Members;
  challenges: Pick<ChallengeRows, "pick">;
  tags: Tags;
  texts: Texts;
  /** Share of write-ups that are long, 0 to 1. */
  longShare: number;
}
