/** Marks in the transcript what is being said, and shows it below a recording without pictures. */
export function followCues(figure: HTMLElement, media: HTMLMediaElement) {
  const links = [...figure.querySelectorAll<HTMLAnchorElement>("a[data-start]")];
  if (links.length === 0) return;
  const starts = links.map((link) => Number(link.dataset.start));
  const line = media instanceof HTMLVideoElement ? null : captionLine(media);
  let current = -1;
  media.addEventListener("timeupdate", () => {
    const at = starts.findLastIndex((start) => start <= media.currentTime * 1000 + 50);
    if (at === current) return;
    links[current]?.removeAttribute("aria-current");
    links[at]?.setAttribute("aria-current", "true");
    current = at;
    if (line) line.textContent = links[at]?.querySelector("[data-said]")?.textContent ?? "";
  });
}

/** Not announced: who listens with a screen reader hears the recording. */
function captionLine(media: HTMLMediaElement): HTMLElement {
  const line = document.createElement("p");
  line.className = "caption";
  line.setAttribute("aria-hidden", "true");
  media.after(line);
  return line;
}
