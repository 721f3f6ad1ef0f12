import { BRIEF_MAX } from "~/domain/challenges/challenge";
import { URL_MAX } from "~/domain/solutions/solution";
import type { ComposerProps } from "./composer";
import { Field } from "./form";

type FieldsProps = Pick<ComposerProps, "fields" | "errors">;
type BriefProps = FieldsProps & Pick<ComposerProps, "challenges" | "fixedChallenge"> & { first: boolean };

/** Which brief a solution answers: a challenge, or the author's own words. Once published the challenge stays. */
export function BriefFields({ first, fields, errors, challenges, fixedChallenge }: BriefProps) {
  if (!first && fixedChallenge) {
    return (
      <p>
        <input type="hidden" name="challenge" value={fixedChallenge.slug} />
        Answers <a href={`/challenges/${fixedChallenge.slug}`}>{fixedChallenge.title}</a>.
      </p>
    );
  }
  return (
    <>
      {first ? <ChallengeField fields={fields} errors={errors} challenges={challenges} /> : null}
      <Field
        name="brief"
        label="The brief"
        hint={
          first
            ? "Needed without a challenge: what were you asked to do, in how much time? Share no brief that is not yours to share."
            : undefined
        }
        error={errors?.brief}
      >
        {(control) => <textarea {...control} rows={3} maxLength={BRIEF_MAX} defaultValue={fields.brief} />}
      </Field>
    </>
  );
}

function ChallengeField({ fields, errors, challenges }: FieldsProps & Pick<ComposerProps, "challenges">) {
  const known = challenges.some(({ slug }) => slug === fields.challenge) || !fields.challenge;
  return (
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
  );
}

/** Tags and the code that belongs to a write-up. */
export function MoreFields({ fields, errors }: FieldsProps) {
  return (
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
            type="text"
            inputMode="url"
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
  );
}
