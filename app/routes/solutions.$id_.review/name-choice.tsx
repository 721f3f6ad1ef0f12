import { WhoSeesWhat } from "~/components/who-sees-what";

/** Under which name a review is written, and who learns it. */
export function NameChoice({ chosen, blindAuthor }: { chosen: boolean; blindAuthor: boolean }) {
  return (
    <div className="name-choice">
      <label className="check">
        <input type="checkbox" name="pseudonymous" value="1" defaultChecked={chosen} />
        Review under a pseudonym
      </label>
      <p className="hint">
        {blindAuthor ? "The author goes by a pseudonym too. " : ""}
        You can show your name later; a name that was shown cannot be hidden again.
      </p>
      <WhoSeesWhat of="review" />
    </div>
  );
}
