import type { Person as Somebody } from "~/domain/identity/person";

/** A name that leads to its profile, or the pseudonym that somebody goes by. */
export function Person({ person, strong }: { person: Somebody; strong?: boolean }) {
  const name = strong ? <b>{person.name}</b> : person.name;
  if (!person.handle) return <span className="pseudonym">{name}</span>;
  if (person.handle !== person.name) {
    return (
      <span className="pseudonym" title={`Others do not see that this is ${person.handle}.`}>
        {name} <span className="quiet small">(you)</span>
      </span>
    );
  }
  return <a href={`/u/${person.handle}`}>{name}</a>;
}

/** Somebody's points, which lead to where they are from; nothing for who goes by a pseudonym. */
export function Reputation({ person }: { person: Somebody }) {
  if (!person.handle || person.reputation === null) return null;
  return (
    <a className="num quiet" href={`/u/${person.handle}/reputation`} title="Reputation">
      {person.reputation.toLocaleString("en")}
    </a>
  );
}
