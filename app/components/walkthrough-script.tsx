import { againstTarget, spokenSeconds, WORDS_PER_MINUTE } from "~/domain/walkthroughs/clock";
import { spokenText } from "~/domain/walkthroughs/cues";
import { SCRIPT_MAX } from "~/domain/walkthroughs/walkthrough";
import { Field } from "./form";

/** The script to read from, which becomes the captions; with script on the page its length is counted along. */
export function WalkthroughScript({ script, error }: { script: string; error?: string }) {
  return (
    <div className="script-field" data-script="">
      <Field
        name="walkthroughScript"
        label="Script or transcript"
        optional
        hint="What you say, as plain text, WebVTT or SRT. It is shown as captions, and stands for the recording where there is none."
        error={error}
      >
        {(control) => <textarea {...control} rows={12} maxLength={SCRIPT_MAX} defaultValue={script} />}
      </Field>
      <p className="small quiet num">
        <output htmlFor="field-walkthroughScript" data-spoken="">
          {againstTarget(spokenSeconds(spokenText(script)))}
        </output>{" "}
        at {WORDS_PER_MINUTE} words a minute
      </p>
    </div>
  );
}
