import { type ReactNode, useEffect, useRef, useState } from "react";
import { BRIEF_MAX } from "~/domain/challenges/challenge";
import type { FieldErrors } from "~/domain/parse";
import {
  ASK_MAX,
  CHANGE_NOTE_MAX,
  type SolutionFields,
  TITLE_MAX,
  URL_MAX,
} from "~/domain/solutions/solution";
import { ErrorSummary, Field } from "./form";
import { TemplateChecklist } from "./template-checklist";
import { WriteUp } from "./write-up";

export interface ComposerProps {
  /** Names the solution, so that sending the form twice posts it once. */
  id: string;
  fields: SolutionFields;
  /** The draft's version that the fields are from; 0 when it was never saved. */
  version: number;
  errors?: FieldErrors;
  challenges: { slug: string; title: string }[];
  /** The challenge of a published solution, which stays; null for a brief of the author's own. */
  fixedChallenge?: { slug: string; title: string } | null;
  /** The number that publishing will give. */
  revision: number;
  previewHtml: string | null;
  /** What stands under the buttons. */
  children?: ReactNode;
}

/** Where a solution is written. Works as a plain form; with script it counts words and warns before text is left. */
export function Composer({
  id,
  fields,
  version,
  errors,
  challenges,
  fixedChallenge,
  revision,
  previewHtml,
  children,
}: ComposerProps) {
  const [body, setBody] = useState(fields.body);
  const textarea = useRef<HTMLTextAreaElement>(null);
  // What was typed before the script was there.
  useEffect(() => setBody(textarea.current?.value ?? ""), []);
  const warn = useLeaveWarning();
  const first = revision === 1;
  return (
    <form method="post" action="#problems" className="composer" onInput={warn.dirty} onSubmit={warn.clean}>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
      <DraftOnEnter />
      <div className="form">
        <ErrorSummary errors={errors} />
        {previewHtml === null ? null : (
          <section className="preview" id="preview" aria-label="Preview">
            <p className="small quiet">Preview, exactly as it will be published. Nothing is published yet.</p>
            <h1>{fields.title || "Untitled"}</h1>
            <WriteUp html={previewHtml} />
          </section>
        )}
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
        {first ? (
          <ChallengeFields fields={fields} errors={errors} challenges={challenges} />
        ) : (
          <FixedChallenge challenge={fixedChallenge ?? null} fields={fields} errors={errors} />
        )}
        <div className="body">
          <Field
            name="body"
            label="Write-up"
            hint={
              <>
                Markdown, with tables, footnotes, code and math. Keep the headings that help, drop the others.
              </>
            }
            error={errors?.body}
          >
            {(control) => (
              <textarea
                {...control}
                className="mono"
                required
                spellCheck
                ref={textarea}
                defaultValue={fields.body}
                onChange={(event) => setBody(event.target.value)}
              />
            )}
          </Field>
        </div>
        <Field
          name="ask"
          label="What feedback do you want?"
          optional
          hint="Reviewers read this first."
          error={errors?.ask}
        >
          {(control) => <textarea {...control} rows={2} maxLength={ASK_MAX} defaultValue={fields.ask} />}
        </Field>
        <div className="pair">
          <div className="wide">
            <Field
              name="tags"
              label="Tags"
              optional
              hint="Up to five, separated by commas: retrieval, latency"
              error={errors?.tags}
            >
              {(control) => (
                <input
                  {...control}
                  type="text"
                  maxLength={200}
                  defaultValue={fields.tags}
                  autoCapitalize="none"
                />
              )}
            </Field>
          </div>
          <Field name="repoUrl" label="Repository" optional error={errors?.repoUrl}>
            {(control) => (
              <input
                {...control}
                type="url"
                maxLength={URL_MAX}
                placeholder="https://"
                defaultValue={fields.repoUrl}
              />
            )}
          </Field>
          <Field name="repoCommit" label="At commit" optional error={errors?.repoCommit}>
            {(control) => (
              <input
                {...control}
                type="text"
                maxLength={40}
                defaultValue={fields.repoCommit}
                autoCapitalize="none"
                spellCheck={false}
              />
            )}
          </Field>
        </div>
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
        </div>
        {children}
      </div>
      <TemplateChecklist body={body} />
    </form>
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

type PartProps = Pick<ComposerProps, "fields" | "errors">;

function ChallengeFields({ fields, errors, challenges }: PartProps & Pick<ComposerProps, "challenges">) {
  const known = challenges.some(({ slug }) => slug === fields.challenge) || !fields.challenge;
  return (
    <>
      <Field name="challenge" label="Challenge" error={errors?.challenge}>
        {(control) => (
          <select {...control} defaultValue={fields.challenge}>
            <option value="">None: I describe the brief myself</option>
            {known ? null : <option value={fields.challenge}>{fields.challenge}</option>}
            {challenges.map(({ slug, title }) => (
              <option key={slug} value={slug}>
                {title}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field
        name="brief"
        label="The brief"
        hint="Needed without a challenge: what were you asked to do, in how much time? Share no brief that is not yours to share."
        error={errors?.brief}
      >
        {(control) => <textarea {...control} rows={3} maxLength={BRIEF_MAX} defaultValue={fields.brief} />}
      </Field>
    </>
  );
}

function FixedChallenge({
  challenge,
  fields,
  errors,
}: PartProps & { challenge: { slug: string; title: string } | null }) {
  if (!challenge) {
    return (
      <Field name="brief" label="The brief" error={errors?.brief}>
        {(control) => <textarea {...control} rows={3} maxLength={BRIEF_MAX} defaultValue={fields.brief} />}
      </Field>
    );
  }
  return (
    <p>
      <input type="hidden" name="challenge" value={challenge.slug} />
      Answers <a href={`/challenges/${challenge.slug}`}>{challenge.title}</a>.
    </p>
  );
}

/** Asks before a page with unsent text is left. */
function useLeaveWarning() {
  const [isDirty, setDirty] = useState(false);
  useEffect(() => {
    if (!isDirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [isDirty]);
  return { dirty: () => setDirty(true), clean: () => setDirty(false) };
}
