import type { BriefHidden } from "~/domain/challenges/brief";
import type { Person as Somebody } from "~/domain/identity/person";
import type { MedalKey } from "~/domain/reputation/medals";
import { clockLabel } from "~/domain/walkthroughs/clock";
import { BriefNote } from "./brief-note";
import { Medals } from "./medals";
import { Person, Reputation } from "./person";
import { Time } from "./time";

interface WriteUpHeaderProps {
  solution: {
    id: string;
    slug: string;
    title: string;
    author: Somebody;
    challenge: { slug: string; title: string; timeBoxHours: number } | null;
    revision: number;
    latestRevision: number;
    revisedAt: string;
    readingMinutes: number;
    walkthrough?: { recording: { seconds: number } | null } | null;
    repo: { url: string; commit: string } | null;
  };
  /** Those that the viewer may know of. */
  medals?: MedalKey[];
}

/** Title, author and facts on top of a write-up. */
export function WriteUpHeader({ solution, medals = [] }: WriteUpHeaderProps) {
  const { challenge, author, repo } = solution;
  const recording = solution.walkthrough?.recording;
  return (
    <header>
      <p className="kicker">
        {challenge ? (
          <>
            <a href={`/challenges/${challenge.slug}`}>{challenge.title}</a> · {challenge.timeBoxHours} h time
            box
          </>
        ) : (
          "A brief of the author’s own"
        )}
      </p>
      <h1>{solution.title}</h1>
      <p className="meta">
        <span>
          <Person person={author} strong /> <Reputation person={author} />
        </span>
        <span>
          v{solution.revision} of {solution.latestRevision}, <Time at={solution.revisedAt} />
          {solution.revision > 1 ? (
            <>
              ,{" "}
              <a
                href={`/solutions/${solution.id}/compare?from=${solution.revision - 1}&to=${solution.revision}`}
              >
                what changed
              </a>
            </>
          ) : null}
        </span>
        <span>{solution.readingMinutes} min read</span>
        {recording ? (
          <a className="num" href="#walkthrough">
            {clockLabel(recording.seconds)} walkthrough
          </a>
        ) : null}
        {repo?.commit ? <span>repo @ {repo.commit.slice(0, 7)}</span> : null}
        <Medals medals={medals} />
      </p>
    </header>
  );
}

interface BriefProps {
  solution: { id: string; mine: boolean; briefHtml: string; briefHidden: BriefHidden };
  open?: boolean;
}

/** A brief of the author's own, folded away, or why it is not shown. */
export function Brief({ solution, open }: BriefProps) {
  const { id, mine, briefHtml, briefHidden } = solution;
  return (
    <>
      {briefHtml ? (
        <details className="brief" open={open}>
          <summary>The brief</summary>
          <div className="prose" dangerouslySetInnerHTML={{ __html: briefHtml }} />
        </details>
      ) : null}
      <BriefNote hidden={briefHidden} reads={briefHtml !== ""} mine={mine} path={`/solutions/${id}`} />
    </>
  );
}

/** The text as it was rendered when it was saved. */
export function WriteUp({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
