import type { ReactNode } from "react";
import { WHY_MAX } from "~/domain/moderation/takedown";
import { Field } from "./form";
import { keptForm } from "./kept-form";

interface WhyFormProps {
  /** Names what is decided about; tells the forms of one page apart. */
  id: string;
  label: string;
  value?: string;
  error?: string;
  /** The buttons. */
  children: ReactNode;
}

/** A moderator decides, and says in public why. */
export function WhyForm({ id, label, value, error, children }: WhyFormProps) {
  return (
    <form method="post" className="form" {...keptForm(`why-${id}`, value !== undefined)}>
      <input type="hidden" name="id" value={id} />
      <Field
        name="why"
        scope={id}
        label={label}
        hint="One sentence. Everybody can read it in the log; name nobody."
        error={error}
      >
        {(control) => <textarea {...control} rows={2} required maxLength={WHY_MAX} defaultValue={value} />}
      </Field>
      <div className="actions">{children}</div>
    </form>
  );
}
