import type { MetaFunction } from "@remix-run/node";
import { GuideNav } from "~/components/guide-nav";
import { NEEDS_EVIDENCE } from "~/domain/reviews/review";
import { LEVELS, RUBRIC, RUBRIC_VERSION } from "~/domain/rubric/rubric";
import { WRITE_UP_TEMPLATE } from "~/domain/writing/template";

export const meta: MetaFunction = () => [
  { title: "The rubric · Rationale" },
  {
    name: "description",
    content: "Five dimensions that interviewers look at, with a sentence for every level.",
  },
  { tagName: "link", rel: "canonical", href: "/guide" },
];

export default function RubricRoute() {
  return (
    <div className="wrap narrow page">
      <GuideNav current="/guide" />
      <h1>The rubric</h1>
      <p className="lede">
        Interviewers grade how you decided, not how shiny the demo is. Reviews score five dimensions from 1 to
        5, each with a reason in words. This is version {RUBRIC_VERSION}; a review keeps the version it was
        written on.
      </p>
      <p>
        “Can’t tell from the write-up” is always offered and never lowers a score. A{" "}
        {NEEDS_EVIDENCE.join(" or a ")} also needs a quoted passage and one concrete step.{" "}
        <a href="/guide/reviewing">How to review</a> has three write-ups to try the levels on.
      </p>
      {RUBRIC.map(({ key, label, asks, levels }) => (
        <section className={`section rubric ${key}`} key={key} id={key}>
          <h2>{label}</h2>
          <p className="quiet">{asks}</p>
          <ol className="level-list">
            {LEVELS.map((level) => (
              <li key={level}>
                <b className="num">{level}</b> {levels[level]}
              </li>
            ))}
          </ol>
        </section>
      ))}
      <section className="section" id="write-up">
        <h2>What a write-up holds</h2>
        <p className="quiet">The headings that the editor offers. Keep those that help.</p>
        <dl className="explained">
          {WRITE_UP_TEMPLATE.map(({ heading, hint }) => (
            <div key={heading}>
              <dt>{heading}</dt>
              <dd>{hint}</dd>
            </div>
          ))}
        </dl>
      </section>
    </div>
  );
}
