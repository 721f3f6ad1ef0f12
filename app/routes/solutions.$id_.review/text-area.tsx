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
  /** Whether the page opens at it. */
  focus?: boolean;
}

/** A field for sentences. */
export function TextArea({ name, label, hint, value, error, optional, max, rows, focus }: TextAreaProps) {
  return (
    <Field name={name} label={label} hint={hint} error={error} optional={optional}>
      {(control) => (
        <textarea
          {...control}
          rows={rows}
          maxLength={max}
          defaultValue={value}
          placeholder=" "
          // biome-ignore lint/a11y/noAutofocus: The link that leads to it says that one writes there next.
          autoFocus={focus}
        />
      )}
    </Field>
  );
}
