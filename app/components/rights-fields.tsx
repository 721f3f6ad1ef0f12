import type { FieldErrors, Fields } from "~/domain/parse";
import { BRIEF_ORIGINS, INVITED_MAX } from "~/domain/solutions/rights";
import { Field } from "./form";

interface RightsFieldsProps {
  fields: Fields;
  errors?: FieldErrors;
  /** Whether this will be revision 1, so that the challenge is still chosen on the same page. */
  first: boolean;
  /** Whether what is published answers a challenge, so that there is no brief of the author's own. */
  hasChallenge?: boolean;
}

/** Whose brief it is, and who sees the solution until when. */
export function RightsFields({ fields, errors, first, hasChallenge = false }: RightsFieldsProps) {
  return (
    <fieldset className="rights">
      <legend>Rights and embargo</legend>
      {hasChallenge ? null : (
        <div className="brief-origin">
          <Field
            name="briefOrigin"
            label="Who wrote the brief, and may it be shared?"
            hint={
              first
                ? "Needed without a challenge. If you are not sure, the brief is kept and shown to nobody but you."
                : "The answer counts for the briefs of all revisions."
            }
            error={errors?.briefOrigin}
          >
            {(control) => (
              <select {...control} defaultValue={fields.briefOrigin || "own-words"}>
                {Object.entries(BRIEF_ORIGINS).map(([origin, label]) => (
                  <option key={origin} value={origin}>
                    {label}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
      )}
      <div className="pair">
        <Field
          name="embargoUntil"
          label="Embargo until"
          optional
          hint="Before this day (UTC) only you and those you invite see it. Once public, it stays public."
          error={errors?.embargoUntil}
        >
          {(control) => <input {...control} type="date" defaultValue={fields.embargoUntil ?? ""} />}
        </Field>
        <Field
          name="invited"
          label="Invited until then"
          optional
          hint={`Up to ${INVITED_MAX} handles, separated by commas. They can review it; send them its address.`}
          error={errors?.invited}
        >
          {(control) => (
            <input
              {...control}
              type="text"
              maxLength={300}
              defaultValue={fields.invited ?? ""}
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
      </div>
      {first ? null : (
        <p className="hint">To change only these, leave the text as it is: no revision is added.</p>
      )}
    </fieldset>
  );
}
