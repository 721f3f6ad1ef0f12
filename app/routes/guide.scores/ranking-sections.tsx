import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import { TRUST, Z_90 } from "~/domain/scoring/method";
import { REVIEWS_TO_RANK, RISING_FROM, RISING_HALF_LIFE, risingDays } from "~/domain/solutions/rank";
import { DISAGREEMENT } from "~/domain/solutions/scores";
import { DAY } from "~/domain/time";
import { Exactly } from "./exactly";
import { share } from "./share";

const HALF_LIFE_DAYS = RISING_HALF_LIFE / DAY;

/** What becomes of the numbers: intervals, lists, and where reviewers disagree. */
export function RankingSections() {
  return (
    <>
      <section className="section" id="uncertainty">
        <h2>How sure a number is</h2>
        <p>
          Another set of reviewers would not have given the very same score. The whiskers, and the number
          behind ±, say how far it may be off: what the score would come to with very many honest reviews lies
          between them nine times in ten. They shrink with every review, and faster with reviewers who are
          known and steady. This range is called the 90 % interval.
        </p>
        <Exactly>
          <p>
            The variance of an overall score is 1 ÷ the sum of all weights. The whiskers are {Z_90.toFixed(2)}{" "}
            standard deviations, the square root of it, to either side, cut at 1 and 5. A dimension adds a
            second variance, that of how far it lies from the overall score: 1 ÷ the sum of the weights for
            that. The two variances are added before the square root is taken.
          </p>
        </Exactly>
      </section>
      <section className="section" id="ranked">
        <h2>What is ranked</h2>
        <p>
          Top rated does not sort by the score alone. It takes a part of what stands behind ± off first, so
          that one enthusiastic review does not beat six good ones. A place among the best is well founded;
          which of two neighbours is better often is not.
        </p>
        <Exactly>
          <p>
            The list sorts by the score minus one standard deviation, which is {(1 / Z_90).toFixed(2)} of what
            stands behind ±.
          </p>
        </Exactly>
        <p>
          A solution is ranked with {REVIEWS_TO_RANK} reviews that count for it. Those are reviews that no
          rule against farming cut, outside of rings, by established reviewers: people who reviewed solutions
          of at least {TRUST.establishedFrom} other authors who have nothing to do with this one. While the
          site has fewer than {YOUNG_SITE_REVIEWS} reviews, everybody is taken for established. What has too
          few stands below the ranked ones, as “not ranked yet”.
        </p>
      </section>
      <section className="section" id="disagreement">
        <h2>Reviewers disagree</h2>
        <p>
          Where the scores of any two reviews lie {DISAGREEMENT} levels or more apart, on average over all
          pairs, the page says so and asks for another review. The score itself stays what the method makes of
          them.
        </p>
      </section>
      <section className="section" id="rising">
        <h2>Rising</h2>
        <p>
          “+0.6 of late” sums up how the overall score changed. Every change counts, up or down, the first one
          from the site’s average; after {HALF_LIFE_DAYS} days it counts half, after {2 * HALF_LIFE_DAYS} a
          quarter. A score that rose by 0.4 today and by 0.4 a week ago has 0.4 + 0.2 = +0.6. Rising sorts by
          this sum and leaves out what is below {RISING_FROM}. So a rise by 0.8 levels, the most that two
          first reviews bring, is in the list for {risingDays(0.8)} days, one by 0.4 for {risingDays(0.4)}.
          Only what is ranked can rise. Each single change is not kept, only their sum.
        </p>
      </section>
      <section className="section" id="improved">
        <h2>Most improved</h2>
        <p>
          When an author revises and asks reviewers to look again, a new round begins. Each reviewer of the
          first round brings their mean change over the dimensions that they could tell both times, and 0 if
          they did not look again. Like a score it is shrunk: with <i>n</i> of them their mean change counts{" "}
          {share(1)} with one, {share(2)} with two, {share(6)} with six. Who comes later did not see the first
          round, so they neither add nor take. That is why the change can be smaller, or larger, than the
          difference between the scores of two rounds: those count everybody who had reviewed by then.
        </p>
      </section>
      <section className="section" id="clarity">
        <h2>Clarity</h2>
        <p>
          A reviewer can say the problem and the choice back in their own words. The author marks whether it
          is what they meant: match, partly or no. The share of matches stands below Communication. It is in
          no score.
        </p>
      </section>
    </>
  );
}
