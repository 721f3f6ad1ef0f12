import type { DimensionKey } from "~/domain/rubric/rubric";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { filtersPath } from "~/domain/solutions/filters";
import { REVIEWS_TO_RANK } from "~/domain/solutions/rank";
import type { Scores } from "~/domain/solutions/scores";
import type { SolutionRow as Row } from "~/domain/solutions/solution-row";
import { Glyph } from "./glyph";
import { Time } from "./time";

/** A solution in a list. */
export function SolutionRow(solution: Row) {
  const { challenge } = solution;
  return (
    <article className="row">
      <RowScore scores={solution.scores} reviewCount={solution.reviewCount} />
      <div>
        <h3>
          <a href={`/solutions/${solution.id}/${solution.slug}`}>{solution.title}</a>
        </h3>
        <p>{solution.summary}</p>
        <div className="meta">
          {solution.withdrawn ? <span className="badge">withdrawn</span> : null}
          {solution.embargoed ? <span className="badge">under embargo</span> : null}
          {challenge ? (
            <a href={`/challenges/${challenge.slug}`}>{challenge.title}</a>
          ) : (
            <span>Own brief</span>
          )}
          <a href={`/u/${solution.author}`}>{solution.author}</a>
          <span>
            v{solution.revision}, <Time at={solution.revisedAt} />
          </span>
          <span>{solution.readingMinutes} min read</span>
          {solution.tags.map((tag) => (
            <a className="tag" key={tag} href={filtersPath({ tag })}>
              {tag}
            </a>
          ))}
        </div>
      </div>
    </article>
  );
}

export function meansOf(scores: Scores): Record<DimensionKey, number | null> {
  return Object.fromEntries(
    DIMENSION_KEYS.map((key) => [key, scores.dimensions[key]?.mean ?? null]),
  ) as Record<DimensionKey, number | null>;
}

function RowScore({ scores, reviewCount }: { scores: Scores; reviewCount: number }) {
  const { overall } = scores;
  return (
    <div className="score">
      <Glyph means={meansOf(scores)} />
      {overall ? (
        <>
          <b className="num">{overall.mean.toFixed(1)}</b>
          <span
            className="num"
            title={`90 % interval ${overall.lower.toFixed(1)} to ${overall.upper.toFixed(1)}`}
          >
            ± {((overall.upper - overall.lower) / 2).toFixed(1)} · {reviewCount}
            <span className="hidden"> {reviewCount === 1 ? "review" : "reviews"}</span>
          </span>
          {overall.scored < REVIEWS_TO_RANK ? (
            <span className="unranked">not ranked yet: one more review</span>
          ) : null}
        </>
      ) : (
        <>
          <b>New</b>
          <span>no reviews</span>
        </>
      )}
    </div>
  );
}
