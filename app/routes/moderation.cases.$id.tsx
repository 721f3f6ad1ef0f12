import type { ActionFunctionArgs, LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { CaseGraph, TieTable } from "~/components/case-graph";
import { CaseReviews } from "~/components/case-reviews";
import { ErrorSummary, Notice } from "~/components/form";
import { Time } from "~/components/time";
import { WhyForm } from "~/components/why-form";
import { CASE_KINDS, VERDICTS } from "~/domain/integrity/case";
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
  const { id, kind, openedAt, decided, members, ties, reviews, leftOut, taken, refused } = page;
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
            {VERDICTS[decided.verdict].said} <Time at={decided.at} />
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
      <section className="section">
        <h2>Members</h2>
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
            {reviews.length > 0 ? (
              <label className="uphold">
                A report to uphold
                <select name="review" defaultValue="">
                  <option value="">none</option>
                  {reviews.map((review) => (
                    <option key={review.id} value={review.id}>
                      {review.title}
                      {review.by ? `, by ${nameOf(review.by)}` : ""}
                    </option>
                  ))}
                </select>
              </label>
            ) : null}
            <button type="submit" name="intent" value="stand">
              {VERDICTS.stand.label}
            </button>
            <button type="submit" name="intent" value="lift">
              {VERDICTS.lift.label}
            </button>
            {reviews.length > 0 ? (
              <button type="submit" name="intent" value="uphold" className="danger">
                Uphold the report
              </button>
            ) : null}
          </WhyForm>
        )}
      </section>
    </div>
  );
}

const UNNAMED = "somebody under a pseudonym";
