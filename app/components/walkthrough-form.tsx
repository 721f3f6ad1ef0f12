import type { FieldErrors } from "~/domain/parse";
import { WALKTHROUGH_URL_MAX, type WalkthroughField } from "~/domain/walkthroughs/walkthrough";
import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "./draft-form";
import { ErrorSummary, Field } from "./form";
import { type Take, WalkthroughRecorder } from "./walkthrough-recorder";
import { WalkthroughScript } from "./walkthrough-script";

interface WalkthroughFormProps {
  /** Id of the solution. */
  id: string;
  takes: Take[];
  fields: Record<WalkthroughField, string>;
  /** The draft's version that the fields are from; 0 when it was never saved. */
  version: number;
  state: DraftState;
  savedAt: string | null;
  errors?: FieldErrors;
}

/** Takes, script and link of a walkthrough. Works as a plain form; with script it records and saves by itself. */
export function WalkthroughForm(props: WalkthroughFormProps) {
  const { id, takes, fields, version, state, savedAt, errors } = props;
  return (
    <form
      method="post"
      action="#problems"
      encType="multipart/form-data"
      className="walkthrough-form"
      {...draftAttributes({ kind: "walkthrough", id }, state)}
    >
      <DraftFields version={version} state={state} />
      {errors ? (
        <div className="across">
          <ErrorSummary errors={errors} />
        </div>
      ) : null}
      <WalkthroughRecorder solution={id} takes={takes} chosen={fields.walkthroughTake} errors={errors} />
      <div className="form">
        <WalkthroughScript script={fields.walkthroughScript} error={errors?.walkthroughScript} />
        <Field
          name="walkthroughUrl"
          label="Link to a video"
          optional
          hint="A recording that is somewhere else already. It is shown as a link."
          error={errors?.walkthroughUrl}
        >
          {(control) => (
            <input
              {...control}
              type="url"
              maxLength={WALKTHROUGH_URL_MAX}
              placeholder="https://"
              defaultValue={fields.walkthroughUrl}
            />
          )}
        </Field>
      </div>
      <div className="across submit">
        <button type="submit" name="intent" value="save" className="primary">
          Save and go back to the write-up
        </button>
        <button type="submit" name="intent" value="draft" formNoValidate>
          Save and stay here
        </button>
        <DraftStatus savedAt={savedAt} />
      </div>
    </form>
  );
}
