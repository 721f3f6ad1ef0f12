import { EMAIL_MAX } from "~/domain/accounts/account";
import { REASON_MAX, RELATIONS } from "~/domain/moderation/takedown";
import type { FieldErrors, Fields } from "~/domain/parse";
import { ErrorSummary, Field, Notice } from "./form";
import { keptForm } from "./kept-form";

interface TakedownFormProps {
  page: { title: string; path: string; hidden: boolean; member: string | null; justSent: boolean };
  sent?: { fields: Fields; errors: FieldErrors; why: string | null };
}

/** Where anybody asks that a brief is taken down. */
export function TakedownForm({ page, sent }: TakedownFormProps) {
  const { title, path, member } = page;
  return (
    <div className="wrap narrow page">
      <p className="kicker">
        The brief of <a href={path}>{title}</a>
      </p>
      <h1>Ask for a brief’s removal</h1>
      {sent?.why ? <Notice kind="problem">{sent.why}</Notice> : null}
      {page.justSent && !sent ? (
        <Notice kind="done">
          Your request is in. A moderator reads it next. The decision stands in the{" "}
          <a href="/moderation/log">public log</a>, without your name.
        </Notice>
      ) : null}
      {page.hidden ? (
        <p>The brief is hidden. Nobody but those who wrote or moderate it can read it.</p>
      ) : (
        <>
          <p className="lede">
            For a brief that is yours, or your company’s, and should not be here. A moderator reads the
            request and hides the brief, or says in the <a href="/moderation/log">public log</a> why not. The
            write-up stays.
          </p>
          <form method="post" action="#problems" className="form" {...keptForm("takedown", Boolean(sent))}>
            <ErrorSummary errors={sent?.errors} />
            {member ? (
              <p className="quiet">You ask as {member}. Only moderators see who asked.</p>
            ) : (
              <ContactField fields={sent?.fields} error={sent?.errors.contact} />
            )}
            <RelationField fields={sent?.fields} error={sent?.errors.relation} />
            <Field
              name="reason"
              label="Why should it go?"
              hint="What makes it yours, and what harm it does here. If you ask again, this is added to your open request."
              error={sent?.errors.reason}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={6}
                  required
                  maxLength={REASON_MAX}
                  defaultValue={sent?.fields.reason}
                />
              )}
            </Field>
            <div className="submit">
              <button type="submit" className="primary">
                Ask for its removal
              </button>
            </div>
          </form>
        </>
      )}
    </div>
  );
}

interface PartProps {
  fields?: Fields;
  error?: string;
}

function ContactField({ fields, error }: PartProps) {
  return (
    <Field
      name="contact"
      label="Your e-mail address"
      hint="Only moderators see it, to ask back. Members can sign in instead."
      error={error}
    >
      {(control) => (
        <input
          {...control}
          type="email"
          required
          maxLength={EMAIL_MAX}
          autoComplete="email"
          defaultValue={fields?.contact}
        />
      )}
    </Field>
  );
}

function RelationField({ fields, error }: PartProps) {
  return (
    <Field name="relation" label="What are you to this brief?" error={error}>
      {(control) => (
        <select {...control} required defaultValue={fields?.relation ?? ""}>
          <option value="">Choose one</option>
          {Object.entries(RELATIONS).map(([relation, label]) => (
            <option key={relation} value={relation}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
