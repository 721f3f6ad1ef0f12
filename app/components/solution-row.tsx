import type { DimensionKey } from "~/domain/rubric/rubric";
import { DIMENSION_KEYS } from "~/domain/rubric/rubric";
import { filtersPath } from "~/domain/solutions/filters";
import { IMPROVED_FROM, lacksForRank } from "~/domain/solutions/rank";
import { disagree, NO_SCORES, type Scores, scoresPath } from "~/domain/solutions/scores";
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
          <Improved {...solution} />
          {disagree(solution.scores.overall) ? (
            <a className="badge" href="/guide/scores#disagreement">
              reviewers disagree
            </a>
          ) : null}
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

function Improved({ id, improved }: Row) {
  if (!improved || improved < IMPROVED_FROM) return null;
  return (
    <a className="num" href={`${scoresPath(id)}#improved`}>
      +{improved.toFixed(1)} since round 1
    </a>
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

function RowScore({ id, scores, scoresHidden, reviewCount }: Row) {
  if (scoresHidden)
    return (
      <div className="score">
        <Glyph means={meansOf(NO_SCORES)} decorative />
        <span>{HIDDEN_SCORES[scoresHidden]}</span>
      </div>
    );
  const { overall } = scores;
  const lacks = overall && lacksForRank(overall);
  return (
    <div className="score">
      <Glyph means={meansOf(scores)} />
      {overall ? (
        <>
          <a
            className="num"
            href={scoresPath(id)}
            title={`90 % interval ${overall.lower.toFixed(1)} to ${overall.upper.toFixed(1)}`}
          >
            <b>{overall.mean.toFixed(1)}</b>
            <span>
              ± {((overall.upper - overall.lower) / 2).toFixed(1)} · {reviewCount}
              <span className="hidden"> {reviewCount === 1 ? "review" : "reviews"}</span>
            </span>
          </a>
          {lacks ? <span>not ranked yet: {lacks}</span> : null}
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
