import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { LeaningSumTable } from "~/components/leaning-sum";
import { LeaningTable } from "~/components/leaning-table";
import { FEW, type Share } from "~/domain/learning/report-card";
import { CARD_REVIEWS, reportCardPage } from "~/domain/learning/report-card-page.server";
import { CALIBRATED_WITHIN } from "~/domain/reputation/rules";
import numbers from "~/styles/numbers.css?url";
import { notFound } from "~/web/responses.server";

export async function loader({ params, context: { ctx } }: LoaderFunctionArgs) {
  const page = await reportCardPage(ctx, params.handle ?? "");
  if (!page) throw notFound();
  return { ...page, latest: CARD_REVIEWS };
}

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export const meta: MetaFunction = () => [
  { title: "Your report card · Rationale" },
  { name: "robots", content: "noindex" },
];

export default function ReportCardRoute() {
  const card = useLoaderData<typeof loader>();
  const { handle, reviews, helpful, adopted, points, seconds, leanings, leaningSum, examples, latest } = card;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href={`/u/${handle}`}>{handle}</a>
      </p>
      <h1>Your report card</h1>
      <p className="lede">
        What became of your reviews. Only you see this page.{" "}
        {reviews === latest ? `It rests on your latest ${latest} reviews.` : null}
      </p>
      <section className="section">
        <h2>How your reviews were taken</h2>
        <dl className="card-numbers">
          <div>
            <dt>Rated helpful or very helpful</dt>
            <dd>
              <ShareInWords share={helpful} of={["review that was rated", "reviews that were rated"]} />
            </dd>
            <dd className="small quiet">
              Of {counted(reviews, "review")}. <a href={`/u/${handle}#reviews`}>Each rating</a>
            </dd>
          </div>
          <div>
            <dt>Points that their authors acted on</dt>
            <dd>
              <ShareInWords share={adopted} of={["point that was answered", "points that were answered"]} />
            </dd>
            <dd className="small quiet">
              Of {counted(points, "point")} that {points === 1 ? "asks" : "ask"} for something.{" "}
              <a href={`/u/${handle}/reputation`}>Each one that paid</a>
            </dd>
          </div>
          <div>
            <dt>Time for a review</dt>
            <dd>
              {seconds.median === null ? (
                "Not known yet."
              ) : (
                <>
                  <b className="num">{minutes(seconds.median)}</b>:{" "}
                  {seconds.of === 1
                    ? "that is known of one review"
                    : `half of ${seconds.of} reviews took longer, half took less`}
                </>
              )}
            </dd>
            <dd className="small quiet">From first opening the solution to sending the review.</dd>
          </div>
        </dl>
      </section>
      <section className="section" id="leniency">
        <h2>How strict you are</h2>
        {leanings ? (
          <>
            <p>
              Beside what others gave the same solutions. It is neither good nor bad: scores are corrected for
              it, and the correction is small while little is known. The dot is what your reviews say, the
              line around it how far that may be off. This is from all of them; the page of a score leaves out
              the one review that it corrects, so it names a little more or less there.{" "}
              <a href="/guide/scores#leniency">How it is estimated</a>
            </p>
            <LeaningTable rows={leanings} />
            {leaningSum ? (
              <details className="exactly" id="leaning-sum" open>
                <summary>What each review brings</summary>
                <p className="small">
                  A review that lies above what others make of its solution brings a part of that distance, as
                  large as its share of all that is known of you. Each column adds up to the number above.
                </p>
                <LeaningSumTable {...leaningSum} />
              </details>
            ) : null}
          </>
        ) : (
          <p className="quiet">
            Nothing is known yet. <a href="/review">Review something</a>, and it shows here how you score
            beside others.
          </p>
        )}
      </section>
      <section className="section">
        <h2>Practice</h2>
        <ul>
          {examples.map(({ slug, title, distance }) => (
            <li key={slug}>
              <a href={`/guide/reviewing/practice/${slug}`}>{title}</a>:{" "}
              {distance === null ? (
                <span className="quiet">not tried yet</span>
              ) : (
                <>
                  <span className="num">{distance.toFixed(1)}</span> levels from the reference
                  {distance <= CALIBRATED_WITHIN ? ", calibrated" : ""}
                </>
              )}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function ShareInWords({ share, of }: { share: Share; of: [string, string] }) {
  if (share.of === 0) return "Nothing to tell yet.";
  return (
    <>
      <b className="num">{percent(share.count / share.of)}</b>, {share.count} of {share.of}{" "}
      {share.of === 1 ? of[0] : of[1]}. The true rate lies between {percent(share.lower)} and{" "}
      {percent(share.upper)}, nine times in ten{share.of < FEW ? ": these are few" : ""}.
    </>
  );
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}

function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : `${noun}s`}`;
}

function minutes(seconds: number): string {
  return seconds < 90 ? counted(Math.round(seconds), "second") : counted(Math.round(seconds / 60), "minute");
}
