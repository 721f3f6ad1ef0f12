import type { Insertable } from "kysely";
import {
  PAIR_WINDOW,
  PROVEN_AGE,
  PROVEN_REVIEWS,
  payable,
  REPUTATION_RULES,
  type RuleKey,
  YOUNG_SITE_REVIEWS,
} from "~/domain/reputation/rules";
import { DAY } from "~/domain/time";
import type { ReputationEvents } from "~db/schema";
import { iso } from "./calendar";
import type { Member } from "./members";
import type { Random } from "./random";
import type { Review } from "./reviews";
import type { Earning } from "./threads";

/** The rows that `award` would have written for these earnings, in the order of time and after all caps. */
export function* ledgerRows(
  earnings: Earning[],
  history: ReviewHistory,
  random: Random,
): Generator<Insertable<ReputationEvents>> {
  const today = createDailySums();
  const pairs = createPairs();
  const isProven = history.proof();
  for (const earning of earnings.sort((a, b) => a.at - b.at)) {
    const { at, member, giver } = earning;
    const received = giver ? pairs.standing(member, giver, earning) : NOTHING;
    const given = giver ? pairs.standing(giver, member, earning) : NOTHING;
    const { points, limitedBy } = payable(REPUTATION_RULES[earning.rule].points, {
      today: today.of(member, at),
      fromGiver: received.points,
      ratingsBetween: received.ratings + given.ratings,
      reciprocal: given.ratings > 0,
      giverProven: giver === null || isProven(giver, at),
    });
    today.add(member, at, points);
    if (giver) pairs.add(member, giver, { ...earning, points });
    yield {
      id: random.id(at),
      user_id: member.id,
      rule: earning.rule,
      points,
      limited_by: limitedBy,
      giver_id: giver?.id ?? null,
      review_id: earning.reviewId,
      solution_id: earning.solutionId,
      reverses_id: null,
      dedupe_key: earning.dedupeKey,
      happened_at: iso(at),
    };
  }
}

function createDailySums() {
  const sums = new Map<Member, { day: number; points: number }>();
  const of = (member: Member, at: number) => {
    const sum = sums.get(member);
    return sum?.day === Math.floor(at / DAY) ? sum.points : 0;
  };
  return {
    of,
    add(member: Member, at: number, points: number) {
      sums.set(member, { day: Math.floor(at / DAY), points: of(member, at) + points });
    },
  };
}

const HELPFUL: RuleKey[] = ["rated-very-helpful", "rated-helpful"];
const NOTHING = { points: 0, ratings: 0 };

function createPairs() {
  const events = new Map<string, (Earning & { points: number })[]>();
  const key = (member: Member, giver: Member) => `${member.index} ${giver.index}`;
  const recent = (member: Member, giver: Member, at: number) =>
    events.get(key(member, giver))?.filter((event) => event.at >= at - PAIR_WINDOW) ?? [];
  return {
    /** What one got through the other lately, and how many ratings of other reviews are among the causes. */
    standing(member: Member, giver: Member, { at, reviewId }: Earning) {
      const found = recent(member, giver, at);
      const ratings = found.filter((event) => HELPFUL.includes(event.rule) && event.reviewId !== reviewId);
      return { points: found.reduce((sum, event) => sum + event.points, 0), ratings: ratings.length };
    },
    add(member: Member, giver: Member, event: Earning & { points: number }) {
      events.set(key(member, giver), [...recent(member, giver, event.at), event]);
    },
  };
}

/** Who has reviewed how much by when, which decides whose ratings pay. */
export interface ReviewHistory {
  add(review: Review): void;
  /** Call it once all reviews are added. */
  proof(): (giver: Member, at: number) => boolean;
}

export function createReviewHistory(): ReviewHistory {
  const times: number[] = [];
  const earliest = new Map<Member, number[]>();
  return {
    add({ reviewer, at }) {
      times.push(at);
      const known = [...(earliest.get(reviewer) ?? []), at].sort((a, b) => a - b);
      earliest.set(reviewer, known.slice(0, PROVEN_REVIEWS));
    },
    proof() {
      const grownUp = Float64Array.from(times).sort()[YOUNG_SITE_REVIEWS - 1] ?? Number.POSITIVE_INFINITY;
      return (giver, at) => {
        if (at < grownUp) return true;
        const provenAt = earliest.get(giver)?.[PROVEN_REVIEWS - 1] ?? Number.POSITIVE_INFINITY;
        return at - giver.joinedAt >= PROVEN_AGE && at >= provenAt;
      };
    },
  };
}
