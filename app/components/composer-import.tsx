import { Field } from "./form";

/** Brings a text that exists already into the template. */
export function ComposerImport({ error }: { error?: string }) {
  return (
    <details className="import" open={Boolean(error)}>
      <summary>Import a README, a notebook or a git log</summary>
      <Field
        name="importText"
        label="What to import"
        hint="Paste a README in Markdown, an .ipynb notebook, or the output of git log --stat. Headings are mapped onto the template, and commits become an experiment log. Your text stays; what is imported is added to it."
        error={error}
      >
        {(control) => <textarea {...control} className="mono" rows={5} spellCheck={false} />}
      </Field>
      <div className="actions">
        <label className="file-choice">
          Or choose a file <input type="file" name="importFile" accept=".md,.markdown,.txt,.ipynb,.log" />
        </label>
        <button type="submit" name="intent" value="import" formNoValidate>
          Import
        </button>
      </div>
    </details>
  );
}
