import type { Insertable } from "kysely";
import { emailKey, handleKey } from "~/domain/accounts/account";
import { DAY } from "~/domain/time";
import type { Users } from "~db/schema";
import { type Calendar, iso } from "./calendar";
import type { Random } from "./random";

export interface Member {
  id: string;
  index: number;
  joinedAt: number;
  /** How far above or below others they score. */
  leniency: number;
}

export interface Members {
  all: Member[];
  rows: Insertable<Users>[];
  /** Somebody who had joined by a moment; the higher `skew` above 1, the more often one of the first. */
  pick(time: number, skew: number): Member;
}

/** They are there from before the first solution. */
const FOUNDERS = 12;
const HEAD_START = 60 * DAY;

export function createMembers(count: number, calendar: Calendar, random: Random): Members {
  const total = Math.max(FOUNDERS, count);
  const all = Array.from({ length: total }, (_, index): Member => {
    const joinedAt = calendar.timeAt(index < FOUNDERS ? 0 : index / total) - HEAD_START;
    return { id: random.id(joinedAt), index, joinedAt, leniency: random.normal(0, 0.39) };
  });
  return {
    all,
    rows: all.map(userRow),
    pick(time, skew) {
      const joined = Math.max(FOUNDERS, Math.floor(total * calendar.shareAt(time + HEAD_START)));
      return all[Math.floor(joined * random.next() ** skew)] as Member;
    },
  };
}

function userRow({ id, index, joinedAt }: Member): Insertable<Users> {
  const handle = handleOf(index);
  const email = `${handle}@example.org`;
  return {
    id,
    handle,
    handle_key: handleKey(handle),
    email,
    email_key: emailKey(email),
    password_hash: "none",
    bio: index % 5 === 0 ? "I build small models and write down why." : "",
    reputation: 0,
    created_at: iso(joinedAt),
  };
}

// No i, l or o: handles that look alike count as one.
const SYLLABLES = [..."bdfghkmnprstvz"].flatMap((consonant) => [..."aeuy"].map((vowel) => consonant + vowel));

/** Four syllables, each index others; the factor shares no divisor with the number of handles. */
function handleOf(index: number): string {
  let rest = (index * 1_103_513 + 12_345) % SYLLABLES.length ** 4;
  let handle = "";
  for (let i = 0; i < 4; i++) {
    handle += SYLLABLES[rest % SYLLABLES.length];
    rest = Math.floor(rest / SYLLABLES.length);
  }
  return handle;
}
