import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "~/components/draft-form";
import { ErrorSummary, Field, fieldId } from "~/components/form";
import type { FieldErrors, Fields } from "~/domain/parse";
import {
  CANT_TELL,
  dimensionsDone,
  QUOTE_MAX,
  REASON_MAX,
  STEP_MAX,
  SUMMARY_MAX,
} from "~/domain/reviews/review";
import { type Dimension, LEVELS, RUBRIC } from "~/domain/rubric/rubric";

interface ReviewFormProps {
  revision: number;
  fields: Fields;
  version: number;
  errors?: FieldErrors;
  savedAt: string | null;
  solutionId: string;
  state: DraftState;
}

/** The review form: five dimensions, then three questions. Nothing is preselected. */
export function ReviewForm(props: ReviewFormProps) {
  const { solutionId, revision, fields, version, errors, savedAt, state } = props;
  const text = (name: string) => ({ name, error: errors?.[name], value: fields[name] ?? "" });
  return (
    <form
      method="post"
      action="#problems"
      data-review-form=""
      {...draftAttributes({ kind: "review", id: solutionId }, state)}
    >
      <DraftFields version={version} state={state} />
      <input type="hidden" name="revision" value={revision} />
      {/* Enter on a level sends the first button: that must not submit. */}
      <button
        type="submit"
        name="intent"
        value="draft"
        formNoValidate
        className="hidden"
        tabIndex={-1}
        aria-hidden="true"
      />
      <ErrorSummary errors={errors} />
      {RUBRIC.map((dimension) => (
        <DimensionFields key={dimension.key} dimension={dimension} fields={fields} errors={errors} />
      ))}
      <div className="form">
        <Text
          {...text("strength")}
          label="Strongest decision"
          hint="Which one convinced you most, and why?"
          max={SUMMARY_MAX}
          rows={3}
        />
        <Text
          {...text("change")}
          label="One thing to change"
          hint="If the author changed one thing, what should it be?"
          max={SUMMARY_MAX}
          rows={3}
        />
        <Text
          {...text("question")}
          label="One question"
          hint="What would you ask in the interview?"
          optional
          max={SUMMARY_MAX}
          rows={2}
        />
      </div>
      <div className="bottom">
        <button type="submit" name="intent" value="submit" className="primary">
          Submit review
        </button>
        <button type="submit" name="intent" value="draft" formNoValidate>
          Save draft
        </button>
        <span className="quiet small" data-progress="" aria-live="polite">
          {dimensionsDone(fields)} of {RUBRIC.length} dimensions
        </span>
        <DraftStatus savedAt={savedAt} />
      </div>
    </form>
  );
}

function DimensionFields({
  dimension,
  fields,
  errors,
}: {
  dimension: Dimension;
  fields: Fields;
  errors?: FieldErrors;
}) {
  const { key, label, asks, levels } = dimension;
  const score = `score.${key}`;
  const text = (name: string) => ({
    name: `${name}.${key}`,
    error: errors?.[`${name}.${key}`],
    value: fields[`${name}.${key}`] ?? "",
  });
  return (
    <fieldset className={`dimension ${key}`} aria-describedby={`${key}-asks`}>
      <legend>{label}</legend>
      <p className="ask" id={`${key}-asks`}>
        {asks}
      </p>
      <div className={errors?.[score] ? "field wrong" : "field"}>
        <div className="scale">
          {[...LEVELS.map(String), CANT_TELL].map((value, i) => (
            <label key={value}>
              <input
                type="radio"
                id={i === 0 ? fieldId(score) : undefined}
                name={score}
                value={value}
                defaultChecked={fields[score] === value}
                aria-describedby={`${key}-levels`}
              />
              {value === CANT_TELL ? "can’t tell" : value}
            </label>
          ))}
        </div>
        {errors?.[score] ? <p className="problem">{errors[score]}</p> : null}
      </div>
      <ol className="levels" id={`${key}-levels`}>
        {LEVELS.map((level) => (
          <li key={level}>
            <b>{level}</b> {levels[level]}
          </li>
        ))}
      </ol>
      <Text
        {...text("reason")}
        label="Why"
        hint="What in the write-up supports this?"
        max={REASON_MAX}
        rows={3}
      />
      <div className="evidence">
        <Text
          {...text("quote")}
          label="Quoted passage"
          hint="A 1 or a 2 needs one: copy it from the write-up."
          max={QUOTE_MAX}
          rows={2}
        />
        <Text
          {...text("step")}
          label="One concrete step"
          hint="What should the author do about it?"
          max={STEP_MAX}
          rows={2}
        />
      </div>
    </fieldset>
  );
}

interface TextProps {
  name: string;
  label: string;
  hint: string;
  value: string;
  error?: string;
  optional?: boolean;
  max: number;
  rows: number;
}

function Text({ name, label, hint, value, error, optional, max, rows }: TextProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea {...control} rows={rows} maxLength={max} defaultValue={value} placeholder=" " />
      )}
    </Field>
  );
}
