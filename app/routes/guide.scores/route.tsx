import type { LinksFunction, MetaFunction } from "@remix-run/node";
import { GuideNav } from "~/components/guide-nav";
import { RUBRIC } from "~/domain/rubric/rubric";
import { PRIORS, PSEUDO_COUNTS } from "~/domain/scoring/method";
import numbers from "~/styles/numbers.css?url";
import { Exactly } from "./exactly";
import { Examples } from "./examples";
import { RankingSections } from "./ranking-sections";
import { share } from "./share";
import { TrustSection } from "./trust-section";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export const meta: MetaFunction = () => [
  { title: "How scores are computed · Rationale" },
  {
    name: "description",
    content:
      "Why a score is not a plain mean, how it is corrected for strict and lenient reviewers, and how sure it is.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/scores" },
];

export default function ScoresGuideRoute() {
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide/scores" />
      <h1>How scores are computed</h1>
      <p className="lede">
        A few reviews say little, and reviewers differ in how strict they are. So a score starts at what is
        usual, moves as reviews come in, is corrected for who wrote them, and says how sure it is. Each number
        leads to its own arithmetic.
      </p>
      <Estimate />
      <Reviewers />
      <TrustSection />
      <RankingSections />
      <Examples />
      <Computing />
      <Limits />
      <Sources />
    </div>
  );
}

function Estimate() {
  const { mean, overall, deviation } = PRIORS;
  return (
    <section className="section" id="score">
      <h2>The score</h2>
      <p>
        A solution begins at the site’s average. Each review pulls its score towards the level that it gives:
        the mean of its five scores, and “can’t tell” is left out, so it never lowers a score. One first
        review moves the score {share(1)} of the way to its level, two move it {share(2)}, six {share(6)}.
        Before a review counts, its level is corrected for how strict or lenient its writer is with others.
      </p>
      <p>
        A dimension has its own score. It follows the overall one, and moves away from it only slowly: with
        few reviews the differences between dimensions are mostly chance.
      </p>
      <Exactly>
        <p className="num">
          score = Σ share × value, with a share for the site’s average and one for each review
        </p>
        <p>
          A review’s level is the mean of how far each score lies from the site’s average in its dimension.
          Before there are reviews the average is taken for {mean}. Solutions are taken to differ by{" "}
          {sd(overall.item)} levels (standard deviation), reviewers in leniency by {sd(overall.reviewer)}, and
          one reviewer from review to review by {sd(overall.noise)}. As reviews come in these figures are
          estimated from them; what is given here counts as {PSEUDO_COUNTS.items} solutions,{" "}
          {PSEUDO_COUNTS.reviewers} reviewers and {PSEUDO_COUNTS.reviews} reviews.
        </p>
        <p>
          A dimension is the site’s average there, plus what the solution has above average overall, plus how
          far the dimension lies from that. For this last part the three figures are {sd(deviation.item)},{" "}
          {sd(deviation.reviewer)} and {sd(deviation.noise)}.
        </p>
      </Exactly>
    </section>
  );
}

/** A variance as the standard deviation that it is the square of. */
function sd(variance: number): string {
  return Math.sqrt(variance).toFixed(2);
}

function Reviewers() {
  return (
    <>
      <section className="section" id="leniency">
        <h2>Strict and lenient reviewers</h2>
        <p>
          Some give higher levels than others do to the same solutions. Who gives half a level more than
          others has about half a level taken off. How much is told from their other reviews, never from the
          one that is corrected, so it differs a little from page to page. While there are few of these, the
          correction is small: a newcomer is hardly corrected. A review that the queue did not give is put at
          5 at most, and at 1 at least. Tries of the <a href="/guide/reviewing#practice">practice examples</a>{" "}
          help to know it. Being strict or lenient is neither good nor bad; how you score stands on your
          report card.
        </p>
      </section>
      <section className="section" id="weights">
        <h2>The weight of a review</h2>
        <p>
          A review weighs more when its writer is known well, and when their levels are steady: close to what
          others give, once they are corrected. A share is a weight divided by the sum of all weights, that of
          the site’s average among them. How helpful a review is found changes its weight only a little, and
          touches no score otherwise.
        </p>
        <Exactly>
          <p>
            weight = what the review <a href="#trust">counts</a> ÷ (the variance of its writer’s own scatter +
            the variance of what is known of their leniency). The scatter counts as{" "}
            {PSEUDO_COUNTS.noiseOfReviewer} reviews of usual scatter before one’s own; it starts a little
            lower for people whose reviews are found helpful, and a little higher for the others. The weight
            of the site’s average is 1 ÷ the variance between solutions. A variance is the square of a
            standard deviation.
          </p>
        </Exactly>
      </section>
    </>
  );
}

function Computing() {
  return (
    <section className="section" id="computing">
      <h2>When it is computed</h2>
      <p>
        A review that comes in or changes is measured at once, from what is known of its writer and of the
        solution. Every night all reviews are computed together: averages, variances, everybody’s leniency and
        scatter, groups, weights and scores. So a number may move a little overnight without a new review; on
        average by less than 0.02. The order of reviews makes no difference to it.
      </p>
    </section>
  );
}

function Limits() {
  return (
    <section className="section" id="limits-of-it">
      <h2>What it cannot do</h2>
      <ul>
        <li>
          Even a perfect method would name only a third of the true best twenty from three reviews each. Read
          “among the best”, not a place.
        </li>
        <li>
          It measures what reviewers agree on. Where all are wrong alike, or all new to a field, so is the
          score.
        </li>
        <li>
          Many established members who promote one solution together, outside the queue, are slowed and not
          stopped.
        </li>
        <li>
          The intervals suppose honest reviews that do not know of each other, which is why they are sealed
          until yours is in.
        </li>
      </ul>
    </section>
  );
}

function Sources() {
  return (
    <section className="section" id="sources">
      <h2>Where the method comes from</h2>
      <p>
        Crossed random effects with partial pooling, as in the calibration of NeurIPS scores (Platt; Ge,
        Welling and Ghahramani, 2013); reviewers who are graded without their own message, as in CrowdGrader
        (de Alfaro and Shavlovsky, 2013); bias and reliability of peer graders, as in PG1 (Piech and others,
        2013). On seven real sets of ratings it predicts a score not seen before 5 to 17 % better than the
        mean, and its intervals hold 89 to 93 % of the time. The dimensions are{" "}
        {RUBRIC.map(({ label }) => label.toLowerCase()).join(", ")}.
      </p>
    </section>
  );
}
