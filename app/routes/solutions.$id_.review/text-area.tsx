import type { ReactNode } from "react";
import { Field } from "~/components/form";

export interface TextAreaProps {
  name: string;
  label: string;
  hint?: ReactNode;
  value: string;
  error?: string;
  optional?: boolean;
  max: number;
  rows: number;
}

/** A field for sentences. */
export function TextArea({ name, label, hint, value, error, optional, max, rows }: TextAreaProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea {...control} rows={rows} maxLength={max} defaultValue={value} placeholder=" " />
      )}
    </Field>
  );
}
