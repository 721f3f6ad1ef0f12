import { furthest, type Levels, leaningOf, referenceLevels } from "~/domain/learning/calibration";
import type { Example, ReferenceScore } from "~/domain/learning/example";
import { CALIBRATED_WITHIN } from "~/domain/reputation/rules";
import { type Dimension, dimension, type Level, RUBRIC } from "~/domain/rubric/rubric";
import { Notice } from "./form";
import { LevelComparison } from "./level-comparison";
import { WriteUp } from "./write-up";

interface PracticeResultProps {
  page: { title: string; html: string; next: { slug: string } | null };
  result: { own: Levels; distance: number; kept: boolean; review: Omit<Example, "writeUp"> };
}

/** A reader's levels beside those of the reference, and why these are what they are. */
export function PracticeResult({ page, result }: PracticeResultProps) {
  const { own, distance, kept, review } = result;
  const reference = referenceLevels(review);
  const isClose = distance <= CALIBRATED_WITHIN;
  return (
    <div className="wrap narrow page practice-result">
      <p className="kicker">
        <a href="/guide/reviewing#practice">Practise reviewing</a>
      </p>
      <h1>{page.title}</h1>
      <Notice kind={isClose ? "done" : "info"}>
        <p>
          {distance === 0
            ? "You and the reference agree on all five levels."
            : `You are ${distance.toFixed(1)} levels from the reference on average.`}{" "}
          {isClose
            ? `Up to ${CALIBRATED_WITHIN} counts as calibrated.`
            : `Up to ${CALIBRATED_WITHIN} would count as calibrated. Each example is a try of its own.`}{" "}
          {kept ? "" : "Nothing of this is kept."}
        </p>
      </Notice>
      <LevelComparison own={own} reference={reference} />
      <WhatToLookAt own={own} reference={reference} />
      <section className="section reference">
        <h2>Why these levels</h2>
        {RUBRIC.map((one) => (
          <Reason key={one.key} dimension={one} own={own[one.key]} score={review.reference[one.key]} />
        ))}
      </section>
      <section className="section">
        <h2>The rest of the reference review</h2>
        <dl className="explained">
          <Said term="Problem and choice, said back">{review.explained}</Said>
          <Said term="Strongest decision">{review.strength}</Said>
          <Said term="One thing to change">{review.change}</Said>
          <Said term="A question for the panel">{review.question}</Said>
        </dl>
        <p className="quiet">{review.teaches}</p>
      </section>
      <p className="actions">
        {page.next ? (
          <a className="btn primary" href={`/guide/reviewing/practice/${page.next.slug}`}>
            Next example
          </a>
        ) : null}
        <a className="btn" href="/review">
          Review for real
        </a>
      </p>
      <details className="brief">
        <summary>Read the write-up again</summary>
        <WriteUp html={page.html} />
      </details>
    </div>
  );
}

function Reason({ dimension: { key, label, levels }, own, score }: ReasonProps) {
  return (
    <article className={key} id={`why-${key}`}>
      <h3>
        {label} <span className="num">{score.level}</span>
        <span className="quiet small">{own === score.level ? "as you said" : `you gave ${own}`}</span>
      </h3>
      <p className="quiet small">{levels[score.level]}</p>
      <blockquote>{score.passage}</blockquote>
      <p>{score.because}</p>
      {score.notLower ? (
        <p>
          <b>Not a {score.level - 1}.</b> {score.notLower}
        </p>
      ) : null}
      {score.notHigher ? (
        <p>
          <b>Not a {score.level + 1}.</b> {score.notHigher}
        </p>
      ) : null}
    </article>
  );
}

interface ReasonProps {
  dimension: Dimension;
  own: Level;
  score: ReferenceScore;
}

function Said({ term, children }: { term: string; children: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** Leanings under this are no habit. */
const HABIT = 0.6;

function WhatToLookAt({ own, reference }: { own: Levels; reference: Levels }) {
  const leaning = leaningOf(own, reference);
  const keys = furthest(own, reference);
  if (keys.length === 0)
    return <p>Read the reasons all the same: agreeing on a level for other reasons is luck.</p>;
  return (
    <p>
      {leaning >= HABIT
        ? "You are kinder than the reference on the whole. Before you give a level, look for each thing that its sentence asks for. "
        : leaning <= -HABIT
          ? "You are stricter than the reference on the whole. Read the sentence above the level that you gave, and look whether the write-up does that, too. "
          : ""}
      You part most on{" "}
      {keys.map((key, i) => (
        <span key={key}>
          {i === 0 ? "" : i === keys.length - 1 ? " and " : ", "}
          <a href={`#why-${key}`}>{dimension(key).label}</a>
        </span>
      ))}
      : read these reasons first.
    </p>
  );
}
