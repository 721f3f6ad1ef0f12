import type { Person as Somebody } from "~/domain/identity/person";
import { RELATIONS, type Relation } from "~/domain/moderation/takedown";
import { Person } from "./person";
import { Time } from "./time";
import { WhyForm } from "./why-form";

const UNSEEN = { embargoed: "An embargoed solution", withdrawn: "A withdrawn solution" };

interface TakedownRequestProps {
  request: {
    id: string;
    about: { title: string; path: string } | null;
    unseen: "embargoed" | "withdrawn" | null;
    briefHtml: string;
    sender: Somebody | null;
    contact: string;
    relation: Relation;
    reason: string;
    createdAt: string;
    cannotDecline: string | null;
  };
  typed?: string;
  error?: string;
}

/** A request for a brief's removal, with the brief and the two ways to decide. */
export function TakedownRequest({ request, typed, error }: TakedownRequestProps) {
  const { about, sender, contact, relation, cannotDecline } = request;
  return (
    <article className="takedown-request">
      <h2>{about ? <a href={about.path}>{about.title}</a> : request.unseen && UNSEEN[request.unseen]}</h2>
      <p className="meta">
        <span>{sender ? <Person person={sender} /> : contact}</span>
        <span>“{RELATIONS[relation]}”</span>
        <Time at={request.createdAt} />
      </p>
      <p className="reason">{request.reason}</p>
      {request.briefHtml ? (
        <details className="brief">
          <summary>The brief</summary>
          <div className="prose" dangerouslySetInnerHTML={{ __html: request.briefHtml }} />
        </details>
      ) : (
        <p className="brief-note">The author keeps this brief to themselves by now.</p>
      )}
      <WhyForm id={request.id} label="Why do you decide so?" value={typed} error={error}>
        <button type="submit" name="intent" value="hide" className="danger">
          Hide the brief
        </button>
        {cannotDecline ? (
          <span className="small quiet">{cannotDecline}</span>
        ) : (
          <button type="submit" name="intent" value="decline">
            Decline
          </button>
        )}
      </WhyForm>
    </article>
  );
}
