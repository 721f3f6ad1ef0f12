import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CaseGraph, TieTable } from "~/components/case-graph";
import { CaseReports } from "~/components/case-reports";
import { CaseReviews } from "~/components/case-reviews";
import { ErrorSummary, Notice } from "~/components/form";
import { Time } from "~/components/time";
import { WhyForm } from "~/components/why-form";
import { CASE_KINDS, verdictsOf, wordsOfVerdict } from "~/domain/integrity/case";
import { casePage } from "~/domain/moderation/case-page.server";
import { letCaseStand, liftCase, upholdInCase } from "~/domain/moderation/decide-case.server";
import numbers from "~/styles/numbers.css?url";
import { isMember } from "~/web/context.server";
import { takeDecision } from "~/web/moderation.server";
import { notFound } from "~/web/responses.server";

export const links: LinksFunction = () => [{ rel: "stylesheet", href: numbers }];

export async function loader({ params, context: { ctx } }: LoaderFunctionArgs) {
  const page = isMember(ctx) ? await casePage(ctx, params.id ?? "") : null;
  if (!page) throw notFound();
  return page;
}

export function action({ request, context }: ActionFunctionArgs) {
  return takeDecision({ request, context }, { stand: letCaseStand, lift: liftCase, uphold: upholdInCase });
}

export const meta: MetaFunction = () => [{ title: "Case · Rationale" }];

export default function CaseRoute() {
  const page = useLoaderData<typeof loader>();
  const { id, kind, openedAt, decided, members, ties, reviews, reports, leftOut, taken, refused } = page;
  const sent = useActionData<typeof action>();
  const nameOf = (number: number) => `${number} ${members[number - 1]?.handle ?? UNNAMED}`;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        <a href="/moderation/cases">Cases</a>
      </p>
      <h1>{CASE_KINDS[kind].label}</h1>
      <p className="lede">{CASE_KINDS[kind].rule}</p>
      <ErrorSummary errors={sent?.errors} scope={sent?.id} />
      {sent?.refused ? <Notice kind="problem">{sent.refused}</Notice> : null}
      <p className="meta">
        <span>
          opened <Time at={openedAt} />
        </span>
        {page.numbers.map(([what, count]) => (
          <span key={what}>
            <b className="num">{count}</b> {what}
          </span>
        ))}
        {taken.points > 0 ? (
          <span>
            <b className="num">{taken.points}</b> points taken back
          </span>
        ) : null}
        {taken.reviews > 0 ? (
          <span>
            <b className="num">{taken.reviews}</b> {taken.reviews === 1 ? "review counts" : "reviews count"}{" "}
            less
          </span>
        ) : null}
      </p>
      {decided ? (
        <Notice kind="info">
          <p>
            {wordsOfVerdict(kind, decided.verdict).said} <Time at={decided.at} />
          </p>
          <p>{decided.why}</p>
        </Notice>
      ) : null}
      {ties.length > 0 ? (
        <section className="section">
          <h2>Who reviewed and rated whom</h2>
          <CaseGraph members={members.length} ties={ties} />
          <TieTable ties={ties} nameOf={nameOf} />
        </section>
      ) : null}
      {leftOut > 0 ? (
        <p className="small quiet">
          {leftOut} {leftOut === 1 ? "review or rating is" : "reviews and ratings are"} left out: somebody
          goes by a pseudonym there, which holds for moderators too.
        </p>
      ) : null}
      <CaseReports reports={reports} hasReview={reviews.length > 0} />
      <section className="section">
        <h2>{kind === "reported-review" ? "Who wrote it" : "Members"}</h2>
        <ol className="case-members">
          {members.map(({ number, handle, appeal, appealedAt }) => (
            <li key={number}>
              {handle ? <a href={`/u/${handle}`}>{handle}</a> : <span className="quiet">{UNNAMED}</span>}
              {appealedAt ? (
                <blockquote className="appeal">
                  <p>{appeal}</p>
                  <p className="small quiet">
                    Appeal, <Time at={appealedAt} />
                  </p>
                </blockquote>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      <CaseReviews reviews={reviews} nameOf={nameOf} />
      <section className="section">
        <h2>Decide</h2>
        {refused ? (
          <p className="quiet">{refused}</p>
        ) : (
          <WhyForm
            id={id}
            label="Why do you decide so?"
            value={sent?.id === id ? sent.why : undefined}
            error={sent?.id === id ? sent.errors.why : undefined}
          >
            <dl className="verdicts">
              {Object.entries(verdictsOf(kind)).map(([verdict, { label, does }]) => (
                <div key={verdict}>
                  <dt>
                    <button
                      type="submit"
                      name="intent"
                      value={verdict}
                      className={verdict === "uphold" ? "danger" : undefined}
                      aria-describedby={`does-${verdict}`}
                    >
                      {label}
                    </button>
                  </dt>
                  <dd id={`does-${verdict}`}>{does}</dd>
                </div>
              ))}
            </dl>
          </WhyForm>
        )}
      </section>
    </div>
  );
}

const UNNAMED = "somebody under a pseudonym";
