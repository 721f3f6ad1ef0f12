/** What the next revision's walkthrough is so far, and the way to its page. */
export function ComposerWalkthrough({ summary, error }: { summary: string | null; error?: string }) {
  return (
    <div className={error ? "field wrong" : "field"} id="field-walkthrough" tabIndex={-1}>
      <p className="field-label" id="walkthrough">
        Walkthrough<span className="quiet small"> optional</span>
      </p>
      <p className="hint">
        {summary ?? "Two minutes in which you explain your choices: recorded, linked or written."}
      </p>
      <button type="submit" name="intent" value="walkthrough" formNoValidate>
        {summary ? "Save and change the walkthrough" : "Save and add a walkthrough"}
      </button>
      {error ? <p className="problem">{error}</p> : null}
    </div>
  );
}
