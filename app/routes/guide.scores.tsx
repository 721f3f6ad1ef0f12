import type { MetaFunction } from "@remix-run/node";
import { GuideNav } from "~/components/guide-nav";
import { DIMENSION_KEYS, RUBRIC } from "~/domain/rubric/rubric";
import { estimateSolution, PRIORS, type ReviewScores, Z_90 } from "~/domain/scoring/estimator";
import { REVIEWS_TO_RANK } from "~/domain/solutions/rank";

export const meta: MetaFunction = () => [
  { title: "How scores are computed · Rationale" },
  {
    name: "description",
    content: "Why a score is not a plain mean, what the whiskers say, and how write-ups are ranked.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/scores" },
];

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
          deviation, so that one enthusiastic review does not beat six good ones. A solution is ranked from{" "}
          {REVIEWS_TO_RANK} reviews on; with one it follows the ranked ones.
        </p>
        <p>“Can’t tell” never lowers a score: it leaves the dimension out.</p>
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
