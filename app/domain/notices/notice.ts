/** What members are told of. `sentence` begins the line; the title of the solution follows it. */
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
  "case-opened": "A rule took effect that concerns you. Read it, and answer, by way of",
  "case-decided": "Moderators decided about a case that concerns you, by way of",
  revealed: "The first round is over, and names are shown on",
} as const;

export type NoticeKind = keyof typeof NOTICES;
