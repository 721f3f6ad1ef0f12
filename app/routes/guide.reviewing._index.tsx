import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { GuideNav } from "~/components/guide-nav";
import { PracticeList } from "~/components/practice-list";
import { COPIED_SHARE, COUNTS, READING, REVIEWS_A_DAY, SERIAL } from "~/domain/integrity/rules";
import { practicedExamples } from "~/domain/learning/practiced-examples.server";
import { ANSWER_SECONDS, QUESTIONS_MAX } from "~/domain/panel/question";
import { POINT_ANSWERS, POINT_KINDS, POINTS_MAX } from "~/domain/points/point";
import { CALIBRATING } from "~/domain/queue/calibration";
import { PRIVILEGES } from "~/domain/reputation/privileges";
import {
  ADOPTED_PER_REVIEW,
  CALIBRATED_WITHIN,
  REPUTATION_RULES,
  type RuleKey,
  YOUNG_SITE_REVIEWS,
} from "~/domain/reputation/rules";
import { CHECKS, HINTS_MAX } from "~/domain/reviews/checks/checks";
import { EXPLAIN_WORDS_MAX, NEEDS_EVIDENCE } from "~/domain/reviews/review";
import { ROUNDS_MAX } from "~/domain/rounds/round";
import { RUBRIC } from "~/domain/rubric/rubric";
import { SCORES_HELD } from "~/domain/solutions/scores";
import { DAY, HOUR, MINUTE } from "~/domain/time";

export async function loader({ context: { ctx } }: LoaderFunctionArgs) {
  return { examples: await practicedExamples(ctx) };
}

export const meta: MetaFunction = () => [
  { title: "How to review · Rationale" },
  {
    name: "description",
    content: "What a good review does, what its parts are for, and three write-ups to practise on.",
  },
  { tagName: "link", rel: "canonical", href: "/guide/reviewing" },
];

/** What a reviewer earns; the guide to reputation has all. */
const PAYS: RuleKey[] = [
  "rated-very-helpful",
  "rated-helpful",
  "adopted",
  "endorsed",
  "first-review",
  "calibrated",
];

export default function ReviewingGuideRoute() {
  const { examples } = useLoaderData<typeof loader>();
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide/reviewing" />
      <h1>How to review</h1>
      <p className="lede">
        You judge how somebody decided, not whether you would have decided alike. A good review leaves its
        author with something to do tomorrow, and a reason to do it.
      </p>
      <section className="section" id="good">
        <h2>What a good review does</h2>
        <ol className="steps">
          <li>
            <b>It shows that it has read.</b> Say the problem and the choice back before you judge them. If
            your author does not find their meaning in it, one of you has something to mend.
          </li>
          <li>
            <b>It points.</b> A remark about a passage can be checked. A remark about the whole can only be
            believed.
          </li>
          <li>
            <b>It counts a fault once,</b> in the dimension where it belongs. Smooth prose about a choice
            without evidence is good communication and a weak trade-off.
          </li>
          <li>
            <b>It asks for one thing first.</b> Of ten wishes the author grants the easiest. Say which one
            would change the result.
          </li>
          <li>
            <b>It says what it would have needed.</b> A level is fair when you can name what keeps it from the
            next one.
          </li>
        </ol>
      </section>
      <section className="section" id="practice">
        <h2>Practise on three write-ups</h2>
        <p>
          One brief, three answers, each with levels that have been argued out. Read, give your five levels,
          and see where you and the reference part. Your first try counts: within {CALIBRATED_WITHIN} levels
          on average you are called calibrated.
        </p>
        <PracticeList examples={examples} />
        <p className="actions">
          <a href="/guide/reviewing/gallery">Reviews that authors found very helpful</a>
          <a href="/review">Skip, review for real</a>
        </p>
      </section>
      <section className="section" id="parts">
        <h2>The parts of a review</h2>
        <dl className="explained">
          <Explained term="Say it back">
            The problem and the choice in at most {EXPLAIN_WORDS_MAX} words. The author marks it: match,
            partly, no. The share of matches stands beside the solution’s Communication.
          </Explained>
          {RUBRIC.map(({ key, label, asks }) => (
            <Explained key={key} term={label} href={`/guide#${key}`}>
              {asks}
            </Explained>
          ))}
          <Explained term="Levels">
            From 1 to 5, each with a reason. “Can’t tell” never lowers a score. A{" "}
            {NEEDS_EVIDENCE.join(" or a ")} needs a quoted passage and one concrete step.
          </Explained>
          <Explained term="Points">
            Up to {POINTS_MAX}, each at a passage or about the whole: {inWords(Object.values(POINT_KINDS))}.
            In the next revision a point moves along with its passage, or says that it was not found.
          </Explained>
          <Explained term="Panel questions">
            Up to {QUESTIONS_MAX} that you would ask in the interview. The author answers in writing, or
            against a clock of {ANSWER_SECONDS / 60} minutes. You say whether it was an answer.
          </Explained>
        </dl>
      </section>
      <section className="section" id="after">
        <h2>What becomes of it</h2>
        <ol className="steps">
          <li>
            <b>Nobody leans on anybody.</b> While you write, other reviews and the scores are sealed from you.
            Open them first, and your review is not marked independent.
          </li>
          <li>
            <b>Words come before numbers.</b> The author reads what you say, and sees the levels after
            answering, or after {SCORES_HELD / HOUR} hours.
          </li>
          <li>
            <b>Each point gets an answer:</b> {inWords(Object.values(POINT_ANSWERS)).toLowerCase()}. Where the
            text did change, the point is adopted and pays, up to {ADOPTED_PER_REVIEW} a review.
          </li>
          <li>
            <b>You may be asked to look again.</b> A round, of at most {ROUNDS_MAX}, shows you your open
            points, what changed, and your levels to confirm or to change.
          </li>
        </ol>
      </section>
      <section className="section" id="checks">
        <h2>What the form looks at while you write</h2>
        <p className="quiet">
          Fixed rules, no model. At most {HINTS_MAX} hints at a time; each can be dismissed.
        </p>
        <dl className="explained">
          {CHECKS.map(({ key, title, sentence }) => (
            <Explained key={key} term={title}>
              {sentence}
            </Explained>
          ))}
        </dl>
      </section>
      <section className="section" id="counts">
        <h2>What it counts</h2>
        <p>
          A review counts in full in the scores. These rules lower that, and each says so; who is concerned
          can appeal to a moderator.
        </p>
        <dl className="explained">
          <Explained term={`Rushed: counts ${COUNTS.rushed}`}>
            Sent in less than {READING.share * 100} % of the time that reading takes at{" "}
            {READING.wordsPerMinute} words a minute, which is taken to be from {READING.least / MINUTE} to{" "}
            {READING.most / MINUTE} minutes, and pays nothing. The clock runs from when you first open the
            form or take a place. It begins once the site has {YOUNG_SITE_REVIEWS} reviews.
          </Explained>
          <Explained term={`Copied: counts ${COUNTS.copied}`}>
            More than {COPIED_SHARE * 100} % of its words, in runs of five, stand in another review of the
            solution or in an earlier one of yours; or all of its words, eight or more, are those of any
            earlier review, on whatever solution, from the site’s first day on. It pays nothing.
          </Explained>
          <Explained term={`Reported, and upheld: counts ${COUNTS.upheld}`}>
            A moderator upheld a <a href="/guide/reputation#reports">report</a> of it. It stays to be read,
            and pays nothing.
          </Explained>
          <Explained term={`Many in a day: counts ${COUNTS["over-limit"]}`}>
            Beyond {REVIEWS_A_DAY.usual} reviews in 24 hours, or {REVIEWS_A_DAY.newcomer} while an account is
            younger than {REVIEWS_A_DAY.newcomerUntil / DAY} days.
          </Explained>
          <Explained term="Ratings in a series">
            {SERIAL.day.ratings} ratings or more of one person by another in 24 hours, or{" "}
            {SERIAL.month.ratings} in {SERIAL.month.within / DAY} days that make {SERIAL.month.share * 100} %
            of the rater’s, are taken back.
          </Explained>
          <Explained term="Solutions with a known level">
            Now and then, at most every {CALIBRATING.every}th time and only when nothing waits for a first
            review, the queue suggests a solution with {CALIBRATING.reviews} reviews or more. It tells how
            your levels lie beside others’. It is not marked, and nobody is told who got one.
          </Explained>
        </dl>
      </section>
      <section className="section" id="pays">
        <h2>What it earns</h2>
        <div className="scroll">
          <table className="ledger">
            <thead>
              <tr>
                <th scope="col">Rule</th>
                <th scope="col" className="points">
                  Points
                </th>
              </tr>
            </thead>
            <tbody>
              {PAYS.map((key) => (
                <tr key={key}>
                  <td>
                    <a href={`/guide/reputation#${key}`}>{REPUTATION_RULES[key].label}</a>
                  </td>
                  <td className="points num">+{REPUTATION_RULES[key].points}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        <p className="after-table">Points open what needs trust:</p>
        <ul>
          {Object.entries(PRIVILEGES).map(([key, { young, later, what }]) => (
            <li key={key}>
              {what}: <b className="num">{young}</b> on a young site, <b className="num">{later}</b> later
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Explained({ term, href, children }: { term: string; href?: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{href ? <a href={href}>{term}</a> : term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function inWords(list: string[]): string {
  return new Intl.ListFormat("en", { type: "disjunction" }).format(list.map((one) => one.toLowerCase()));
}
