import type { ReactNode } from "react";
import type { FieldErrors } from "~/domain/parse";

/** What is wrong with a form, on top of it; each problem leads to its field. */
export function ErrorSummary({ errors, scope }: { errors: FieldErrors | undefined; scope?: string }) {
  const problems = Object.entries(errors ?? {});
  if (problems.length === 0) return null;
  return (
    <div className="summary" role="alert" tabIndex={-1} id="problems">
      <h2>
        {problems.length === 1
          ? "One thing is missing or wrong"
          : `${problems.length} things are missing or wrong`}
      </h2>
      <ul>
        {problems.map(([name, message]) => (
          <li key={name}>
            <a href={`#${fieldId(name, scope)}`}>{message}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The id of a field's control; `scope` tells forms of one page apart. */
export function fieldId(name: string, scope = "field"): string {
  return `${scope}-${name.replace(/\W/g, "-")}`;
}

interface FieldProps {
  name: string;
  scope?: string;
  label: ReactNode;
  hint?: ReactNode;
  error?: string;
  /** Shown behind the label where the field may stay empty. */
  optional?: boolean;
  children: (control: ControlProps) => ReactNode;
}

export interface ControlProps {
  id: string;
  name: string;
  "aria-describedby"?: string;
  "aria-invalid"?: true;
}

/** A label, a hint, a control and what is wrong with it. */
export function Field({ name, scope, label, hint, error, optional, children }: FieldProps) {
  const id = fieldId(name, scope);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return (
    <div className={error ? "field wrong" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional ? <span className="quiet small"> optional</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      {children({
        id,
        name,
        "aria-describedby": described || undefined,
        "aria-invalid": error ? true : undefined,
      })}
      {error ? (
        <p className="problem" id={`${id}-error`}>
          {error}
        </p>
      ) : null}
    </div>
  );
}

/** A sentence that the page has to say: something was done, or is worth knowing. */
export function Notice({
  children,
  kind = "info",
}: {
  children: ReactNode;
  kind?: "info" | "done" | "problem";
}) {
  return (
    <div className={`notice ${kind}`} role={kind === "problem" ? "alert" : "status"}>
      {children}
    </div>
  );
}
