import { Field, fieldId } from "~/components/form";
import type { FieldErrors, Fields } from "~/domain/parse";
import { ROUND_REASON_MAX, SAME } from "~/domain/rounds/round";
import { CANT_TELL, type DimensionKey, dimension, LEVELS, type Level } from "~/domain/rubric/rubric";

interface LevelFieldsProps {
  dimension: DimensionKey;
  score: Level | null;
  reasonHtml: string;
  fields: Fields;
  errors?: FieldErrors;
}

/** One dimension: the level that the reviewer gave, to be confirmed or changed. */
export function LevelFields({ dimension: key, score, reasonHtml, fields, errors }: LevelFieldsProps) {
  const { label, levels } = dimension(key);
  const name = `score.${key}`;
  const others = [...LEVELS.filter((level) => level !== score).map(String), CANT_TELL].filter(
    (value) => score !== null || value !== CANT_TELL,
  );
  return (
    <fieldset className={`dimension ${key}`}>
      <legend>{label}</legend>
      <p>
        You said{" "}
        {score === null ? (
          "that you could not tell."
        ) : (
          <>
            <b className="num">{score}</b>: {levels[score]}
          </>
        )}
      </p>
      {reasonHtml ? (
        <details>
          <summary>What you said of it</summary>
          <div className="text" dangerouslySetInnerHTML={{ __html: reasonHtml }} />
        </details>
      ) : null}
      <div className={errors?.[name] ? "field wrong" : "field"}>
        <div className="choices">
          <label>
            <input
              type="radio"
              id={fieldId(name)}
              name={name}
              value={SAME}
              defaultChecked={fields[name] === SAME}
            />
            {score === null ? "Still can’t tell" : `It stays ${score}`}
          </label>
          {others.map((value) => (
            <label key={value}>
              <input type="radio" name={name} value={value} defaultChecked={fields[name] === value} />
              {value === CANT_TELL ? "can’t tell" : value}
            </label>
          ))}
        </div>
        {errors?.[name] ? <p className="problem">{errors[name]}</p> : null}
      </div>
      <details className="levels-help">
        <summary>What the levels mean</summary>
        <ol className="levels">
          {LEVELS.map((level) => (
            <li key={level}>
              <b>{level}</b> {levels[level]}
            </li>
          ))}
        </ol>
      </details>
      <Field
        name={`reason.${key}`}
        label="Why"
        hint="What changed your mind?"
        error={errors?.[`reason.${key}`]}
      >
        {(control) => (
          <textarea
            {...control}
            rows={2}
            placeholder=" "
            maxLength={ROUND_REASON_MAX}
            defaultValue={fields[`reason.${key}`]}
          />
        )}
      </Field>
    </fieldset>
  );
}
