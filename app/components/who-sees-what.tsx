import { BLIND_DAYS } from "~/domain/identity/blind";
import { SCORES_HELD } from "~/domain/solutions/scores";
import { HOUR } from "~/domain/time";

const HELD_HOURS = SCORES_HELD / HOUR;

/** What who can see, in the order in which one asks; with and without a pseudonym. */
const WHO_SEES = {
  solution: [
    ["Your draft", "Only you."],
    [
      "Your write-up, its files and its repository link",
      "Everybody, once it is public. Links, file names, code and a voice may still tell who you are.",
    ],
    [
      "Your name under a pseudonym",
      `Only you, until you ask for a second round, show it yourself, or ${BLIND_DAYS} days have passed since it went public. Moderators do not see it either. Then everybody sees it, on everything here.`,
    ],
    [
      "Your profile and your points meanwhile",
      "The profile does not list it. Points that you earn with it are in your sum; why, only you see.",
    ],
    [
      "Its reviews and scores",
      `Visitors see them at once, members who could review it once their own review is in or they chose to read first. You read the comments at once, and the scores of a review after answering it or after ${HELD_HOURS} hours.`,
    ],
  ],
  review: [
    ["Your draft", "Only you."],
    [
      "Your review, once it is sent",
      "Visitors and the author at once. Members who could review this too, once their own review is in or they chose to read first.",
    ],
    ["Your scores", `The same, but the author after answering you or after ${HELD_HOURS} hours.`],
    [
      "Your name under a pseudonym",
      "Only you, until you show it, which you can at any time. Neither the author nor moderators see it. What you say in the threads about this solution goes by it as well.",
    ],
    [
      "Your profile and your points meanwhile",
      "The profile does not list the review. Points that you earn with it are in your sum; why, only you see.",
    ],
  ],
} as const;

/** Said before somebody posts something, so that nobody finds out afterwards who could read it. */
export function WhoSeesWhat({ of, open }: { of: keyof typeof WHO_SEES; open?: boolean }) {
  return (
    <details className="who-sees" open={open}>
      <summary>Who sees what</summary>
      <dl>
        {WHO_SEES[of].map(([what, who]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{who}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
