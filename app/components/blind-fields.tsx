import { UNTIL_REVEALED } from "~/domain/identity/blind";
import type { FieldErrors, Fields } from "~/domain/parse";
import { fieldId } from "./form";
import { WhoSeesWhat } from "./who-sees-what";

/** Whether a solution is posted under a pseudonym, which is chosen once, and what that keeps from whom. */
export function BlindFields({ fields, errors }: { fields: Fields; errors?: FieldErrors }) {
  const error = errors?.blind;
  const id = fieldId("blind");
  return (
    <fieldset className={error ? "rights wrong" : "rights"}>
      <legend>Your name</legend>
      <div className={error ? "field wrong" : "field"}>
        <label className="check" htmlFor={id}>
          <input
            id={id}
            type="checkbox"
            name="blind"
            value="1"
            defaultChecked={fields.blind === "1"}
            aria-describedby={error ? `${id}-hint ${id}-error` : `${id}-hint`}
            aria-invalid={error ? true : undefined}
          />
          Post it under a pseudonym
        </label>
        <p className="hint" id={`${id}-hint`}>
          Two words, made for this post alone. It is kept {UNTIL_REVEALED}.
        </p>
        {error ? (
          <>
            <p className="problem" id={`${id}-error`}>
              {error}
            </p>
            <label className="check">
              <input type="checkbox" name="blindAnyway" value="1" />
              Publish it as it is
            </label>
          </>
        ) : null}
      </div>
      <WhoSeesWhat of="solution" />
    </fieldset>
  );
}

/** What would tell who posts a later revision under a pseudonym, and that they know; nothing where nothing does. */
export function BlindAnyway({ error }: { error?: string }) {
  if (!error) return null;
  const id = fieldId("blind");
  return (
    <fieldset className="rights wrong">
      <legend>Your name</legend>
      <div className="field wrong">
        <p className="problem" id={`${id}-error`}>
          {error}
        </p>
        <label className="check" htmlFor={id}>
          <input id={id} type="checkbox" name="blindAnyway" value="1" aria-describedby={`${id}-error`} />
          Publish it as it is
        </label>
      </div>
    </fieldset>
  );
}
