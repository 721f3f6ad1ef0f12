import type { MetaFunction } from "@remix-run/node";
import { GuideNav } from "~/components/guide-nav";
import { YOUNG_SITE_REVIEWS } from "~/domain/reputation/rules";
import { DIMENSION_KEYS, RUBRIC } from "~/domain/rubric/rubric";
import { estimateSolution } from "~/domain/scoring/estimator";
import { PRIORS, TRUST, Z_90 } from "~/domain/scoring/method";
import type { ReviewScores } from "~/domain/scoring/state";
import { REVIEWS_TO_RANK, RISING_FROM, RISING_HALF_LIFE, risingDays } from "~/domain/solutions/rank";
import { DISAGREEMENT } from "~/domain/solutions/scores";
import { DAY } from "~/domain/time";

export const meta: MetaFunction = () => [
  { title: "How scores are computed · Rationale" },
  {
    name: "description",
    content: "Why a score is not a plain mean, what the whiskers say, and how write-ups are ranked.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/scores" },
];

const HALF_LIFE_DAYS = RISING_HALF_LIFE / DAY;
const EXAMPLES = [[4], [4, 5], [5, 5, 5], [4, 4, 4, 4, 4, 4]];

export default function ScoresGuideRoute() {
  const { mean, overall, deviation } = PRIORS;
  const reviewVariance = overall.noise + overall.reviewer;
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide/scores" />
      <h1>How scores are computed</h1>
      <p className="lede">
        A few reviews say little, and reviewers differ in how strict they are. So a score starts at what is
        usual and moves as reviews come in, and it says how sure it is.
      </p>
      <section className="section">
        <h2>The score</h2>
        <p>
          Everything begins at {mean}, what an average solution gets. A review’s level is the mean of its
          scores minus {mean}, over the dimensions that it could tell. Solutions are taken to differ with a
          variance of {overall.item}; one review misses the mark with a variance of {overall.noise} for its
          own scatter and {overall.reviewer} for how lenient its writer may be, {reviewVariance.toFixed(2)}{" "}
          together.
        </p>
        <p>
          With <i>n</i> reviews the score is {mean} plus the share <i>n</i>/{reviewVariance.toFixed(2)} ÷ (1/
          {overall.item} + <i>n</i>/{reviewVariance.toFixed(2)}) of their mean level. One review moves it by{" "}
          {share(1)}, two by {share(2)}, six by {share(6)}.
        </p>
        <p>
          A dimension is the overall score plus how far that dimension lay from the level of its reviews,
          shrunk harder (variances {deviation.item}, {deviation.noise} and {deviation.reviewer}): differences
          between dimensions say little with few reviews.
        </p>
      </section>
      <section className="section">
        <h2>The whiskers and the rank</h2>
        <p>
          The interval holds the true value nine times in ten, if the reviews are honest: {Z_90.toFixed(2)}{" "}
          standard deviations to either side, cut at 1 and 5. Top rated sorts by the mean minus one standard
          deviation, so that one enthusiastic review does not beat six good ones. Most intervals overlap: a
          place among the best is well founded, which of two neighbours is better often is not.
        </p>
        <p>“Can’t tell” never lowers a score: it leaves the dimension out.</p>
      </section>
      <section className="section" id="ranked">
        <h2>What is ranked</h2>
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
          they did not look again. Like a score it is shrunk: with <i>n</i> of them their mean change counts
          by the share above, {share(1)} with one, {share(2)} with two, {share(6)} with six. Who comes later
          did not see the first round, so they neither add nor take.
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
      <section className="section">
        <h2>Examples</h2>
        <div className="scroll">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Reviews that give every dimension</th>
                <th scope="col">Overall</th>
                <th scope="col">90 % interval</th>
                <th scope="col">Sorted by</th>
              </tr>
            </thead>
            <tbody>
              {EXAMPLES.map((levels) => {
                const estimate = estimateSolution(levels.map(uniform)).overall;
                return (
                  <tr key={levels.join()} className="num">
                    <td>{levels.join(", ")}</td>
                    <td>{estimate.mean.toFixed(2)}</td>
                    <td>
                      {estimate.lower.toFixed(2)} to {estimate.upper.toFixed(2)}
                    </td>
                    <td>{levels.length >= REVIEWS_TO_RANK ? estimate.rank.toFixed(2) : "not ranked yet"}</td>
                  </tr>
                );
              })}
            </tbody>
          </table>
        </div>
      </section>
      <section className="section">
        <h2>Where the method comes from</h2>
        <p>
          Crossed random effects, as in the calibration of conference reviews (Ge, Welling and Ghahramani,
          2013) and of peer grades in courses (Piech and others, 2013). The dimensions are{" "}
          {RUBRIC.map(({ label }) => label.toLowerCase()).join(", ")}.
        </p>
      </section>
    </div>
  );
}

function uniform(level: number): ReviewScores {
  return Object.fromEntries(DIMENSION_KEYS.map((key) => [key, level]));
}

/** How much of the reviews' mean level a score takes over. */
function share(n: number): string {
  const { item, noise, reviewer } = PRIORS.overall;
  const precision = n / (noise + reviewer);
  return `${Math.round((100 * precision) / (1 / item + precision))} %`;
}
