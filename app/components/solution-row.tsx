import type { DimensionKey } from "~/domain/rubric/rubric";
import { DIMENSION_KEYS, dimension as inRubric } from "~/domain/rubric/rubric";
import { filtersPath } from "~/domain/solutions/filters";
import { IMPROVED_FROM, lacksForRank } from "~/domain/solutions/rank";
import { disagree, NO_SCORES, type Score, type Scores, scoresPath } from "~/domain/solutions/scores";
import type { SolutionRow as Row } from "~/domain/solutions/solution-row";
import { Glyph } from "./glyph";
import { Medals } from "./medals";
import { Person } from "./person";
import { Time } from "./time";

/** Whose score a row shows: that of the whole solution, unless a dimension is named. */
interface Shown {
  dimension?: DimensionKey | null;
}

/** A solution in a list. */
export function SolutionRow(solution: Row & Shown) {
  const { challenge, dimension } = solution;
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
          <Rising {...solution} />
          <Improved {...solution} />
          <Medals medals={solution.medals} />
          {disagree(scoreOf(solution.scores, dimension)) ? (
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
      +{improved.toFixed(1)} since round 1, say its first reviewers
    </a>
  );
}

function Rising({ rising }: Row) {
  if (!rising) return null;
  return (
    <a className="num" href="/guide/scores#rising">
      +{gainInDigits(rising)} of late
    </a>
  );
}

/** A gain of more than 0 levels, never as "0.0". */
export function gainInDigits(gain: number): string {
  return gain.toFixed(gain < 0.1 ? 2 : 1);
}

function scoreOf(scores: Scores, dimension: Shown["dimension"]): Score | null {
  return dimension ? scores.dimensions[dimension] : scores.overall;
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

function RowScore({ id, scores, scoresHidden, reviewCount, dimension }: Row & Shown) {
  if (scoresHidden)
    return (
      <div className="score">
        <Glyph means={meansOf(NO_SCORES)} decorative />
        <span>{HIDDEN_SCORES[scoresHidden]}</span>
      </div>
    );
  const score = scoreOf(scores, dimension);
  const lacks = score && lacksForRank(score);
  const reviews = dimension && score ? score.scored : reviewCount;
  return (
    <div className="score">
      <Glyph means={meansOf(scores)} />
      {score ? (
        <>
          <a
            className={dimension ? `num ${dimension}` : "num"}
            href={`${scoresPath(id)}#${dimension ?? "overall"}`}
            title={`90 % interval ${score.lower.toFixed(1)} to ${score.upper.toFixed(1)}`}
          >
            {dimension ? <span className="hidden">{inRubric(dimension).short} </span> : null}
            <b>{score.mean.toFixed(1)}</b>
            <span>
              ± {((score.upper - score.lower) / 2).toFixed(1)} · {reviews}
              <span className="hidden"> {reviews === 1 ? "review" : "reviews"}</span>
            </span>
          </a>
          {lacks ? <span>not ranked yet: {lacks}</span> : null}
        </>
      ) : dimension && scores.overall ? (
        <span>
          <span className="hidden">{inRubric(dimension).short}: </span>no review could tell
        </span>
      ) : (
        <>
          <b>New</b>
          <span>no reviews</span>
        </>
      )}
    </div>
  );
}
