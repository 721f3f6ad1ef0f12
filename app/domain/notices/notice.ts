/** What members are told of. Each begins a line; the title of the solution, or a link to the case, follows it. */
export const NOTICES = {
  "first-review": "You have a first review of",
  review: "You have another review of",
  rated: "The author rated your review of",
  reply: "Somebody answered in a thread about",
  "answered-points": "The author answered your points about",
  "panel-answer": "The author answered your question about",
  "panel-verdict": "A reviewer judged your answer about",
  "round-request": "The author asks you to look again at",
  "round-done": "A reviewer looked again at",
  returned: "A reviewer says that it cannot be reviewed yet:",
  "claim-ended": "Your unfinished review went back to the queue:",
  "claim-dropped": "A reviewer gave back their place at",
  "please-review": "It waits for a first review, and you offered to help:",
  "case-opened": "A rule took effect that concerns you.",
  "case-ring": "Your reviews inside a group count less, and what they paid is taken back.",
  "case-serial-ratings":
    "Points were taken back, as one of two people rated the other often in a short time.",
  "case-copied-reviews": "A review of yours counts less and does not pay: its words stand in another one.",
  "case-rushed-reviews": "A review of yours counts less and does not pay: it was sent too fast to have read.",
  "case-reported-review": "A review of yours was reported. Nothing changes until moderators decide.",
  "case-decided": "Moderators decided about a case that concerns you.",
  "case-stands": "Moderators decided about a case that concerns you: it stands.",
  "case-lifted": "Moderators lifted a case that concerns you: what was taken is given back.",
  "report-upheld":
    "Moderators upheld a report of a review of yours: it counts less, and its points are taken back.",
  "report-unfounded": "Moderators found a report of a review of yours unfounded: nothing is taken.",
  "medal-valued": "You earned a medal, Valued review, for your review of",
  "medal-adopted": "You earned a medal, Adopted, for your review of",
  "medal-first-reader": "You earned a medal, First reader, for your review of",
  "medal-acted-on": "You earned a medal, Acted on, for your solution",
  "medal-among-best": "You earned a medal, Among the best, for your solution",
  revealed: "The first round is over, and names are shown on",
} as const;

export type NoticeKind = keyof typeof NOTICES;

/** What stands in place of a solution's title where a notice leads to a case; null for other notices. */
export function caseLinkOf(kind: NoticeKind): string | null {
  if (kind === "case-decided" || DECIDED.includes(kind)) return "Read what they say";
  return kind.startsWith("case-") ? "Read the case, and answer" : null;
}

const DECIDED: NoticeKind[] = ["case-stands", "case-lifted", "report-upheld", "report-unfounded"];
