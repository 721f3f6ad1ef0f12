import { QueueClock } from "~/components/queue-state";
import { Time } from "~/components/time";
import type { Heading } from "~/domain/markdown/markdown";
import type { QueueState } from "~/domain/reviews/queue-state";
import { filtersPath } from "~/domain/solutions/filters";

/** The headings of a write-up, on its left. */
export function Outline({ headings }: { headings: Heading[] }) {
  return (
    <nav className="toc" aria-label="Outline" data-outline="">
      {headings
        .filter(({ depth }) => depth <= 3)
        .map(({ id, text, depth }) => (
          <a key={id} href={`#${id}`} className={`depth-${depth}`}>
            {text}
          </a>
        ))}
      <a href="#reviews">Reviews</a>
    </nav>
  );
}

interface AboutSolutionProps {
  solution: {
    id: string;
    slug: string;
    ask: string;
    tags: string[];
    repo: { url: string; commit: string } | null;
    revision: number;
    mine: boolean;
    withdrawnAt: string | null;
  };
  /** Whether there are reviewers who have not seen the latest revision. */
  canAskAgain: boolean;
  revisions: { revision: number; changeNote: string; publishedAt: string }[];
  queueState: QueueState | null;
}

/** What belongs to a solution but not to its text, on its right. */
export function AboutSolution({ solution, canAskAgain, revisions, queueState }: AboutSolutionProps) {
  return (
    <aside className="aside">
      {solution.mine ? (
        <section>
          <h2>Your solution</h2>
          <p>
            <a href={`/solutions/${solution.id}/edit`}>
              Write revision {solution.revision + 1}, or withdraw it
            </a>
          </p>
          {canAskAgain ? (
            <p>
              <a href={`/solutions/${solution.id}/rounds`}>Ask for another round of review</a>
            </p>
          ) : null}
        </section>
      ) : null}
      <QueueClock solution={solution} state={queueState} />
      {solution.ask ? (
        <section>
          <h2>Feedback wanted</h2>
          <p>{solution.ask}</p>
        </section>
      ) : null}
      {solution.repo ? (
        <section>
          <h2>Code</h2>
          <p>
            <a href={solution.repo.url} rel="noopener noreferrer nofollow ugc">
              {new URL(solution.repo.url).host + new URL(solution.repo.url).pathname}
            </a>
            {solution.repo.commit ? ` at ${solution.repo.commit.slice(0, 7)}` : ""}
          </p>
        </section>
      ) : null}
      <section>
        <h2>Revisions</h2>
        <ol>
          {revisions.map(({ revision, changeNote, publishedAt }) => (
            <li key={revision}>
              <a href={`/solutions/${solution.id}/revisions/${revision}`}>v{revision}</a>,{" "}
              <Time at={publishedAt} />
              {changeNote ? <>: {changeNote}</> : null}
              {revision > 1 ? (
                <>
                  {" "}
                  <a href={`/solutions/${solution.id}/compare?from=${revision - 1}&to=${revision}`}>
                    What changed<span className="hidden"> in revision {revision}</span>
                  </a>
                </>
              ) : null}
            </li>
          ))}
        </ol>
      </section>
      {solution.tags.length > 0 ? (
        <section>
          <h2>Tags</h2>
          <p className="meta">
            {solution.tags.map((tag) => (
              <a className="tag" key={tag} href={filtersPath({ tag })}>
                {tag}
              </a>
            ))}
          </p>
        </section>
      ) : null}
    </aside>
  );
}
