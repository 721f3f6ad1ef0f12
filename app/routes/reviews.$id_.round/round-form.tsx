import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "~/components/draft-form";
import { ErrorSummary, Field } from "~/components/form";
import type { FieldErrors, Fields } from "~/domain/parse";
import type { PointView } from "~/domain/points/point";
import { NOTE_MAX } from "~/domain/rounds/round";
import type { DimensionKey, Level } from "~/domain/rubric/rubric";
import { LevelFields } from "./level-fields";
import { OpenPoint } from "./open-point";

interface RoundFormProps {
  page: {
    reviewId: string;
    solutionId: string;
    latestRevision: number;
    savedAt: string | null;
    points: PointView[];
    scores: { dimension: DimensionKey; score: Level | null; reasonHtml: string }[];
  };
  fields: Fields;
  version: number;
  errors?: FieldErrors;
  state: DraftState;
}

/** A review in another round: its open points, its levels to confirm, and a note. Nothing is preselected. */
export function RoundForm({ page, fields, version, errors, state }: RoundFormProps) {
  const { reviewId, latestRevision, points, scores, savedAt } = page;
  return (
    <form
      method="post"
      action="#problems"
      className="round-form"
      {...draftAttributes({ kind: "round", id: reviewId }, state)}
    >
      <DraftFields version={version} state={state} />
      <input type="hidden" name="revision" value={latestRevision} />
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
      <section>
        <h2>Your open points</h2>
        {points.length === 0 ? (
          <p className="quiet">None of your points is open.</p>
        ) : (
          <p className="quiet">A point that you do not mark stays open.</p>
        )}
        <ol className="open-points">
          {points.map((point) => (
            <OpenPoint
              key={point.id}
              point={point}
              solutionId={page.solutionId}
              latestRevision={latestRevision}
              chosen={fields[`point.${point.id}`]}
            />
          ))}
        </ol>
      </section>
      <section>
        <h2>Your levels</h2>
        {scores.map((score) => (
          <LevelFields key={score.dimension} {...score} fields={fields} errors={errors} />
        ))}
      </section>
      <Field
        name="note"
        label="A word on the revision"
        hint="What got better, and what is still missing?"
        optional
        error={errors?.note}
      >
        {(control) => <textarea {...control} rows={3} maxLength={NOTE_MAX} defaultValue={fields.note} />}
      </Field>
      <div className="submit">
        <button type="submit" name="intent" value="submit" className="primary">
          Submit this round
        </button>
        <button type="submit" name="intent" value="draft" formNoValidate>
          Save draft
        </button>
        <DraftStatus savedAt={savedAt} />
      </div>
    </form>
  );
}
