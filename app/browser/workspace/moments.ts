import { clockLabel } from "~/domain/walkthroughs/clock";
import { makeButton } from "./dom";

/** A button on a walkthrough that points at the second it stands at. */
export function pointAtMoments(figure: HTMLElement, point: (second: number) => void) {
  const media = figure.querySelector<HTMLMediaElement>("audio, video");
  if (!media) return;
  const second = () => Math.floor(media.currentTime);
  const button = makeButton("", {
    class: "small-button moment",
    press: () => {
      media.pause();
      point(second());
    },
  });
  const show = () => {
    button.textContent = `Point at ${clockLabel(second())}`;
  };
  media.addEventListener("timeupdate", show);
  show();
  media.after(button);
}

/** Plays a walkthrough from a second on. */
export function playFrom(figure: HTMLElement | null, second: number) {
  const media = figure?.querySelector<HTMLMediaElement>("audio, video");
  if (!figure || !media) return;
  media.currentTime = second;
  // A browser may want a click first: then its own button is there.
  media.play().catch(() => {});
  figure.focus({ preventScroll: true });
  figure.scrollIntoView({ block: "nearest" });
}
