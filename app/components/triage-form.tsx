import type { FieldErrors, Fields } from "~/domain/parse";
import { TRIAGE_NOTE_MAX, TRIAGE_REASONS } from "~/domain/reviews/triage";
import { ErrorSummary, Field } from "./form";
import { keptForm } from "./kept-form";

/** Where a solution is sent back to its author before it costs anybody a review. */
export function TriageForm({ typed, errors }: { typed?: Fields; errors?: FieldErrors }) {
  return (
    <form method="post" action="#problems" className="form" {...keptForm("triage", Boolean(typed))}>
      <ErrorSummary errors={errors} />
      <Field name="reason" label="What is in the way?" error={errors?.reason}>
        {(control) => (
          <select {...control} required defaultValue={typed?.reason ?? ""}>
            <option value="">Choose one</option>
            {Object.entries(TRIAGE_REASONS).map(([reason, { label }]) => (
              <option key={reason} value={reason}>
                {label}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="note"
        label="What has to be mended?"
        hint="One or two sentences. Only the author reads them."
        error={errors?.note}
      >
        {(control) => (
          <textarea {...control} rows={4} required maxLength={TRIAGE_NOTE_MAX} defaultValue={typed?.note} />
        )}
      </Field>
      <div className="submit">
        <button type="submit" className="primary">
          Send it back
        </button>
      </div>
    </form>
  );
}
