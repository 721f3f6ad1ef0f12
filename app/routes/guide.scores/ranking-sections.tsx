import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import { TRUST, Z_90 } from "~/domain/scoring/method";
import { REVIEWS_TO_RANK, RISING_FROM, RISING_HALF_LIFE, risingDays } from "~/domain/solutions/rank";
import { DISAGREEMENT } from "~/domain/solutions/scores";
import { DAY } from "~/domain/time";
import { share } from "./share";

const HALF_LIFE_DAYS = RISING_HALF_LIFE / DAY;

/** What becomes of the numbers: intervals, lists, and where reviewers disagree. */
export function RankingSections() {
  return (
    <>
      <section className="section" id="uncertainty">
        <h2>How sure a number is</h2>
        <p>
          The variance of a score is 1 ÷ the sum of all weights. The whiskers are {Z_90.toFixed(2)} standard
          deviations to either side, cut at 1 and 5: the true value lies between them nine times in ten, if
          the reviews are honest. They shrink with every review, and faster with reviewers who are known and
          steady.
        </p>
      </section>
      <section className="section" id="ranked">
        <h2>What is ranked</h2>
        <p>
          Top rated sorts by the mean minus one standard deviation, so that one enthusiastic review does not
          beat six good ones. Most intervals overlap: a place among the best is well founded, which of two
          neighbours is better often is not.
        </p>
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
          Every change of the overall score counts, up or down, the first one from the site’s average. After{" "}
          {HALF_LIFE_DAYS} days it counts half, after {2 * HALF_LIFE_DAYS} a quarter. Rising sorts by the sum
          and leaves out what has less than {RISING_FROM} levels left. So a rise by 0.8 levels, the most that
          two first reviews bring, is in the list for {risingDays(0.8)} days, one by 0.4 for {risingDays(0.4)}
          . Only what is ranked can rise.
        </p>
      </section>
      <section className="section" id="improved">
        <h2>Most improved</h2>
        <p>
          When an author revises and asks reviewers to look again, a new round begins. Each reviewer of the
          first round brings their mean change over the dimensions that they could tell both times, and 0 if
          they did not look again. Like a score it is shrunk: with <i>n</i> of them their mean change counts{" "}
          {share(1)} with one, {share(2)} with two, {share(6)} with six. Who comes later did not see the first
          round, so they neither add nor take.
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
