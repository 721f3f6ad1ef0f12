import type { CasePage } from "~/domain/moderation/case-view";
import { REPORT_REASONS } from "~/domain/reviews/report";
import { Exactly } from "./case-reviews";
import { Person } from "./person";

/** Who reported a review, and why. */
export function CaseReports({ reports, hasReview }: { reports: CasePage["reports"]; hasReview: boolean }) {
  if (reports.length === 0) return null;
  return (
    <section className="section">
      <h2>{reports.length === 1 ? "The report" : `${reports.length} reports`}</h2>
      <ul className="case-list">
        {reports.map(({ by, reason, note, reportedAt }) => (
          <li key={by.name}>
            <b>{REPORT_REASONS[reason]}</b>
            <p className="meta">
              <span>
                by <Person person={by} />
              </span>
              <Exactly at={reportedAt} />
            </p>
            {note ? (
              <blockquote className="appeal">
                <p>{note}</p>
              </blockquote>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="small quiet">
        Only moderators see who reported it. The reviewer is shown what is said to be wrong, no name and no
        note.
        {hasReview ? null : " The review is of a solution that you cannot read now."}
      </p>
    </section>
  );
}
