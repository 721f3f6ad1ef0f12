import type { DimensionKey } from "~/domain/rubric/rubric";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { filtersPath } from "~/domain/solutions/filters";
import { REVIEWS_TO_RANK } from "~/domain/solutions/rank";
import { NO_SCORES, type Scores } from "~/domain/solutions/scores";
import type { SolutionRow as Row } from "~/domain/solutions/solution-row";
import { Glyph } from "./glyph";
import { Person } from "./person";
import { Time } from "./time";

/** A solution in a list. */
export function SolutionRow(solution: Row) {
  const { challenge } = solution;
  return (
    <article className="row">
      <RowScore {...solution} />
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
          <Person person={solution.author} />
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

const HIDDEN_SCORES = {
  sealed: "sealed while you review",
  held: "shown once you answer, or after two days",
};

function RowScore({ scores, scoresHidden, reviewCount }: Row) {
  if (scoresHidden)
    return (
      <div className="score">
        <Glyph means={meansOf(NO_SCORES)} decorative />
        <span>{HIDDEN_SCORES[scoresHidden]}</span>
      </div>
    );
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
