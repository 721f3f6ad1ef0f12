import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GuideNav } from "~/components/guide-nav";
import { Time } from "~/components/time";
import { ENOUGH, LOOK_BACK_DAYS, REVIEWS_MAX } from "~/domain/health/health";
import { healthPage } from "~/domain/health/health-page.server";
import { RUBRIC_VERSION } from "~/domain/rubric/rubric";
import numbersUrl from "~/styles/numbers.css?url";
import { agreementBars, basisInWords, cantTellBars, firstReviewInWords, serviceBars } from "./figures";
import { HowMeasured } from "./how-measured";
import { inThousands } from "./in-words";
import { LevelTable } from "./level-table";
import { MeasuredBars } from "./measured-bars";
import { agreementVerdict, cantTellVerdict, levelsVerdict, serviceVerdict } from "./verdicts";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbersUrl }];

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return await healthPage(ctx);
}

export const meta: MetaFunction = () => [
  { title: "Rubric health · Rationale" },
  {
    name: "description",
    content: "How far reviewers agree, how soon they review and how often it helps, measured every hour.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/health" },
];

export default function HealthRoute() {
  const health = useLoaderData<typeof loader>();
  const { dimensions, from, measuredAt } = health;
  return (
    <div className="wrap narrow page health">
      <GuideNav current="/guide/health" />
      <h1>Rubric health</h1>
      <p className="lede">
        Do reviewers mean the same by the same level, do they review in time, and does it help? This page
        judges the rubric and the site, never a person.
      </p>
      <p>
        {basisInWords(health)}{" "}
        {from ? (
          <>
            The first of these was submitted <Time at={from} />.{" "}
          </>
        ) : null}
        Measured <Time at={measuredAt} />. That is done every hour, from the last {LOOK_BACK_DAYS} days and at
        most {inThousands(REVIEWS_MAX)} reviews on version {RUBRIC_VERSION} of <a href="/guide">the rubric</a>
        .
      </p>
      {dimensions ? (
        <>
          <section className="section" id="agreement">
            <h2>Do reviewers agree?</h2>
            <p>
              <b>{agreementVerdict(dimensions)}</b> 1 means that everybody gives a write-up the same level, 0
              that levels might as well be dealt out at random.
            </p>
            <MeasuredBars bars={agreementBars(dimensions)} />
            <p>
              A score here stands on several reviews, and{" "}
              <a href="/guide/scores">it corrects for strict and lenient reviewers</a>, whose differences
              count as disagreement in this figure. <How to="agreement" />
            </p>
          </section>
          <section className="section" id="levels">
            <h2>Which levels are given?</h2>
            <p>
              <b>{levelsVerdict(dimensions)}</b> A level that hardly anybody gives may ask for too much.
            </p>
            <LevelTable dimensions={dimensions} />
            <p className="after-table">
              “Not shown” is a level that fewer than {ENOUGH} reviews gave. Where it could be worked out from
              the others, the next smallest is not shown either. <How to="levels" />
            </p>
          </section>
          <section className="section" id="cant-tell">
            <h2>How often can reviewers not tell?</h2>
            <p>
              <b>{cantTellVerdict(dimensions)}</b>
            </p>
            <MeasuredBars bars={cantTellBars(dimensions, health.reviews)} />
            <p>
              “Can’t tell from the write-up” lowers no score. Where it is frequent, write-ups leave the
              dimension out or the rubric asks for what they cannot show. <How to="shares" />
            </p>
          </section>
        </>
      ) : (
        <p className="empty-state">
          Agreement, levels and “can’t tell” are shown once {ENOUGH} people have reviewed within{" "}
          {LOOK_BACK_DAYS} days. With fewer they would speak of persons.
        </p>
      )}
      <section className="section" id="service">
        <h2>Is it in time, and does it help?</h2>
        <p>
          <b>{serviceVerdict(health)}</b> {firstReviewInWords(health)} <How to="first-review" />
        </p>
        <MeasuredBars bars={serviceBars(health)} />
        <p>
          Authors can rate a review very helpful, helpful or not helpful. Unrated ones are left out.{" "}
          <How to="shares" />
        </p>
      </section>
      <HowMeasured />
    </div>
  );
}

function How({ to }: { to: string }) {
  return <a href={`#how-${to}`}>How it is measured</a>;
}
