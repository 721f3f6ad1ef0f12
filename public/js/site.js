// The script of every page: dates in words, a live outline, copy buttons, filters that apply at once. Nothing needs it.

const relative = new Intl.RelativeTimeFormat("en", { numeric: "always" });
/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [
  ["year", 31_557_600],
  ["month", 2_629_800],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3600],
  ["minute", 60],
];

for (const time of document.querySelectorAll("time[data-relative]")) {
  const date = new Date(/** @type {HTMLTimeElement} */ (time).dateTime);
  const seconds = (date.getTime() - Date.now()) / 1000;
  const unit = UNITS.find(([, length]) => Math.abs(seconds) >= length);
  /** @type {HTMLElement} */ (time).title = date.toLocaleString();
  time.textContent = unit ? relative.format(Math.trunc(seconds / unit[1]), unit[0]) : "just now";
}

const outline = document.querySelector("[data-outline]");
if (outline) {
  const links = new Map([...outline.querySelectorAll("a")].map((link) => [link.hash.slice(1), link]));
  const headings = [...links.keys()]
    .map((id) => document.getElementById(id))
    .filter((heading) => heading !== null);
  const mark = () => {
    const current = headings.findLast((heading) => heading.getBoundingClientRect().top < 120) ?? headings[0];
    for (const [id, link] of links) link.toggleAttribute("aria-current", id === current?.id);
  };
  let waiting = false;
  addEventListener(
    "scroll",
    () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        mark();
      });
    },
    { passive: true },
  );
  mark();
}

for (const block of document.querySelectorAll(".prose pre")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(block.querySelector("code")?.textContent ?? "");
    button.textContent = "Copied";
    setTimeout(() => {
      button.textContent = "Copy";
    }, 2000);
  });
  const frame = document.createElement("div");
  frame.className = "code-frame";
  block.replaceWith(frame);
  frame.append(block, button);
}

for (const form of /** @type {NodeListOf<HTMLFormElement>} */ (
  document.querySelectorAll("form[data-submit-on-change]")
)) {
  form.querySelector("button")?.remove();
  form.addEventListener("change", () => form.requestSubmit());
}

const review = /** @type {HTMLFormElement | null} */ (document.querySelector("form[data-review-form]"));
if (review) import("./review.js").then(({ enhanceReviewForm }) => enhanceReviewForm(review));

document.getElementById("problems")?.focus();
