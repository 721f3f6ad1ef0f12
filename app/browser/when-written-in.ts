import { type LocalCopy, orphanedCopies } from "./drafts/local-copies";
import { wasTouched } from "./form-fields";

/**
 * Calls `enhance` with forms that stand below something to read: at once where they hold or may get back a text that
 * the server lacks, else when somebody goes into one. So readers do not load what writers need. What other pages left
 * behind comes along only at once: later it would come under somebody's hands.
 */
export async function whenWrittenIn(forms: HTMLFormElement[], enhance: Enhance) {
  if (forms.length === 0) return;
  let begun = false;
  function begin(leftBehind: Map<string, LocalCopy>) {
    if (!begun) enhance(forms, leftBehind);
    begun = true;
  }
  // Not every browser gives focus to a button that is pressed, and a script may fill a field.
  for (const form of forms)
    for (const sign of ["focusin", "pointerdown", "input"])
      form.addEventListener(sign, () => begin(new Map()), { once: true });
  const isGivenBack = ({ dataset }: HTMLFormElement) => dataset.draftState || dataset.keepState;
  const leftBehind = await orphanedCopies();
  if (leftBehind.size > 0 || forms.some((form) => isGivenBack(form) || wasTouched(form))) begin(leftBehind);
}

type Enhance = (forms: HTMLFormElement[], leftBehind: Map<string, LocalCopy>) => void;
