import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "~/components/draft-form";
import { ErrorSummary } from "~/components/form";
import type { Attachment } from "~/domain/attachments/attachment";
import type { Heading } from "~/domain/markdown/markdown";
import { countWords } from "~/domain/markdown/markdown";
import type { FieldErrors, Fields } from "~/domain/parse";
import { POINTS_MAX } from "~/domain/points/point";
import { sentPoints } from "~/domain/points/point-fields";
import type { CheckContext, Hint } from "~/domain/reviews/checks/check";
import { dimensionsDone, EXPLAIN_MAX, EXPLAIN_WORDS_MAX, SUMMARY_MAX } from "~/domain/reviews/review";
import { RUBRIC } from "~/domain/rubric/rubric";
import { DimensionFields } from "./dimension-fields";
import { HintCount, HintList } from "./hint-list";
import { NameChoice } from "./name-choice";
import { PointFields } from "./point-fields";
import { TextArea } from "./text-area";

interface ReviewFormProps {
  revision: number;
  outline: Heading[];
  /** Those that points can be about. */
  files: Attachment[];
  /** The number of the point that the page opens at; null for none. */
  begun: number | null;
  fields: Fields;
  version: number;
  errors?: FieldErrors;
  hints: Hint[];
  checks: CheckContext | null;
  unplaced: string[];
  savedAt: string | null;
  solutionId: string;
  state: DraftState;
}

/** The review form: say it back, five dimensions, points on passages, then three questions. No level is preselected. */
export function ReviewForm(props: ReviewFormProps) {
  const { solutionId, revision, outline, files, begun, fields, version } = props;
  const { errors, savedAt, state, checks, unplaced } = props;
  const text = (name: string) => ({ name, error: errors?.[name], value: fields[name] ?? "" });
  const points = sentPoints(fields);
  return (
    <form
      method="post"
      action="#problems"
      data-review-form=""
      data-checks={JSON.stringify(checks)}
      {...draftAttributes({ kind: "review", id: solutionId }, state)}
    >
      <DraftFields version={version} state={state} />
      <input type="hidden" name="revision" value={revision} />
      <input type="hidden" name="dismissed" value={fields.dismissed ?? ""} />
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
      <p className="quiet small guides">
        <a href="/guide/reviewing">How to review</a>
        <a href="/guide/reviewing/gallery">Reviews that helped</a>
      </p>
      <div className="say-back">
        <TextArea
          {...text("explain")}
          label="Say it back"
          hint={`Problem and choice, in at most ${EXPLAIN_WORDS_MAX} words. The author marks whether you found their meaning.`}
          optional
          max={EXPLAIN_MAX}
          rows={3}
        />
        <p className="quiet small num words" data-words="explain" data-words-max={EXPLAIN_WORDS_MAX}>
          {countWords(fields.explain ?? "")} of {EXPLAIN_WORDS_MAX} words
        </p>
      </div>
      {RUBRIC.map((dimension) => (
        <DimensionFields
          key={dimension.key}
          dimension={dimension}
          fields={fields}
          errors={errors}
          unplaced={unplaced}
        />
      ))}
      <section className="point-fields" id="points" aria-labelledby="points-title">
        <h2 id="points-title">Points</h2>
        <p className="ask">
          One thing each, on the passage{files.length > 0 ? " or the file" : ""} it is about. The author
          answers every one.
        </p>
        <div data-points="">
          {points.map((point, i) => (
            <PointFields
              // biome-ignore lint/suspicious/noArrayIndexKey: a point is its number, and the list is made once.
              key={i}
              n={i + 1}
              point={point}
              outline={outline}
              files={files}
              focus={begun === i + 1}
              errors={errors}
              unplaced={unplaced}
            />
          ))}
          {points.length < POINTS_MAX ? (
            <PointFields n={points.length + 1} point={null} outline={outline} files={files} unplaced={[]} />
          ) : null}
        </div>
        <template data-point-template="">
          <PointFields n="__n__" point={null} outline={outline} files={files} unplaced={[]} />
        </template>
        <button type="submit" name="intent" value="add-point" formNoValidate data-add-point="">
          Add a point
        </button>
      </section>
      <div className="form">
        <TextArea
          {...text("strength")}
          label="Strongest decision"
          hint="Which one convinced you most, and why?"
          max={SUMMARY_MAX}
          rows={3}
        />
        <TextArea
          {...text("change")}
          label="One thing to change"
          hint="If the author changed one thing, what should it be?"
          max={SUMMARY_MAX}
          rows={3}
        />
        <TextArea
          {...text("question")}
          label="One question"
          hint="What would you ask in the interview? The author answers it in writing or against the clock."
          optional
          max={SUMMARY_MAX}
          rows={2}
        />
        <TextArea {...text("question.2")} label="A second question" optional max={SUMMARY_MAX} rows={2} />
        <NameChoice chosen={fields.pseudonymous === "1"} blindAuthor={checks?.blindAuthor ?? false} />
      </div>
      <HintList hints={props.hints} />
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
        <HintCount hints={props.hints} />
        <DraftStatus savedAt={savedAt} />
      </div>
    </form>
  );
}
