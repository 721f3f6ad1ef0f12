import { EXAMPLE_BRIEF } from "~/domain/learning/example";
import type { FieldErrors, Fields } from "~/domain/parse";
import { CALIBRATED_WITHIN } from "~/domain/reputation/rules";
import { type Dimension, LEVELS, RUBRIC } from "~/domain/rubric/rubric";
import { ErrorSummary, fieldId } from "./form";
import { HeldNotice } from "./kept";
import { WriteUp } from "./write-up";

interface PracticeFormProps {
  page: { title: string; html: string; readingMinutes: number };
  isMember: boolean;
  isHeld: boolean;
  fields: Fields;
  errors?: FieldErrors;
}

/** A write-up to practise on, and five levels to give it. */
export function PracticeForm({ page, isMember, isHeld, fields, errors }: PracticeFormProps) {
  return (
    <div className="split-page">
      <nav className="tabs" aria-label="Parts of this page">
        <a href="#write-up">Write-up</a>
        <a href="#levels">Your levels</a>
      </nav>
      <div className="split">
        <section id="write-up" aria-label="Write-up" tabIndex={0}>
          <div className="column">
            <p className="kicker">
              <a href="/guide/reviewing#practice">Practise reviewing</a>
            </p>
            <h1>{page.title}</h1>
            <p className="meta">
              <span>A write-up made for practice</span>
              <span>{page.readingMinutes} min read</span>
            </p>
            <details className="brief" open>
              <summary>The brief</summary>
              <p className="brief-text">{EXAMPLE_BRIEF}</p>
            </details>
            <WriteUp html={page.html} />
          </div>
        </section>
        <section id="levels" className="form-side" aria-label="Your levels" tabIndex={0}>
          {isHeld ? <HeldNotice /> : null}
          <form method="post" action="#problems" className="practice">
            {isMember ? <input type="hidden" name="keep" value="1" /> : null}
            <ErrorSummary errors={errors} />
            <p className="quiet">
              {isMember
                ? `Your first try is kept. Within ${CALIBRATED_WITHIN} levels of the reference on average you are called calibrated.`
                : "Nothing is kept of a visitor’s try."}{" "}
              Decide by the sentence, not by the number.
            </p>
            {RUBRIC.map((dimension) => (
              <LevelChoice
                key={dimension.key}
                dimension={dimension}
                chosen={fields[`score.${dimension.key}`]}
                error={errors?.[`score.${dimension.key}`]}
              />
            ))}
            <div className="bottom">
              <button type="submit" className="primary">
                Compare with the reference
              </button>
              <a href="/review">Skip, review for real</a>
            </div>
          </form>
        </section>
      </div>
    </div>
  );
}

interface LevelChoiceProps {
  dimension: Dimension;
  chosen?: string;
  error?: string;
}

function LevelChoice({ dimension: { key, label, asks, levels }, chosen, error }: LevelChoiceProps) {
  const name = `score.${key}`;
  const id = fieldId(name);
  return (
    <fieldset className={`level-choice ${key}`} aria-describedby={`${id}-asks`}>
      <legend>{label}</legend>
      <p className="ask" id={`${id}-asks`}>
        {asks}
      </p>
      {LEVELS.map((level) => (
        <label key={level}>
          <input
            type="radio"
            id={level === 1 ? id : undefined}
            name={name}
            value={level}
            defaultChecked={chosen === String(level)}
          />
          <b className="num">{level}</b>
          <span>{levels[level]}</span>
        </label>
      ))}
      {error ? <p className="problem">{error}</p> : null}
    </fieldset>
  );
}
