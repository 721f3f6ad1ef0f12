import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { BlockForm } from "~/components/block-form";
import { DraftList } from "~/components/draft-list";
import { InvitationList } from "~/components/invitation-list";
import { MedalList } from "~/components/medal-list";
import { Person } from "~/components/person";
import { SolutionRow } from "~/components/solution-row";
import { Time } from "~/components/time";
import { blockMember } from "~/domain/identity/block-member.server";
import { profilePage } from "~/domain/reading/profile-page.server";
import { RATINGS } from "~/domain/reviews/review";
import { memberForm } from "~/web/held-forms.server";
import { badRequest, notFound, seeOther } from "~/web/responses.server";

export async function loader({ params, context: { ctx } }: LoaderFunctionArgs) {
  const profile = await profilePage(ctx, params.handle ?? "");
  if (!profile) throw notFound();
  return profile;
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { ctx, fields } = await memberForm({ request, context });
  const handle = params.handle ?? "";
  if (fields.intent !== "block" && fields.intent !== "unblock")
    throw badRequest("This page does not know what to do with this form.");
  if (!(await blockMember(ctx, handle, fields.intent === "block"))) throw notFound();
  return seeOther(`/u/${handle}`);
}

export const meta: MetaFunction<typeof loader> = ({ data }) =>
  data
    ? [
        { title: `${data.handle} · Rationale` },
        { tagName: "link", rel: "canonical", href: `/u/${data.handle}` },
      ]
    : [{ title: "Not found · Rationale" }];

export default function ProfileRoute() {
  const profile = useLoaderData<typeof loader>();
  return (
    <div className="wrap page">
      <h1>{profile.handle}</h1>
      <div className="meta">
        <a className="num" href={`/u/${profile.handle}/reputation`}>
          {profile.reputation.toLocaleString("en")} {profile.reputation === 1 ? "point" : "points"}
        </a>
        <span>
          Member since <Time at={profile.joinedAt} fixed />
        </span>
        {profile.calibrated ? (
          <a
            className="badge"
            href="/guide/reviewing#practice"
            title="Came close to the reference on a practice example"
          >
            calibrated
          </a>
        ) : null}
        {profile.mine ? (
          <>
            <a href={`/u/${profile.handle}/report-card`}>Your report card</a>
            <form method="post" action="/logout">
              <button type="submit" className="link">
                Sign out
              </button>
            </form>
          </>
        ) : null}
      </div>
      {profile.bio ? <p className="lede">{profile.bio}</p> : null}
      {profile.invitations.length > 0 ? (
        <section className="section">
          <h2>You are invited to read</h2>
          <InvitationList invitations={profile.invitations} />
        </section>
      ) : null}
      {profile.drafts.length > 0 ? (
        <section className="section">
          <h2>Your drafts</h2>
          <DraftList drafts={profile.drafts} />
          <p className="small">
            <a href="/drafts">All your drafts</a>
          </p>
        </section>
      ) : null}
      <MedalList medals={profile.medals} />
      <section className="section">
        <h2>Solutions</h2>
        {profile.solutions.map((solution) => (
          <SolutionRow key={solution.id} {...solution} />
        ))}
        {profile.solutions.length === 0 ? (
          <p className="quiet">
            {profile.mine ? (
              <>
                You have not posted a solution yet. <a href="/solutions/new">Post one</a>
              </>
            ) : (
              "No solutions yet."
            )}
          </p>
        ) : null}
      </section>
      <section className="section" id="reviews">
        <h2>Reviews</h2>
        {profile.reviews.length === 0 ? (
          <p className="quiet">
            {profile.mine ? (
              <>
                You have not reviewed anything yet. <a href="/solutions?sort=needs-review">See what waits</a>
              </>
            ) : (
              "No reviews yet."
            )}
          </p>
        ) : (
          <section className="scroll" aria-label="Reviews, a row each" tabIndex={0}>
            <table className="ledger">
              <thead>
                <tr>
                  <th scope="col">Review of</th>
                  <th scope="col">By</th>
                  <th scope="col">Rated</th>
                  <th scope="col">When</th>
                </tr>
              </thead>
              <tbody>
                {profile.reviews.map((review) => (
                  <tr key={review.id}>
                    <td>
                      <a href={`/reviews/${review.id}`}>{review.title}</a>{" "}
                      {review.withdrawn ? <span className="badge">withdrawn</span> : null}
                      {review.pseudonym ? (
                        <span className="small quiet">as {review.pseudonym}, so only you see it here</span>
                      ) : null}
                    </td>
                    <td>
                      <Person person={review.author} />
                    </td>
                    <td className="quiet">
                      {review.rating
                        ? RATINGS[review.rating].toLowerCase()
                        : review.closedUnrated
                          ? "closed unrated"
                          : "not yet"}
                    </td>
                    <td className="quiet">
                      <Time at={review.submittedAt} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </section>
      {profile.canBlock ? <BlockForm handle={profile.handle} blocked={profile.blocked} /> : null}
    </div>
  );
}
