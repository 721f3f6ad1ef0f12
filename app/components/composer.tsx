import type { ReactNode } from "react";
import type { Attachment } from "~/domain/attachments/attachment";
import type { FieldErrors } from "~/domain/parse";
import { ASK_MAX, CHANGE_NOTE_MAX, type SolutionFields, TITLE_MAX } from "~/domain/solutions/solution";
import { BlindAnyway, BlindFields } from "./blind-fields";
import { BriefFields, MoreFields } from "./composer-fields";
import { ComposerFiles } from "./composer-files";
import { ComposerImport } from "./composer-import";
import { ComposerWalkthrough } from "./composer-walkthrough";
import { DraftFields, type DraftState, DraftStatus, draftAttributes } from "./draft-form";
import { ErrorSummary, Field } from "./form";
import { RightsFields } from "./rights-fields";
import { TemplateChecklist } from "./template-checklist";
import { WriteUp } from "./write-up";

export interface ComposerProps {
  /** Names the solution, so that sending the form twice posts it once. */
  id: string;
  fields: SolutionFields;
  /** The draft's version that the fields are from; 0 when it was never saved. */
  version: number;
  state: DraftState;
  savedAt: string | null;
  errors?: FieldErrors;
  challenges: { slug: string; title: string }[];
  /** The challenge of a published solution, which stays; null for a brief of the author's own. */
  fixedChallenge?: { slug: string; title: string } | null;
  /** The number that publishing will give. */
  revision: number;
  files: Attachment[];
  /** A file that was removed just now. */
  removed?: string | null;
  /** What its walkthrough is so far; null for none. */
  walkthrough: string | null;
  previewHtml: string | null;
  /** What stands above the buttons. */
  expect?: ReactNode;
  /** What stands under the buttons. */
  children?: ReactNode;
}

/** Where a solution is written. Works as a plain form; with script it is an editor that saves by itself. */
export function Composer(props: ComposerProps) {
  const { id, fields, version, state, savedAt, errors, revision, files, walkthrough, previewHtml, children } =
    props;
  const first = revision === 1;
  return (
    <form
      method="post"
      encType="multipart/form-data"
      className="composer"
      data-composer=""
      {...draftAttributes({ kind: "solution", id }, state)}
    >
      <input type="hidden" name="id" value={id} />
      <DraftFields version={version} state={state} />
      <DraftOnEnter />
      <div className="form">
        <ErrorSummary errors={errors} />
        {previewHtml === null ? null : <Preview title={fields.title} html={previewHtml} />}
        <Field
          name="title"
          label="Title"
          hint="Say what you decided, as in “Ticket triage under a 200 ms budget: why I shipped logistic regression”."
          error={errors?.title}
        >
          {(control) => (
            <input {...control} type="text" required maxLength={TITLE_MAX} defaultValue={fields.title} />
          )}
        </Field>
        <BriefFields {...props} first={first} />
        <Body body={fields.body} error={errors?.body} />
        <ComposerFiles solutionId={id} files={files} removed={props.removed ?? null} error={errors?.files} />
        <ComposerWalkthrough summary={walkthrough} error={errors?.walkthrough} />
        <ComposerImport error={errors?.importText} />
        <Field
          name="ask"
          label="What feedback do you want?"
          optional
          hint="Reviewers read this first."
          error={errors?.ask}
        >
          {(control) => <textarea {...control} rows={2} maxLength={ASK_MAX} defaultValue={fields.ask} />}
        </Field>
        <MoreFields fields={fields} errors={errors} />
        <RightsFields
          fields={fields}
          errors={errors}
          first={first}
          hasChallenge={Boolean(props.fixedChallenge)}
        />
        {first ? <BlindFields fields={fields} errors={errors} /> : <BlindAnyway error={errors?.blind} />}
        {first ? null : (
          <Field
            name="changeNote"
            label={`What changed in revision ${revision}?`}
            hint="One or two sentences. Reviewers of earlier revisions read this."
            error={errors?.changeNote}
          >
            {(control) => (
              <textarea {...control} rows={2} maxLength={CHANGE_NOTE_MAX} defaultValue={fields.changeNote} />
            )}
          </Field>
        )}
        {props.expect}
        <div className="submit">
          <button type="submit" name="intent" value="publish" className="primary">
            Publish revision {revision}
          </button>
          <button type="submit" name="intent" value="draft" formNoValidate>
            Save draft
          </button>
          <button type="submit" name="intent" value="preview" formNoValidate formAction="#preview">
            Preview
          </button>
          <DraftStatus savedAt={savedAt} />
        </div>
        {children}
      </div>
      <TemplateChecklist body={fields.body} />
    </form>
  );
}

function Body({ body, error }: { body: string; error?: string }) {
  return (
    <div className="body">
      <Field
        name="body"
        label="Write-up"
        hint={
          <>
            Markdown, with tables, footnotes, code and math. Keep the headings that help, drop the others.{" "}
            <a href="/guide/writing">How to write it</a>
          </>
        }
        error={error}
      >
        {(control) => (
          <file-attachment class="editor" data-editor="">
            <textarea {...control} className="mono" required spellCheck defaultValue={body} />
          </file-attachment>
        )}
      </Field>
    </div>
  );
}

function Preview({ title, html }: { title: string; html: string }) {
  return (
    <section className="preview" id="preview" aria-label="Preview">
      <p className="small quiet">Preview, exactly as it will be published. Nothing is published yet.</p>
      <h1>{title || "Untitled"}</h1>
      <WriteUp html={html} />
    </section>
  );
}

/** A form sends its first button when Enter is pressed in a field: that must not publish. */
function DraftOnEnter() {
  return (
    <button
      type="submit"
      name="intent"
      value="draft"
      formNoValidate
      className="hidden"
      tabIndex={-1}
      aria-hidden="true"
    />
  );
}
