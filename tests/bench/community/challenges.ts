import type { Insertable } from "kysely";
import { RENDERER_VERSION } from "~/domain/markdown/markdown";
import { slugify } from "~/domain/slug";
import { DAY } from "~/domain/time";
import type { Challenges, ChallengeTags } from "~db/schema";
import { type Calendar, iso } from "./calendar";
import type { Members } from "./members";
import { type Random, zipf } from "./random";
import type { Tags } from "./tags";
import type { Texts } from "./texts";
import { PLACES, TITLE_STARTS } from "./words";

export interface ChallengeRows {
  challenges: Insertable<Challenges>[];
  tags: Insertable<ChallengeTags>[];
  /** The id of a challenge, a popular one mostly; null for a brief of the author's own. */
  pick(random: Random): string | null;
}

const OWN_BRIEF_SHARE = 0.15;

/** One challenge for every two hundred solutions, from 50 to 500, all open from the beginning. */
export function createChallenges(
  solutions: number,
  { calendar, members, tags, texts, random }: Parts,
): ChallengeRows {
  const count = Math.min(500, Math.max(50, Math.round(solutions / 200)));
  const result: ChallengeRows = { challenges: [], tags: [], pick: () => null };
  for (let i = 0; i < count; i++) {
    const openedAt = calendar.start - 30 * DAY + i * 60_000;
    const id = random.id(openedAt);
    const title = `${random.pick(TITLE_STARTS)}: ${random.pick(PLACES)}, brief ${i + 1}`;
    const brief = random.pick(texts.short);
    const own = tags.pick(random);
    result.challenges.push({
      id,
      slug: slugify(title, { fallback: "challenge" }),
      author_id: members.pick(openedAt, 1).id,
      title,
      brief: brief.markdown,
      brief_html: brief.html,
      summary: brief.summary,
      time_box_hours: random.pick([2, 4, 6, 8, 16]),
      tags: JSON.stringify(own),
      solution_count: 0,
      renderer_version: RENDERER_VERSION,
      created_at: iso(openedAt),
    });
    for (const tag of own) result.tags.push({ challenge_id: id, tag });
  }
  const popular = zipf(count);
  result.pick = (random) =>
    random.chance(OWN_BRIEF_SHARE) ? null : (result.challenges[popular(random)]?.id ?? null);
  return result;
}

interface Parts {
  calendar: Calendar;
  members: Members;
  tags: Tags;
  texts: Texts;
  random: Random;
}
