import { againstTarget, spokenSeconds } from "~/domain/walkthroughs/clock";
import { spokenText } from "~/domain/walkthroughs/cues";

/** Says beside a script how long it takes to read aloud. */
export function countScript(field: HTMLElement) {
  const textarea = field.querySelector("textarea");
  const spoken = field.querySelector("[data-spoken]");
  if (!textarea || !spoken) return;
  const count = () => {
    spoken.textContent = againstTarget(spokenSeconds(spokenText(textarea.value)));
  };
  textarea.addEventListener("input", count);
  count();
}
