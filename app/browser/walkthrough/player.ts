import { followCues } from "./cue-list";
import { addSpeeds, changeSpeed } from "./speeds";

const SHORT_STEP = 5;
const LONG_STEP = 10;

/** A walkthrough with script: speeds, keys, a transcript that follows, and links to a second that stay on the page. */
export function enhancePlayer(figure: HTMLElement) {
  const media = figure.querySelector<HTMLMediaElement>("audio, video");
  if (!media) return;
  addSpeeds(media);
  followCues(figure, media);
  sayKeys(figure);
  figure.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const act = isOwnKey(event) ? undefined : KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act(media);
  });
  document.addEventListener("click", (event) => followTimeLink(event, figure, media));
}

const KEYS: Record<string, (media: HTMLMediaElement) => void> = {
  " ": playOrPause,
  k: playOrPause,
  j: (media) => seek(media, media.currentTime - LONG_STEP),
  l: (media) => seek(media, media.currentTime + LONG_STEP),
  arrowleft: (media) => seek(media, media.currentTime - SHORT_STEP),
  arrowright: (media) => seek(media, media.currentTime + SHORT_STEP),
  ",": (media) => changeSpeed(media, -1),
  ".": (media) => changeSpeed(media, 1),
};

function sayKeys(figure: HTMLElement) {
  const keys = document.createElement("p");
  keys.className = "keys small quiet";
  keys.textContent =
    "Keys: space plays, J and L jump 10 s, arrows 5 s, comma and full stop change the speed.";
  figure.append(keys);
}

/** The space bar presses what has the focus. */
function isOwnKey({ key, target }: KeyboardEvent): boolean {
  return key === " " && target instanceof Element && target.closest("a, button, summary") !== null;
}

function playOrPause(media: HTMLMediaElement) {
  if (media.paused) play(media);
  else media.pause();
}

/** A browser may want a click first: then its own button is there. */
function play(media: HTMLMediaElement) {
  media.play().catch(() => {});
}

function seek(media: HTMLMediaElement, seconds: number) {
  media.currentTime = Math.max(
    0,
    Number.isFinite(media.duration) ? Math.min(seconds, media.duration) : seconds,
  );
}

function followTimeLink(event: MouseEvent, figure: HTMLElement, media: HTMLMediaElement) {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey)
    return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>("a[href]") : null;
  if (link?.hash !== "#walkthrough" || link.pathname !== figure.dataset.walkthrough) return;
  const second = new URLSearchParams(link.search).get("t") ?? "";
  if (!/^\d{1,5}$/.test(second)) return;
  event.preventDefault();
  if (link.pathname === location.pathname) history.replaceState(history.state, "", link.href);
  seek(media, Number(second));
  play(media);
  if (figure.contains(link)) return;
  figure.focus({ preventScroll: true });
  figure.scrollIntoView({ block: "nearest" });
}
