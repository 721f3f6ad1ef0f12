import { UNTIL_REVEALED } from "~/domain/identity/blind";
import type { Person } from "~/domain/identity/person";

const WORDS = {
  solution: {
    did: "You post this as",
    until: `${UNTIL_REVEALED}. Your profile does not list it until then.`,
  },
  review: {
    did: "You wrote this as",
    until: "until you show your name. Your profile does not list it until then.",
  },
};

interface ShowNameProps {
  person: Person;
  of: keyof typeof WORDS;
  /** Where the form is sent. */
  path: string;
}

/** Tells who goes by a pseudonym how others see them, with the way to end it; nothing for everybody else. */
export function ShowName({ person, of, path }: ShowNameProps) {
  const { name, handle, isViewer } = person;
  if (!isViewer || !handle || handle === name) return null;
  const { did, until } = WORDS[of];
  return (
    <form method="post" action={path} className="show-name">
      <p>
        {did} <b>{name}</b> {until}
      </p>
      <details>
        <summary className="quiet small">Show my name</summary>
        <p className="small">
          Everybody will see that this is {handle}, here and on your profile. A name that was shown cannot be
          hidden again.
        </p>
        <button type="submit" name="intent" value="show-name">
          Show that it is {handle}
        </button>
      </details>
    </form>
  );
}
