import { Time } from "./time";

interface WriteUpHeaderProps {
  solution: {
    id: string;
    slug: string;
    title: string;
    author: { handle: string; reputation: number };
    challenge: { slug: string; title: string; timeBoxHours: number } | null;
    revision: number;
    latestRevision: number;
    revisedAt: string;
    readingMinutes: number;
    repo: { url: string; commit: string } | null;
  };
}

/** Title, author and facts on top of a write-up. */
export function WriteUpHeader({ solution }: WriteUpHeaderProps) {
  const { challenge, author, repo } = solution;
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
          <a href={`/u/${author.handle}`}>
            <b>{author.handle}</b>
          </a>{" "}
          <a className="num quiet" href={`/u/${author.handle}/reputation`} title="Reputation">
            {author.reputation.toLocaleString("en")}
          </a>
        </span>
        <span>
          v{solution.revision} of {solution.latestRevision}, <Time at={solution.revisedAt} />
        </span>
        <span>{solution.readingMinutes} min read</span>
        {repo?.commit ? <span>repo @ {repo.commit.slice(0, 7)}</span> : null}
      </p>
    </header>
  );
}

/** A brief of the author's own, folded away. */
export function Brief({ html, open }: { html: string; open?: boolean }) {
  if (!html) return null;
  return (
    <details className="brief" open={open}>
      <summary>The brief</summary>
      <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />
    </details>
  );
}

/** The text as it was rendered when it was saved. */
export function WriteUp({ html }: { html: string }) {
  return <div className="prose" dangerouslySetInnerHTML={{ __html: html }} />;
}
