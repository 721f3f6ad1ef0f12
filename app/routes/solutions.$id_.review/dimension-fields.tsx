import { fieldId } from "~/components/form";
import type { FieldErrors, Fields } from "~/domain/parse";
import { QUOTE_MAX, REASON_MAX, STEP_MAX } from "~/domain/reviews/review";
import { CANT_TELL, type Dimension, LEVELS } from "~/domain/rubric/rubric";
import { TextArea } from "./text-area";
import { Unplaced } from "./unplaced";

interface DimensionFieldsProps {
  dimension: Dimension;
  fields: Fields;
  errors?: FieldErrors;
  unplaced: string[];
}

/** A level with its reason, and what a low level needs. */
export function DimensionFields({ dimension, fields, errors, unplaced }: DimensionFieldsProps) {
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
      <TextArea
        {...text("reason")}
        label="Why"
        hint="What in the write-up supports this?"
        max={REASON_MAX}
        rows={3}
      />
      <div className="evidence">
        <TextArea
          {...text("quote")}
          label="Quoted passage"
          hint="A 1 or a 2 needs one: copy it from the write-up, or make a point of this dimension with a passage."
          max={QUOTE_MAX}
          rows={2}
        />
        <Unplaced field={`quote.${key}`} unplaced={unplaced} />
        <TextArea
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
