const SPEEDS = [0.75, 1, 1.25, 1.5, 1.75, 2];

/** Puts a row of speeds below a recording. */
export function addSpeeds(media: HTMLMediaElement) {
  const group = document.createElement("div");
  group.className = "speeds";
  group.setAttribute("role", "group");
  group.setAttribute("aria-label", "Speed");
  const buttons = SPEEDS.map((speed) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = `${speed}×`;
    button.addEventListener("click", () => {
      media.playbackRate = speed;
    });
    return button;
  });
  const mark = () => {
    for (const [i, button] of buttons.entries())
      button.setAttribute("aria-pressed", String(SPEEDS[i] === media.playbackRate));
  };
  media.addEventListener("ratechange", mark);
  mark();
  group.append(...buttons);
  media.after(group);
}

/** The next speed up or down. */
export function changeSpeed(media: HTMLMediaElement, step: 1 | -1) {
  const further = SPEEDS.filter((speed) => (speed - media.playbackRate) * step > 0);
  media.playbackRate = (step > 0 ? further[0] : further.at(-1)) ?? media.playbackRate;
}
